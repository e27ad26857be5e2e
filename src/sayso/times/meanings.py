"""What words for a time mean before anything is known of when they were written: the result of finding.

A meaning holds only what the words say. `resolve_time` turns it into an EDTF date with a publication date or an
earlier date of the text. Months are 1..12, weekdays 0..6 from Monday (as `date.weekday()` counts), counts are
negative for the past.
"""

from dataclasses import dataclass
from datetime import time
from typing import Literal, TypeAlias

Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]
Era = Literal["past", "present", "future"]
Which = Literal["", "last", "this", "next"]
Part = Literal["", "early", "mid", "late"]
PartOfDay = Literal["", "early", "morning", "noon", "afternoon", "evening", "late", "night", "overnight"]
Basis = Literal["nothing", "published", "text"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar as far as it is named: "18 March 2025", "18 March", "the 28th".

    `weekday` is a weekday said beside it ("Saturday 17 May"), `year_shift` "last year" (-1) or "this year" (0)
    said beside it, `text_year` "of that year".
    """

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    year_shift: int | None = None
    text_year: bool = False


@dataclass(frozen=True, slots=True)
class NumericDay:
    """A numeric date whose order of day and month the text does not settle: "11/07/2025", "12/10"."""

    first: int
    second: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month or a part of it: "March 2025", "in June", "early June", "last November", "May of last year"."""

    month: int
    year: int | None = None
    part: Part = ""
    which: Which = ""
    year_shift: int | None = None
    text_year: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season in EDTF numbers (21 spring .. 24 winter): "spring 2024", "last autumn"."""

    season: int
    year: int | None = None
    which: Which = ""
    part: Part = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year or a part of it: "in 2024", "late 2024"."""

    year: int
    part: Part = ""


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `year`: "the 1990s"."""

    year: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """ "on Tuesday", "last Friday", "next Monday"; `week_shift` for "on Tuesday of last week" (-1)."""

    weekday: int
    which: Which = ""
    week_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday: "at the weekend", "last weekend"."""

    which: Which = ""


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast whose day can be computed: "Good Friday", "Christmas Day" (see `calendars.FEASTS`)."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NthOf:
    """ "the first Sunday of November", "the last week of May", "the first quarter of 2026"; `n` -1 is the last."""

    n: int
    of: "Month | Year"
    weekday: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The seven days that begin with a day, or the week that holds it: "the week of 9 June"."""

    day: "Day"


@dataclass(frozen=True, slots=True)
class FromPublished:
    """Counted from the day of publication to a point: "yesterday" (day, -1), "two weeks ago" (week, -2).

    `exact` for "a week ago today": no less precise than the day.
    """

    unit: Unit
    count: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A whole unit of the calendar counted from publication: "last week" (-1), "this month" (0), "next year" (1)."""

    unit: Unit
    shift: int
    part: Part = ""


@dataclass(frozen=True, slots=True)
class FromText:
    """Counted from another date of the text: "three days after that" (day, 3), "the same day" (day, 0).

    `weekday` for "the Tuesday after that" (count 1), "that Sunday" (0). `whole` for "the following week", "that
    month": the unit, not a point. `event`: counted from an event that the words go on to name ("a week before
    the find"), not from the date last given. `nth` for "the first of those days" (1), "the last of them" (-1).
    """

    unit: Unit
    count: int
    weekday: int | None = None
    whole: bool = False
    event: bool = False
    exact: bool = False
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Night:
    """A night over two days: "the night of 9-10 September", "overnight into 10 September" (evening None)."""

    evening: "Meaning | None"
    morning: "Meaning"


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another: "25-27 March", "between 18 and 20 June", "from April to June"."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True, slots=True)
class Since:
    """ "since February": begins then, goes on."""

    start: "Meaning"


@dataclass(frozen=True, slots=True)
class Until:
    """ "until 30 September": begins unsaid, ends then."""

    end: "Meaning"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that ends with publication: "in the past five months"; a duration, not the date of an event.

    `count` is None for "in the past few days".
    """

    unit: Unit
    count: int | None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time too loose to be placed: "recently", "in recent days", "the other day"."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that the words hang on no date: "two years", "a 16-hour flight", "for weeks" (count None)."""

    unit: Unit
    count: float | None


@dataclass(frozen=True, slots=True)
class Every:
    """A time that comes again: "every Friday" (weekday 4), "each July", "annually", "twice a week" (unit "week")."""

    unit: Unit
    count: int = 1
    weekday: int | None = None
    month: int | None = None
    season: int | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a business year: "the third quarter", "the year-earlier quarter" (year_shift -1).

    `n` is None for the quarter that the text is at ("the latest quarter"). `half` for "the first half".
    """

    n: int | None
    year: int | None = None
    year_shift: int = 0
    half: bool = False


@dataclass(frozen=True, slots=True)
class Century:
    """ "the 20th century" (number 20)."""

    number: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without its day: "at 10:35 a.m."."""

    clock: time


@dataclass(frozen=True, slots=True)
class Indefinite:
    """No day of the calendar but a side of the day of writing: "now", "in the past", "soon"."""

    era: Era


Meaning: TypeAlias = (
    Day
    | NumericDay
    | Month
    | Season
    | Year
    | Decade
    | Weekday
    | Weekend
    | Feast
    | NthOf
    | WeekOf
    | FromPublished
    | Period
    | FromText
    | Night
    | Range
    | Since
    | Until
    | Stretch
    | Vague
    | Length
    | Every
    | Quarter
    | Clock
    | Century
    | Indefinite
)


def counts_from(meaning: Meaning) -> Basis:
    """What a meaning must be counted from: "nothing" for a full date, "published", or "text" for another date of it.

    A day or month without its year counts from publication. A range, a night, "since" or "until" counts from what
    its parts count from, "text" before "published".
    """
    match meaning:
        case FromText():
            return "text"
        case Night(evening, morning):
            return _furthest(morning, *(() if evening is None else (evening,)))
        case Range(first, last):
            return _furthest(first, last)
        case Since(inner) | Until(inner):
            return counts_from(inner)
        case NthOf():
            return counts_from(meaning.of)
        case WeekOf(inner_day):
            return counts_from(inner_day)
        case Day() | Month() if meaning.text_year:
            return "text"
        case Year() | Decade() | Century() | Length() | Every():
            return "nothing"
        case Quarter(None, _, _, _) | Clock():
            return "text"
        case Quarter() | Day() | NumericDay() | Month() | Season() | Feast():
            return "published" if meaning.year is None else "nothing"
        case _:
            return "published"


def is_duration(meaning: Meaning) -> bool:
    """Whether the words give a length of time or an open interval rather than when something happened."""
    return isinstance(meaning, Since | Until | Stretch | Length | Every)


def _furthest(*meanings: Meaning) -> Basis:
    bases = {counts_from(meaning) for meaning in meanings}
    for basis in ("text", "published"):
        if basis in bases:
            return basis
    return "nothing"
