"""Which incidents an address asks for: the same filters on the first page, on the map and in the API."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import cos, isfinite, radians
from typing import Annotated, Any

from fastapi import Depends, Query

from sayso.desk.derived import Derived
from sayso.errors import UsageError
from sayso.export.choosing import Wanted, first_day
from sayso.export.shapes import Shape

_KM = 111.195  # in a degree of latitude
_NO_PART = "is not a part of the map like 51.2,46,53.1,47.5: west,south,east,north in degrees"
_Day = Annotated[str, Query(max_length=40, description="A day, month or year (2025-06-19, 2025-06, 2025).")]
_Name = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters as given; "" asks nothing."""

    since: _Day = ""
    until: _Day = ""
    country: Annotated[str, Query(pattern="^([A-Za-z]{2})?$", description="ISO 3166-1 alpha-2, such as KZ.")] = ""
    object: _Name = ""
    status: _Name = ""
    source: _Name = ""
    disputed: bool = False
    within: Annotated[str, Query(max_length=100, description="A part of the map: west,south,east,north.")] = ""

    def given(self) -> dict[str, str]:
        """Those that ask something, for an address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: "true" if value is True else value for name, value in values.items() if value}


TheChoice = Annotated[Choice, Depends(Choice)]


def chosen(choice: Choice, derived: Derived) -> list[Shape]:
    """The incidents that fit, the latest first; UsageError for a period that is none."""
    for day in (choice.since, choice.until):
        _refuse_other_than_a_day(day)
    of_source = None
    if choice.source:
        of_source = frozenset(head.id for head in derived.heads.values() if head.outlet == choice.source)
    wanted = Wanted(choice.since, choice.until, choice.country, choice.object, choice.disputed, of_source)
    found = [shape for shape in derived.shapes.values() if wanted.takes(shape)]
    if choice.within:
        part = _part_of_map(choice.within)
        found = [shape for shape in found if shape["place"] and may_lie_in(shape["place"], *part)]
    return [shape for shape in found if not choice.status or choice.status in derived.statuses(shape["id"])]


def may_lie_in(place: Mapping[str, Any], west: float, south: float, east: float, north: float) -> bool:
    """Whether any of a place's circle may lie in a part of the map; its west may lie east of its east.

    The overview's script asks the same (web/src/circles.ts).
    """
    lat, lon, km = place["lat"], place["lon"], place["radius_km"]
    if lat is None or lon is None:
        return False
    high = (km or 0.0) / _KM
    if lat + high < south or lat - high > north:
        return False
    wide = high / max(cos(radians(lat)), 0.01)
    apart = (lon - wide - west) % 360
    return wide >= 180 or east - west >= 360 or apart <= (east - west) % 360 or apart + 2 * wide >= 360


def _part_of_map(words: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(edge) for edge in words.split(","))
    except ValueError:
        raise UsageError("within", _NO_PART) from None
    if not (all(map(isfinite, (west, east))) and -90 <= south <= north <= 90):
        raise UsageError("within", _NO_PART)
    return west, south, east, north


def _refuse_other_than_a_day(words: str) -> None:
    try:
        if words:
            first_day(words)
    except (ValueError, OverflowError):
        raise UsageError("the period", "is not told by days, months or years like 2025-06-19, 2025-06, 2025") from None
