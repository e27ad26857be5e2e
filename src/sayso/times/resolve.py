"""From what words mean to a date: EDTF, its first and last day, and what it was counted from.

Conventions, each named where it is applied: a weekday is the nearest one that is not after publication; "last
Tuesday" is never the day of publication; "last week" is the seven days before it; a night over two named days is
both days, and a night named by its morning alone ("overnight into 10 September") is the day of the morning.
"""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal

from sayso.times.calendars import month_days, nth_weekday, year_days
from sayso.times.edtf import bounds, interval_edtf
from sayso.times.find import TimeWords
from sayso.times.meanings import (
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
    Period,
    Quarter,
    Range,
    Season,
    Since,
    Stretch,
    Unit,
    Until,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    Year,
    counts_from,
)
from sayso.times.nearest import nearest_day, nearest_feast, nearest_month, nearest_season, nearest_weekday
from sayso.times.relative import from_published, from_text, period

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date as exactly as the words allow: EDTF, its first and last day, and what it was counted from.

    `anchor` is "" for a full date, "published 2025-07-11" or "after 2025-06-19", "before ...", "on ..." for one
    counted from another date of the text, "year unknown" where there was nothing to count from.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    anchor: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What a meaning may be counted from."""

    published: date | None
    anchor: str | None
    anchor_clock: time | None
    tense: Tense
    year_hint: int | None


def resolve_time(
    words: TimeWords | Meaning,
    *,
    published: date | None,
    anchor: str | None = None,
    tense: Tense = "past",
    year_hint: int | None = None,
    anchor_clock: time | None = None,
) -> Resolved | None:
    """The date that words for a time stand for; None where it cannot be told from what is given.

    `published` places weekdays, "yesterday" and dates without a year: the nearest that is not after it, or with
    `tense="future"` the nearest that is not before it. A weekday beside a date ("Saturday 17 May") chooses the
    year in which it fits. `anchor` is the EDTF date that "three days after that" counts from: without it such
    words give None. `year_hint`, a year the text names elsewhere, is used only where there is no `published`;
    with neither, a day or month comes back with the year unspecified (`XXXX-03-18`) and without bounds.
    `anchor_clock`, the time of day of the anchor, lets "three hours later" pass midnight.

    Counted days are exact; weeks, months and years are rounder ("two weeks ago" is a day marked `~`), unless the
    words say "to the day". A numeric date of unsettled order is one of two days: `[2025-07-11,2025-11-07]`.
    Vague words ("recently") give None. ValueError where `anchor` is not EDTF.
    """
    meaning = words.meaning if isinstance(words, TimeWords) else words
    known = _Known(published, anchor, anchor_clock, tense, year_hint)
    try:
        edtf = _edtf(meaning, known)
        if edtf is None:
            return None
        earliest, latest = bounds(edtf)
    except OverflowError:  # the sum leaves the years 1..9999
        return None
    return Resolved(edtf, earliest, latest, _said_anchor(meaning, edtf, known))


def _said_anchor(meaning: Meaning, edtf: str, known: _Known) -> str:
    basis = counts_from(meaning)
    if edtf.startswith("XXXX"):
        return "year unknown"
    if basis == "text" and known.anchor:
        count = meaning.count if isinstance(meaning, FromText) else 0
        return f"{'after' if count > 0 else 'before' if count < 0 else 'on'} {known.anchor}"
    if basis != "nothing" and known.published:
        return f"published {known.published.isoformat()}"
    return f"year {known.year_hint}" if basis != "nothing" and known.year_hint else ""


def _edtf(meaning: Meaning, known: _Known) -> str | None:
    match meaning:
        case Day() | NumericDay() | Month() | Season() | Year() | Decade() | Feast():
            return _calendar(meaning, known)
        case FromText():
            return from_text(meaning, known.anchor, known.anchor_clock)
        case Weekday(weekday, which, week_shift):
            if known.published is None:
                return None
            return nearest_weekday(weekday, which, week_shift, known.published, known.tense).isoformat()
        case Weekend(which):
            return _weekend(which, known)
        case FromPublished():
            return from_published(meaning, known.published) if known.published else None
        case Period():
            return period(meaning, known.published) if known.published else None
        case Stretch(unit, count):
            return _stretch(unit, count, known.published) if known.published and count else None
        case NthOf():
            return _nth(meaning, known)
        case WeekOf(day):
            first = _one_day(day, known)
            return interval_edtf(first, first + timedelta(days=6)) if first else None
        case Night() | Range() | Since() | Until():
            return _compound(meaning, known)
        case Quarter():
            return _quarter(meaning, known)
        case Century(number):
            return f"{number - 1:02d}XX" if 1 < number <= 99 else None
        case Vague() | Indefinite() | Length() | Every() | Clock():
            return None


def _quarter(meaning: Quarter, known: _Known) -> str | None:
    """The months of a quarter or half whose year is named."""
    if meaning.n is None or meaning.year is None:
        return None
    size = 6 if meaning.half else 3
    last = meaning.n * size
    return interval_edtf(date(meaning.year, last - size + 1, 1), month_days(meaning.year, last)[1])


def _calendar(meaning: Day | NumericDay | Month | Season | Year | Decade | Feast, known: _Known) -> str | None:
    """Dates by their place in the calendar, as far as it is named."""
    match meaning:
        case Day():
            return _day(meaning, known)
        case NumericDay():
            return _numeric(meaning, known)
        case Month():
            return _month(meaning, known)
        case Year(year, part):
            return interval_edtf(*year_days(year, part))
        case Decade(year):
            return f"{year // 10:03d}X"
        case Season(season, year, which, _):
            if year is None and known.published is not None:
                year = nearest_season(season, which, known.published, known.tense)
            year = year or known.year_hint
            return f"{year:04d}-{season}" if year else None
        case Feast(name, year):
            if year is None and known.published is None and known.year_hint is None:
                return None
            return nearest_feast(
                name, year or (known.year_hint if known.published is None else None), known.published, known.tense
            )


def _text_year(known: _Known) -> int | None:
    first = bounds(known.anchor)[0] if known.anchor else None
    return first.year if first else None


def _day(meaning: Day, known: _Known) -> str | None:
    year, month = meaning.year, meaning.month
    if meaning.text_year:
        year = _text_year(known)
    elif meaning.year_shift is not None and known.published:
        year = known.published.year + meaning.year_shift
    if month is None:
        return _day_of_month(meaning, known)
    if year is None and known.published is None:
        year = known.year_hint
    if year is None and meaning.text_year:
        return f"XXXX-{month:02d}-{meaning.day:02d}"
    if year is not None:
        try:
            return date(year, month, meaning.day).isoformat()
        except ValueError:  # 29 February of a common year
            return None
    if known.published is None:
        return f"XXXX-{month:02d}-{meaning.day:02d}"
    found = nearest_day(meaning.day, month, meaning.weekday, known.published, known.tense)
    return found.isoformat() if found else None


def _day_of_month(meaning: Day, known: _Known) -> str | None:
    """ "the 28th": of the anchor's month where there is one (and it has come), else the nearest such day."""
    if known.anchor:
        first = bounds(known.anchor)[0]
        if first is not None:
            length = month_days(first.year, first.month)[1].day
            in_month = first.replace(day=meaning.day) if meaning.day <= length else None
            if in_month and (known.published is None or known.tense == "future" or in_month <= known.published):
                return in_month.isoformat()
    if known.published is None:
        return None
    found = nearest_day(meaning.day, None, meaning.weekday, known.published, known.tense)
    return found.isoformat() if found else None


