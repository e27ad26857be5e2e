"""Mentions by day and place: told off the index alone, so that of a day's mentions all over the world few are read."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from sayso.ledger.statements import WHEREABOUTS, days
from sayso.places import circles_meet

Circle = tuple[float, float, float]  # latitude, longitude, kilometres round them

_DEGREES_PER_KM = 1 / 110.5  # of latitude: a little more than there are anywhere, so that nothing near is left out


def whereabouts(
    connection: Connection, earliest: date, latest: date, near: Sequence[Circle] | None
) -> set[tuple[int, int]]:
    """(reading, position) of mentions on these days whose circle meets one of `near` or is not known."""
    asked = days(earliest, latest) | {"degrees_per_km": _DEGREES_PER_KM} | _band(near)
    found = (row for statement in WHEREABOUTS for row in connection.execute(statement, asked))
    return {
        (reading, position)
        for reading, position, lat, lon, km in found
        if near is None
        or lat is None
        or lon is None
        or km is None
        or any(circles_meet((lat, lon, km), circle) for circle in near)
    }


def _band(near: Sequence[Circle] | None) -> dict[str, float]:
    """The latitudes between which the circles lie."""
    if near is None:
        return {"south": -1e9, "north": 1e9}
    return {
        "south": min((lat - km * _DEGREES_PER_KM for lat, _, km in near), default=1e9),
        "north": max((lat + km * _DEGREES_PER_KM for lat, _, km in near), default=-1e9),
    }
