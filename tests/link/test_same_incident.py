"""Which mentions are tied, and which are not, however alike they look."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import NOON, PERSON, FakeView, make_judgement, make_mention, make_reading, make_report
from sayso.link import compare, link_reading
from sayso.link.incidents import WEIGHTS, judge_incidents
from sayso.model import Place, When
from sayso.model.incidents import derive_incidents
from sayso.pipeline import default_gazetteer

DAY = date(2025, 6, 19)
WORDS = "Fragments of a drone were found."


def place(name, admin=(), lat=None, lon=None, km=None, gazetteer_id=""):
    return Place(name, "KZ", admin, lat, lon, km, gazetteer_id)


# Points well inside each unit; ids are those of the shipped gazetteer.
MANGYSTAU = place("Mangystau region", (), 44.1, 53.94, 351.0, "admin1:KZ.09")
ATYRAU_REGION = place("Atyrau region", (), 47.53, 52.14, 385.0, "admin1:KZ.06")
BOLASHAK = place("Bolashak", ("Mangystau Region",), 41.95, 53.8, 70.0, "sayso:kz-bolashak-station")
KURMANGAZY = place("Kurmangazy district", ("Atyrau Region",), 47.3, 49.3, 130.0, "sayso:kz-kurmangazy")
BURLIN = place("Burlin district", ("West Kazakhstan Region",), 51.25, 52.95, 65.0, "sayso:kz-burlin")
HAMLET = place("Xyzzy", ("Atyrau Region", "Kurmangazy District"), 47.3, 49.3, 130.0, "sayso:kz-kurmangazy")
NOWHERE = place("Xyzzy")
CITY = Place("Ljubljana", "SI", (), 46.0511, 14.5051, 15.0, "geonames:3196359")
TOWN = Place("Domžale", "SI", (), 46.1377, 14.5937, 7.0, "geonames:3201730")
BESIDE = Place("Mengeš", "SI", (), 46.1686, 14.5744, 7.0, "geonames:3195250")
UNIT = Place("Kamnik", "SI", (), 46.2633, 14.6769, 20.1, "admin1:SI.H6")


def interval(first, last, edtf=None):
    return When(edtf or f"{first}/{last}", first, last)


def told(id, where=BOLASHAK, when=DAY, words=WORDS, **fields):
    """A reading with one mention: its report says these words of that day and place."""
    report = make_report(f"{words} Report {id}.", id=id, published=date(2025, 7, 1))
    when = When(when.isoformat(), when, when) if isinstance(when, date) else when
    return make_reading(report, (make_mention(report, words, id=f"m-{id}", when=when, place=where, **fields),), ())


def other_words(id, **fields):
    """The same in words that share nothing with the usual ones, about no object: only day and place can tie it."""
    return told(id, words=f"{id} alpha {id} beta {id} gamma {id} delta {id}", object=None, **fields)


def ties(*readings, judged=()):
    """Groups of reports whose mentions are one incident, reading one after the other as the pipeline does."""
    view = FakeView(judged=judged)
    for reading in readings:
        view.judged += judge_incidents(reading, view, default_gazetteer(), NOON)
        view.by_report[reading.report.id] = reading
    return sorted(sorted(incident.reports) for incident in view.incidents())


def alike(id, **fields):
    """The same of a drone, in words of which the report's number is one in five."""
    return told(id, words=" ".join(f"alpha beta gamma delta {id}" for _ in range(3)), **fields)


