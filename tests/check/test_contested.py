"""Contested: one account against another."""

import pytest

from check.cases import answering, case_of, report_of
from sayso.check.contested import check_contested

POLICE, MINISTER, ENVOY = "Police", "the minister", "the envoy"


def test_two_officials_stand_against_each_other():
    told = report_of(
        (ENVOY, "accuses", "responsibility", "they sent drones from their land"),
        (MINISTER, "denies", "origin", "any drone was sent from here"),
    )
    (finding,) = check_contested(case_of(answering(told, 1, 0)))
    assert finding.message == (
        "On origin accounts stand against each other: the envoy (accuses): “they sent drones from their land”."
        " Against it: the minister (denies): “any drone was sent from here”."
    )
    assert finding.claims == ("c-r-1-0", "c-r-1-1")


@pytest.mark.parametrize(
    "claims",
    [
        [(MINISTER, "denies", "origin", "it was ours")],
        [(MINISTER, "denies", "origin", "it was ours"), (MINISTER, "asserts", "origin", "it was theirs")],
        [(MINISTER, "denies", "origin", "it was ours"), (POLICE, "asserts", "damage", "a roof burned")],
        [(MINISTER, "asserts", "origin", "it was theirs"), (POLICE, "asserts", "origin", "it was ours")],
    ],
    ids=["nobody else", "the same speaker", "another topic", "no denial"],
)
def test_what_is_not_contested(claims):
    assert list(check_contested(case_of(report_of(*claims)))) == []
