"""No answer: accusations and denials."""

import pytest

from check.cases import answering, case_of, report_of
from sayso.check.unanswered import check_unanswered

POLICE, MINISTER, ENVOY = "Police", "the minister", "the envoy"


@pytest.mark.parametrize(
    ("claims", "answers", "says"),
    [
        ([(ENVOY, "accuses", "responsibility", "they did it")], None, ["accusation of the envoy"]),
        (
            [
                (ENVOY, "accuses", "responsibility", "they did it"),
                (MINISTER, "denies", "responsibility", "we did nothing"),
            ],
            (1, 0),
            ["denial of the minister"],
        ),
        (
            [
                (ENVOY, "accuses", "responsibility", "they did it"),
                (MINISTER, "denies", "responsibility", "we did nothing"),
            ],
            None,  # met, if not by name
            [],
        ),
        ([(POLICE, "asserts", "occurrence", "it fell")], None, []),
    ],
)
def test_what_nobody_answered(claims, answers, says):
    told = report_of(*claims)
    told = answering(told, *answers) if answers else told
    found = list(check_unanswered(case_of(told)))
    assert [words in finding.message for words, finding in zip(says, found, strict=True)] == [True] * len(says)
