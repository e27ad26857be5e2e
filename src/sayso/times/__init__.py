"""Dates in words, and EDTF: what a text says of time, which days it means, and how exactly.

`find_times` finds the words, `resolve_time` places them, `find_published` and `decide_day_first` give them their
anchor. Pure functions, standard library only.
"""

from sayso.times.edtf import Precision, bounds, check_edtf, contains, day_edtf, interval_edtf, is_edtf, precision
from sayso.times.find import TimeWords, find_times
from sayso.times.meanings import (
    Basis,
    Day,
    Decade,
    Feast,
    FromPublished,
    FromText,
    Meaning,
    Month,
    Night,
    NthOf,
    NumericDay,
    PartOfDay,
    Period,
    Range,
    Season,
    Since,
    Stretch,
    Until,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    Year,
    counts_from,
    is_duration,
)
from sayso.times.order import decide_day_first
from sayso.times.published import Published, find_published
from sayso.times.resolve import Resolved, resolve_time

__all__ = [
    "Basis", "Day", "Decade", "Feast", "FromPublished", "FromText", "Meaning", "Month", "Night", "NthOf", "NumericDay",
    "PartOfDay", "Period", "Precision", "Published", "Range", "Resolved", "Season", "Since", "Stretch", "TimeWords",
    "Until", "Vague", "WeekOf", "Weekday", "Weekend", "Year", "bounds", "check_edtf", "contains", "counts_from",
    "day_edtf", "decide_day_first", "find_published", "find_times", "interval_edtf", "is_duration", "is_edtf",
    "precision", "resolve_time",
]  # fmt: skip
