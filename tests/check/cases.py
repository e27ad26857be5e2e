"""Cases for the checks: reports with the mentions and claims that a reader would find in them."""

from dataclasses import replace
from datetime import date

from builders import make_claim, make_mention, make_reading, make_report
from sayso.check import Case, Told, default_setting
from sayso.model import Incident, Place, Speaker, When

PUBLISHED = date(2025, 7, 11)
DAY = date(2025, 6, 19)


def place_named(name, country=""):
    """The likeliest place of that name, in a country if one is given, as a reader would put it."""
    found = default_setting().gazetteer.candidates(name)
    entry = next(entry for entry in found if not country or entry.country == country)
    return Place(entry.name, entry.country, entry.chain, entry.lat, entry.lon, entry.radius_km, entry.id)


def told_of(text, mentions=(), claims=(), published=PUBLISHED, id="r-1", **fields):
    """A report of this text with mentions (evidence, day or (first, last) or None, place) and claims (speaker, stance,
    topic, content, number of the mention it is about)."""
    report = make_report(text, id=id, published=published, language="en", **fields)
    made = []
    for number, (evidence, day, place) in enumerate(mentions):
        first, last = day if isinstance(day, tuple) else (day, day)
        when = day and When(first.isoformat() if first == last else f"{first}/{last}", first, last)
        made.append(make_mention(report, evidence, id=f"m-{id}-{number}", when=when, place=place))
    said = []
    for number, (speaker, stance, topic, content, *about) in enumerate(claims):
        fields = {"speaker": Speaker(speaker), "stance": stance, "topic": topic, "id": f"c-{id}-{number}"}
        cue = report.quote("said") if "said" in text else report.quote(content)
        mention = made[about[0] if about else 0]
        said.append(make_claim(report, content, about=[mention], cue=(cue,), source=(), **fields))
    return Told(make_reading(report, tuple(made), tuple(said)), default_setting())


def report_of(*claims, id="r-1", own="A thing fell.", published=date(2025, 6, 20), **fields):
    """A report with claims given as (speaker, stance, topic, words)."""
    words = " ".join(f"One said {words}." for _, _, _, words in claims)
    return told_of(
        f"{own} {words}", [(own, DAY, place_named("Rezekne", "LV"))], list(claims), published=published, id=id, **fields
    )


def answering(told, number, other):
    """The report with one claim made the answer to another."""
    claims = list(told.reading.claims)
    claims[number] = replace(claims[number], answers=claims[other].id)
    return Told(replace(told.reading, claims=tuple(claims)), told.setting)


def case_of(*told, groups=None, incident="i-1"):
    """The case of one incident that all these reports tell of."""
    mentions = tuple(mention for one in told for mention in one.reading.mentions)
    claims = tuple(claim for one in told for claim in one.reading.claims)
    by_id = {one.report.id: one for one in told}
    return Case(Incident(incident, mentions, claims), by_id, groups or {}, default_setting())


def verdicts(findings):
    """What a check gave, in order."""
    return [finding.verdict for finding in findings]


def exact(findings, *told):
    """Whether every word that findings rest on stands in its report."""
    texts = {one.report.id: one.report.text for one in told}
    quotes = [quote for finding in findings for quote in finding.evidence]
    return all(texts[q.report_id][q.span.start : q.span.end] == q.span.text for q in quotes)
