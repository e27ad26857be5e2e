"""Whether a numeric date has the day or the month first, by evidence, with the reason in words."""

import re
from collections.abc import Iterator
from datetime import date

from sayso.times.find import find_times
from sayso.times.meanings import Day, Month
from sayso.times.resolve import resolve_time

_NUMERIC = re.compile(r"\s*(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{2,4})\s*")
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_THEN_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}\b")
_MONTH_THEN_DAY = re.compile(rf"\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?:)")
_EUROPEAN_ZONE = re.compile(r"\b(?:(?:GMT|UTC)\s?\+\s?\d{1,2}|CES?T|EES?T|WES?T|BST|MSK|TRT|SAST|[AI]ST)\b")
_AMERICAN_ZONE = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AK[SD]T|HST|(?:GMT|UTC)\s?[-−]\s?[4-9])\b")
_NEAR = 40  # characters round a date in which a time zone belongs to it: a byline is one line

# By the country's own custom (CLDR short date patterns). Of two letters, some top-level domains are sold to anyone.
_MONTH_FIRST = frozenset(("us", "gov", "mil", "ph", "fm", "pw", "mh"))
_OPEN_TO_ALL = frozenset(("io", "tv", "co", "me", "ai", "cc", "ws", "ly", "gg", "to", "la"))
_YEAR_FIRST_OR_MIXED = frozenset(
    ("ca", "cn", "jp", "kr", "tw", "hu", "lt", "mn", "ir", "se", "za", "np", "bt", "ke", "gh")
)
_UNSETTLED = _OPEN_TO_ALL | _YEAR_FIRST_OR_MIXED


def decide_day_first(
    text: str, numeric: str, *, outlet_hint: str | None = None, latest_possible: date | None = None
) -> tuple[bool | None, str]:
    """Whether a numeric date of a text ("11/07/2025") has the day first (True) or the month (False), and why.

    None, with the reason, where nothing decides or the evidence is even. What settles it alone: a number that is
    no month, dots (day first wherever they are written), a reading after `latest_possible` (the day the page was
    fetched), a reading before a full date that the text tells as past. What is weighed: the time zone beside the
    date (two), the country of the outlet (two), how the text writes dates in words (two), and which reading lies
    closer after the dates that the text tells (one). `outlet_hint` is a host name, top-level domain or ISO 3166-1
    code. ValueError where `numeric` is not a numeric date.
    """
    found = _NUMERIC.fullmatch(numeric)
    if not found:
        raise ValueError(f"{numeric!r} is not a numeric date")
    if len(found[1]) > 2:
        return False, "the year stands first, then the month"
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    settled = _settled(first, second, year, found[2], latest_possible)
    if settled:
        return settled
    day_first, month_first = date(year, second, first), date(year, first, second)
    if day_first == month_first:
        return True, "both orders give the same day"
    told = list(_told(text, max(day_first, month_first)))
    impossible = {reading for reading in (day_first, month_first) if any(day > reading for day, full in told if full)}
    if len(impossible) == 1:
        order = day_first not in impossible
        return order, f"read {_name(not order)} it would lie before a day that the text tells as past"
    return _weigh(list(_evidence(text, numeric, outlet_hint, told, day_first, month_first)))


def _settled(first: int, second: int, year: int, mark: str, latest: date | None) -> tuple[bool, str] | None:
    if first > 12 >= second:
        return True, f"there is no month {first}"
    if second > 12 >= first:
        return False, f"there is no month {second}"
    if max(first, second) > 12 or min(first, second) < 1:
        raise ValueError(f"{first}{mark}{second}{mark}{year} is not a day in either order")
    if mark == ".":
        return True, "dates with dots have the day first"
    if latest:
        late = [date(year, second, first) > latest, date(year, first, second) > latest]
        if late[0] != late[1]:
            return late[1], f"read {_name(not late[1])} it would lie after {latest.isoformat()}"
    return None


def _name(day_first: bool) -> str:
    return "day first" if day_first else "month first"


def _weigh(evidence: list[tuple[int, str]]) -> tuple[bool | None, str]:
    """The side with more weight, and the reasons for it; weights of month-first evidence are negative."""
    total = sum(weight for weight, _ in evidence)
    if total == 0:
        return None, "nothing decides between day first and month first" if not evidence else (
            "the evidence is even: " + "; ".join(reason for _, reason in evidence)
        )
    order = total > 0
    return order, f"{_name(order)}: " + "; ".join(reason for weight, reason in evidence if (weight > 0) == order)


def _evidence(
    text: str, numeric: str, outlet: str | None, told: list[tuple[date, bool]], day_first: date, month_first: date
) -> Iterator[tuple[int, str]]:
    at = text.find(numeric)
    around = text[max(0, at - _NEAR) : at + len(numeric) + _NEAR] if at >= 0 else ""
    if zone := _EUROPEAN_ZONE.search(around):
        yield 2, f"the time zone {zone[0]} stands beside it"
    elif zone := _AMERICAN_ZONE.search(around):
        yield -2, f"the time zone {zone[0]} stands beside it"
    country = (outlet or "").lower().rstrip("./").rsplit(".", 1)[-1]
    if country in _MONTH_FIRST:
        yield -2, f"the outlet is of .{country}"
    elif len(country) == 2 and country not in _UNSETTLED:
        yield 2, f"the outlet is of .{country}"
    days, months = len(_DAY_THEN_MONTH.findall(text)), len(_MONTH_THEN_DAY.findall(text))
    if days > months:
        yield 2, "the text writes dates in words with the day first"
    elif months > days:
        yield -2, "the text writes dates in words with the month first"
    gaps = [
        min(((reading - day).days for day, _ in told if day <= reading), default=None)
        for reading in (day_first, month_first)
    ]
    if gaps[0] is not None and gaps[1] is not None and abs(gaps[0] - gaps[1]) >= 28:
        nearer = gaps[0] < gaps[1]
        yield (1 if nearer else -1), "it lies closer after the days that the text tells"


def _told(text: str, latest: date) -> Iterator[tuple[date, bool]]:
    """Days that the text tells as past, and whether with their year; without one the nearest up to `latest`."""
    for words in find_times(text):
        meaning = words.meaning
        if not isinstance(meaning, Day | Month):
            continue
        found = resolve_time(meaning, published=latest)
        if found and found.earliest:
            yield found.earliest, isinstance(meaning, Day) and meaning.year is not None
