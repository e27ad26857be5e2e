"""The place of one mention from its located names: finest known, or the region around what is not known."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.model import Place, Span
from sayso.places.gazetteer import Entry, Gazetteer, holds, near
from sayso.places.geo import moved
from sayso.places.lexicon import is_capital
from sayso.places.relative import SEAT_OF
from sayso.places.resolve import Located

_COARSE = frozenset({"country", "region", "district"})
_SPOTS = frozenset({"town", "airport", "site"})
BESIDE_KM = 15.0  # added to a town's radius where a name that the gazetteer lacks is told with it
# The region of the names in a text holds a name that the gazetteer lacks in .88 of the cases tried (invented stories),
# the country in .97; the town named nearest in less than half, even within the sentence.
LEAST_NAMED = 2
LEAST_DISTRICT_KM = 10.0  # what the gazetteer gives a district whose extent no source tells
LARGE = 300_000  # people
_NOT_WHERE = frozenset({"org", "actor"})  # roles of names that say who, not where


def place_of(
    located: Sequence[Located],
    gazetteer: Gazetteer,
    span: Callable[[int, int], Span],
    context: Sequence[Located] = (),
    country: str = "",
) -> Place | None:
    """Where one mention happened, from the names said of it; None where there are none.

    The finest place that agrees with the others gives point, radius (km, WGS 84), id and chain; a finer name the
    gazetteer lacks, or whose place the words leave open, is kept as the name, with the point, radius and id of the
    finest place that holds it or that it lies by, and a reason that says so; where nothing is known `lat`, `lon` and
    `radius_km` are None. A told distance ("60 km north of") moves the point or widens the radius. `span(start, end)`
    makes the spans, as `Report.span` does. `context` holds the report's other names and `country` is the code of the
    country it is about: where none of the mention's own names is known, the region of most of them or that country
    stands for it.
    """
    where = [one for one in located if one.role not in _NOT_WHERE] or list(located)
    if not where:
        return None
    known = [one for one in where if one.entry and one.sure]
    anchor = _finest(known)
    unknown = _finest_unknown(where, anchor)
    if anchor is None or anchor.entry is None:
        return _by_context(unknown or where[0], where, context, country, gazetteer, span)
    entry = anchor.entry
    used = [one for one in where if one in (anchor, unknown) or (one.entry and _around(one.entry, entry))]
    place = Place(
        anchor.name,
        entry.country or _country_of(known, entry),
        entry.chain,
        round(entry.lat, 4),
        round(entry.lon, 4),
        entry.radius_km,
        entry.id,
        _spans(used, span),
        anchor.reasons,
    )
    if unknown:
        place = replace(_standing_in(unknown, entry, place.spans), country=place.country)
        place = replace(place, reasons=(*anchor.reasons, *place.reasons))
    return _with_offset(place, anchor, unknown)


def place_by(home: Located, span: Callable[[int, int], Span]) -> Place:
    """The place of what a report tells without a place: by the town that it is written in. ValueError without one."""
    if home.entry is None:
        raise ValueError(f"{home.name} is not in the gazetteer")
    entry, radius = home.entry, round(home.entry.radius_km + BESIDE_KM, 1)
    reason = f"no place is named: written in {entry.name}, {BESIDE_KM:g} km added"
    point = round(entry.lat, 4), round(entry.lon, 4), radius
    return Place(home.name, entry.country, entry.chain, *point, entry.id, _spans([home], span), (reason,))


def beside(place: Place) -> Place:
    """The place with a wider radius: what happened was not told of it, but with it."""
    if place.radius_km is None:
        return place
    reason = f"no place is named: {place.name} is told of with it, {BESIDE_KM:g} km added"
    return replace(place, radius_km=round(place.radius_km + BESIDE_KM, 1), reasons=(*place.reasons, reason))


def is_small(entry: Entry) -> bool:
    """Whether a town is so small that what is written there is mostly about it: no capital, no large city."""
    return entry.kind == "town" and entry.population < LARGE and not is_capital(entry.country, entry.name)


def _standing_in(unknown: Located, entry: Entry, spans: tuple[Span, ...]) -> Place:
    """An unknown name's place: that of the entry that holds it or, of a town, that it lies by."""
    chain = entry.chain + ((entry.name,) if entry.kind != "country" else ())
    open_extent = entry.kind in _SPOTS or (entry.kind == "district" and entry.radius_km <= LEAST_DISTRICT_KM)
    radius = entry.radius_km + (BESIDE_KM if open_extent else 0.0)
    lack = "is not certain" if unknown.entry else "is not in the gazetteer"
    reason = f"{unknown.name} {lack}: point and radius of {entry.name}"
    if radius > entry.radius_km:
        reason += f", {BESIDE_KM:g} km added"
    point = round(entry.lat, 4), round(entry.lon, 4), round(radius, 1)
    return Place(unknown.name, entry.country, chain, *point, entry.id, spans, (reason,))


