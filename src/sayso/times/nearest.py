"""The nearest day, month, season or feast to a publication date: what a date without its year or week stands for."""

from datetime import date, timedelta

from sayso.times.calendars import feast_day, month_days
from sayso.times.edtf import bounds


def nearest_weekday(weekday: int, which: str, week_shift: int | None, published: date, tense: str) -> date:
    """The day that a weekday stands for in a report published on a day.

    Bare: the nearest on or before publication (with `tense` "future" on or after). "last": before publication,
    never that day; "next": after it. `week_shift` -1 is the calendar week (Monday to Sunday) before.
    """
    if week_shift is not None:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=week_shift)
        return monday + timedelta(days=weekday)
    back = (published.weekday() - weekday) % 7
    if which == "last":
        return published - timedelta(days=back or 7)
    ahead = (weekday - published.weekday()) % 7
    if which == "next":
        return published + timedelta(days=ahead or 7)
    return published + timedelta(days=ahead) if tense == "future" else published - timedelta(days=back)


def nearest_day(day: int, month: int | None, weekday: int | None, published: date, tense: str) -> date | None:
    """The nearest day of that number (and month) that is not after publication, or not before it in the future.

    A weekday said beside it chooses among the years (or months) in which it fits, a day soon after publication
    included ("on Saturday, 5 July" written on the 1st); where it fits none it is taken for a slip.
    """
    past, ahead = _days_near(day, month, published)
    order = ahead + past if tense == "future" else past + ahead
    if weekday is not None:
        soon = [d for d in order if d.weekday() == weekday and (d - published).days <= 31]
        if soon:
            return min(soon, key=lambda d: abs((d - published).days))
    return order[0] if order else None


def _days_near(day: int, month: int | None, published: date) -> tuple[list[date], list[date]]:
    """Days of that number (and month) round about, nearest first: those up to publication, and those from it on."""
    if month is not None:
        spots = [(published.year + step, month) for step in range(-8, 9)]  # eight years hold a 29 February
    else:
        first = published.year * 12 + published.month - 1
        spots = [divmod(first + step, 12) for step in range(-12, 13)]
        spots = [(year, at + 1) for year, at in spots]
    days = [date(y, m, day) for y, m in spots if 1 <= y <= 9999 and day <= month_days(y, m)[1].day]
    past = sorted((d for d in days if d <= published), reverse=True)
    return past, [d for d in days if d >= published]


def nearest_month(month: int, which: str, published: date, tense: str) -> int:
    """The year of the nearest such month: the current one or one before; "last" before, "next" after it."""
    year, now = published.year, published.month
    if which == "this":
        return year
    if which == "last":
        return year if month < now else year - 1
    if which == "next":
        return year if month > now else year + 1
    if tense == "future":
        return year if month >= now else year + 1
    return year if month <= now else year - 1


def nearest_season(season: int, which: str, published: date, tense: str) -> int:
    """The year of the nearest such season in EDTF (winter has the year of its December)."""
    if which == "this":
        return published.year - (1 if season == 24 and published.month < 6 else 0)
    years = range(published.year - 2, published.year + 2)
    spans = [(year, *bounds(f"{year:04d}-{season}")) for year in years]
    if which == "next" or (tense == "future" and which != "last"):
        return next(
            year
            for year, first, last in spans
            if first and last and (first > published if which == "next" else last >= published)
        )
    return next(
        year
        for year, first, last in reversed(spans)
        if first and last and (last < published if which == "last" else first <= published)
    )


def nearest_feast(name: str, year: int | None, published: date | None, tense: str) -> str | None:
    """The feast's day in that year, or the nearest one that is not after publication (in the future, not before)."""
    if year is not None:
        return feast_day(name, year).isoformat()
    if published is None:
        return None
    days = [feast_day(name, published.year + step) for step in (-1, 0, 1)]
    if tense == "future":
        return min(d for d in days if d >= published).isoformat()
    return max(d for d in days if d <= published).isoformat()
