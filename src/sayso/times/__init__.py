"""Dates in words, and EDTF: what a text says of time, which days it means, and how exactly.

`find_times` finds the words, `resolve_time` places them, `find_published` and `decide_day_first` give them their
anchor. `find_timex` gives the same times as TIMEX3, `explain_times` both with the reasons. Pure functions, standard
library only.
"""

from sayso.times.edtf import Precision, bounds, check_edtf, contains, day_edtf, interval_edtf, is_edtf, precision
from sayso.times.explain import Explained, explain_times
from sayso.times.find import TimeWords, find_points, find_times
from sayso.times.meanings import (
    Basis,
    Century,
    Clock,
    Day,
    Decade,
    Every,
    Feast,
    FromPublished,
    FromText,
    Indefinite,
    Length,
    Meaning,
    Month,
    Night,
    NthOf,
    NumericDay,
    PartOfDay,
    Period,
    Quarter,
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
from sayso.times.tense import tense_of
from sayso.times.timex import Timex, TimexType, find_timex

__all__ = [
    "Basis", "Century", "Clock", "Day", "Decade", "Every", "Explained", "Feast", "FromPublished", "FromText",
    "Indefinite", "Length", "Meaning", "Month", "Night", "NthOf", "NumericDay", "PartOfDay", "Period", "Precision",
    "Published", "Quarter", "Range", "Resolved", "Season", "Since", "Stretch", "TimeWords", "Timex", "TimexType",
    "Until", "Vague", "WeekOf", "Weekday", "Weekend", "Year", "bounds", "check_edtf", "contains", "counts_from",
    "day_edtf", "decide_day_first", "explain_times", "find_points", "find_published", "find_times", "find_timex",
    "interval_edtf", "is_duration", "is_edtf", "precision", "resolve_time", "tense_of",
]  # fmt: skip
