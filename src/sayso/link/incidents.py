"""Which mentions in different reports are one incident: by day, place and thing, with the reasons in words.

A mention that names no single day, or only a wide region, fits many incidents. It is tied to one only where
nothing else that is known of those days and that region is another: it would tie two incidents together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from sayso.interfaces import LedgerView, Near
from sayso.model import Judgement, Maker, Mention, Place, Reading, When
from sayso.places import Gazetteer, distance_km, relate, two_towns
from sayso.text.shingles import Run, containment, shingles

MAKER = Maker("rule", "same-incident", "2")

# What speaks for one incident, in points. Day and place must both speak for it: no single line is enough.
WEIGHTS = {
    "same day": 3.0,
    "nearly the same day": 2.5,  # "the night of 21 June" and 22 June
    "same dates": 2.0,  # both "in March"
    "dates overlap": 1.0,
    "no date": 0.5,
    "next day": 0.0,  # the day after in the same district is a second find more often than a slip
    "same spot": 3.0,
    "same region": 1.5,
    "inside a district": 2.0,
    "inside a region": 1.5,
    "within the radii": 1.5,
    "village and its city": 0.5,  # an outlet far off names the city; or there were two
    "neighbouring places": -0.5,  # two on the map, neither in the other: only the same words say it is one incident
    "place untold": -1.0,  # a day alone is shared by incidents all over the world
    "same object": 0.5,
    "same words": 2.0,  # times the share of words
}
_ENOUGH = 4.0  # points; the same day in the same district or town makes 6, in the same region 4.5
_ENOUGH_ALONE = 3.0  # points that are enough for a loose mention with nothing else that it may be about
_CLEARLY = 0.5  # points by which a loose mention's best match must lead over other incidents
_MOST = 8.0  # points that count as certainty 1
_COPIED = 0.6  # share of the shorter evidence's five-word runs that stand in the copy's evidence
_ALIKE = 0.3  # share of words from which wording speaks for one incident
_NEARLY_DAYS = 1  # a date this wide is nearly a day: a night, an approximate day
_WIDEST_DAYS = 62  # a date wider than this says too little to be tied by, but in a copy
_SPOT_KM = 100.0  # a place wider than this is a region
_SPOTS = frozenset({"town", "airport", "site"})  # kinds of the gazetteer
_NAMED_KM = 150.0  # a place wider than this may hold several incidents of a day
_TOWNS = {"alike": "neighbouring places", "city and village": "village and its city"}
_MEET_KM = 40.0  # places of overlapping circles further apart than this are two
_MOST_TIES = 10  # an incident told a thousand times is one by its ties to some of them
_EACH = 10  # mentions that are looked at of those that tell the very same dates and place
_CROWD = 40  # dates and places told near a loose mention, of which it is clear of none
_BEFORE_DAYS = 45  # before publication, in which an undated mention is looked for


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for one incident, in points, and why; `forbidden` says what rules it out, "" for nothing."""

    points: float
    reasons: tuple[str, ...]
    forbidden: str = ""


def judge_incidents(
    reading: Reading,
    view: LedgerView,
    gazetteer: Gazetteer,
    now: datetime,
    copies: frozenset[str] = frozenset(),
    alike: frozenset[str] = frozenset(),
) -> list[Judgement]:
    """Judgements that tie this reading's mentions to mentions of other reports.

    `copies` are the ids of its copies, `alike` those of reports that share words with it: among these a mention is
    looked for that names no place on the map.
    """
    told_alike = list(view.mentions(copies | alike)) if reading.mentions and copies | alike else []
    copied = [mention for mention in told_alike if mention.report_id in copies]
    judgements = []
    for mention in reading.mentions:
        ties = {other.id: likeness for other in copied if (likeness := _same_words(mention, other))}
        known = [m for m in _known(mention, reading, told_alike, view, gazetteer) if m.id not in ties]
        ties |= _ties(mention, [m for m in reading.mentions if m.id != mention.id], known, gazetteer)
        surest = sorted(ties.items(), key=lambda tie: (-tie[1].points, tie[0]))[:_MOST_TIES]
        for other_id, likeness in surest:
            score = round(min(1.0, likeness.points / _MOST), 3)
            judgements.append(
                Judgement(mention.id, other_id, "same_incident", "yes", score, likeness.reasons, MAKER, now)
            )
    return judgements


