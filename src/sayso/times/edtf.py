"""Dates of uncertain precision as EDTF strings (ISO 8601-2:2019, after the Library of Congress specification).

The part of EDTF that sayso writes and reads:

    2024-09-07   2025-03   2025            a day, a month, a year
    2024-21                                a season: 21 spring, 22 summer, 23 autumn, 24 winter
    202X   2024-09-XX   XXXX-03-18         digits that are not known
    2024-09-07~   2024?   2025-03%         approximate, uncertain, both
    a/b   a/..   ../b                      from a to b; since a; until b
    [2025-03-17,2025-03-18]                one of these

Not read: time of day, years outside 0001..9999, `{a,b}`, a qualifier inside a date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "set", "unknown"]

_POINT = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%])?")

# Northern seasons by calendar month, as meteorologists count them (first month, number of months). EDTF leaves the
# months open; winter is counted from the December of the year that is named.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class _Point:
    """One date of an EDTF string, taken apart: digits as written, `X` where unknown, and its qualifier."""

    year: str
    month: str
    day: str
    qualifier: str


def check_edtf(edtf: str) -> str:
    """The string itself where it is EDTF as sayso uses it; ValueError with one sentence saying what is wrong."""
    _parts(edtf)
    return edtf


def is_edtf(edtf: str) -> bool:
    """Whether the string is EDTF as sayso uses it."""
    try:
        _parts(edtf)
    except ValueError:
        return False
    return True


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day that the string allows, both inclusive; None for a side that is open or not known.

    A qualifier does not widen the bounds: `2024-09-07~` is that day, said with less certainty. A date whose year
    is unknown has no bounds. Seasons are northern calendar months (spring is March to May). ValueError for what
    is not EDTF.
    """
    kind, parts = _parts(edtf)
    if kind == "interval":
        first, last = parts
        return (_point_bounds(first)[0] if first else None, _point_bounds(last)[1] if last else None)
    each = [_point_bounds(part) for part in parts if part]
    firsts, lasts = [low for low, _ in each if low], [high for _, high in each if high]
    return (
        min(firsts) if len(firsts) == len(each) else None,
        max(lasts) if len(lasts) == len(each) else None,
    )


def contains(edtf: str, other: str) -> bool:
    """Whether every day that `other` allows lies within the bounds of `edtf`; an open side of `edtf` holds all.

    False where `other` is open on a side on which `edtf` is not, or either has no bounds at all. ValueError for
    what is not EDTF.
    """
    low, high = bounds(edtf)
    first, last = bounds(other)
    if (low is None and high is None) or (first is None and last is None):
        return False
    starts = low is None or (first is not None and low <= first)
    ends = high is None or (last is not None and last <= high)
    return starts and ends


def precision(edtf: str) -> Precision:
    """How exactly the string dates: "day", "month", "season", "year", "decade", "century", "interval", "set".

    "unknown" where the year is not known (`XXXX-03-18`). `2024-09-XX` is a "month": no more is known. ValueError
    for what is not EDTF.
    """
    kind, parts = _parts(edtf)
    if kind != "point":
        return kind
    point = parts[0]
    assert point is not None
    return _point_precision(point)


def day_edtf(day: date) -> str:
    """The EDTF string of one day."""
    return day.isoformat()


def interval_edtf(first: date, last: date) -> str:
    """The shortest EDTF string for these days, both inclusive: a day, a month, a year, or `a/b` of the same sort."""
    if first > last:
        raise ValueError(f"an interval cannot begin on {first} and end on {last}")
    if first == last:
        return first.isoformat()
    ends = [first.isoformat(), last.isoformat()]
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        whole_years = first.month == 1 and last.month == 12
        ends = [end[:4] if whole_years else end[:7] for end in ends]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


