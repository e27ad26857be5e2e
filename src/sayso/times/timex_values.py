"""Values of TIMEX3 for points of time, counted from publication and from what the text told before."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.times.calendars import shift_months
from sayso.times.edtf import bounds
from sayso.times.find import TimeWords
from sayso.times.meanings import (
    Century,
    Clock,
    Decade,
    FromPublished,
    FromText,
    Indefinite,
    Meaning,
    Month,
    Night,
    NthOf,
    NumericDay,
    Period,
    Quarter,
    Range,
    Season,
    Since,
    Unit,
    Until,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    Year,
)
from sayso.times.resolve import resolve_time
from sayso.times.tense import tense_of
from sayso.times.timex_lengths import PARTS, SEASONS

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(slots=True)
class Story:
    """What a text has told so far: the date last named, and the quarter it is at as year and number."""

    text: str
    published: date | None
    anchor: str | None = None
    quarter: tuple[int, int] | None = None


def point_value(words: TimeWords, story: Story) -> str | None:
    """The value of a date or time of day, None where none can be given; the story goes on with it."""
    value = _value(words.meaning, words, story)
    if value is None or not _DATE.fullmatch(value):
        return value
    story.anchor = value
    if not _DAY.fullmatch(value):
        return value
    if words.clock is not None:
        return f"{value}T{words.clock:%H:%M}"
    return f"{value}T{PARTS[words.part]}" if words.part else value


def _value(meaning: Meaning, words: TimeWords, story: Story) -> str | None:
    match meaning:
        case Indefinite(era):
            return f"{era.upper()}_REF"
        case Vague():
            return "PAST_REF"
        case Year(year):
            return f"{year:04d}"
        case Decade(year):
            return f"{year // 10:03d}X"
        case Quarter():
            return _quarter(meaning, story)
        case Clock(clock):
            day = story.anchor if story.anchor and len(story.anchor) == 10 else str(story.published or "XXXX-XX-XX")
            return f"{day}T{clock:%H:%M}"
        case Century(number):
            return f"{number - 1:02d}XX"
        case Period("quarter", 0) if story.quarter:
            return f"{story.quarter[0]:04d}-Q{story.quarter[1]}"
        case Period(unit, shift):
            return unit_value(unit, shift, story.published)
        case FromPublished(unit, count):
            return _from_published(unit, count, story)
        case FromText():
            return _from_text(meaning, story)
        case _:
            return _calendar(meaning, words, story)


def _calendar(meaning: Meaning, words: TimeWords, story: Story) -> str | None:
    """Dates by their names in the calendar, as `resolve_time` places them, with the tense of the sentence."""
    if story.published is None and isinstance(meaning, Weekday):
        return f"XXXX-WXX-{meaning.weekday + 1}"
    tense = tense_of(words, story.text, story.published)
    if isinstance(meaning, Month | Season):
        meaning = replace(meaning, part="")
    found = resolve_time(meaning, published=story.published, anchor=story.anchor, tense=tense)
    if found is None:
        return None
    first, last, edtf = found.earliest, found.latest, found.edtf.rstrip("~?%")
    match meaning:
        case Season(season):
            return f"{edtf[:4]}-{SEASONS[season]}"
        case Weekend() if first:
            return f"{_week(first)}-WE"
        case WeekOf() | NthOf(unit="week") if first:
            return _week(first)
        case NthOf(unit="quarter") if first:
            return _as_quarter((first.year, (first.month + 2) // 3), story)
        case Range() | Night() | Since() | Until():
            return f"P{(last - first).days + 1}D" if first and last else None
        case NumericDay() if edtf.startswith("["):
            return edtf[1:].split(",")[0]
    return edtf


def unit_value(unit: Unit, shift: int, day: date | None) -> str | None:
    """A unit of the calendar, so many on from the one that holds the day: "1998-W32", "1998-Q3", "1998-08", "1998"."""
    if day is None:
        return None
    try:
        if unit in ("day", "week"):
            moved = day + timedelta(days=shift * (7 if unit == "week" else 1))
            return _week(moved) if unit == "week" else moved.isoformat()
        moved = shift_months(day, shift * _MONTHS.get(unit, 0))
    except (OverflowError, ValueError):
        return None
    forms = {
        "month": f"{moved.year:04d}-{moved.month:02d}",
        "quarter": f"{moved.year:04d}-Q{(moved.month + 2) // 3}",
        "decade": f"{moved.year // 10:03d}X",
        "century": f"{moved.year // 100:02d}XX",
    }
    return forms.get(unit, f"{moved.year:04d}")


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _from_published(unit: Unit, count: int, story: Story) -> str | None:
    """ "two years ago"; "a year ago" of a quarter that the text is at is that quarter of the year before."""
    if unit == "year" and count == -1 and story.quarter:
        year, n = story.quarter
        return f"{year - 1:04d}-Q{n}"
    if unit == "decade":
        unit, count = "year", count * 10
    if unit in ("hour", "minute", "second"):
        return story.published.isoformat() if story.published else None
    return unit_value(unit, count, story.published)


def _from_text(meaning: FromText, story: Story) -> str | None:
    """ "a year earlier" than the quarter or date told before; "the same day", "three days later"."""
    if meaning.unit == "year" and meaning.weekday is None:
        if story.quarter and abs(meaning.count) == 1:
            year, n = story.quarter
            return f"{year + meaning.count:04d}-Q{n}"
        told = (story.anchor or str(story.published or ""))[:4]
        return f"{int(told) + meaning.count:04d}" if told and 0 < int(told) + meaning.count < 10_000 else None
    anchor = story.anchor or (story.published.isoformat() if story.published else None)
    first = bounds(anchor)[0] if anchor else None
    if first is None:
        return None
    if meaning.unit in ("week", "month", "quarter", "decade") and meaning.weekday is None:
        return unit_value(meaning.unit, meaning.count, first)
    found = resolve_time(meaning, published=story.published, anchor=anchor)
    return found.edtf.rstrip("~") if found else None


def _quarter(meaning: Quarter, story: Story) -> str | None:
    """The quarter or half that is named: the last to have begun by publication."""
    if meaning.n is None:
        return _this_quarter(meaning, story)
    year, now = meaning.year, story.published
    if year is None and now is not None:
        begun = (meaning.n - 1) * (6 if meaning.half else 3) < now.month
        year = now.year + meaning.year_shift - (0 if begun or meaning.year_shift else 1)
    if meaning.half:
        return f"{year or 'XXXX'}-H{meaning.n}"
    return _as_quarter((year, meaning.n), story) if year else f"XXXX-Q{meaning.n}"


def _this_quarter(meaning: Quarter, story: Story) -> str | None:
    """The quarter that the text is at, or of the year before; where it named none, the last that had ended."""
    if story.quarter:
        year, n = story.quarter
        return f"{meaning.year or year + meaning.year_shift:04d}-Q{n}"
    if meaning.year or story.published is None:
        return f"{meaning.year:04d}" if meaning.year else None
    ended = shift_months(story.published, -3)
    return f"{ended.year + meaning.year_shift:04d}-Q{(ended.month + 2) // 3}"


def _as_quarter(found: tuple[int, int], story: Story) -> str:
    """The value of a quarter; the text is at it from now on where it has ended and is no year-earlier one."""
    now = story.published
    ended = now is None or (found[0], found[1] * 3) < (now.year, now.month)
    if ended and (story.quarter is None or found[0] >= story.quarter[0]):
        story.quarter = found
    return f"{found[0]:04d}-Q{found[1]}"