def compare(left: Mention, right: Mention, gazetteer: Gazetteer) -> Likeness:
    """How much speaks for two mentions of different reports being one incident."""
    day, why_day = _days(left.when, right.when)
    if day is None:
        return Likeness(0.0, (), why_day)
    place, why_place = _places(left.place, right.place, gazetteer)
    if place is None:
        return Likeness(0.0, (), why_place)
    points, reasons = WEIGHTS[day] + WEIGHTS[place], [why_day, why_place]
    if left.object and right.object and left.object.type == right.object.type:
        points += WEIGHTS["same object"]
        reasons.append(f"both {left.object.type}")
    shared = _shared_words(left, right)
    if shared >= _ALIKE:
        points += WEIGHTS["same words"] * shared
        reasons.append(f"{shared:.0%} of the shorter evidence stands in the other word for word")
    return Likeness(points, tuple(reasons))


def _ties(
    mention: Mention, siblings: Sequence[Mention], known: Iterable[Mention], gazetteer: Gazetteer
) -> dict[str, Likeness]:
    """Which known mentions are this one's incident. `siblings`, of its own report, are other incidents than it."""
    scored = [(compare(mention, other, gazetteer), other) for other in known]
    fitting = [(likeness, other) for likeness, other in scored if not likeness.forbidden]
    fitting.sort(key=lambda pair: (-pair[0].points, pair[1].id))
    if _is_loose(mention):
        if not fitting:
            return {}
        likeness, best = fitting[0]
        others = [m for _, m in fitting[1:] if _is_other(best, m, gazetteer)]
        return {best.id: likeness} if _is_clear(likeness, mention, others, gazetteer) else {}
    elsewhere = [m for likeness, m in scored if likeness.points < _ENOUGH] + list(siblings)
    return {
        other.id: likeness
        for likeness, other in fitting
        if (_is_clear(likeness, other, elsewhere, gazetteer) if _is_loose(other) else likeness.points >= _ENOUGH)
    }


def _is_clear(likeness: Likeness, loose: Mention, elsewhere: Iterable[Mention], gazetteer: Gazetteer) -> bool:
    """Whether a loose mention's likeness to one incident is enough, given the mentions of others it may be about."""
    too_wide = loose.when is not None and _width(loose.when) > _WIDEST_DAYS
    if too_wide or likeness.points < _ENOUGH_ALONE:
        return False
    for rival in elsewhere:
        if rival.report_id != loose.report_id and not _is_loose(rival):
            other = compare(loose, rival, gazetteer)
            if not other.forbidden and other.points > likeness.points - _CLEARLY:
                return False
    return True


