"""One voice: types and owners that only one states as a fact."""

import pytest

from check.cases import case_of, exact, report_of
from sayso.check.origin_known import check_origin_known

POLICE, MINISTER = "Police", "the minister"


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ([(MINISTER, "asserts", "object_type", "it was a Gerbera")], ["it was the Gerbera"]),
        ([(MINISTER, "speculates", "object_type", "it may be a Gerbera")], []),
        ([(MINISTER, "denies", "object_type", "it was a Gerbera")], []),
        (
            [
                (MINISTER, "asserts", "object_type", "it was a Gerbera"),
                (POLICE, "confirms", "object_type", "this is a Gerbera"),
            ],
            [],
        ),
        ([(MINISTER, "asserts", "origin", "it was a Russian drone")], ["it belonged to Russia"]),
        ([(MINISTER, "asserts", "origin", "nobody knows it")], []),
    ],
)
def test_what_one_voice_says(claims, says):
    told = report_of(*claims)
    found = list(check_origin_known(case_of(told)))
    assert [finding.verdict for finding in found] == ["noticed"] * len(says)
    assert all(words in finding.message for words, finding in zip(says, found, strict=True))
    assert exact(found, told)


def test_a_report_that_says_it_in_its_own_words_is_a_voice_and_copies_are_one():
    first = report_of(own="A Russian drone fell.", id="r-1", publisher="Wire")
    copy = report_of(own="A Russian drone fell.", id="r-2", publisher="Digest")
    (finding,) = check_origin_known(case_of(first, copy, groups={"r-2": "r-1"}))
    assert "by one voice only, the report of Wire, in 2 reports" in finding.message
    assert list(check_origin_known(case_of(first, copy))) == []