TOGETHER = [["a", "b"]]
APART = [["a"], ["b"]]
JUNE = interval(date(2025, 6, 1), date(2025, 6, 30), "2025-06")
NIGHT = interval(DAY - timedelta(days=1), DAY)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({}, {}, TOGETHER, id="same day, same spot"),
        pytest.param({}, {"where": BURLIN}, APART, id="same day, two districts"),
        pytest.param({}, {"where": KURMANGAZY}, APART, id="same day, two regions"),
        pytest.param({}, {"when": DAY + timedelta(days=1)}, APART, id="a day apart in one spot: two finds"),
        pytest.param({}, {"when": DAY + timedelta(days=2)}, APART, id="two days apart"),
        pytest.param({}, {"where": MANGYSTAU}, TOGETHER, id="same day, spot inside the region"),
        pytest.param({"where": MANGYSTAU}, {"where": MANGYSTAU}, TOGETHER, id="same day, same region"),
        pytest.param({"where": MANGYSTAU}, {"where": ATYRAU_REGION}, APART, id="same day, two whole regions"),
        pytest.param({}, {"when": NIGHT}, TOGETHER, id="the night into the day"),
        pytest.param({}, {"when": JUNE}, TOGETHER, id="month that holds the day, same spot"),
        pytest.param(
            {"where": HAMLET},
            {"where": HAMLET, "when": JUNE},
            TOGETHER,
            id="the month, a village of the district",
        ),
        pytest.param(
            {"where": KURMANGAZY}, {"where": KURMANGAZY, "when": JUNE}, APART, id="the month and a wide district"
        ),
        pytest.param({}, {"when": JUNE, "where": MANGYSTAU}, APART, id="month and region alone are too little"),
        pytest.param({}, {"when": None, "where": MANGYSTAU}, APART, id="undated, only the region"),
        pytest.param({}, {"where": None}, APART, id="no place: a day alone ties nothing"),
        pytest.param({}, {"where": NOWHERE}, APART, id="a place nobody knows"),
        pytest.param({"where": NOWHERE}, {"where": NOWHERE}, TOGETHER, id="the same name nobody knows, same day"),
        pytest.param(
            {},
            {"when": interval(date(2025, 1, 1), date(2025, 12, 31), "2025")},
            APART,
            id="a year says too little, even for the same spot",
        ),
    ],
)
def test_two_mentions(left, right, expected):
    assert ties(other_words("a", **left), other_words("b", **right)) == expected
    assert ties(other_words("b", **right), other_words("a", **left)) == expected, "in the other order"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(TOWN, BESIDE, APART, id="two towns next to one another"),
        pytest.param(CITY, BESIDE, TOGETHER, id="a village told by its city, of the same object"),
        pytest.param(TOWN, UNIT, APART, id="a town beside a unit that does not hold it"),
        pytest.param(TOWN, replace(TOWN, name="Domzale"), TOGETHER, id="another spelling"),
    ],
)
def test_neighbours_of_one_day(left, right, expected):
    assert ties(alike("a", where=left), alike("b", where=right)) == expected
    assert ties(alike("b", where=right), alike("a", where=left)) == expected, "in the other order"


def test_neighbours_are_one_where_the_words_say_so():
    assert ties(told("a", where=TOWN), told("b", where=BESIDE)) == TOGETHER
    assert ties(other_words("a", where=CITY), other_words("b", where=BESIDE)) == APART, "nor of the same object"