def _numeric(meaning: NumericDay, known: _Known) -> str | None:
    """One of two days; of one where both readings are the same day, or only one of them is a day."""
    readings = {
        edtf
        for day, month in ((meaning.first, meaning.second), (meaning.second, meaning.first))
        if month <= 12 and (edtf := _day(Day(day, month, meaning.year), known)) is not None
    }
    return f"[{','.join(sorted(readings))}]" if len(readings) > 1 else next(iter(readings), None)


def _month(meaning: Month, known: _Known) -> str | None:
    year = meaning.year
    if meaning.text_year:
        year = _text_year(known)
    elif meaning.year_shift is not None and known.published:
        year = known.published.year + meaning.year_shift
    elif year is None and known.published is not None:
        year = nearest_month(meaning.month, meaning.which, known.published, known.tense)
    elif year is None:
        year = known.year_hint
    if year is None:
        return None if meaning.part else f"XXXX-{meaning.month:02d}"
    return interval_edtf(*month_days(year, meaning.month, meaning.part))


def _weekend(which: str, known: _Known) -> str | None:
    """Saturday and Sunday: the nearest that has begun; "last" the one before publication, "next" the one after."""
    if known.published is None:
        return None
    monday = known.published - timedelta(days=known.published.weekday())
    saturday = monday + timedelta(days=5)
    if which == "next" or (known.tense == "future" and which != "last"):
        saturday += timedelta(days=7 if which == "next" and known.published >= saturday else 0)
    elif which != "this" and (which == "last" or known.published < saturday):
        saturday -= timedelta(days=7)
    return interval_edtf(saturday, saturday + timedelta(days=1))


