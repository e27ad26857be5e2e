"""Mentions by day and place: told off the index alone, so that of a day's mentions all over the world few are read."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from sayso.ledger.statements import WHEREABOUTS, days
from sayso.places import circles_meet

Circle = tuple[float, float, float, str]  # latitude, longitude, kilometres round them, country code or ""

_DEGREES_PER_KM = 1 / 110.5  # of latitude: a little more than there are anywhere, so that nothing near is left out
# A circle wider than this is a region's or a country's: it reaches over the borders at which its place ends.
_WIDE_KM = 150.0


def whereabouts(
    connection: Connection, earliest: date, latest: date, near: Sequence[Circle] | None
) -> set[tuple[int, int]]:
    """(reading, position) of mentions on these days whose circle meets one of `near` or is not known."""
    asked = days(earliest, latest) | {"degrees_per_km": _DEGREES_PER_KM} | _band(near)
    found = (row for statement in WHEREABOUTS for row in connection.execute(statement, asked))
    return {
        (reading, position)
        for reading, position, lat, lon, km, country in found
        if near is None
        or lat is None
        or lon is None
        or km is None
        or any(may_meet((lat, lon, km, country or ""), circle) for circle in near)
    }


def may_meet(one: Circle, other: Circle) -> bool:
    """Whether two places may have a spot in common: their circles meet, and wide ones are not of two countries."""
    if one[3] and other[3] and one[3] != other[3] and max(one[2], other[2]) > _WIDE_KM:
        return False
    return circles_meet(one[:3], other[:3])


def _band(near: Sequence[Circle] | None) -> dict[str, float]:
    """The latitudes between which the circles lie."""
    if near is None:
        return {"south": -1e9, "north": 1e9}
    return {
        "south": min((lat - km * _DEGREES_PER_KM for lat, _, km, _ in near), default=1e9),
        "north": max((lat + km * _DEGREES_PER_KM for lat, _, km, _ in near), default=-1e9),
    }
