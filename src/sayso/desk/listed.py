"""The incidents as lists, filters and maps look through them: one short row each, and the same by column.

A hundred thousand incidents are looked through by column in a few milliseconds, by shape in a second.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sayso.export.shapes import first_day_of
from sayso.link.origins import Account
from sayso.model import Incident, Place, Topic
from sayso.times.edtf import bounds

if TYPE_CHECKING:
    import numpy as np

    Column = np.ndarray[tuple[int], np.dtype[Any]]

NEVER = 10**7  # the number of a day that is not known, beyond all that are


@dataclass(frozen=True, slots=True)
class Row:
    """What lists tell of an incident. `first` and `last` are the days its date allows, None where it is open."""

    first_day: str
    id: str
    edtf: str
    first: date | None
    last: date | None
    place: Place | None
    object: str
    reports: int
    independent: int
    disputed: tuple[Topic, ...]


def row_of(incident: Incident, accounts: Sequence[Account], disputed: tuple[Topic, ...]) -> Row:
    """The row of an incident with these independent accounts and topics on which its speakers disagree."""
    when = incident.when
    first, last = bounds(when.edtf) if when else (None, None)
    return Row(
        first_day=first_day_of(incident),
        id=incident.id,
        edtf=when.edtf if when else "",
        first=first,
        last=last,
        place=incident.place,
        object=incident.object_type,
        reports=len(incident.reports),
        independent=len(accounts),
        disputed=disputed,
    )


class Listed:
    """Incidents in the order of lists: the latest day first, those without a day last."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = sorted(rows, key=lambda row: (row.first_day, row.id), reverse=True)

    def changed(self, gone: Collection[str], new: Iterable[Row]) -> "Listed":
        """The same without those with these ids, and with these."""
        return Listed([*(row for row in self.rows if row.id not in gone), *new])

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        return [row.id for row in self.rows]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each stands, by its id."""
        return {id: at for at, id in enumerate(self.ids)}

    @cached_property
    def first(self) -> "Column":
        """The number of the first day each may have happened on; -NEVER where that is open."""
        return self._column(lambda row: row.first.toordinal() if row.first else -NEVER, "i4")

    @cached_property
    def last(self) -> "Column":
        """The number of the last day; NEVER where that is open."""
        return self._column(lambda row: row.last.toordinal() if row.last else NEVER, "i4")

    @cached_property
    def is_dated(self) -> "Column":
        """Whether any report tells a date."""
        return self._column(lambda row: bool(row.edtf), "?")

    @cached_property
    def country(self) -> "Column":
        """Country codes."""
        return self._column(lambda row: row.place.country if row.place else "", "U")

    @cached_property
    def object(self) -> "Column":
        """Object types."""
        return self._column(lambda row: row.object, "U")

    @cached_property
    def is_disputed(self) -> "Column":
        """Whether speakers disagree on anything."""
        return self._column(lambda row: bool(row.disputed), "?")

    @cached_property
    def lat(self) -> "Column":
        """Degrees, not a number where the place is not on the map."""
        return self._column(lambda row: _degrees(row.place, "lat"), "f8")

    @cached_property
    def lon(self) -> "Column":
        """Degrees, not a number where the place is not on the map."""
        return self._column(lambda row: _degrees(row.place, "lon"), "f8")

    @cached_property
    def km(self) -> "Column":
        """The radius of each one's circle."""
        return self._column(lambda row: (row.place.radius_km or 0.0) if row.place else 0.0, "f8")

    @cached_property
    def countries(self) -> list[str]:
        """All country codes."""
        return sorted({row.place.country for row in self.rows if row.place} - {""})

    @cached_property
    def objects(self) -> list[str]:
        """All object types."""
        return sorted({row.object for row in self.rows} - {""})

    def among(self, ids: Iterable[str]) -> "Column":
        """For each whether it has one of these ids."""
        import numpy as np

        found = np.zeros(len(self.rows), dtype="?")
        found[[self.positions[id] for id in ids]] = True
        return found

    def where(self, status: Callable[[str], bool]) -> "Column":
        """For each whether this holds of its id."""
        return self._column(lambda row: status(row.id), "?")

    def _column(self, value: Callable[[Row], Any], kind: str) -> "Column":
        import numpy as np

        return np.array([value(row) for row in self.rows], dtype=kind)


def _degrees(place: Place | None, side: str) -> float:
    degrees = getattr(place, side) if place and place.lat is not None and place.lon is not None else None
    return float("nan") if degrees is None else degrees