def _stretch(unit: Unit, count: int, published: date) -> str | None:
    start = from_published(FromPublished(unit, -count, exact=True), published)
    first = bounds(start)[0] if start else None
    return interval_edtf(first, published) if first else None


def _nth(meaning: NthOf, known: _Known) -> str | None:
    of = _edtf(meaning.of, known)
    first, last = bounds(of) if of else (None, None)
    if first is None or last is None:
        return None
    n = meaning.n
    if meaning.weekday is not None:
        day = nth_weekday(n, meaning.weekday, first, last)
        return day.isoformat() if day else None
    if meaning.unit in ("week", "day"):
        size = 7 if meaning.unit == "week" else 1
        start = first + timedelta(days=size * (n - 1)) if n > 0 else last - timedelta(days=size - 1)
        return interval_edtf(start, min(start + timedelta(days=size - 1), last)) if start <= last else None
    months = 3 if meaning.unit == "quarter" else 1
    at = (n - 1 if n > 0 else 12 // months - 1) * months + 1
    if not isinstance(meaning.of, Year) or at + months > 13:
        return None
    return interval_edtf(date(first.year, at, 1), month_days(first.year, at + months - 1)[1])


def _one_day(meaning: Meaning, known: _Known) -> date | None:
    edtf = _edtf(meaning, known)
    first, last = bounds(edtf) if edtf else (None, None)
    return first if first is not None and first == last else None


def _compound(meaning: Night | Range | Since | Until, known: _Known) -> str | None:
    match meaning:
        case Night(None, morning):
            return _edtf(morning, known)
        case Night(evening, morning):
            assert evening is not None
            return _between(evening, morning, known)
        case Range(first, last):
            return _between(first, last, known)
        case Since(start):
            opens = _edtf(start, known)
            low = bounds(opens)[0] if opens else None
            return f"{low.isoformat() if '/' in str(opens) else opens}/.." if low else None
        case Until(end):
            closes = _edtf(
                end, replace(known, tense="future") if known.tense == "past" and isinstance(end, Weekday) else known
            )
            high = bounds(closes)[1] if closes else None
            return f"../{high.isoformat() if '/' in str(closes) else closes}" if high else None


def _between(first: Meaning, last: Meaning, known: _Known) -> str | None:
    """From one to the other: the last is placed first, and the first is the nearest before it."""
    end_edtf = _edtf(last, known)
    end = bounds(end_edtf)[1] if end_edtf else None
    if end is None:
        return _without_year(first, last, known)
    if isinstance(first, Day | Month | Weekday) and getattr(first, "year", None) is None:
        first = replace(first, year_shift=None) if isinstance(first, Day | Month) else first
        start_edtf = _edtf(first, replace(known, published=end, tense="past"))
    else:
        start_edtf = _edtf(first, known)
    start = bounds(start_edtf)[0] if start_edtf else None
    if start is None or start > end:
        return None
    return interval_edtf(start, end)


def _without_year(first: Meaning, last: Meaning, known: _Known) -> str | None:
    """ "19 and 20 June" with nothing to count from: `XXXX-06-19/XXXX-06-20`."""
    ends = [_edtf(end, known) for end in (first, last)]
    return "/".join(str(end) for end in ends) if all(end and end.startswith("XXXX") for end in ends) else None
