"""The nouns as rows of the tables, and back. Spans go in as ranges and come out as the words of the text.

Grounded or absent: an entry without words, or with words that do not stand there, is a bug of the reader's
and is raised as ValueError before anything is written.
"""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from sayso.model import (
    Claim,
    Judgement,
    Maker,
    Mention,
    Overrule,
    Place,
    Reading,
    Report,
    Span,
    Speaker,
    Thing,
    When,
    sha256_hex,
)

Values = dict[str, Any]
Ranges = tuple[tuple[int, int], ...]

# Dates up to a month are looked up by their first day, within this many days before the days asked for; the few
# that are longer or open ("2025", "since May") are looked up one by one.
VAGUE_FROM = timedelta(days=31)


def version_values(report: Report) -> Values:
    """A row of `versions`."""
    return {"id": report.id, "sha256": report.sha256, "text": report.text}


def head_values(report: Report) -> Values:
    """The part of a row of `readings` that tells of the report."""
    return {
        "kind": report.kind,
        "url": report.url,
        "publisher": report.publisher,
        "title": report.title,
        "byline": report.byline,
        "published": report.published,
        "language": report.language,
        "chrome": report.chrome,
        "origins": report.origins,
        "notes": report.notes,
        "capture_sha256": report.capture_sha256,
    }


def mention_values(mention: Mention, position: int, reading: Reading) -> Values:
    """A row of `mentions`, but for the number of its reading."""
    report, when, place, thing = reading.report, mention.when, mention.place, mention.object
    if mention.report_id != report.id:
        raise ValueError(f"mention {mention.id} is not of report {report.id}")
    if not (mention.evidence or (when and when.spans) or (place and place.spans) or (thing and thing.spans)):
        raise ValueError(f"mention {mention.id} has no words behind it")
    return {
        "position": position,
        "id": mention.id,
        "is_main": mention.is_main,
        "evidence": _ranges(mention.evidence, report),
        "edtf": when and when.edtf,
        "earliest": when and when.earliest,
        "latest": when and when.latest,
        "vague": when is not None and _vague(when),
        "anchor": when and when.anchor,
        "when_spans": when and _ranges(when.spans, report),
        "place": place and place.name,
        "country": place and place.country,
        "admin": place and place.admin,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "radius_km": place and place.radius_km,
        "gazetteer_id": place and place.gazetteer_id,
        "place_spans": place and _ranges(place.spans, report),
        "place_reasons": place and place.reasons,
        "object": thing and thing.type,
        "object_spans": thing and _ranges(thing.spans, report),
        "maker": None if mention.maker == reading.maker else mention.maker,
        "certainty": mention.certainty,
    }


def claim_values(claim: Claim, position: int, reading: Reading) -> Values:
    """A row of `claims`, but for the number of its reading."""
    report = reading.report
    if claim.report_id != report.id:
        raise ValueError(f"claim {claim.id} is not of report {report.id}")
    if not (claim.source or claim.cue or claim.content):
        raise ValueError(f"claim {claim.id} has no words behind it")
    return {
        "position": position,
        "id": claim.id,
        "speaker": claim.speaker.name,
        "role": claim.speaker.role,
        "affiliation": claim.speaker.affiliation,
        "country": claim.speaker.country,
        "source": _ranges(claim.source, report),
        "cue": _ranges(claim.cue, report),
        "content": _ranges(claim.content, report),
        "form": claim.form,
        "stance": claim.stance,
        "topic": claim.topic,
        "certainty": claim.certainty,
        "about": claim.about,
        "answers": claim.answers,
        "maker": None if claim.maker == reading.maker else claim.maker,
    }


def judgement_values(judgement: Judgement) -> Values:
    """A row of `judgements`, but for when it is entered."""
    _refuse_unready(judgement, f"judgement {judgement.id}")
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "relation": judgement.relation,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": judgement.reasons,
        "maker": judgement.maker,
        "made_at": judgement.made_at,
    }


def digest(head: Values, mentions: list[Values], claims: list[Values]) -> str:
    """What tells one reading of a text from another by the same maker: all that it says."""
    return sha256_hex(json.dumps([head, mentions, claims], default=repr).encode())


