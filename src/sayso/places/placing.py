"""The place of one mention from its located names: finest known, or the region around what is not known."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.model import Place, Span
from sayso.places.gazetteer import Entry, Gazetteer, holds, near
from sayso.places.geo import moved
from sayso.places.resolve import Located

_COARSE = frozenset({"country", "region", "district"})
_NOT_WHERE = frozenset({"org", "actor"})  # roles of names that say who, not where


def place_of(
    located: Sequence[Located],
    gazetteer: Gazetteer,
    span: Callable[[int, int], Span],
    context: Sequence[Located] = (),
) -> Place | None:
    """Where one mention happened, from the names said of it; None where there are none.

    The finest place that agrees with the others gives point, radius (km, WGS 84), id and chain; a finer name the
    gazetteer lacks is kept as the name, with the point, radius and id of the finest region that holds it and a
    reason that says so; where nothing is known `lat`, `lon` and `radius_km` are None. A told distance ("60 km
    north of") moves the point or widens the radius. `span(start, end)` makes the spans, as `Report.span` does.
    `context` holds the report's other names: where none of the mention's own is known, the country most of them
    lie in stands for it, with a reason.
    """
    where = [one for one in located if one.role not in _NOT_WHERE] or list(located)
    if not where:
        return None
    known = [one for one in where if one.entry]
    anchor = _finest(known)
    unknown = _finest_unknown(where, anchor)
    named = unknown or anchor or where[0]
    if anchor is None or anchor.entry is None:
        return _in_country(named, where, context, gazetteer, span)
    entry = anchor.entry
    used = [one for one in where if one in (anchor, unknown) or (one.entry and _around(one.entry, entry))]
    place = Place(
        named.name,
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
        chain = entry.chain + ((entry.name,) if entry.kind != "country" else ())
        reason = f"{unknown.name} is not in the gazetteer: point and radius of {entry.name}"
        place = replace(place, admin=chain, reasons=(*place.reasons, reason))
    return _with_offset(place, anchor, unknown)


def _in_country(
    named: Located,
    where: Sequence[Located],
    context: Sequence[Located],
    gazetteer: Gazetteer,
    span: Callable[[int, int], Span],
) -> Place:
    """A place by its words only: the country the report's other names lie in, if most lie in one, else no point."""
    reason = "no place named here is in the gazetteer"
    votes = Counter(one.entry.country for one in context if one.entry and one.entry.country)
    leading = votes.most_common(1)
    country = gazetteer.country(leading[0][0]) if leading and 2 * leading[0][1] > votes.total() else None
    if country is None:
        return Place(named.name, spans=_spans(where, span), reasons=(reason,))
    reasons = (reason, f"most names of the report lie in {country.name}: its point and radius")
    point = (country.lat, country.lon, country.radius_km, country.id)
    return Place(named.name, country.country, (), *point, _spans(where, span), reasons)


def _spans(located: Sequence[Located], span: Callable[[int, int], Span]) -> tuple[Span, ...]:
    return tuple(span(one.start, one.end) for one in sorted(located, key=lambda one: one.start))


def _finest(known: Sequence[Located]) -> Located | None:
    """The one the most others hold; of equals the one with the smallest radius, then the first named."""

    def rank(one: Located) -> tuple[int, float, int]:
        assert one.entry
        entry = one.entry
        held = sum(1 for other in known if other.entry and other is not one and _around(other.entry, entry))
        apart = sum(1 for other in known if other.entry and _apart(other.entry, entry))
        return apart - held, entry.radius_km, one.start

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
        if one.entry:
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