def _by_context(
    named: Located,
    where: Sequence[Located],
    context: Sequence[Located],
    country: str,
    gazetteer: Gazetteer,
    span: Callable[[int, int], Span],
) -> Place:
    """A place by its words only: with the unit that all likely places of the name lie in; else the region that most of
    the report's other names lie in, or the country it is about; else without a point.
    """
    spans = _spans(where, span)
    sure = [one for one in context if one.entry and one.sure and one not in where]
    unit = named.within or _most_named(sure, country, gazetteer) or gazetteer.country(country)
    if unit is None:
        return Place(named.name, spans=spans, reasons=("no place named here is in the gazetteer",))
    return _standing_in(named, unit, spans)


def _most_named(sure: Sequence[Located], country: str, gazetteer: Gazetteer) -> Entry | None:
    """The region of the country that more than half of the names in it lie in, two of them at least."""
    here = {one.entry.number: one.entry for one in sure if one.entry and one.entry.country == country != ""}
    here = {number: entry for number, entry in here.items() if entry.kind != "country"}
    regions = Counter(entry.inside[0] if entry.inside else entry.number for entry in here.values())
    for number, count in regions.most_common(1):
        if count >= LEAST_NAMED and 2 * count > regions.total():
            return gazetteer.numbered(number)
    return None


def _spans(located: Sequence[Located], span: Callable[[int, int], Span]) -> tuple[Span, ...]:
    return tuple(span(one.start, one.end) for one in sorted(located, key=lambda one: one.start))


def _finest(known: Sequence[Located]) -> Located | None:
    """The one the most others hold; of equals the one with the smallest radius, then the first named."""

    def rank(one: Located) -> tuple[int, float, int]:
        assert one.entry
        entry = one.entry
        held = sum(1 for other in known if other.entry and other is not one and _around(other.entry, entry))
        apart = sum(1 for other in known if other.entry and _apart(other.entry, entry))
        wider = one.offset.doubt_km if one.offset == SEAT_OF else 0.0
        return apart - held, entry.radius_km + wider, one.start

    return min(known, key=rank, default=None)


def _around(outer: Entry, inner: Entry) -> bool:
    if outer.number == inner.number:
        return False
    if outer.kind in ("water", "landscape"):
        return outer.radius_km > inner.radius_km and near(outer, inner)
    return holds(outer, inner)


def _apart(one: Entry, other: Entry) -> bool:
    """Whether two places contradict each other: different countries, or a unit that does not hold the place."""
    if one.number == other.number or not one.country or not other.country:
        return False
    if one.country != other.country:
        return True
    coarse = one.kind in _COARSE and other.radius_km < one.radius_km
    return coarse and not holds(one, other)


def _finest_unknown(where: Sequence[Located], anchor: Located | None) -> Located | None:
    """The first unknown name, where it is said as something inside the anchor: not after a known town or site."""
    for one in where:
        if one.entry and one.sure:
            continue
        fine = one.kind not in ("region", "country")
        if anchor is None or anchor.entry is None:
            return one
        if fine and (anchor.entry.kind in _COARSE or one.start < anchor.start):
            return one
    return None


def _country_of(known: Sequence[Located], entry: Entry) -> str:
    """The country named beside a sea or landscape of several, if one is."""
    return next((one.entry.country for one in known if one.entry and one.entry.kind == "country"), entry.country)


def _with_offset(place: Place, anchor: Located, unknown: Located | None) -> Place:
    offset = anchor.offset
    entry = anchor.entry
    if offset is None or entry is None or place.radius_km is None or place.lat is None or place.lon is None:
        return place
    if entry.kind in ("country", "region") and not offset.km:
        return place
    if unknown and anchor.start > unknown.start and entry.kind in _COARSE:
        return place
    lat, lon, reach = place.lat, place.lon, offset.doubt_km
    if offset.km and offset.bearing is not None:
        lat, lon = moved(lat, lon, offset.bearing, offset.km)
    reasons = (*place.reasons, offset.reason)
    return replace(
        place, lat=round(lat, 4), lon=round(lon, 4), radius_km=round(place.radius_km + reach, 1), reasons=reasons
    )
