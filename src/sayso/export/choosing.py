"""Which incidents are wanted: by period, country, object, dispute and source; asked of their shapes."""

from dataclasses import dataclass
from datetime import date

from sayso.export.shapes import Shape
from sayso.times.edtf import bounds


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an incident must be; empty fields ask nothing. `since` and `until` are days, months or years in EDTF.

    `reports`, where given, are ids of which the incident must be told in one.
    """

    since: str = ""
    until: str = ""
    country: str = ""
    object: str = ""
    disputed: bool = False
    reports: frozenset[str] | None = None

    def takes(self, shape: Shape) -> bool:
        """Whether an incident, as `incident_shape` gives it, is wanted. One without a date is in no period."""
        return (
            (not self.country or shape["country"] == self.country.upper())
            and (not self.object or shape["object"] == self.object)
            and (not self.disputed or bool(shape["disputed"]))
            and (self.reports is None or not self.reports.isdisjoint(shape["reports"]))
            and self._in_period(shape["date"])
        )

    def _in_period(self, edtf: str) -> bool:
        if not self.since and not self.until:
            return True
        first, last = bounds(edtf) if edtf else (date.max, date.min)
        after = not self.since or last is None or last >= first_day(self.since)
        before = not self.until or first is None or first <= last_day(self.until)
        return after and before


def first_day(edtf: str) -> date:
    """The first day of a day, month or year; ValueError for anything else."""
    return _edge(edtf, 0)


def last_day(edtf: str) -> date:
    """The last day of a day, month or year; ValueError for anything else."""
    return _edge(edtf, 1)


def _edge(edtf: str, side: int) -> date:
    day = bounds(edtf)[side]
    if day is None:
        raise ValueError(f"{edtf!r} is not a day, month or year like 2025-06-19, 2025-06 or 2025")
    return day
