"""What lies near is found by the database as by looking at each: nothing that may meet is left out."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOON, make_mention, make_reading, make_report
from sayso.interfaces import Near
from sayso.ledger import Ledger
from sayso.ledger.nearness import may_meet
from sayso.model import Place, When

DAY = date(2025, 7, 10)
WIDEST = 62

lats = st.one_of(st.sampled_from((-90.0, -89.5, 0.0, 66.0, 89.9, 90.0)), st.floats(-90, 90))
lons = st.one_of(st.sampled_from((-180.0, -179.9, 0.0, 179.9, 180.0)), st.floats(-180, 180))
circles = st.tuples(
    lats, lons, st.sampled_from((0.0, 7.0, 149.0, 151.0, 900.0, 9000.0)), st.sampled_from(("KZ", "RU", ""))
)
dates = st.tuples(st.integers(-80, 80), st.sampled_from((0, 0, 0, 1, 30, 31, 61, 70)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(circles, dates), max_size=12), circles, st.integers(0, 40))
def test_near_as_if_each_were_looked_at(told, circle, width):
    last, expected = DAY + timedelta(days=width), set()
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.sayso") as ledger:
        for n, ((lat, lon, km, country), (from_day, days)) in enumerate(told):
            report, first = make_report(f"Text {n}", id=f"r{n}"), DAY + timedelta(days=from_day)
            when = When("..", first, first + timedelta(days=days))
            mention = make_mention(report, id=f"m-{n}", when=when, place=Place("There", country, (), lat, lon, km))
            ledger.enter(make_reading(report, (mention,), ()), (), capture=None, fingerprint=())
            if when.earliest <= last and when.latest >= DAY and days <= WIDEST:
                expected |= {mention.id} if may_meet((lat, lon, km, country), circle) else set()
        found = ledger.mentions_between(DAY, last, Near(circle, "", WIDEST, each=100))
        assert {mention.id for mention in found} == expected


def test_what_was_read_anew_does_not_stand_in_the_way_of_what_is_current(ledger):
    """Of mentions with the same dates and place the last entered are enough, as these are the current ones."""
    for text in ("Once.", "Twice.", "Thrice."):
        for n in range(4):
            report = make_report(text, id=f"r{n}")
            mention = make_mention(report, id=f"m-{n}", day=DAY)
            ledger.enter(make_reading(report, (mention,), ()), (), capture=None, fingerprint=())
    near = Near((51.23, 51.37, 10.0, "KZ"), "", WIDEST, each=4)
    assert [mention.id for mention in ledger.mentions_between(DAY, DAY, near)] == ["m-0", "m-1", "m-2", "m-3"]


def test_a_view_of_an_earlier_day_finds_what_was_there(path):
    """However many were entered since."""
    clock = (NOON + timedelta(days=n) for n in range(9))
    near = Near((51.23, 51.37, 10.0, "KZ"), "", WIDEST, each=1)
    with Ledger(path, clock=lambda: next(clock)) as ledger:
        for n in range(3):
            report = make_report(f"Text {n}.", id=f"r{n}")
            reading = make_reading(report, (make_mention(report, id=f"m-{n}", day=DAY),), ())
            ledger.enter(reading, (), capture=None, fingerprint=())
        assert [m.id for m in ledger.mentions_between(DAY, DAY, near)] == ["m-2"]
        assert [m.id for m in ledger.as_of(NOON).mentions_between(DAY, DAY, near)] == ["m-0"]
