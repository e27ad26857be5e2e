"""Which mentions in different reports are one incident: by day, place and thing, with the reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sayso.interfaces import LedgerView
from sayso.model import Judgement, Maker, Mention, Place, Reading, When
from sayso.places import Gazetteer, distance_km, relate
from sayso.text.shingles import containment, shingles

MAKER = Maker("rule", "same-incident", "1")
_ENOUGH = 4.0  # points; the same day in the same district or town makes 6, in the same region 4.5
_MOST = 8.0  # points that count as certainty 1
_COPIED = 0.6  # share of the shorter evidence's five-word runs that stand in the copy's evidence
_LOOSE = 3  # days: a date wider than this names no day and ties a mention to its best match only
_BEFORE = 45  # days before publication in which an undated mention is looked for


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for one incident, in points, and why; `forbidden` says what rules it out, "" for nothing."""

    points: float
    reasons: tuple[str, ...]
    forbidden: str = ""


def judge_incidents(
    reading: Reading, view: LedgerView, gazetteer: Gazetteer, now: datetime, copies: frozenset[str] = frozenset()
) -> list[Judgement]:
    """Judgements that tie this reading's mentions to mentions of other reports; `copies` are the ids of its copies."""
    copied = [mention for report in sorted(copies) for mention in view.reading(report).mentions]
    judgements = []
    for mention in reading.mentions:
        scored = []
        for other in {m.id: m for m in [*copied, *_candidates(mention, reading.report.published, view)]}.values():
            likeness = _same_words(mention, other) if other.report_id in copies else None
            likeness = likeness or compare(mention, other, gazetteer)
            if not likeness.forbidden and likeness.points >= _ENOUGH:
                scored.append((likeness, other))
        scored.sort(key=lambda pair: (-pair[0].points, pair[1].id))
        if _is_loose(mention.when):
            scored = scored[:1]
        for likeness, other in scored:
            score = round(min(1.0, likeness.points / _MOST), 3)
            judgements.append(
                Judgement(mention.id, other.id, "same_incident", "yes", score, likeness.reasons, MAKER, now)
            )
    return judgements


def _same_words(left: Mention, right: Mention) -> Likeness | None:
    """In a copy the same words tell of the same incident, whatever day "on Monday" is counted from there."""
    shared = _shared_words(left, right)
    if shared < _COPIED:
        return None
    return Likeness(_MOST * shared, (f"told in the same words ({shared:.0%}) by a copy of the report",))


def compare(left: Mention, right: Mention, gazetteer: Gazetteer) -> Likeness:
    """How much speaks for two mentions of different reports being one incident."""
    day, why_day = _days(left.when, right.when)
    if day is None:
        return Likeness(0.0, (), why_day)
    place, why_place = _places(left.place, right.place, gazetteer)
    if place is None:
        return Likeness(0.0, (), why_place)
    points, reasons = day + place, [why for why in (why_day, why_place) if why]
    if left.object and right.object and left.object.type == right.object.type:
        points += 0.5
        reasons.append(f"both {left.object.type}")
    shared = _shared_words(left, right)
    if shared >= 0.3:
        points += 2 * shared
        reasons.append(f"{shared:.0%} of the shorter evidence stands in the other word for word")
    return Likeness(points, tuple(reasons))


def _candidates(mention: Mention, published: date | None, view: LedgerView) -> Iterable[Mention]:
    """Mentions of other reports about the same days; an undated mention is looked for before its publication."""
    when = mention.when
    if when and when.earliest and when.latest:
        first, last = when.earliest - timedelta(days=1), when.latest + timedelta(days=1)
    elif published:
        first, last = published - timedelta(days=_BEFORE), published
    else:
        return []
    return [m for m in view.mentions_between(first, last) if m.report_id != mention.report_id]


def _days(left: When | None, right: When | None) -> tuple[float | None, str]:
    """Points for the dates, None where they rule out one incident."""
    if not (left and right and left.earliest and left.latest and right.earliest and right.latest):
        return 0.5, "one of them gives no date"
    if (left.earliest, left.latest) == (right.earliest, right.latest):
        return (3.0, f"same day, {left.edtf}") if left.earliest == left.latest else (2.0, f"same dates, {left.edtf}")
    if left.earliest <= right.latest and right.earliest <= left.latest:
        return 1.0, f"{left.edtf} and {right.edtf} overlap"
    gap = max((left.earliest - right.latest).days, (right.earliest - left.latest).days)
    if gap <= 1:
        return 0.5, f"{left.edtf} and {right.edtf} are a day apart"
    return None, f"{left.edtf} and {right.edtf} are {gap} days apart"


def _places(left: Place | None, right: Place | None, gazetteer: Gazetteer) -> tuple[float | None, str]:
    """Points for the places, None where they rule out one incident."""
    if left is None or right is None:
        return 0.0, ""
    relation = relate(left, right, gazetteer)
    if relation == "same":
        small = (left.radius_km or 999) <= 80
        return (3.0 if small else 1.5), f"same place, {left.name}"
    if relation in {"inside", "around"}:
        inner, outer = (left, right) if relation == "inside" else (right, left)
        return (2.0 if (outer.radius_km or 999) <= 100 else 1.5), f"{inner.name} lies in {outer.name}"
    if None not in (left.lat, left.lon, right.lat, right.lon):
        km = distance_km(left.lat or 0.0, left.lon or 0.0, right.lat or 0.0, right.lon or 0.0)
        reach = (left.radius_km or 0.0) + (right.radius_km or 0.0)
        if km <= min(reach, 40.0):
            return 1.5, f"{left.name} and {right.name} are {km:.0f} km apart, within their radii"
        return None, f"{left.name} and {right.name} are {km:.0f} km apart"
    return 0.0, ""


def _shared_words(left: Mention, right: Mention) -> float:
    mine = shingles(" ".join(span.text for span in left.evidence[:2]))
    theirs = shingles(" ".join(span.text for span in right.evidence[:2]))
    return containment(mine, theirs)


def _is_loose(when: When | None) -> bool:
    return not (when and when.earliest and when.latest) or (when.latest - when.earliest).days > _LOOSE