@lru_cache(maxsize=4096)  # a report repeats few dates, and a ledger asks for the same ones again
def _parts(edtf: str) -> tuple[Literal["point", "interval", "set"], tuple[_Point | None, ...]]:
    """The kind of the string and its dates; None is an open end of an interval."""
    if "/" in edtf:
        return "interval", _interval(edtf)
    if edtf.startswith("[") and edtf.endswith("]"):
        members = edtf[1:-1].split(",")
        if len(members) < 2:
            raise ValueError(f"{edtf!r} is not EDTF: a set needs two dates or more")
        return "set", tuple(_point(member, edtf) for member in members)
    return "point", (_point(edtf, edtf),)


def _interval(edtf: str) -> tuple[_Point | None, _Point | None]:
    ends = edtf.split("/")
    if len(ends) != 2:
        raise ValueError(f"{edtf!r} is not EDTF: an interval has one slash")
    if ends == ["..", ".."]:
        raise ValueError(f"{edtf!r} is not EDTF: an interval is open on one side at most")
    first, last = (None if end == ".." else _point(end, edtf) for end in ends)
    if first and last:
        low, high = _point_bounds(first)[0], _point_bounds(last)[1]
        if low and high and low > high:
            raise ValueError(f"{edtf!r} is not EDTF: the interval ends before it begins")
    return first, last


def _point(text: str, whole: str) -> _Point:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"{whole!r} is not EDTF: {text!r} is not a year, month, season or day")
    point = _Point(found[1], found[2] or "", found[3] or "", found[4] or "")
    if re.search(r"X\d", point.year) or point.year == "0000":
        raise ValueError(f"{whole!r} is not EDTF: {point.year!r} is not a year")
    if point.month and "X" in point.month and point.month != "XX":
        raise ValueError(f"{whole!r} is not EDTF: {point.month!r} is not a month")
    if point.month == "XX" and point.day not in ("", "XX"):
        raise ValueError(f"{whole!r} is not EDTF: a day of an unknown month")
    if point.month.isdigit():
        _check_month(point, whole)
    return point


def _check_month(point: _Point, whole: str) -> None:
    month = int(point.month)
    if month in _SEASONS and not point.day:
        return
    if not 1 <= month <= 12:
        raise ValueError(f"{whole!r} is not EDTF: there is no month or season {point.month}")
    if point.day and "X" in point.day:
        if not re.fullmatch(r"XX|[0-3]X", point.day):
            raise ValueError(f"{whole!r} is not EDTF: {point.day!r} is not a day")
        return
    # 29 February is a day where the year is not known.
    year = int(point.year) if point.year.isdigit() else 2000
    if point.day and not 1 <= int(point.day) <= monthrange(year, month)[1]:
        raise ValueError(f"{whole!r} is not EDTF: there is no day {point.day} in that month")


def _point_precision(point: _Point) -> Precision:
    unknown = point.year.count("X")
    if unknown > 2:
        return "unknown"
    if unknown:
        return "decade" if unknown == 1 else "century"
    if not point.month.isdigit():
        return "year"
    if int(point.month) in _SEASONS:
        return "season"
    return "day" if point.day.isdigit() else "month"


def _point_bounds(point: _Point) -> tuple[date | None, date | None]:
    if point.year.count("X") > 2:
        return None, None
    low, high = int(point.year.replace("X", "0")), int(point.year.replace("X", "9"))
    if low != high or not point.month.isdigit():
        return date(max(low, 1), 1, 1), date(high, 12, 31)
    month = int(point.month)
    if month in _SEASONS:
        return _season_bounds(low, month)
    length = monthrange(low, month)[1]
    if point.day.isdigit():
        day = date(low, month, int(point.day))
        return day, day
    first, last = 1, length
    if point.day and point.day[0].isdigit():  # 2024-09-1X
        first, last = max(1, int(point.day[0]) * 10), min(length, int(point.day[0]) * 10 + 9)
    return date(low, month, min(first, length)), date(low, month, last)


def _season_bounds(year: int, season: int) -> tuple[date, date]:
    first = _SEASONS[season]
    last_year, last = (year, first + 2) if season != 24 else (min(year + 1, 9999), 2)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