def report_from(row: Row[Any]) -> Report:
    """The report as a reading knew it; the row is one of `statements.HEADS`."""
    return Report(
        id=row.report_id,
        text=row.text,
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        byline=row.byline,
        published=row.published,
        language=row.language,
        chrome=row.chrome,
        origins=row.origins,
        notes=row.notes,
        capture_sha256=row.capture_sha256,
        kind=row.kind,
    )


def mention_from(row: Row[Any], report: Report, maker: Maker) -> Mention:
    """A mention of this report; `maker` is its reading's."""
    when = row.edtf is not None and When(row.edtf, row.earliest, row.latest, _spans(row.when_spans, report), row.anchor)
    place = row.place is not None and Place(
        name=row.place,
        country=row.country,
        admin=row.admin,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        gazetteer_id=row.gazetteer_id,
        spans=_spans(row.place_spans, report),
        reasons=row.place_reasons,
    )
    thing = row.object is not None and Thing(row.object, _spans(row.object_spans, report))
    return Mention(
        id=row.id,
        report_id=report.id,
        evidence=_spans(row.evidence, report),
        when=when or None,
        place=place or None,
        object=thing or None,
        is_main=row.is_main,
        maker=row.maker or maker,
        certainty=row.certainty,
    )


def claim_from(row: Row[Any], report: Report, maker: Maker) -> Claim:
    """A claim of this report; `maker` is its reading's."""
    return Claim(
        id=row.id,
        report_id=report.id,
        speaker=Speaker(row.speaker, row.role, row.affiliation, row.country),
        source=_spans(row.source, report),
        cue=_spans(row.cue, report),
        content=_spans(row.content, report),
        form=row.form,
        stance=row.stance,
        topic=row.topic,
        certainty=row.certainty,
        about=row.about,
        answers=row.answers,
        maker=row.maker or maker,
    )


def judgement_from(row: Row[Any]) -> Judgement:
    """A judgement; the row is one of `statements.JUDGED`."""
    return Judgement(
        left=row.left,
        right=row.right,
        relation=row.relation,
        verdict=row.verdict,
        score=row.score,
        reasons=row.reasons,
        maker=row.maker,
        made_at=row.made_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
    )


def overrule_values(made: Overrule) -> Values:
    """A row of `overrules` that overrules, but for when it is entered."""
    _refuse_unready(made, made.id)
    return {
        "id": made.id,
        "finding": made.finding,
        "withdraws": None,
        "reason": made.reason,
        "maker": made.maker,
        "made_at": made.made_at,
    }


def overrule_from(row: Row[Any]) -> Overrule:
    """An overrule; the row has `withdrawn_at` beside its own columns."""
    return Overrule(row.finding, row.reason, row.maker, row.made_at, row.withdrawn_at)


def signed(value: int) -> int:
    """An unsigned 64-bit value as the signed one with the same bits: databases have no other."""
    if not 0 <= value < 1 << 64:
        raise ValueError(f"{value} is not an unsigned 64-bit number")
    return value - (1 << 64) if value >> 63 else value


def _ranges(spans: tuple[Span, ...], report: Report) -> Ranges:
    for span in spans:
        if span.text != report.text[span.start : span.end] or not 0 <= span.start < span.end:
            raise ValueError(f"{span} does not stand in report {report.id}")
    return tuple((span.start, span.end) for span in spans)


def _spans(ranges: Ranges, report: Report) -> tuple[Span, ...]:
    return tuple(report.span(start, end) for start, end in ranges)


def _vague(when: When) -> bool:
    """Whether the date is longer than a month or open on one side. With both sides open it is on no day at all."""
    if when.earliest is None or when.latest is None:
        return when.earliest is not when.latest
    return when.latest - when.earliest > VAGUE_FROM


def _refuse_unready(made: Judgement | Overrule, name: str) -> None:
    """ValueError for what people or programs decided without a time zone, or took back before it was entered."""
    if made.made_at.tzinfo is None:
        raise ValueError(f"{name} was made at a time without a zone")
    if made.withdrawn_at is not None:
        raise ValueError(f"{name} is withdrawn; enter it standing, then withdraw it")
