"""Which voices are one speaker: a table of pairs, and what a person's word, one report and copies do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import PERSON, FakeView, make_claim, make_judgement, make_mention, make_reading, make_report
from link.speaker_pairs import PAIRS
from sayso.link import speakers
from sayso.model import Place, Speaker

FIRST = date(2025, 3, 3)


def reading(id, *voices, home="", day=FIRST, text="", **fields):
    """A report in which these speak, one claim each (ids c-ID0, c-ID1, ...), of an incident in the country `home`."""
    words = [f"Claim {n} of {id}." for n in range(len(voices))]
    report = make_report(" ".join([*words, text]), id=id, published=day, **({"publisher": ""} | fields))
    who = [Speaker(*voice) if isinstance(voice, tuple) else Speaker(voice) for voice in voices]
    said = enumerate(zip(words, who, strict=True))
    claims = [make_claim(report, content, id=f"c-{id}{n}", speaker=speaker) for n, (content, speaker) in said]
    place = Place("there", home) if home else None
    return make_reading(report, (make_mention(report, place=place, id=f"m-{id}"),), claims)


def actors(*readings, judged=()):
    return speakers(FakeView(*readings, judged=judged))


def sizes(found):
    return sorted(len(actor.claims) for actor in found)


def is_one(pair):
    """Whether the program takes the two of a pair for one speaker, in whichever order they come."""
    later = FIRST + timedelta(days=pair["days"])
    sides = pair["left"], pair["right"]
    held = {
        len(actors(reading("a", one, home=pair["home"]), reading("b", other, home=pair["home"], day=later))) == 1
        for one, other in (sides, sides[::-1])
    }
    assert len(held) == 1
    return held.pop()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{' '.join(p['left'])} / {' '.join(p['right'])}".strip())
def test_pairs(pair):
    assert is_one(pair) is pair["same"]


IN_ONE_REPORT = [
    ([("Oleg Braun", "analyst", ""), ("Braun", "", "")], 1),
    ([("Oleg Braun", "analyst", ""), ("Igor Braun", "pilot", ""), ("Braun", "", "")], 3),  # which of the two?
    ([("Latvia's Interior Ministry", "", ""), ("the ministry", "", "")], 1),
    ([("Latvia's Interior Ministry", "", ""), ("Latvia's Defence Ministry", "", ""), ("the ministry", "", "")], 3),
    ([("Latvia's Interior Ministry", "", ""), ("Norwegian ministry", "", "")], 2),
    ([("Latvia's Interior Ministry", "", ""), ("residents", "", "")], 2),
]


@pytest.mark.parametrize(("voices", "number"), IN_ONE_REPORT)
def test_in_one_report(voices, number):
    assert len(actors(reading("a", *voices))) == number


@pytest.mark.parametrize(
    ("short", "text", "same"),
    [
        ("BGS", "The Border Guard Service of Estonia (BGS) said so.", True),
        ("BGS", "The Border Group in Estonia (BGS) said so.", False),
        ("BGS", "Nobody said so.", False),
    ],
)
def test_an_abbreviation_spelled_out_in_the_text(short, text, same):
    found = actors(reading("a", short, text=text), reading("b", "Estonia's Border Guard Service"))
    assert (len(found) == 1) is same


def test_the_ministry_that_put_it_out():
    found = actors(
        reading("a", "the Ministry", publisher="Ministry of Foreign Affairs of the Republic of Kazakhstan"),
        reading("b", "Kazakhstan's Foreign Ministry"),
    )
    assert len(found) == 1


def test_who_publishes_is_no_person():
    found = actors(reading("a", "Steppe Courier"), reading("b", "residents", publisher="Steppe Courier"))
    assert {actor.kind for actor in found} == {"body", "unnamed"}


def test_copies_let_the_same_residents_speak():
    copies = make_judgement("b", "a", relation="copy_of")
    parts = reading("a", "residents"), reading("b", "residents"), reading("c", "residents")
    assert sizes(actors(*parts, judged=[copies])) == [1, 2]


def test_a_bare_surname_between_two_persons_is_nobody():
    found = actors(
        reading("a", ("Ivan Petrov", "Russian defence minister", "")),
        reading("b", ("Oleg Petrov", "Russian defence minister", "")),
        reading("c", ("Petrov", "Russian defence minister", "")),
    )
    assert sizes(found) == [1, 1, 1]


def test_a_person_ties_and_parts():
    parts = [reading("a", ("Ivan Petrov", "mayor", "")), reading("b", ("Ivan Petrov", "mayor", ""), ("Petrov", "", ""))]
    parts.append(reading("c", "Petroff"))
    said = [make_judgement("c-a0", "c-b0", "no", relation="same_speaker", maker=PERSON)]
    assert sizes(actors(*parts)) == [1, 3]
    assert sizes(actors(*parts, judged=said)) == [1, 1, 2]
    tied = [make_judgement("c-a0", "c-c0", relation="same_speaker", maker=PERSON, reasons=("his pen name",))]
    (actor, _) = sorted(actors(*parts, judged=[*said, *tied]), key=lambda a: a.id)
    assert {claim.id for claim in actor.claims} == {"c-a0", "c-c0"}
    assert [tie.reason for tie in actor.ties] == ["person ann says so: his pen name"]


def test_a_person_parts_one_voice():
    read = reading("a", ("Ivan Petrov", "mayor", ""), ("Ivan Petrov", "mayor", ""))
    no = make_judgement("c-a0", "c-a1", "no", relation="same_speaker", maker=PERSON)
    assert sizes(actors(read)) == [2]
    assert sizes(actors(read, judged=[no])) == [1, 1]
    assert sizes(actors(read, judged=[replace(no, withdrawn_at=no.made_at)])) == [2]


def test_what_is_known_of_an_actor():
    found = actors(
        reading("a", ("Dina Jakupova", "spokeswoman", "Kazakh Foreign Ministry")),
        reading("b", ("Dina Zhakupova", "spokesperson", "Kazakh Foreign Ministry"), day=date(2025, 5, 5)),
        reading("c", ("Dina Zhakupova", "Ambassador", ""), day=date(2025, 9, 9)),
        reading("d", "Kazakhstan's Foreign Ministry"),
    )
    (ambassador,) = (a for a in found if len(a.claims) == 1 and a.kind == "person")
    (person,) = (a for a in found if len(a.claims) == 2)
    (body,) = (a for a in found if a.kind == "body")
    assert ambassador.name == "Dina Zhakupova"  # no country is told of the ambassador: another one, as far as is known
    assert (person.country, person.is_official, person.speaks_for) == ("KZ", True, body.id)
    assert [(t.role, t.first, t.last) for t in person.tenures] == [
        ("spokeswoman", FIRST, FIRST),
        ("spokesperson", date(2025, 5, 5), date(2025, 5, 5)),
    ]
    (tie,) = person.ties
    assert {tie.left, tie.right} == {"c-a0", "c-b0"} and "both spokesperson, foreign ministry of KZ" in tie.reason
    assert (person.id, person.reports) == ("s-a0", ("a", "b"))


@pytest.mark.parametrize(
    ("voice", "official"),
    [
        (("Ivan Petrov", "mayor", ""), True),
        (("Ivan Petrov", "former mayor", ""), False),
        (("Ivan Petrov", "analyst", ""), False),
        (("Ivan Petrov", "spokesman", "border guard"), True),
        (("Ivan Petrov", "spokesman", "Steppe Energy"), False),
        (("Ivan Petrov", "President", ""), True),
        (("Ivan Petrov", "President", "Steppe Energy"), False),
        (("Norwegian police", "", ""), True),
        (("the police", "", ""), True),
        (("Steppe Courier", "a daily", ""), False),
        (("residents", "", ""), False),
    ],
)
def test_who_is_official(voice, official):
    (actor,) = actors(reading("a", voice))
    assert actor.is_official is official


def test_order_of_reports_does_not_matter():
    parts = [reading(str(n), p["left"], p["right"], home=p["home"]) for n, p in enumerate(PAIRS)]
    one, other = (
        sorted(tuple(c.id for c in actor.claims) for actor in actors(*order)) for order in (parts, parts[::-1])
    )
    assert one == other
