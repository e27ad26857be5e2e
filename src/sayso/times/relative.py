"""Dates counted from publication or from another date of the text."""

from datetime import date, datetime, time, timedelta

from sayso.times.calendars import month_days, shift_months, year_days
from sayso.times.edtf import bounds, interval_edtf, precision
from sayso.times.meanings import FromPublished, FromText, Period

_MOST_DAYS = 31  # of a stretch whose days can be counted: "the first of those days"
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def from_published(meaning: FromPublished, published: date) -> str | None:
    """ "yesterday", "two weeks ago": days exact, weeks as a day marked `~`, months and years as such.

    "three years ago" names a year and "two months ago" a month: no day is claimed that the words do not give.
    Hours and minutes are the day of publication, or the span of days they can reach from it.
    """
    unit, count = meaning.unit, meaning.count
    if unit in ("hour", "minute"):
        days = abs(count) // 24 if unit == "hour" else 0
        return (published + timedelta(days=days if count > 0 else -days)).isoformat()
    if unit in ("day", "week"):
        day = published + timedelta(days=count * (7 if unit == "week" else 1))
        return day.isoformat() + ("~" if unit == "week" and not meaning.exact else "")
    day = shift_months(published, count * _MONTHS[unit])
    if meaning.exact:
        return day.isoformat()
    return f"{day.year:04d}" if unit in ("year", "decade") else f"{day.year:04d}-{day.month:02d}"


def period(meaning: Period, published: date) -> str | None:
    """ "last week", "this month", "next year", "late last year".

    "last week" is the seven days before publication, "next week" the seven after: on a Sunday or Monday writers
    differ over where the week turns. "this week" is from its Monday to its Sunday.
    """
    unit, shift, part = meaning.unit, meaning.shift, meaning.part
    if unit == "week":
        return _week(shift, published)
    if unit in ("month", "quarter"):
        return _months(unit, shift, part, published)
    year = published.year + shift * (10 if unit == "decade" else 1)
    if unit == "decade":
        return f"{year // 10:03d}X"
    return interval_edtf(*year_days(year, part)) if unit == "year" else None


def _week(shift: int, published: date) -> str:
    if shift == 0:
        monday = published - timedelta(days=published.weekday())
        return interval_edtf(monday, monday + timedelta(days=6))
    first = published + timedelta(days=7 * shift if shift < 0 else 7 * shift - 6)
    return interval_edtf(first, first + timedelta(days=6))


def _months(unit: str, shift: int, part: str, published: date) -> str:
    first = shift_months(published.replace(day=1), shift * _MONTHS[unit])
    if unit == "month":
        return interval_edtf(*month_days(first.year, first.month, part))
    start = (first.month - 1) // 3 * 3 + 1
    return interval_edtf(date(first.year, start, 1), month_days(first.year, start + 2)[1])


def from_text(meaning: FromText, anchor: str | None, clock: time | None) -> str | None:
    """ "three days after that", "the same evening", "the following week", counted from the anchor's day or days.

    None without an anchor, or where the anchor is coarser than the unit ("two days later" than "in March").
    ValueError where it is not EDTF.
    """
    if anchor is None:
        return None
    first, last = bounds(anchor)
    if first is None or last is None:
        return None
    if meaning.nth:
        day = first + timedelta(days=meaning.nth - 1) if meaning.nth > 0 else last
        return day.isoformat() if first < last and (last - first).days <= _MOST_DAYS and day <= last else None
    if meaning.weekday is not None:
        return _weekday(meaning.weekday, meaning.count, first if meaning.count <= 0 else last)
    if meaning.whole:
        return _whole(meaning.unit, meaning.count, first)
    if meaning.unit in ("hour", "minute"):
        return _hours(meaning, first, last, clock)
    exact_anchor = anchor.rstrip("?~%") == anchor
    if meaning.unit in ("day", "week"):
        if precision(anchor) not in ("day", "interval", "set") or (last - first).days > 31:
            return None
        step = timedelta(days=meaning.count * (7 if meaning.unit == "week" else 1))
        round_number = meaning.unit == "week" and not meaning.exact
        return _marked(first + step, last + step, exact_anchor and not round_number)
    months = meaning.count * _MONTHS.get(meaning.unit, 1)
    if precision(anchor) == "month":
        moved = shift_months(first, months)
        return f"{moved.year:04d}-{moved.month:02d}"
    if precision(anchor) == "year":
        return f"{shift_months(first, months).year:04d}" if months % 12 == 0 else None
    return _marked(shift_months(first, months), shift_months(last, months), exact_anchor and meaning.exact)


def _marked(first: date, last: date, exact: bool) -> str:
    if first == last:
        return first.isoformat() + ("" if exact else "~")
    return interval_edtf(first, last)


def _weekday(weekday: int, count: int, day: date) -> str:
    """ "the Tuesday after that" is after it, "the Friday before" before it; "that Sunday" the nearest to it."""
    ahead = (weekday - day.weekday()) % 7
    if count > 0:
        return (day + timedelta(days=ahead or 7)).isoformat()
    if count < 0:
        return (day - timedelta(days=(7 - ahead) % 7 or 7)).isoformat()
    return (day + timedelta(days=ahead if ahead <= 3 else ahead - 7)).isoformat()


def _whole(unit: str, count: int, day: date) -> str | None:
    """ "the following week" is the seven days after, "that week" Monday to Sunday; months, years by calendar."""
    if unit == "week":
        return _week(count, day)
    moved = shift_months(day.replace(day=1), count * _MONTHS.get(unit, 1))
    if unit == "month":
        return f"{moved.year:04d}-{moved.month:02d}"
    return f"{moved.year:04d}" if unit == "year" else None


def _hours(meaning: FromText, first: date, last: date, clock: time | None) -> str | None:
    """Hours on from a day: exact with the anchor's time of day, else that day or as far as the hours can reach."""
    if first != last:
        return None
    step = timedelta(hours=meaning.count) if meaning.unit == "hour" else timedelta(minutes=meaning.count)
    if clock is not None:
        return (datetime.combine(first, clock) + step).date().isoformat()
    whole = timedelta(days=abs(step) // timedelta(days=1)) * (1 if step > timedelta() else -1)
    return (first + whole).isoformat()
