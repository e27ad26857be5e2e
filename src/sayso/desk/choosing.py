"""Which incidents an address asks for: the same filters on the first page, on the map and in the API."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import reduce
from math import isfinite
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Query

from sayso.desk.derived import Derived
from sayso.errors import UsageError
from sayso.export.choosing import first_day, last_day

if TYPE_CHECKING:
    from sayso.desk.listed import Column

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


def chosen(choice: Choice, derived: Derived) -> Sequence[str]:
    """The ids of the incidents that fit, the latest first; UsageError for a period that is none."""
    listed = derived.listed
    fitting = fit(choice, derived)
    return listed.ids if fitting is None else [listed.ids[at] for at in fitting.nonzero()[0]]


def fit(choice: Choice, derived: Derived) -> "Column | None":
    """For each incident listed whether it fits, None where all do; UsageError for a period that is none."""
    asked = list(_asked(choice, derived))
    return reduce(lambda one, other: one & other, asked) if asked else None


def _asked(choice: Choice, derived: Derived) -> "Iterator[Column]":
    """For each filter given the incidents that fit it."""
    listed = derived.listed
    if choice.since:
        yield (listed.last >= _edge(choice.since, first_day)) & listed.is_dated
    if choice.until:
        yield (listed.first <= _edge(choice.until, last_day)) & listed.is_dated
    if choice.country:
        yield listed.country == choice.country.upper()
    if choice.object:
        yield listed.object == choice.object
    if choice.disputed:
        yield listed.is_disputed
    if choice.source:
        heads = derived.by_outlet.get(choice.source, ())
        ids = {id for head in heads for id in derived.incidents_of.get(head.id, ())}
        yield listed.among(ids)
    if choice.within:
        yield may_lie_in(listed.lat, listed.lon, listed.km, *_part_of_map(choice.within))
    if choice.status:
        name = f"status {choice.status}"
        yield derived.once(name, lambda: listed.where(lambda id: choice.status in derived.statuses(id)))


def may_lie_in(
    lat: "Column", lon: "Column", km: "Column", west: float, south: float, east: float, north: float
) -> "Column":
    """Whether any of each circle may lie in a part of the map; its west may lie east of its east.

    The overview's script asks the same (web/src/circles.ts).
    """
    import numpy as np

    high = km / _KM
    wide = high / np.maximum(np.cos(np.radians(lat)), 0.01)
    with np.errstate(invalid="ignore"):  # no number where a place is not on the map; no comparison holds of that
        apart = (lon - wide - west) % 360
    aside = (wide >= 180) | (east - west >= 360) | (apart <= (east - west) % 360) | (apart + 2 * wide >= 360)
    found: Column = (lat + high >= south) & (lat - high <= north) & aside
    return found


def _part_of_map(words: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(edge) for edge in words.split(","))
    except ValueError:
        raise UsageError("within", _NO_PART) from None
    if not (all(map(isfinite, (west, east))) and -90 <= south <= north <= 90):
        raise UsageError("within", _NO_PART)
    return west, south, east, north


def _edge(words: str, day: Callable[[str], date]) -> int:
    try:
        return day(words).toordinal()
    except (ValueError, OverflowError):
        raise UsageError("the period", "is not told by days, months or years like 2025-06-19, 2025-06, 2025") from None
