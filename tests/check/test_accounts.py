"""Whose word it is: sole voices, one root, no answer, contested topics, changed accounts."""

from dataclasses import replace
from datetime import date

import pytest

from check.cases import case_of, exact, place_named, told_of
from sayso.check.accounts import (
    check_contested,
    check_independence,
    check_origin_known,
    check_superseded,
    check_unanswered,
)

HERE = place_named("Rezekne", "LV")
DAY = date(2025, 6, 19)


def report_of(*claims, id="r-1", own="A thing fell.", published=date(2025, 6, 20), **fields):
    """A report with claims given as (speaker, stance, topic, words)."""
    words = " ".join(f"One said {words}." for _, _, _, words in claims)
    return told_of(f"{own} {words}", [(own, DAY, HERE)], list(claims), published=published, id=id, **fields)


def answering(told, number, other):
    """The report with one claim made the answer to another."""
    claims = list(told.reading.claims)
    claims[number] = replace(claims[number], answers=claims[other].id)
    return type(told)(replace(told.reading, claims=tuple(claims)), told.setting)


POLICE, MINISTER, ENVOY = "Police", "the minister", "the envoy"


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


@pytest.mark.parametrize(
    ("fields", "groups", "says"),
    [
        ([{"publisher": "A"}, {"publisher": "B"}], {"r-1": "r-0"}, "are copies of one text"),
        ([{"publisher": "A"}, {"publisher": "B", "origins": ("A",)}], {}, "all lead to A"),
        ([{"publisher": "A", "origins": ("C",)}, {"publisher": "B", "origins": ("C",)}], {}, "all lead to C"),
        ([{"publisher": "A"}, {"publisher": "B"}], {}, None),
        ([{"publisher": ""}, {"publisher": ""}], {}, None),
        ([{"publisher": "A"}], {}, None),
    ],
)
def test_where_reports_lead_to(fields, groups, says):
    told = [report_of(id=f"r-{number}", **given) for number, given in enumerate(fields)]
    found = list(check_independence(case_of(*told, groups=groups)))
    assert [says in finding.message for finding in found] == ([True] if says else [])


def test_everything_attributed_is_one_speakers():
    told = [
        report_of((POLICE, "asserts", "occurrence", f"it fell {words}"), id=f"r-{words}", publisher=words)
        for words in ("here", "there")
    ]
    (finding,) = check_independence(case_of(*told))
    assert "goes back to one source, Police, in 2 reports" in finding.message
    other = report_of((MINISTER, "asserts", "occurrence", "it fell"), id="r-x", publisher="x")
    assert list(check_independence(case_of(*told, other))) == []


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
