"""The day a claim was made on: what the text says of the saying, else the day of the report."""

from datetime import date

import pytest

from builders import make_claim, make_report
from sayso.link import statement_of

FRIDAY = date(2025, 6, 13)
CASES = [
    ("The mayor said on Thursday that a drone fell.", "a drone fell", date(2025, 6, 12)),
    ("The mayor said on 5 June that a drone fell.", "a drone fell", date(2025, 6, 5)),
    ("The mayor told reporters in Riga on Thursday that a drone fell.", "a drone fell", date(2025, 6, 12)),
    ("A drone fell, said the mayor on Thursday.", "A drone fell", date(2025, 6, 12)),
    ("On Thursday the mayor said a drone fell.", "a drone fell", date(2025, 6, 12)),
    ("It rained. On Thursday, the mayor said that a drone fell.", "a drone fell", date(2025, 6, 12)),
    ("On Thursday a drone fell, the mayor said.", "On Thursday a drone fell", None),
    ("On Thursday, when it rained, the mayor said a drone fell.", "a drone fell", None),
    ("The mayor said a drone fell on Thursday.", "a drone fell on Thursday", None),  # the fall's day, not the saying's
    ("The mayor said that a drone fell on 5 June.", "a drone fell on 5 June", None),
    ("The mayor said a drone fell. On Thursday it rained.", "a drone fell", None),
    ("The mayor said in June that a drone fell.", "a drone fell", None),  # no day
    ("The mayor said, after the raid on Thursday, that a drone fell.", "a drone fell", None),
    ("The mayor said in 2019 that a drone fell.", "a drone fell", None),
]


@pytest.mark.parametrize(("text", "content", "day"), CASES)
def test_days(text, content, day):
    report = make_report(text, published=FRIDAY, language="en")
    word = "told" if "told" in text else "said"
    cue, source = report.quote(word), report.quote("he mayor")
    statement = statement_of(make_claim(report, content, cue=(cue,), source=(source,)), report)
    assert (statement.day, statement.is_dated) == (day or FRIDAY, day is not None)


def test_no_day_at_all():
    report = make_report("The mayor said on Thursday that a drone fell.", published=None)
    statement = statement_of(make_claim(report, "a drone fell", cue=(report.quote("said"),)), report)
    assert (statement.day, statement.is_dated) == (None, False)
