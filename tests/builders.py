"""Builders: the nouns with sensible defaults, so that a test says only what it is about."""

from datetime import UTC, date, datetime

from sayso.errors import UnknownEntry
from sayso.ledger.nearness import may_meet
from sayso.model import Claim, Judgement, Maker, Mention, Place, Reading, Report, Speaker, Thing, When, entry_id
from sayso.model.incidents import derive_incidents
from sayso.text.folding import fold
from sayso.text.shingles import fingerprint

RULE = Maker("rule", "test-reader", "1")
PERSON = Maker("person", "ann")
NOON = datetime(2025, 7, 11, 12, 0, tzinfo=UTC)
TEXT = "A drone fell near Uralsk on 10 July. Police said nobody was hurt. The ministry denies it was ours."


def make_report(text=TEXT, id=None, **fields):
    """A report of this text; without an id it gets the one sayso would give it."""
    given = {"url": "https://example.org/1", "publisher": "Example", "title": "Drone falls"} | fields
    if id is None:
        id = Report.make_id(given["url"], given["publisher"], str(given.get("published")), given["title"], text)
    return Report(id=id, text=text, **given)


def make_mention(report, evidence=None, *, id=None, day=date(2025, 7, 10), **fields):
    """A mention whose evidence is these words of the report (its whole text if none are given), on a day or None."""
    span = report.quote(evidence or report.text)
    when = day and When(day.isoformat(), day, day, (span,))
    given = {
        "when": when,
        "place": Place("Uralsk", "KZ", ("West Kazakhstan",), 51.23, 51.37, 10.0, "geonames:1", (span,), ("named",)),
        "object": Thing("drone", (span,)),
        "is_main": True,
        "maker": RULE,
    } | fields
    id = id or entry_id("m", report.id, span.start, span.end)
    return Mention(id=id, report_id=report.id, evidence=(span,), **given)


def make_claim(report, content=None, *, id=None, about=(), **fields):
    """A claim whose content is these words of the report (its whole text if none are given), about these mentions."""
    span = report.quote(content or report.text)
    given = {
        "speaker": Speaker("Police", "spokesman", "Interior Ministry", "KZ"),
        "source": (span,),
        "cue": (span,),
        "form": "indirect",
        "stance": "asserts",
        "topic": "occurrence",
        "certainty": 0.75,
        "answers": None,
        "maker": RULE,
    } | fields
    id = id or entry_id("c", report.id, span.start, span.end)
    about = tuple(mention if isinstance(mention, str) else mention.id for mention in about)
    return Claim(id=id, report_id=report.id, content=(span,), about=about, **given)


def make_reading(report=None, mentions=None, claims=None, maker=RULE):
    """A reading of a report; with one mention and one claim about it unless others (or none: `()`) are given."""
    report = report or make_report()
    if mentions is None:
        mentions = (make_mention(report, maker=maker),)
    if claims is None:
        claims = (make_claim(report, about=mentions, maker=maker),) if mentions else ()
    return Reading(report, tuple(mentions), tuple(claims), maker)


def make_judgement(left, right, verdict="yes", **fields):
    """A judgement on two mentions (or their ids); `relation="copy_of"` for one on two reports."""
    given = {
        "relation": "same_incident",
        "score": 0.9,
        "reasons": ("the same day", "3 km apart"),
        "maker": RULE,
        "made_at": NOON,
    } | fields
    left, right = (side if isinstance(side, str) else side.id for side in (left, right))
    return Judgement(left=left, right=right, verdict=verdict, **given)


class FakeView:
    """A LedgerView over readings and judgements kept in a list: what deciding asks of a ledger, without a database."""

    def __init__(self, *readings, judged=()):
        self.by_report = {reading.report.id: reading for reading in readings}
        self.judged = list(judged)

    def reports(self, among=None):
        return (reading.report for id, reading in self.by_report.items() if among is None or id in set(among))

    def report(self, report_id):
        return self.reading(report_id).report

    def reading(self, report_id):
        if report_id not in self.by_report:
            raise UnknownEntry(report_id, "there is no report with this id")
        return self.by_report[report_id]

    def readings(self, among=None):
        wanted = set(self.by_report) if among is None else set(among) & set(self.by_report)
        return (self.by_report[report] for report in sorted(wanted))

    def report_of(self, entry_id):
        for reading in self.by_report.values():
            if any(entry.id == entry_id for entry in (*reading.mentions, *reading.claims)):
                return reading.report.id
        raise UnknownEntry(entry_id, "there is no mention or claim with this id")

    def has(self, reading):
        return self.by_report.get(reading.report.id) == reading

    def mentions(self, among=None):
        return (m for r in self.by_report.values() if among is None or r.report.id in set(among) for m in r.mentions)

    def claims(self):
        return (claim for reading in self.by_report.values() for claim in reading.claims)

    def mentions_between(self, earliest, latest, near=None):
        dated = (m for m in self.mentions() if m.when and m.when.earliest and m.when.latest)
        there = (m for m in dated if m.when.earliest <= latest and m.when.latest >= earliest)
        return (m for m in there if near is None or _is_near(m.place, near))

    def reports_sharing(self, values, least=0.0):
        prints = ((i, fingerprint(r.report.readable)) for i, r in self.by_report.items())
        shared = ((i, len(values & known), min(len(values), len(known))) for i, known in prints)
        return ((report_id, number) for report_id, number, smaller in shared if number and number >= least * smaller)

    def judgements(self, *, withdrawn=False, about=None):
        known = (j for j in self.judged if withdrawn or j.withdrawn_at is None)
        return (j for j in known if about is None or {j.left, j.right} & set(about))

    def connected(self, ids, relation):
        reached, found = set(ids), []
        for _ in self.judged:
            found = [j for j in self.judgements(about=reached) if j.relation == relation]
            reached |= {side for j in found if j.verdict == "yes" for side in (j.left, j.right)}
        return found

    def incidents(self):
        return derive_incidents(self.mentions(), self.claims(), self.judgements())

    def incident(self, incident_id):
        return next(i for i in self.incidents() if any(m.id[2:] == incident_id[2:] for m in i.mentions))


def _is_near(place, near):
    if place is None:
        return False
    known = place.lat is not None and place.radius_km is not None
    if known and near.circle:
        return may_meet((place.lat, place.lon, place.radius_km, place.country), near.circle)
    return fold(place.name) == fold(near.name)
