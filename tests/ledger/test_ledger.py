"""What goes in comes out; reading twice adds nothing; versions, readings and judgements follow their rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from builders import NOON, PERSON, RULE, make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.errors import UnknownEntry, UsageError
from sayso.ledger import Ledger
from sayso.model import Capture, Maker, Place, Speaker, Thing, When, sha256_hex

NEWER = Maker("rule", "test-reader", "2")


def enter(ledger, reading, judgements=(), capture=None, fingerprint=()):
    return ledger.enter(reading, judgements, capture=capture, fingerprint=fingerprint)


def rows_in(ledger):
    """How many rows each table has."""
    with ledger._database.reading() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}


def two_mentions(ledger):
    """Two reports entered with a mention each."""
    readings = [make_reading(make_report(id=f"r{n}")) for n in (1, 2)]
    for reading in readings:
        enter(ledger, reading)
    return [reading.mentions[0] for reading in readings]


# Texts that databases are known to cut short, refuse or change.
TEXTS = {
    "plain": "A drone fell.",
    "nul": "A drone\x00 fell\x00.",
    "nul first": "\x00",
    "half a surrogate pair": "drone \ud83d fell \udcff.",
    "a whole pair": "drone 🛩 fell",
    "right to left": "\u200fسقطت\u202e طائرة\u202c مسيرة\u200e",
    "combining": "e\u0301 \u00e9 ё е\u0308",
    "line ends": "one\r\ntwo\rthree\u2028four\x85",
    "our own escape": "\x1a0000 \x1a[ \x1a] \x1ad83d \x1a",
    "marks of an excerpt": "\x02drone\x03",
    "byte order mark": "\ufeffdrone",
    "not characters": "\uffff \U0010ffff",
    "looks like SQL": "'); DROP TABLE versions; --",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_comes_back_as_it_was(ledger, text):
    said = make_report(text, id=f"id {text}", title=text, publisher=text, byline=text, origins=(text,), notes=(text,))
    mention = make_mention(
        said, id=f"m-{text}", place=Place(text, admin=(text,), reasons=(text,)), object=Thing(text), certainty=0.5
    )
    claim = make_claim(said, id=f"c-{text}", speaker=Speaker(text, text, text, text), about=[mention])
    reading = replace(make_reading(said, [mention], [claim], Maker("model", text, text)), left_out=(text,))
    capture = Capture(text, NOON, text, text.encode("utf-8", "surrogatepass"), {text: text, "a": ""})
    assert enter(ledger, reading, capture=capture)
    assert not enter(ledger, reading, capture=capture)
    assert ledger.reading(said.id) == reading
    assert ledger.capture(capture.sha256) == capture
    assert list(ledger.reports()) == [said]
    assert ledger.find(said.id) == said.id


DAY = date(2025, 7, 10)
MENTIONS = {
    "all there": {},
    "nothing known": {"when": None, "place": None, "object": None, "is_main": False},
    "empty but there": {"when": When("", None, None), "place": Place(""), "object": Thing("")},
    "open date": {"when": When("../2025", None, DAY, (), "published")},
    "no radius": {"place": Place("Uralsk", lat=51, lon=-0.0)},
    "another maker": {"maker": Maker("model", "places", "3")},
}


@pytest.mark.parametrize("fields", MENTIONS.values(), ids=MENTIONS)
def test_a_mention_comes_back_as_it_was(ledger, fields):
    report = make_report(published=DAY, language="en", chrome=((0, 2), (7, 9)), kind="report")
    reading = make_reading(report, [make_mention(report, "drone", **fields)])
    enter(ledger, reading)
    assert ledger.reading(report.id) == reading
    assert list(ledger.mentions()) == list(reading.mentions)
    assert list(ledger.claims()) == list(reading.claims)
    assert ledger.report(report.id) == report


def test_reading_twice_adds_nothing(ledger):
    reading = make_reading()
    capture = Capture("https://example.org/1", NOON, "text/plain", b"bytes")
    pair = make_judgement("r", reading.report.id, relation="copy_of")
    enter(ledger, make_reading(make_report("other", id="r"), (), ()))
    assert enter(ledger, reading, [pair], capture, [1, 2])
    before = rows_in(ledger)
    assert not enter(ledger, reading, [pair], capture, [1, 2, 3])
    assert not enter(ledger, make_reading(), [make_judgement("no", "such")], None, [7])
    assert rows_in(ledger) == before


def test_the_same_bytes_are_kept_once_and_each_way_they_came(ledger):
    for n, url in enumerate(["a", "b", "a"]):
        report = make_report(f"text {n}")
        enter(ledger, make_reading(report, (), ()), capture=Capture(url, NOON, "text/plain", b"bytes"))
    counts = rows_in(ledger)
    assert (counts["bodies"], counts["captures"], counts["readings"]) == (1, 2, 3)
    assert ledger.capture(sha256_hex(b"bytes")).url == "a"


def test_another_text_is_a_new_version_and_takes_the_place_of_the_old(ledger):
    old, new = (make_reading(make_report(text, id="kz-1")) for text in ("A drone fell.", "A drone fell, they say."))
    other = make_reading(make_report(id="kz-2"))
    for reading in (old, other, new):
        assert enter(ledger, reading)
    assert ledger.reading("kz-1") == new
    assert list(ledger.reports()) == [other.report, new.report]
    assert list(ledger.mentions()) == [*other.mentions, *new.mentions]
    assert list(ledger.mentions_between(DAY, DAY)) == [*other.mentions, *new.mentions]
    assert rows_in(ledger)["mentions"] == 3  # the old one is kept
    assert not enter(ledger, old)


def test_a_newer_reader_gives_a_reading_beside_the_old(ledger):
    report = make_report()
    old = make_reading(report, [make_mention(report, "drone", id="m-1"), make_mention(report, "fell", id="m-2")])
    enter(ledger, old)
    new = make_reading(report, [make_mention(report, "drone", id="m-1", maker=NEWER)], maker=NEWER)
    assert enter(ledger, new)
    assert not enter(ledger, old)  # a reader that comes back late is not news
    assert ledger.reading(report.id) == new
    assert [m.id for m in ledger.mentions()] == ["m-1"]
    assert len(list(ledger.search("drone"))) == 1
    assert rows_in(ledger)["readings"] == 2


def test_the_same_reader_with_something_else_to_say_is_heard(ledger):
    """A date of publication put right changes what "on Tuesday" means, under the same id and text."""
    report = make_report(id="kz-1")
    enter(ledger, make_reading(report))
    right = make_reading(replace(report, published=DAY))
    assert enter(ledger, right)
    assert ledger.reading("kz-1") == right


def test_judgements_survive_a_new_reading(ledger):
    left, right = two_mentions(ledger)
    ledger.judge(make_judgement(left, right, maker=PERSON))
    enter(ledger, make_reading(make_report(id="r1"), [replace(left, maker=NEWER)], maker=NEWER))
    (incident,) = ledger.incidents()
    assert {m.id for m in incident.mentions} == {left.id, right.id}


def test_a_judgement_ties_and_its_withdrawal_unties(ledger):
    left, right = two_mentions(ledger)
    apart = ledger.incidents()
    judgement = make_judgement(left, right)
    ledger.judge(judgement)
    (together,) = ledger.incidents()
    assert {m.id for m in together.mentions} == {left.id, right.id}
    assert len(together.claims) == 2
    taken_back = ledger.withdraw(judgement.id, NOON + timedelta(1))
    assert taken_back == replace(judgement, withdrawn_at=NOON + timedelta(1))
    assert ledger.incidents() == apart
    assert list(ledger.judgements()) == []
    assert list(ledger.judgements(withdrawn=True)) == [taken_back]
    with pytest.raises(UnknownEntry):
        ledger.withdraw(judgement.id, NOON)
    ledger.judge(judgement)  # the same again stays withdrawn: it is the same entry
    assert ledger.incidents() == apart
    ledger.judge(replace(judgement, made_at=NOON + timedelta(2)))
    assert len(ledger.incidents()) == 1


def test_incidents_follow_what_another_program_writes(ledger):
    left, right = two_mentions(ledger)
    assert len(ledger.incidents()) == 2
    assert ledger.incidents()[0] is ledger.incidents()[0]  # derived once
    with Ledger(ledger._database.path) as other:
        other.judge(make_judgement(left, right))
    assert len(ledger.incidents()) == 1


def test_a_judgement_keeps_its_id_and_the_offset_of_its_time(ledger):
    left, right = two_mentions(ledger)
    made_at = datetime(2025, 7, 11, 9, 30, 0, 5, tzinfo=timezone(timedelta(hours=5)))
    judgement = make_judgement(left, right, made_at=made_at, score=1 / 3)
    ledger.judge(judgement)
    (kept,) = ledger.judgements()
    assert kept == judgement
    assert kept.id == judgement.id


def test_judgements_enter_with_the_reading_they_are_about(ledger):
    first, second = (make_reading(make_report(id=f"r{n}")) for n in (1, 2))
    enter(ledger, first)
    tied = make_judgement(first.mentions[0], second.mentions[0])
    copy = make_judgement("r2", "r1", relation="copy_of")
    enter(ledger, second, [tied, copy, tied])
    assert list(ledger.judgements()) == [tied, copy]
    assert len(ledger.incidents()) == 1


BAD_JUDGEMENTS = {
    "left unknown": (UnknownEntry, "m-x", "r1's"),
    "right unknown": (UnknownEntry, "r1's", "m-x"),
    "a report's id": (UnknownEntry, "r1", "r1's"),
    "with itself": (UsageError, "r1's", "r1's"),
}


@pytest.mark.parametrize(("error", "left", "right"), BAD_JUDGEMENTS.values(), ids=BAD_JUDGEMENTS)
def test_a_judgement_on_what_is_not_there_is_refused_and_nothing_written(ledger, error, left, right):
    mention = two_mentions(ledger)[0]
    left, right = (mention.id if side == "r1's" else side for side in (left, right))
    before = rows_in(ledger)
    with pytest.raises(error):
        ledger.judge(make_judgement(left, right))
    with pytest.raises(error):
        enter(ledger, make_reading(make_report(id="r3")), [make_judgement(left, right)])
    assert rows_in(ledger) == before


def wrong_words(reading):
    (mention,) = reading.mentions
    return replace(reading, mentions=(replace(mention, evidence=(replace(mention.evidence[0], text="not there"),)),))


BUGS = {
    "words that do not stand there": wrong_words,
    "a mention of another report": lambda r: replace(r, mentions=(replace(r.mentions[0], report_id="other"),)),
    "a mention without words": lambda r: replace(
        r, mentions=(replace(r.mentions[0], evidence=(), when=None, place=None, object=None),)
    ),
    "a claim of another report": lambda r: replace(r, claims=(replace(r.claims[0], report_id="other"),)),
    "a claim without words": lambda r: replace(r, claims=(replace(r.claims[0], source=(), cue=(), content=()),)),
    "a report of another capture": lambda r: replace(r, report=replace(r.report, capture_sha256="0" * 64)),
}


@pytest.mark.parametrize("spoil", BUGS.values(), ids=BUGS)
def test_a_reading_without_ground_is_a_bug_and_nothing_is_written(ledger, spoil):
    before = rows_in(ledger)
    with pytest.raises(ValueError):
        enter(ledger, spoil(make_reading()), capture=Capture("", NOON, "", b""))
    assert rows_in(ledger) == before


def test_times_without_a_zone_are_bugs(ledger):
    left, right = two_mentions(ledger)
    judgement = make_judgement(left, right)
    ledger.judge(judgement)
    with pytest.raises(ValueError):
        ledger.withdraw(judgement.id, datetime(2025, 1, 1))
    with pytest.raises(ValueError):
        ledger.judge(replace(judgement, made_at=datetime(2025, 1, 1)))


def test_a_fingerprint_finds_reports_that_share_values(ledger):
    top = (1 << 64) - 1
    enter(ledger, make_reading(make_report("one", id="a"), (), ()), fingerprint=[0, 1, 2, top])
    enter(ledger, make_reading(make_report("two", id="b"), (), ()), fingerprint=[2, 1 << 63, top, top])
    assert list(ledger.reports_sharing([top, top, 2, 5])) == [("a", 2), ("b", 2)]
    assert list(ledger.reports_sharing([0, 1, 1 << 63, top])) == [("a", 3), ("b", 2)]
    assert list(ledger.reports_sharing([77])) == []
    assert list(ledger.reports_sharing(range(3000))) == [("a", 3), ("b", 1)]
    enter(ledger, make_reading(make_report("another", id="a"), (), ()), fingerprint=[9])
    assert list(ledger.reports_sharing([top, 9])) == [("a", 1), ("b", 1)]
    with pytest.raises(ValueError):
        list(ledger.reports_sharing([1 << 64]))


BETWEEN = [  # first day and last day of the mention's date; whether it is on 10 to 12 July 2025
    (date(2025, 7, 9), date(2025, 7, 9), False),
    (date(2025, 7, 9), date(2025, 7, 10), True),
    (date(2025, 7, 12), date(2025, 7, 12), True),
    (date(2025, 7, 13), date(2025, 7, 14), False),
    (date(2025, 7, 1), date(2025, 7, 31), True),
    (date(2025, 6, 9), date(2025, 7, 10), True),  # 31 days
    (date(2025, 6, 8), date(2025, 7, 10), True),  # 32 days
    (date(2025, 1, 1), date(2025, 12, 31), True),
    (date(2024, 1, 1), date(2024, 12, 31), False),
    (None, date(2025, 7, 10), True),
    (None, date(2025, 7, 9), False),
    (date(2025, 7, 12), None, True),
    (date(2025, 7, 13), None, False),
    (None, None, False),
    (date.min, date.max, True),
]


@pytest.mark.parametrize(("earliest", "latest", "touches"), BETWEEN)
def test_mentions_between(ledger, earliest, latest, touches):
    report = make_report()
    mention = make_mention(report, when=When("2025", earliest, latest))
    enter(ledger, make_reading(report, [mention, make_mention(report, "drone", when=None)]))
    assert list(ledger.mentions_between(date(2025, 7, 10), date(2025, 7, 12))) == [mention] * touches
    assert list(ledger.mentions_between(date.min, date.max)) == [mention] * ((earliest or latest) is not None)


def test_unknown_ids(ledger):
    enter(ledger, make_reading())
    for ask in (ledger.report, ledger.reading, ledger.find, ledger.incident, ledger.capture):
        with pytest.raises(UnknownEntry):
            ask("none-such")
        with pytest.raises(UnknownEntry):
            ask("")


def test_find_takes_any_beginning_that_fits_one(ledger):
    report = make_report(id="kz-203001-desk")
    mention, second = make_mention(report, id="m-4f01"), make_mention(report, "drone", id="m-4f02")
    enter(ledger, make_reading(report, [mention, second], [make_claim(report, id="c-4f")]))
    enter(ledger, make_reading(make_report("x", id="kz-2"), (), ()))
    ledger.judge(make_judgement(mention, second, maker=Maker("person", "ann")))
    (judgement,) = ledger.judgements()
    found = {
        "kz-2": "kz-2",  # in full, though another begins so
        "kz-20": "kz-203001-desk",
        "m-4f01": "m-4f01",
        "c-": "c-4f",
        judgement.id[:5]: judgement.id,
        "i-4f02": "i-4f01",  # an id it had before the two were tied
        "i-4": "i-4f01",
    }
    assert {prefix: ledger.find(prefix) for prefix in found} == found
    assert ledger.incident("i-4f02").id == "i-4f01"
    with pytest.raises(UnknownEntry, match="m-4f01, m-4f02"):
        ledger.find("m-4f")
    for prefix in ("%", "_", "KZ-203001-DESK", "m-4f%"):
        with pytest.raises(UnknownEntry):
            ledger.find(prefix)
    for n in range(20):
        enter(ledger, make_reading(make_report("x", id=f"many-{n}"), (), ()))
    with pytest.raises(UnknownEntry, match="and others"):
        ledger.find("many")


def test_as_of_shows_what_was_there(tmp_path):
    times = [datetime(2025, 7, day, tzinfo=UTC) for day in range(1, 8)]
    clock = iter(times)
    with Ledger(tmp_path / "l", clock=lambda: next(clock)) as ledger:
        old = make_reading(make_report("A drone fell.", id="r1"))
        other = make_reading(make_report(id="r2"))
        new = make_reading(make_report("A drone fell, they say.", id="r1"))
        enter(ledger, old, fingerprint=[1])  # 1 July
        enter(ledger, other, fingerprint=[1])  # 2 July
        judgement = make_judgement(old.mentions[0], other.mentions[0])
        ledger.judge(judgement)  # 3 July
        ledger.withdraw(judgement.id, NOON)  # 4 July
        enter(ledger, new, fingerprint=[2])  # 5 July
        views = [ledger.as_of(time) for time in times]
        nothing = ledger.as_of(times[0] - timedelta(seconds=1))
        assert [len(list(v.reports())) for v in (nothing, *views[:5])] == [0, 1, 2, 2, 2, 2]
        assert [len(v.incidents()) for v in (nothing, *views[:5])] == [0, 1, 2, 1, 2, 2]
        assert views[3].reading("r1") == old
        assert views[4].reading("r1") == new
        assert list(views[2].judgements()) == [judgement]
        assert list(views[3].judgements()) == []
        assert [r.text for r, _ in views[1].search("fell")].count("A drone fell.") == 1
        assert list(views[3].reports_sharing([1, 2])) == [("r1", 1), ("r2", 1)]
        with pytest.raises(UnknownEntry):
            nothing.find("r1")


def test_a_walk_sees_the_ledger_as_it_was_when_it_began(ledger):
    for n in range(3):
        enter(ledger, make_reading(make_report(id=f"r{n}")))
    for n, report in enumerate(ledger.reports()):
        enter(ledger, make_reading(replace(report, text=f"{n} {report.text}")))
        enter(ledger, make_reading(make_report(id=f"new {n}")))
    assert n == 2
    assert len(list(ledger.reports())) == 6


def test_walks_longer_than_a_page(ledger, monkeypatch):
    monkeypatch.setattr("sayso.ledger.view._PAGE", 3)
    for n in range(10):
        enter(ledger, make_reading(make_report(id=f"r{n}")))
    ids = [f"r{n}" for n in range(10)]
    assert [r.id for r in ledger.reports()] == ids
    assert [m.report_id for m in ledger.mentions()] == ids
    assert [c.report_id for c in ledger.claims()] == ids
    assert [m.report_id for m in ledger.mentions_between(DAY, DAY)] == ids


def test_a_closed_ledger_stays_closed(ledger):
    ledger.close()
    ledger.close()
    with pytest.raises(AssertionError):
        ledger.report("r")


def test_rule_is_the_maker_of_what_builders_build(ledger):
    enter(ledger, make_reading())
    assert {entry.maker for entry in (*ledger.mentions(), *ledger.claims())} == {RULE}


def test_speakers_are_judged_by_their_claims(ledger):
    reading = make_reading()
    ledger.enter(reading, (), capture=None, fingerprint=())
    (claim,) = reading.claims
    with pytest.raises(UnknownEntry, match="there is no claim with this id"):
        ledger.judge(make_judgement(claim.id, "c-nobody", relation="same_speaker"))
    with pytest.raises(UnknownEntry):
        ledger.judge(make_judgement(reading.mentions[0], claim.id, relation="same_speaker"))
