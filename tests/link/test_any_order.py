"""Whatever order reports are read in: one set of incidents, one set of copies. And nothing near is left out."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOON, PERSON, FakeView, make_judgement, make_mention, make_reading, make_report
from sayso.ledger import Ledger
from sayso.link import link_reading
from sayso.link.copies import judge_copies
from sayso.link.incidents import judge_incidents
from sayso.model import Place, When
from sayso.model.incidents import derive_incidents
from sayso.model.origins import origin_groups
from sayso.pipeline import default_gazetteer, enter

DAY = date(2025, 6, 19)
LEADS = (
    "A grey machine with a broken wing lay beside the railway line, herders told police that morning.",
    "Fishermen pulled a tail fin out of the bay and called the harbour office, which sent two officers.",
)
REST = """It was taken away on a lorry before noon, and nobody would say where to. The owner of the field had not been
asked whether the fence might be cut. He wants it mended before the herd comes back in the autumn."""
SPOTS = (
    Place("Bolashak", "KZ", ("Mangystau Region",), 41.95, 53.8, 70.0, "sayso:kz-bolashak-station"),
    Place("Burlin district", "KZ", ("West Kazakhstan Region",), 51.25, 52.95, 65.0, "sayso:kz-burlin"),
)
VAGUE = (
    None,
    Place("Kazakhstan", "KZ", (), 48.0, 68.0, 1500.0, "iso:KZ"),
    Place("Volgograd", "RU", (), 48.72, 44.5, 20.0, "geonames:472757"),
    Place("Mangystau region", "KZ", (), 44.1, 53.94, 351.0, "admin1:KZ.09"),
    Place("Xyzzy", "KZ"),
)

leads = st.sampled_from(LEADS)
exact = st.tuples(st.sampled_from(SPOTS), st.integers(0, 2), st.just(0), leads)
told = st.tuples(st.sampled_from(SPOTS + VAGUE), st.integers(0, 2), st.sampled_from((0, 0, 1, 20)), leads)


def reading(id, place, day, width, lead):
    """A report of a day of these days or of a wider date, and a place; its words may be another report's."""
    report = make_report(f"{lead} {REST}", id=id, publisher=id, url=f"https://{id}.example/", published=DAY)
    first = DAY + timedelta(day)
    last = first + timedelta(width)
    when = When(f"{first}/{last}" if width else f"{first}", first, last)
    return make_reading(report, (make_mention(report, lead, id=f"m-{id}", when=when, place=place),), ())


def build(rows):
    return [reading(f"r{n}", *row) for n, row in enumerate(rows)]


def read(readings, link=link_reading):
    view = FakeView()
    for one in readings:
        view.judged += link(one, view, default_gazetteer(), NOON)
        view.by_report[one.report.id] = one
    return view


def incidents(view):
    return {incident.id: incident.reports for incident in view.incidents()}


def copies(view):
    return {(j.left, j.right, j.score, j.reasons) for j in view.judgements() if j.relation == "copy_of"}


class WholeView(FakeView):
    """A view that looks everywhere."""

    def mentions_between(self, earliest, latest, near=None):
        return super().mentions_between(earliest, latest)


def plainly(one, view, gazetteer, now):
    """Linking without anything left out."""
    whole = WholeView(*view.by_report.values(), judged=view.judged)
    found = judge_copies(one.report, whole, now)
    others = frozenset(j.left if j.right == one.report.id else j.right for j in found)
    return [*found, *judge_incidents(one, whole, gazetteer, now, others, frozenset(view.by_report))]


@settings(max_examples=40, deadline=None)
@given(st.lists(exact, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_incidents_and_copies(rows, chance):
    readings = build(rows)
    there = read(readings)
    chance.shuffle(readings)
    back = read(readings)
    assert incidents(there) == incidents(back)
    assert copies(there) == copies(back)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_many_tell_is_one_incident_by_some_ties_in_any_order(chance):
    readings = []
    for n in range(60):
        lead = " ".join(f"{word}{n}" for word in LEADS[n % 2].split())
        report = make_report(f"{lead}. Nothing else {n}.", id=f"r{n}", url=f"https://{n}.example/", published=DAY)
        when = When(f"{DAY}", DAY, DAY)
        mention = make_mention(report, lead, id=f"m-{n}", when=when, place=SPOTS[n % 2])
        readings.append(make_reading(report, (mention,), ()))
    chance.shuffle(readings)
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.sayso") as ledger:
        for reading in readings:
            enter(reading, ledger)
        assert [len(incident.mentions) for incident in ledger.incidents()] == [30, 30]
        assert len(list(ledger.judgements())) <= 10 * len(readings)


@settings(max_examples=60, deadline=None)
@given(st.lists(told, min_size=2, max_size=7))
def test_what_lies_far_off_is_left_out_and_changes_nothing(rows):
    near, all_of_it = read(build(rows)), read(build(rows), plainly)
    assert {(j.left, j.right, j.score) for j in near.judged} == {(j.left, j.right, j.score) for j in all_of_it.judged}


@settings(max_examples=40, deadline=None)
@given(st.lists(told, min_size=2, max_size=6), st.randoms(use_true_random=False), st.booleans())
def test_a_judgement_withdrawn_leaves_the_state_without_it(rows, chance, by_a_person):
    view = read(build(rows))
    if by_a_person:
        sides = chance.sample(sorted(m.id for m in view.mentions()), 2)
        view.judged.append(make_judgement(*sides, chance.choice(("yes", "no")), maker=PERSON))
    if not view.judged:
        return
    taken = chance.randrange(len(view.judged))
    without = view.judged[:taken] + view.judged[taken + 1 :]
    withdrawn = [replace(j, withdrawn_at=NOON) if at == taken else j for at, j in enumerate(view.judged)]
    mentions = list(view.mentions())
    assert derive_incidents(mentions, (), withdrawn) == derive_incidents(mentions, (), without)
    assert origin_groups(withdrawn) == origin_groups(without)
