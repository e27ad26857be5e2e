"""Values of TIMEX3 for points of time, counted from publication and from what the text told before."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sayso.times.calendars import shift_months
from sayso.times.edtf import bounds
from sayso.times.find import TimeWords
from sayso.times.meanings import (
    Century,
    Clock,
    Day,
    Decade,
    FromPublished,
    FromText,
    Indefinite,
    Meaning,
    Month,
    NthOf,
    NumericDay,
    Period,
    Quarter,
    Range,
    Season,
    Unit,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    Year,
)
from sayso.times.resolve import Tense, resolve_time
from sayso.times.tense import told_tense
from sayso.times.timex_lengths import PARTS, SEASONS

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SOON, _LONG_AGO = timedelta(days=60), timedelta(days=270)


@dataclass(slots=True)
class Story:
    """What a text has told so far: the day last named (EDTF), and the quarter it is at as year and number."""

    text: str
    published: date | None
    anchor: str | None = None
    quarter: tuple[int, int] | None = None
    quarters: dict[int, int] = field(default_factory=dict)


def point_value(words: TimeWords, story: Story) -> str | None:
    """The value of a date or time of day, None where none can be given; the story goes on with it."""
    meaning = words.meaning
    value = _value(meaning, words, story)
    if value is None:
        return None
    if len(value) >= 10 and value[:4].isdigit() and value[4] == "-" and value[5:7].isdigit() and value[8:10].isdigit():
        story.anchor = value[:10]
        if words.clock is not None:
            return f"{value[:10]}T{words.clock:%H:%M}"
        if words.part and "T" not in value:
            return f"{value[:10]}T{PARTS[words.part]}"
    elif value[:4].isdigit() and (len(value) == 4 or value[5:7].isdigit() and len(value) == 7):
        story.anchor = value
    return value


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
        case Weekend(which):
            return _weekend(which, words, story)
        case _:
            return _calendar(meaning, words, story)


def _calendar(meaning: Meaning, words: TimeWords, story: Story) -> str | None:
    """Dates by their names in the calendar, as `resolve_time` places them, with the tense of the sentence."""
    if story.published is None and isinstance(meaning, Weekday):
        return f"XXXX-WXX-{meaning.weekday + 1}"
    tense = _tense(meaning, words, story)
    if isinstance(meaning, Month | Season):
        meaning = replace(meaning, part="")
    found = resolve_time(meaning, published=story.published, anchor=story.anchor, tense=tense)
    if found is None:
        return None
    if isinstance(meaning, Season):
        return f"{found.edtf[:4]}-{SEASONS[meaning.season]}"
    first = found.earliest
    if isinstance(meaning, WeekOf) or (isinstance(meaning, NthOf) and meaning.unit == "week"):
        return _week(first) if first else None
    if isinstance(meaning, NthOf) and meaning.unit == "quarter" and first:
        return _as_quarter((first.year, (first.month + 2) // 3), story)
    if isinstance(meaning, Range):
        days = (found.latest - first).days + 1 if first and found.latest else 0
        return f"P{days}D" if days else None
    edtf = found.edtf.rstrip("~?%")
    return edtf[1:11] if edtf.startswith("[") else edtf


def _tense(meaning: Meaning, words: TimeWords, story: Story) -> Tense:
    """The tense of the sentence; of a date without its year and no verb about it, the nearer side of publication."""
    if isinstance(meaning, Weekday):
        if story.text.startswith("'s", words.end):
            return "past"
        return told_tense(story.text, words.start, words.end) or "past"
    if not isinstance(meaning, Day | NumericDay | Month | Season) or meaning.year is not None:
        return "past"
    told = told_tense(story.text, words.start, words.end)
    if story.published is None or isinstance(meaning, Season):
        return told or "past"
    past = resolve_time(meaning, published=story.published, tense="past")
    ahead = resolve_time(meaning, published=story.published, tense="future")
    if not (past and ahead and past.latest and ahead.earliest):
        return told or "past"
    since, until = story.published - past.latest, ahead.earliest - story.published
    if told == "future":
        return "past" if since <= _SOON * 2 and until >= _LONG_AGO - _SOON else "future"
    near = _SOON if told is None or not isinstance(meaning, Month) else _SOON / 2
    return "future" if until <= near and since >= _LONG_AGO else "past"


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
        if story.quarter:
            year, n = story.quarter
            return f"{year + meaning.count:04d}-Q{n}"
        year_told = (story.anchor or str(story.published or ""))[:4]
        return f"{int(year_told) + meaning.count:04d}" if year_told else None
    anchor = story.anchor or (story.published.isoformat() if story.published else None)
    first = bounds(anchor)[0] if anchor else None
    if first is None:
        return None
    if meaning.unit in ("week", "month", "quarter", "decade") and meaning.weekday is None:
        return unit_value(meaning.unit, meaning.count, first)
    found = resolve_time(meaning, published=story.published, anchor=anchor)
    return found.edtf.rstrip("~") if found else None


def _weekend(which: str, words: TimeWords, story: Story) -> str | None:
    tense = told_tense(story.text, words.start, words.end) or "past"
    found = resolve_time(Weekend(which), published=story.published, tense=tense)  # type: ignore[arg-type]
    return f"{_week(found.earliest)}-WE" if found and found.earliest else None


def _quarter(meaning: Quarter, story: Story) -> str | None:
    """The quarter that is named, the last to have begun by publication; "the quarter" is the one the text is at."""
    letter = "H" if meaning.half else "Q"
    now = story.published
    if meaning.n is None:
        if story.quarter is None:
            if meaning.year or now is None:
                return f"{meaning.year:04d}" if meaning.year else None
            year, n = shift_months(now, -3).year, (shift_months(now, -3).month + 2) // 3
        else:
            year, n = story.quarter
        return f"{meaning.year or year + meaning.year_shift:04d}-Q{n}"
    year_said = meaning.year
    if year_said is None and now is not None:
        begun = (meaning.n - 1) * (6 if meaning.half else 3) + 1 <= now.month
        year_said = now.year + meaning.year_shift - (0 if begun or meaning.year_shift else 1)
    if year_said is None:
        return f"XXXX-{letter}{meaning.n}"
    if meaning.half:
        return f"{year_said:04d}-H{meaning.n}"
    return _as_quarter((year_said, meaning.n), story)


def _as_quarter(found: tuple[int, int], story: Story) -> str:
    """The value of a quarter; the text is at it from now on where it has ended and is no year-earlier one."""
    now = story.published
    ended = now is None or (found[0], found[1] * 3) < (now.year, now.month)
    if ended and (story.quarter is None or found[0] >= story.quarter[0]):
        story.quarter = found
    return f"{found[0]:04d}-Q{found[1]}"
