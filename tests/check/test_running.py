"""Running the checks: order, nothing twice, ids that survive reading again, spans that are exact words."""

import random
from datetime import date

import pytest

from builders import FakeView, make_judgement
from check.cases import exact, place_named, told_of
from sayso import read
from sayso.check import check_entry, check_incident, check_ledger, check_report, most_urgent
from sayso.errors import UnknownEntry
from sayso.ledger import Ledger

HERE = place_named("Rezekne", "LV")
DAY = date(2025, 6, 19)
WRONG = "On Friday, 19 June 2025, a drone fell."
CLAIM = ("the minister", "asserts", "object_type", "it was a Gerbera")


def reading(id, words=WRONG):
    return told_of(f"{words} He said it was a Gerbera.", [(words, DAY, HERE)], [CLAIM], id=id).reading


def test_what_needs_a_look_comes_first_and_nothing_twice():
    view = FakeView(reading("r-1"), reading("r-2"), judged=[make_judgement("m-r-1-0", "m-r-2-0")])
    found = most_urgent(check_ledger(view))
    assert [(f.check, f.verdict) for f in found] == [
        ("calendar", "inconsistent"),
        ("origin_known", "noticed"),
        ("independence", "noticed"),
    ]
    (incident,) = view.incidents()
    assert most_urgent(check_incident(incident, view)) == found


class SparingView(FakeView):
    """A view that refuses to be read whole."""

    def refuse(self):
        raise AssertionError("the whole ledger was read for one incident")

    def mentions_between(self, earliest, latest):
        found = [m for reading in self.by_report.values() for m in reading.mentions]
        return (m for m in found if m.when.earliest <= latest and m.when.latest >= earliest)

    def incident(self, incident_id):
        return FakeView(*self.by_report.values()).incident(incident_id)

    reports = mentions = claims = incidents = lambda self: self.refuse()


def test_one_incident_does_not_take_the_whole_ledger():
    words = "It was the second crash in Latvia in two months."
    readings = [reading("r-1", words), reading("r-2", "On Friday, 6 June 2025, a drone fell.")]
    (incident,) = [i for i in FakeView(*readings).incidents() if i.reports == ("r-1",)]
    assert {f.check for f in check_incident(incident, SparingView(*readings))} == {"count", "origin_known"}


def test_a_report_has_the_findings_that_rest_on_its_words():
    view = FakeView(reading("r-1"), reading("r-2"), judged=[make_judgement("m-r-1-0", "m-r-2-0")])
    for id in ("r-1", "r-2"):
        assert next(f.check for f in check_report(id, view) if f.evidence[0].report_id == id) == "calendar"
    with pytest.raises(UnknownEntry):
        list(check_report("r-3", view))


def test_ids_survive_reading_again_and_incidents_that_merge():
    alone = FakeView(reading("r-1"))
    ids = {f.id for f in check_ledger(alone) if f.check == "calendar"}
    again = FakeView(reading("r-1"), reading("r-2", "A drone fell."), judged=[make_judgement("m-r-1-0", "m-r-2-0")])
    assert ids == {f.id for f in check_ledger(again) if f.check == "calendar"}


def test_other_evidence_is_another_finding():
    (one,) = [f for f in check_ledger(FakeView(reading("r-1"))) if f.check == "calendar"]
    (other,) = [
        f
        for f in check_ledger(FakeView(reading("r-1", "On Monday, 19 June 2025, a drone fell.")))
        if f.check == "calendar"
    ]
    assert one.id != other.id


PIECES = [
    "On Friday, 19 June 2025, a drone crashed near Cahul in Tulcea County.",
    "Three days later, on 25 June, a second drone fell in Lublin, 30 km south-east of Warsaw.",
    "It was the fifth crash in two months.",
    "The minister said on 2 June it was a Gerbera launched from Iran.",
    "The envoy accused Ukraine of sending a Shahed-136 across Turkmenistan or the Caspian Sea.",
    "The ministry denied that any drone had been launched from its territory.",
    "“It was a Russian drone,” the governor said.",
    "Police said the Lancet had come from Estonia.",
    "Naïve “quotes” – and … marks 🛩 stand here.",
]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_read_findings_rest_on_exact_words(seed):
    shuffled = random.Random(seed)
    readings = []
    for number in range(2):
        text = " ".join(shuffled.sample(PIECES, 6))
        readings.append(read(text, published="2025-07-01", url=f"https://example.org/{seed}/{number}", reader="rules"))
    first = [m.id for r in readings[:1] for m in r.mentions][:1]
    second = [m.id for r in readings[1:] for m in r.mentions][:1]
    ties = [make_judgement(a, b) for a, b in zip(first, second, strict=False)]
    view = FakeView(*readings, judged=ties)
    texts = {r.report.id: told_of("x", id=r.report.id) for r in readings}
    for r in readings:
        texts[r.report.id].reading = r
    found = list(check_ledger(view))
    assert found and exact(found, *texts.values())
    assert [f.id for f in found] == [f.id for f in check_ledger(view)]
    assert all(f.message.endswith(".") and f.evidence for f in found)


def test_of_a_claim_its_incidents_are_checked(demo_file):
    with Ledger(demo_file) as ledger:
        for claim in list(ledger.claims())[::7]:
            about = [incident for incident in ledger.incidents() if claim in incident.claims]
            expected = [f for incident in about for f in check_incident(incident, ledger) if claim.id in f.claims]
            assert list(check_entry(claim.id, ledger)) == expected
