"""Questions that a large ledger is asked in place of walking over it all."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import NOON, PERSON, make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.errors import UnknownEntry
from sayso.interfaces import Near
from sayso.model import Maker, Place, When
from sayso.text.shingles import fingerprint

DAY = date(2025, 7, 10)


def spot(lat, lon, km):
    return Place("There", "KZ", (), lat, lon, km)


def enter(ledger, *readings, judged=()):
    for reading in readings:
        ledger.enter(reading, (), capture=None, fingerprint=fingerprint(reading.report.text))
    ledger.judge(*judged)


def numbered(n, **fields):
    report = make_report(f"Words of report {n}.", id=f"r{n}")
    mention = make_mention(report, id=f"m-{n:02}", **fields)
    return make_reading(report, (mention,), (make_claim(report, id=f"c-{n:02}", about=(mention,)),))


def test_has_says_what_entering_again_would_say(ledger):
    reading = make_reading()
    assert not ledger.has(reading)
    enter(ledger, reading)
    assert ledger.has(reading)
    better = make_reading(reading.report, (), (), Maker("rule", "test-reader", "2"))
    assert not ledger.has(better)
    changed = make_reading(make_report("Another text.", id=reading.report.id))
    assert not ledger.has(changed)


def test_readings_are_those_asked_for_that_are_there(ledger):
    readings = [numbered(n) for n in range(4)]
    enter(ledger, *readings)
    assert list(ledger.readings(["r2", "r0", "nobody", "r2"])) == [readings[0], readings[2]]


@pytest.mark.parametrize(
    ("place", "near", "name", "found"),
    [
        (spot(50.0, 50.0, 10.0), (50.0, 50.0, 1.0, "KZ"), "", True),
        (spot(50.0, 50.0, 10.0), (50.5, 50.0, 50.0, "KZ"), "", True),
        (spot(50.0, 50.0, 10.0), (51.0, 50.0, 50.0, "KZ"), "There", False),  # 111 km off
        (spot(50.0, 50.0, 10.0), (50.0, 53.0, 50.0, "KZ"), "", False),  # on one parallel
        (spot(0.0, 179.9, 10.0), (0.0, -179.9, 20.0, "KZ"), "", True),  # across the date line
        (spot(0.0, -179.9, 10.0), (0.0, 179.9, 20.0, "KZ"), "", True),
        (spot(89.9, 0.0, 10.0), (89.9, 180.0, 20.0, ""), "", True),  # across the pole
        (spot(64.0, 100.0, 4000.0), (50.0, 50.0, 1.0, "KZ"), "", True),  # a whole country
        (spot(64.0, 100.0, 4000.0), (50.0, 50.0, 1.0, "RU"), "", False),  # a whole country, but another
        (spot(50.0, 50.0, 1.0), (64.0, 100.0, 4000.0, "RU"), "", False),
        (spot(64.0, 100.0, 4000.0), (50.0, 50.0, 1.0, ""), "", True),  # a sea has none
        (spot(50.0, 50.0, 10.0), (50.0, 50.1, 1.0, "RU"), "", True),  # across a border
        (Place("Xyzzy", "KZ"), (50.0, 50.0, 1.0, "KZ"), "Xyz", False),
        (Place("Xyzzy", "KZ"), (50.0, 50.0, 1.0, "KZ"), "XYZZY", True),  # on no map, but so named
        (Place("Xyzzy", "KZ"), None, "Xyzzy", True),
        (spot(50.0, 50.0, 10.0), None, "There", True),
        (None, (50.0, 50.0, 1.0, "KZ"), "", False),
        (None, None, "", False),
    ],
)
def test_mentions_near(ledger, place, near, name, found):
    reading = numbered(1, place=place)
    enter(ledger, reading)
    near = Near(near, name, widest=62, each=20)
    assert list(ledger.mentions_between(DAY, DAY, near)) == list(reading.mentions) * found
    assert list(ledger.mentions_between(DAY, DAY)) == list(reading.mentions)


def test_of_mentions_of_the_same_days_and_place_the_last_are_enough(ledger):
    enter(ledger, *(numbered(n) for n in range(5)), numbered(5, place=spot(51.2, 51.3, 10.0)))
    near = Near((51.23, 51.37, 10.0, "KZ"), "", widest=62, each=2)
    assert [m.id for m in ledger.mentions_between(DAY, DAY, near)] == ["m-03", "m-04", "m-05"]
    assert len(list(ledger.mentions_between(DAY, DAY, replace(near, crowd=2)))) == 3
    assert list(ledger.mentions_between(DAY, DAY, replace(near, crowd=1))) == []


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (DAY, DAY, True),
        (DAY - timedelta(days=20), DAY, True),
        (DAY - timedelta(days=50), DAY, True),
        (DAY - timedelta(days=70), DAY, False),
        (DAY, DAY + timedelta(days=400), False),
        (None, DAY, False),
    ],
)
def test_of_wide_dates_nothing_is_near(ledger, first, last, found):
    reading = numbered(1, when=When("..", first, last))
    enter(ledger, reading)
    near = Near((51.23, 51.37, 10.0, "KZ"), "", widest=62, each=2)
    assert list(ledger.mentions_between(DAY, DAY, near)) == list(reading.mentions) * found


def test_reports_sharing_enough_of_the_smaller(ledger):
    for n, values in enumerate(([1, 2, 3, 4], [1, 2, 9, 10, 11, 12], [1])):
        ledger.enter(make_reading(make_report(f"Text {n}", id=f"r{n}"), (), ()), (), capture=None, fingerprint=values)
    assert list(ledger.reports_sharing([1, 2, 3, 4, 5])) == [("r0", 4), ("r1", 2), ("r2", 1)]
    assert list(ledger.reports_sharing([1, 2, 3, 4, 5], 0.5)) == [("r0", 4), ("r2", 1)]


def test_of_a_formula_only_the_first_texts_are_looked_at(ledger):
    for n in range(120):
        ledger.enter(make_reading(make_report(f"Text {n}", id=f"r{n}"), (), ()), (), capture=None, fingerprint=[7, n])
    assert len(list(ledger.reports_sharing([7]))) == 100
    assert dict(ledger.reports_sharing([7, 119]))["r119"] == 1, "what is its own leads to each"


def test_judgements_about(ledger):
    enter(ledger, *(numbered(n) for n in range(4)))
    judged = [make_judgement("m-00", "m-01"), make_judgement("m-02", "m-00"), make_judgement("m-02", "m-03")]
    ledger.judge(*judged)
    ledger.withdraw(judged[1].id, NOON)
    assert list(ledger.judgements(about=["m-00"])) == judged[:1]
    assert [j.id for j in ledger.judgements(about=["m-00"], withdrawn=True)] == [j.id for j in judged[:2]]
    assert list(ledger.judgements(about=[])) == []
    assert ledger.judgement(judged[1].id).withdrawn_at == NOON
    with pytest.raises(UnknownEntry):
        ledger.judgement("j-0")


@pytest.mark.parametrize("seed", range(6))
def test_one_incident_is_the_one_that_deriving_all_gives(ledger, seed):
    chance = random.Random(seed)
    enter(ledger, *(numbered(n) for n in range(12)))
    for n in range(14):
        left, right = chance.sample(range(12), 2)
        maker = {"maker": PERSON} if chance.random() < 0.3 else {"score": chance.random()}
        ledger.judge(make_judgement(f"m-{left:02}", f"m-{right:02}", chance.choice(("yes", "yes", "no")), **maker))
        if n % 5 == 4:
            ledger.withdraw(chance.choice(list(ledger.judgements())).id, NOON)
    for incident in ledger.incidents():
        for mention in incident.mentions:
            assert ledger.incident(mention.id.replace("m-", "i-")) == incident
            assert ledger.find(mention.id.replace("m-", "i-")) == incident.id


def test_report_of_a_mention_or_claim(ledger):
    enter(ledger, numbered(1), numbered(2))
    assert (ledger.report_of("m-02"), ledger.report_of("c-01")) == ("r2", "r1")
    with pytest.raises(UnknownEntry):
        ledger.report_of("m-77")
