"""Superseded: changed accounts of one speaker."""

from datetime import date

import pytest

from check.cases import case_of, report_of
from sayso.check.superseded import check_superseded

MINISTER = "the minister"
CROSSED, BURNED = "a drone crossed the border", "the Lancet burned"
TYPE_A, TYPE_B = ("asserts", "object_type", "it was a Gerbera"), ("asserts", "object_type", "it was a Lancet")


@pytest.mark.parametrize(
    ("first", "then", "says"),
    [
        (TYPE_A, TYPE_B, "first Gerbera, then Lancet"),
        (("asserts", "origin", "a Russian drone fell"), ("asserts", "origin", "a Polish drone fell"), "Russia, then"),
        (("denies", "origin", CROSSED), ("confirms", "origin", CROSSED), "first denies, then confirms"),
        (("asserts", "casualties", "2 people bled"), ("asserts", "casualties", "5 people bled"), "first 2, then 5"),
        (TYPE_A, ("asserts", "object_type", "this Gerbera was big"), None),
        (TYPE_A, ("asserts", "damage", BURNED), None),
        (("denies", "origin", "drones were sent by us"), ("asserts", "origin", "something crossed over"), None),
        (("speculates", "object_type", "it may be a Gerbera"), TYPE_B, None),
    ],
)
def test_a_changed_account(first, then, says):
    told = [
        report_of((MINISTER, *said), id=f"r-{number}", published=date(2025, 6, 20 + number))
        for number, said in enumerate((first, then))
    ]
    found = list(check_superseded(case_of(*told)))
    assert [says in finding.message for finding in found] == ([True] if says else [])
    assert list(check_superseded(case_of(*[type(t)(t.reading, t.setting) for t in told][:1]))) == []


def test_what_was_said_between_hides_no_change():
    said = ["it was a Gerbera", "the wreck was at the barracks", "it was a Lancet"]
    told = [
        report_of((MINISTER, "asserts", "object_type", words), id=f"r-{n}", published=date(2025, 6, 20 + n))
        for n, words in enumerate(said)
    ]
    (finding,) = check_superseded(case_of(*told))
    assert finding.claims == ("c-r-0-0", "c-r-2-0")


def test_on_one_day_nothing_is_later():
    told = [
        report_of((MINISTER, "asserts", "object_type", f"it was a {name}"), id=f"r-{name}")
        for name in ("Gerbera", "Lancet")
    ]
    assert list(check_superseded(case_of(*told))) == []
