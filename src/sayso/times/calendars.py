"""Calendar sums: months added to a day, feasts, the nearest year of a day and month."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day where it has no such day.

    OverflowError or ValueError where the year would leave 1..9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_days(year: int, month: int, part: str = "") -> tuple[date, date]:
    """First and last day of a month or of its part: "early" 1-10, "mid" 11-20, "late" 21 to the end.

    Thirds of ten days are how the month is divided in weather and crop reports, and what "early", "mid" and
    "late" cover without gap or overlap.
    """
    length = monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, length)}.get(part, (1, length))
    return date(year, month, first), date(year, month, last)


def year_days(year: int, part: str = "") -> tuple[date, date]:
    """First and last day of a year or of its part: "early" January to April, "mid" to August, "late" to December."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def nth_weekday(n: int, weekday: int, first: date, last: date) -> date | None:
    """The n-th such weekday of the days first..last (-1 the last one); None where there are fewer."""
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    count = (last - start).days // 7 + 1 if start <= last else 0
    at = n - 1 if n > 0 else count + n
    return start + timedelta(weeks=at) if 0 <= at < count else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches as a Gregorian day (Meeus, ch. 8), right for 1900..2099."""
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _moved(rule: Callable[[int], date], days: int) -> Callable[[int], date]:
    return lambda year: rule(year) + timedelta(days=days)


def _nth(n: int, weekday: int, month: int) -> Callable[[int], date]:
    def rule(year: int) -> date:
        found = nth_weekday(n, weekday, *month_days(year, month))
        assert found is not None  # every month has four of each weekday, and a last one
        return found

    return rule


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


FEASTS: dict[str, Callable[[int], date]] = {
    "ash wednesday": _moved(easter, -46),
    "palm sunday": _moved(easter, -7),
    "maundy thursday": _moved(easter, -3),
    "good friday": _moved(easter, -2),
    "easter saturday": _moved(easter, -1),
    "easter": easter,
    "easter monday": _moved(easter, 1),
    "ascension day": _moved(easter, 39),
    "whit sunday": _moved(easter, 49),
    "whit monday": _moved(easter, 50),
    "corpus christi": _moved(easter, 60),
    "orthodox good friday": _moved(orthodox_easter, -2),
    "orthodox easter": orthodox_easter,
    "orthodox easter monday": _moved(orthodox_easter, 1),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "orthodox christmas": _fixed(1, 7),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "all saints' day": _fixed(11, 1),
    "halloween": _fixed(10, 31),
    "valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17),
    "may day": _fixed(5, 1),
    "women's day": _fixed(3, 8),
    "victory day": _fixed(5, 9),
    "martin luther king day": _nth(3, 0, 1),
    "memorial day": _nth(-1, 0, 5),
    "independence day": _fixed(7, 4),
    "labor day": _nth(1, 0, 9),
    "columbus day": _nth(2, 0, 10),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _nth(4, 3, 11),
}


def feast_day(name: str, year: int) -> date:
    """The day of a feast of `FEASTS` in a year; KeyError for a feast that is not there."""
    return FEASTS[name](year)
