"""The shapes that scripts rely on: plain dictionaries for readings, incidents, claims and copies (docs/formats.md)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sayso.interfaces import LedgerView
from sayso.link import Voices, speakers
from sayso.link.origins import Account, derive_accounts, outlet_of
from sayso.model import Claim, Incident, Judgement, Mention, Place, Reading, Report, Span, Topic, When
from sayso.model.origins import copies_in, origin_groups

Shape = dict[str, Any]


def reading_shape(reading: Reading) -> Shape:
    """One reading: {"report", "mentions", "claims", "left_out"}."""
    return {
        "report": report_shape(reading.report),
        "mentions": [mention_shape(mention) for mention in reading.mentions],
        "claims": [claim_shape(claim) for claim in reading.claims],
        "left_out": list(reading.left_out),
    }


def report_shape(report: Report) -> Shape:
    """A report with its text and the ranges of its page furniture."""
    return {
        "id": report.id,
        "url": report.url,
        "publisher": report.publisher,
        "title": report.title,
        "byline": report.byline,
        "published": report.published.isoformat() if report.published else "",
        "language": report.language,
        "kind": report.kind,
        "origins": list(report.origins),
        "notes": list(report.notes),
        "sha256": report.sha256,
        "text": report.text,
        "chrome": [list(chars) for chars in report.chrome],
    }


def mention_shape(mention: Mention) -> Shape:
    """A mention: date, place and object are null where the report does not say."""
    thing = mention.object
    return {
        "id": mention.id,
        "main": mention.is_main,
        "date": _when(mention.when),
        "place": _place(mention.place, with_spans=True),
        "object": {"type": thing.type, "spans": _spans(thing.spans)} if thing else None,
        "evidence": _spans(mention.evidence),
        "certainty": mention.certainty,
        "maker": str(mention.maker),
    }


def claim_shape(claim: Claim) -> Shape:
    """A claim with the exact words of source, cue and content."""
    speaker = claim.speaker
    return {
        "id": claim.id,
        "speaker": {
            "name": speaker.name,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "country": speaker.country,
        },
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "form": claim.form,
        "stance": claim.stance,
        "topic": claim.topic,
        "certainty": claim.certainty,
        "about": list(claim.about),
        "answers": claim.answers,
        "maker": str(claim.maker),
    }


def incident_shapes(view: LedgerView, voices: Voices | None = None) -> list[Shape]:
    """Every incident of the ledger, latest day first, those without a day last; `voices`, if known, tell speakers."""
    outlets = {report.id: outlet_of(report) for report in view.reports()}
    judged = copies_in(view.judgements())
    groups = origin_groups(judged)
    copies: dict[str, list[Judgement]] = defaultdict(list)
    for j in judged:
        copies[groups[j.left]].append(j)
    incidents = sorted(view.incidents(), key=lambda i: (first_day_of(i), i.id), reverse=True)
    voices = voices or Voices(speakers(view) if incidents else ())
    shapes = []
    for incident in incidents:
        around = [j for group in sorted({groups.get(r, r) for r in incident.reports}) for j in copies.get(group, ())]
        accounts = derive_accounts(incident.reports, outlets, around, incident.claims)
        shapes.append(incident_shape(incident, accounts, voices.disputed(incident)))
    return shapes


def incident_accounts(view: LedgerView, incident: Incident) -> tuple[list[Account], list[Judgement]]:
    """The independent accounts of one incident, and the judgements on copies that they rest on."""
    judged = view.connected(incident.reports, "copy_of")
    around = {*incident.reports, *(side for j in judged for side in (j.left, j.right))}
    outlets = {reading.report.id: outlet_of(reading.report) for reading in view.readings(sorted(around))}
    return derive_accounts(incident.reports, outlets, judged, incident.claims), judged


def incident_shape(incident: Incident, accounts: Sequence[Account], disputed: Iterable[Topic]) -> Shape:
    """One incident with the independent accounts of it; `disputed` names the topics on which its speakers disagree
    (see `Voices.disputed`)."""
    place = incident.place
    return {
        "id": incident.id,
        "date": incident.when.edtf if incident.when else "",
        "country": place.country if place else "",
        "place": _place(place, with_spans=False),
        "object": incident.object_type,
        "summary": summary(incident),
        "reports": list(incident.reports),
        "independent_reports": len(accounts),
        "accounts": [account_shape(account) for account in accounts],
        "mentions": [{"report": mention.report_id, "mention": mention.id} for mention in incident.mentions],
        "disputed": list(disputed),
    }


def account_shape(account: Account) -> Shape:
    """An independent account: the report it comes from, or the outlet beyond the ledger; who is quoted in it."""
    return {
        "origin": account.origin,
        "outlet": account.outlet,
        "reports": list(account.reports),
        "speakers": [speaker.name for speaker in account.speakers],
    }


def claim_shapes(view: LedgerView) -> list[Shape]:
    """Every claim with its report's id and the ids of the incidents it is about."""
    incidents = {mention.id: incident.id for incident in view.incidents() for mention in incident.mentions}
    return [
        {
            "report": claim.report_id,
            "incidents": sorted({incidents[m] for m in claim.about if m in incidents}),
            **claim_shape(claim),
        }
        for claim in view.claims()
    ]


def copy_shapes(view: LedgerView) -> list[Shape]:
    """Every pair of a copy and what it copies; a person's refusal takes the pair out."""
    return [
        {"report": j.left, "of": j.right, "similarity": j.score, "reasons": list(j.reasons)}
        for j in copies_in(view.judgements())
    ]


def summary(incident: Incident) -> str:
    """The words that tell it best: the first evidence of a mention with the most exact date, a main one if there is."""
    if not incident.mentions:
        return ""
    when = incident.when
    best = next((m for m in incident.mentions if m.is_main and m.when == when), None)
    best = best or next((m for m in incident.mentions if m.when == when), incident.mentions[0])
    return " ".join(best.evidence[0].text.split()) if best.evidence else ""


def first_day_of(incident: Incident) -> str:
    """The first day it may have happened on, "" where that is not known: incidents are listed by it."""
    return incident.when.earliest.isoformat() if incident.when and incident.when.earliest else ""


def _when(when: When | None) -> Shape | None:
    if when is None:
        return None
    return {
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "anchor": when.anchor,
        "spans": _spans(when.spans),
    }


def _place(place: Place | None, *, with_spans: bool) -> Shape | None:
    if place is None:
        return None
    shape: Shape = {
        "name": place.name,
        "country": place.country,
        "admin": list(place.admin),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "gazetteer_id": place.gazetteer_id,
        "reasons": list(place.reasons),
    }
    if with_spans:
        shape["spans"] = _spans(place.spans)
    return shape


def _spans(spans: Sequence[Span]) -> list[Shape]:
    return [{"start": span.start, "end": span.end, "quote": span.text} for span in spans]
