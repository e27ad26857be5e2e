"""Mentions by day and place: told off the index alone, so that of a day's mentions all over the world few are read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Any

from sqlalchemy import Connection

from sayso.interfaces import Near
from sayso.ledger.statements import NAMES_OF, NEAR, ON_DAYS, days, in_parts
from sayso.places import circles_meet
from sayso.places.geo import EARTH_RADIUS_KM
from sayso.text.folding import fold

Circle = tuple[float, float, float, str]  # latitude, longitude, kilometres round them, country code or ""
Key = tuple[int, int]  # the number of a reading, the position of a mention in it

_DEGREES_PER_KM = 1 / 110.5  # of latitude: a little more than there are anywhere, so that nothing near is left out
# A circle wider than this is a region's or a country's: it reaches over the borders at which its place ends.
_WIDE_KM = 150.0
_EVERYWHERE = 1e9  # degrees
_QUARTER_KM = 10_000.0  # from a pole to the equator


def on_days(connection: Connection, earliest: date, latest: date) -> set[Key]:
    """All mentions on these days."""
    asked = days(earliest, latest)
    return {(row.reading, row.position) for statement in ON_DAYS for row in connection.execute(statement, asked)}


def told_near(connection: Connection, earliest: date, latest: date, near: Near, last: int) -> set[Key]:
    """The mentions on these days near there, in readings up to number `last`: enough of each date and place."""
    found: dict[tuple[Any, ...], list[Key]] = defaultdict(list)
    unplaced: dict[Key, tuple[str, str]] = {}
    asked = days(earliest, latest, near.widest) | {"last_reading": last} | _box(near.circle)
    for reading, position, first, final, *circle in connection.execute(NEAR, asked):
        if not _is_narrow(first, final, near.widest):
            continue
        if near.circle is None or circle[0] is None or circle[2] is None:
            unplaced[reading, position] = first, final
        elif may_meet(tuple(circle), near.circle):
            found[first, final, *circle].append((reading, position))
    for key in _named(connection, near.name, unplaced):
        found[unplaced[key]].append(key)
    if near.crowd and len(found) > near.crowd:
        return set()
    return {key for keys in found.values() for key in sorted(keys)[-near.each :]}


def _named(connection: Connection, name: str, among: Iterable[Key]) -> Iterator[Key]:
    """Those whose place has this name."""
    asked = set(among) if name else set()
    for part in in_parts(sorted({reading for reading, _ in asked})):
        for reading, position, place in connection.execute(NAMES_OF, {"numbers": part}):
            if (reading, position) in asked and place is not None and fold(place) == fold(name):
                yield reading, position


def may_meet(one: Circle, other: Circle) -> bool:
    """Whether two places may have a spot in common: their circles meet, and wide ones are not of two countries."""
    if one[3] and other[3] and one[3] != other[3] and max(one[2], other[2]) > _WIDE_KM:
        return False
    return circles_meet(one[:3], other[:3])


def _is_narrow(first: str, last: str, widest: int) -> bool:
    """Whether the dates are no more than so many days apart; most are one day."""
    return first == last or (date.fromisoformat(last) - date.fromisoformat(first)).days <= widest


def _box(circle: Circle | None) -> dict[str, Any]:
    """Degrees between which everything lies that may meet the circle; but for wide places, which the country bounds."""
    lat, lon, km, country = circle or (0.0, 0.0, 0.0, "")
    reach = km + _WIDE_KM
    across, narrowest = sin(reach / 2 / EARTH_RADIUS_KM), cos(radians(min(90.0, abs(lat) + reach * _DEGREES_PER_KM)))
    share = across / sqrt(narrowest * cos(radians(lat))) if reach < _QUARTER_KM and narrowest > 0 else 1.0
    aside = degrees(2 * asin(share)) if share < 1 else _EVERYWHERE
    return {
        "everywhere": circle is None,
        "degrees_per_km": _DEGREES_PER_KM,
        "south": lat - km * _DEGREES_PER_KM,
        "north": lat + km * _DEGREES_PER_KM,
        "west": lon - aside,
        "east": lon + aside,
        "country": country,
        "wide_km": _WIDE_KM,
        "is_wide": km > _WIDE_KM,
    }