def _is_other(one: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    return one.report_id == other.report_id or compare(one, other, gazetteer).points < _ENOUGH


def _known(
    mention: Mention, reading: Reading, alike: Iterable[Mention], view: LedgerView, gazetteer: Gazetteer
) -> Iterable[Mention]:
    """Mentions of other reports that may be this one's incident, and the rivals of the loose ones among them.

    However full the ledger is, this is bounded: of what tells the same days and place a few are enough, and a loose
    mention with a crowd of incidents round it is clear of none of them, so that these need not be read.
    """
    window, near = _window(mention.when, reading.report.published), _near(mention)
    if window is None:
        return ()
    found = {m.id: m for m in view.mentions_between(*window, near)}
    found |= {m.id: m for m in alike if _touches(m, window) and not (near.circle and _near(m).circle)}
    loose = [m for m in found.values() if _is_loose(m) and _may_be_one(mention, m, gazetteer)]
    for asked in {(days, _near(m)) for m in loose if (days := _window(m.when, None))}:
        around = {m.id: m for m in view.mentions_between(*asked[0], asked[1])}
        if around:
            found |= around
        else:
            found = {m.id: m for m in found.values() if not _is_loose(m) or (_window(m.when, None), _near(m)) != asked}
    return [m for m in found.values() if m.report_id != mention.report_id]


def _near(mention: Mention) -> Near:
    """Where a mention's incident is looked for."""
    place, circle = mention.place, None
    if place and place.lat is not None and place.lon is not None and place.radius_km is not None:
        circle = place.lat, place.lon, place.radius_km, place.country
    return Near(circle, place.name if place else "", _WIDEST_DAYS, _EACH, _CROWD if _is_loose(mention) else 0)


def _touches(mention: Mention, window: tuple[date, date]) -> bool:
    when = mention.when
    return bool(when and when.earliest and when.latest and when.earliest <= window[1] and when.latest >= window[0])


def _may_be_one(mention: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    likeness = compare(mention, other, gazetteer)
    return not likeness.forbidden and likeness.points >= _ENOUGH_ALONE


def _window(when: When | None, published: date | None) -> tuple[date, date] | None:
    """The days on which a mention's incident may be told of; an undated one is looked for before its publication."""
    if when and when.earliest and when.latest:
        if _width(when) > _WIDEST_DAYS:
            return None
        return when.earliest - timedelta(days=1), when.latest + timedelta(days=1)
    return (published - timedelta(days=_BEFORE_DAYS), published) if published else None


def _same_words(left: Mention, right: Mention) -> Likeness | None:
    """In a copy the same words tell of the same incident, whatever day "on Monday" is counted from there."""
    shared = _shared_words(left, right)
    if shared < _COPIED:
        return None
    return Likeness(_MOST * shared, (f"told in the same words ({shared:.0%}) by a copy of the report",))


def _days(left: When | None, right: When | None) -> tuple[str | None, str]:
    """What the dates weigh, None where they rule out one incident; and why."""
    if not (left and right and left.earliest and left.latest and right.earliest and right.latest):
        return "no date", "one of them gives no date"
    if (left.earliest, left.latest) == (right.earliest, right.latest):
        kind = "same day" if left.earliest == left.latest else "same dates"
        return kind, f"{kind}, {left.edtf}"
    if left.earliest <= right.latest and right.earliest <= left.latest:
        narrow = max(_width(left), _width(right)) <= _NEARLY_DAYS
        return ("nearly the same day" if narrow else "dates overlap"), f"{left.edtf} and {right.edtf} overlap"
    gap = max((left.earliest - right.latest).days, (right.earliest - left.latest).days)
    if gap <= 1:
        return "next day", f"{left.edtf} and {right.edtf} are a day apart"
    return None, f"{left.edtf} and {right.edtf} are {gap} days apart"


def _places(left: Place | None, right: Place | None, gazetteer: Gazetteer) -> tuple[str | None, str]:
    """What the places weigh, None where they rule out one incident; and why."""
    if left is None or right is None:
        return "place untold", "one of them names no place"
    relation, towns = relate(left, right, gazetteer), two_towns(left, right, gazetteer)
    if towns and relation in {"same", "inside", "around"}:
        return _TOWNS[towns], f"{left.name} and {right.name} are two towns, next to one another"
    if relation == "same":
        is_spot = min(_radius(left), _radius(right)) <= _SPOT_KM or _is_village(left, gazetteer)
        return ("same spot" if is_spot else "same region"), f"same place, {left.name}"
    if relation in {"inside", "around"}:
        inner, outer = (left, right) if relation == "inside" else (right, left)
        kind = "inside a district" if _radius(outer) <= _SPOT_KM else "inside a region"
        return kind, f"{inner.name} lies in {outer.name}"
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return "place untold", f"how {left.name} stands to {right.name} is not known"
    km = distance_km(left.lat, left.lon, right.lat, right.lon)
    reach = (left.radius_km or 0.0) + (right.radius_km or 0.0)
    if km <= min(reach, _MEET_KM):
        are_two = relation == "apart" and left.gazetteer_id != right.gazetteer_id
        kind = _TOWNS[towns] if towns else "neighbouring places" if are_two else "within the radii"
        return kind, f"{left.name} and {right.name} are {km:.0f} km apart, within their radii"
    if relation == "" and km <= reach:
        return "place untold", f"{left.name} may lie where {right.name} does"
    return None, f"{left.name} and {right.name} are {km:.0f} km apart"


def _is_village(place: Place, gazetteer: Gazetteer) -> bool:
    """Whether the place is a spot of which only the surroundings are known: a wide circle, but no wide place."""
    entry = gazetteer.entry(place.gazetteer_id)
    return entry is not None and (entry.kind in _SPOTS or place.admin[-1:] == (entry.name,))


def _shared_words(left: Mention, right: Mention) -> float:
    return containment(_evidence_runs(_evidence(left)), _evidence_runs(_evidence(right)))


def _evidence(mention: Mention) -> str:
    return " ".join(span.text for span in mention.evidence[:2])


@lru_cache(maxsize=4096)
def _evidence_runs(text: str) -> frozenset[Run]:
    return shingles(text)


def _is_loose(mention: Mention) -> bool:
    """Whether a mention does not name one day, or only a region or less."""
    when, place = mention.when, mention.place
    return when is None or _width(when) > 0 or place is None or _radius(place) > _NAMED_KM


def _width(when: When) -> int:
    return (when.latest - when.earliest).days if when.earliest and when.latest else 10**6


def _radius(place: Place) -> float:
    return 10.0**6 if place.radius_km is None else place.radius_km