def test_a_loose_mention_in_a_crowd_is_tied_to_none():
    """However few of the crowd are read: a month of finds says nothing of which one "in June" is."""
    spots = [place(f"Spot {n}", ("Mangystau Region",), 44.0 + n / 5, 53.0, 5.0, f"test:{n}") for n in range(3)]
    finds = [
        other_words(f"f{n}", where=spots[n % 3], when=date(2025, 6, 1) + timedelta(days=n // 3 * 2)) for n in range(45)
    ]
    groups = ties(*finds, other_words("x", when=JUNE, where=MANGYSTAU))
    assert ["x"] in groups and len(groups) == 46


def test_an_undated_mention_is_looked_for_before_its_publication():
    assert ties(other_words("a"), other_words("b", when=None)) == TOGETHER
    assert ties(other_words("a", when=date(2025, 4, 1)), other_words("b", when=None)) == APART


@pytest.mark.parametrize(
    "loose", [{"when": JUNE}, {"when": None}, {"when": NIGHT}, {"where": MANGYSTAU}, {"when": JUNE, "where": MANGYSTAU}]
)
@pytest.mark.parametrize("order", ["abx", "xab", "axb"])
def test_a_loose_mention_never_ties_two_incidents_together(loose, order):
    first, second = DAY, DAY - timedelta(days=1)
    if "where" in loose and "when" not in loose:  # two places of one day in the region
        pair = {"a": {}, "b": {"where": place("Zhanaozen", ("Mangystau Region",), 43.34, 52.86, 10.0, "test:z")}}
    else:
        pair = {"a": {"when": first}, "b": {"when": second}}
    readings = [other_words(id, **(loose if id == "x" else pair[id])) for id in order]
    assert not any({"a", "b"} <= set(group) for group in ties(*readings))


def test_a_loose_mention_takes_the_incident_that_its_words_lead_to():
    words = "A grey machine with a broken wing lay beside the railway line, herders told police that morning."
    near, far = told("a", words=words), other_words("b", when=DAY - timedelta(days=5))
    assert ties(near, far, told("x", when=JUNE, words=words)) == [["a", "x"], ["b"]]


def test_two_mentions_of_one_report_are_never_one_incident():
    report = make_report(f"{WORDS} More.", id="a", published=DAY)
    mentions = [
        make_mention(report, words, id=f"m-{n}", day=DAY, place=BOLASHAK) for n, words in enumerate((WORDS, "More."))
    ]
    both = make_reading(report, mentions, ())
    assert max(len(group) for group in ties(both, told("b"))) == 2
    assert len(ties(both, told("b"))) == 2


@pytest.mark.parametrize("far", [DAY, DAY + timedelta(days=2), DAY + timedelta(days=40)])
def test_a_copy_tells_of_the_same_incident_whatever_day_is_counted_from_there(far):
    words = "Fragments of a drone were found on Monday near the station, the police of the region said in a statement."
    original, copy = told("a", words=words), told("b", words=words, when=far)
    judged = judge_incidents(copy, FakeView(original), default_gazetteer(), NOON, frozenset({"a"}))
    assert [(j.left, j.right, j.verdict) for j in judged] == [("m-b", "m-a", "yes")]
    assert "same words" in judged[0].reasons[0]


def test_every_tie_says_why_and_how_sure():
    (judgement,) = judge_incidents(told("b"), FakeView(told("a")), default_gazetteer(), NOON)
    assert judgement.reasons[:2] == ("same day, 2025-06-19", "same place, Bolashak")
    assert 0 < judgement.score <= 1
    assert judgement.maker.kind == "rule" and judgement.made_at == NOON


def test_what_rules_it_out_is_said():
    left, right = told("a").mentions[0], told("b", when=DAY + timedelta(days=9)).mentions[0]
    assert compare(left, right, default_gazetteer()).forbidden == "2025-06-19 and 2025-06-28 are 9 days apart"


def test_likeness_is_the_same_both_ways():
    readings = [told("a"), told("b", where=MANGYSTAU), told("c", when=JUNE), told("d", where=None)]
    mentions = [reading.mentions[0] for reading in readings]
    for one in mentions:
        for other in mentions:
            pair = compare(one, other, default_gazetteer()), compare(other, one, default_gazetteer())
            assert pair[0].points == pair[1].points


def test_neither_a_day_nor_a_place_is_enough_alone():
    days = [WEIGHTS[name] for name in ("same day", "nearly the same day", "same dates", "dates overlap", "no date")]
    assert max(days) + WEIGHTS["place untold"] + WEIGHTS["same object"] < 3
    assert WEIGHTS["next day"] + WEIGHTS["same spot"] + WEIGHTS["same object"] < 4


def test_a_persons_different_holds_against_the_machine():
    no = make_judgement("m-a", "m-b", "no", maker=PERSON, made_at=NOON - timedelta(days=1))
    assert ties(told("a"), told("b"), judged=[no]) == APART
    assert ["a", "b"] not in ties(told("a"), told("b"), told("c"), judged=[no])


def test_reading_again_repeats_no_judgement_and_revives_none_withdrawn():
    first, second = told("a"), told("b")
    view = FakeView(first)
    made = link_reading(second, view, default_gazetteer(), NOON)
    assert [j.relation for j in made] == ["same_incident"]
    view.by_report["b"] = second
    later = NOON + timedelta(days=1)
    for known in (made, [replace(j, withdrawn_at=NOON) for j in made]):
        view.judged = known
        assert link_reading(second, view, default_gazetteer(), later) == []
    assert len(derive_incidents(view.mentions(), (), view.judgements())) == 2
