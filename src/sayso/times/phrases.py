"""What each kind of phrase means: from the tokens that a rule of `rules` has taken to a meaning, or None to decline."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sayso.times.meanings import (
    Day,
    Decade,
    Feast,
    FromPublished,
    FromText,
    Meaning,
    Month,
    NthOf,
    NumericDay,
    Period,
    Range,
    Season,
    Stretch,
    Unit,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    Which,
    Year,
)
from sayso.times.pieces import Piece

_WHICH: dict[str, Which] = {"L": "last", "X": "next", "S": "this"}
_SHIFT = {"L": -1, "X": 1, "S": 0}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Taken:
    """A match of a rule: the tokens of its groups."""

    def __init__(self, match: re.Match[str], tokens: list[Piece]) -> None:
        self._match, self._tokens = match, tokens

    def token(self, name: str) -> Piece | None:
        """The first token of a group, None where the rule has no such group or it took nothing."""
        if name not in self._match.re.groupindex:
            return None
        at, end = self._match.span(name)
        return self._tokens[at] if 0 <= at < end else None

    def tokens(self, name: str) -> list[Piece]:
        """All tokens of a group, none where the rule has no such group or it took nothing."""
        at, end = self._match.span(name) if name in self._match.re.groupindex else (0, 0)
        return self._tokens[at:end] if at >= 0 else []

    def value(self, name: str) -> Any:
        """The value of a group's first token, None where there is none; the rule's letters say of what kind."""
        token = self.token(name)
        return token.value if token else None

    def key(self, name: str) -> str:
        """The first word of a group in lower case, "" where there is none."""
        token = self.token(name)
        return token.key if token else ""

    def klass(self, name: str) -> str:
        """The class letter of a group's first token, "" where there is none."""
        token = self.token(name)
        return token.klass if token else ""


Build = Callable[[Taken], Meaning | None]


def _unit(value: Any) -> tuple[Unit, int]:
    """A unit word's unit and how many of it: a fortnight is two weeks."""
    return ("week", 2) if value == "fortnight" else (value, 1)


def _count(taken: Taken) -> int | None:
    """The number said by group q: 1 for "a" or where there is none ("неделю назад"), None for "several"."""
    token = taken.token("q")
    if token is None or token.klass == "a":
        return 1
    return token.value if isinstance(token.value, int) else None


def _plural(token: Piece) -> bool:
    return token.key.isascii() and token.key.endswith("s")


def _year_shift(taken: Taken) -> int | None:
    return int(taken.value("k")) if taken.token("k") else _SHIFT.get(taken.klass("L"))


def day(taken: Taken) -> Meaning | None:
    """ "18 March 2025", "Saturday, 17 May", "the 28th", "20 August last year"."""
    at, number = taken.value("m"), taken.value("d")
    if at and number > _LONGEST[at - 1]:
        return None
    weekday = taken.value("w") if taken.token("w") else taken.value("w2")
    return Day(number, at, taken.value("y"), weekday, _year_shift(taken), text_year=bool(taken.token("H")))


def month_first_day(taken: Taken) -> Meaning | None:
    """ "March 18, 2025", "Feb. 18"; not "in March 15 drones": after "in" a month stands alone."""
    before = taken.token("before")
    return None if before and before.key == "in" and not taken.token("y") else day(taken)


def days(taken: Taken) -> Meaning | None:
    """ "25-27 March", "June 19 and 20": "and" ties neighbouring days only ("5 and 12 June" are two dates)."""
    first, last, at = taken.value("d1"), taken.value("d"), taken.value("m")
    listed = taken.klass("sep") in "&," and not taken.token("b")
    if first >= last or last > _LONGEST[at - 1] or (listed and last != first + 1):
        return None
    made = Day(last, at, taken.value("y"), None, _year_shift(taken))
    return Range(replace(made, day=first), made)


def listed_day(taken: Taken) -> Meaning | None:
    """The day of a list that names its month once, at the end: the 5 of "5 and 12 June", "5, 7 and 12 June"."""
    made = day(taken)
    return made if isinstance(made, Day) and made.day < taken.value("d2") else None


def numeric(taken: Taken) -> Meaning | None:
    """ "2025-07-11" is a day; "11/07/2025" and "12/10" are left open unless one number cannot be a month."""
    token = taken.token("n")
    if token is None or not isinstance(token.value, tuple):
        return None
    numbers = token.value
    if len(numbers) == 3 and numbers[0] > 1000:
        at, number = numbers[1], numbers[2]
        return Day(number, at, numbers[0]) if 1 <= at <= 12 and 1 <= number <= _LONGEST[at - 1] else None
    first, second = numbers[:2]
    said = numbers[2] if len(numbers) == 3 else None
    year = said + (2000 if said < 70 else 1900) if said is not None and said < 100 else said
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    return NumericDay(first, second, year)


def month(taken: Taken) -> Meaning:
    """ "March 2025", "in June", "early June", "last November", "May of last year"."""
    return Month(
        taken.value("m"),
        taken.value("y"),
        taken.value("E") or "",
        _WHICH.get(taken.klass("which"), ""),
        _year_shift(taken),
        text_year=bool(taken.token("H")),
    )


def nth(taken: Taken) -> Meaning | None:
    """ "the first Sunday of November", "the last week of May", "the second day of January"."""
    n = -1 if taken.klass("f") == "L" else taken.value("f")
    of: Month | Year = Year(taken.value("y"))
    if taken.token("m"):
        of = Month(taken.value("m"), taken.value("y"), year_shift=_year_shift(taken))
    if taken.token("w"):
        return NthOf(n, of, weekday=taken.value("w"))
    unit, _ = _unit(taken.value("U"))
    if unit == "day" and isinstance(of, Month) and n > 0:
        return Day(n, of.month, of.year, None, of.year_shift)
    return NthOf(n, of, unit=unit) if unit in ("day", "week", "quarter", "month") else None


def year(taken: Taken) -> Meaning | None:
    """ "in 2024", "late 2024"; not "of 2000 troops"."""
    number, before = taken.value("y"), taken.token("before")
    if number % 100 == 0 and taken.token("noun") and (before is None or before.key != "in"):
        return None
    return Year(number, taken.value("E") or "")


def season(taken: Taken) -> Meaning:
    """ "spring 2024", "last autumn", "the end of the summer"."""
    return Season(taken.value("Z"), taken.value("y"), _WHICH.get(taken.klass("which"), ""), taken.value("E") or "")


def week_of(taken: Taken) -> Meaning:
    """ "the week of 9 June 2025"."""
    return WeekOf(Day(taken.value("d"), taken.value("m"), taken.value("y")))


def weekday(taken: Taken) -> Meaning | None:
    """ "on Tuesday", "last Friday", "Tuesday of last week"."""
    if taken.token("U"):
        return Weekday(taken.value("w"), "", _SHIFT[taken.klass("L")]) if taken.value("U") == "week" else None
    return Weekday(taken.value("w"), _WHICH.get(taken.klass("which"), ""))


def weekend(taken: Taken) -> Meaning:
    """ "at the weekend", "last weekend"."""
    return Weekend(_WHICH.get(taken.klass("which"), ""))


def feast(taken: Taken) -> Meaning:
    """ "on Good Friday", "Christmas Day 2024"."""
    return Feast(taken.value("Y"), taken.value("y"))


def ago(taken: Taken) -> Meaning | None:
    """ "two weeks ago", "три дня назад"; "days ago" and "several days ago" are vague."""
    token, count = taken.token("U"), _count(taken)
    if token is None:
        return None
    unit, size = _unit(token.value) if token.klass in "Ui" else ("day", 1)
    if count is None or (not taken.token("q") and _plural(token)):
        return Vague()
    return FromPublished(unit, -count * size, exact=bool(taken.token("exact")))


def counted(sign: int) -> Build:
    """ "three days after that" (1), "a week earlier" (-1), "тремя днями ранее"."""

    def make(taken: Taken) -> Meaning | None:
        token, count, than = taken.token("U"), _count(taken), taken.token("than")
        if token is None or count is None or (not taken.token("q") and _plural(token)):
            return None
        if not taken.token("q") and than is not None and than.key == "la":
            return None  # Romanian "la ora 11" is a clock time, "la trei zile" three days later
        unit, size = _unit(token.value) if token.klass in "Ui" else ("day", 1)
        return FromText(unit, sign * count * size, event=bool(taken.token("event")), exact=bool(taken.token("exact")))

    return make


def two_days_on(taken: Taken) -> Meaning | None:
    """ "Two days on," and "four months on.": "on" after a count, before a stop."""
    word = taken.token("on")
    return counted(1)(taken) if word is not None and word.key == "on" else None


def neighbour(sign: int) -> Build:
    """ "the next morning" (1), "the previous month" (-1), "the same day", "that month", "that Sunday" (0)."""

    def make(taken: Taken) -> Meaning | None:
        token = taken.token("U")
        if token is None:
            return None
        event = bool(taken.token("event"))
        if token.klass == "W" and isinstance(token.value, int):
            return FromText("week", sign, weekday=token.value, event=event)
        unit, size = _unit(token.value) if token.klass in "Ui" else ("day", 1)
        if unit in ("minute", "hour", "quarter", "decade") or _plural(token):
            return None
        return FromText(unit, sign * size, whole=unit != "day", event=event)

    return make


def one_of_those(taken: Taken) -> Meaning | None:
    """ "the first of those days", "the last of the three nights": a day of a stretch that the text has named."""
    token = taken.token("U")
    if token is None or not _plural(token) or (token.klass == "U" and token.value != "day"):
        return None
    return FromText("day", 0, nth=-1 if taken.klass("f") == "L" else taken.value("f"))


def next_unit(taken: Taken) -> Meaning | None:
    """ "next day" and "next morning" are counted in the text, "next week" from publication."""
    token = taken.token("U")
    return neighbour(1)(taken) if token and (token.klass in "NP" or token.value == "day") else period(taken)


def period(taken: Taken) -> Meaning | None:
    """ "last week", "this month", "торік", "last night", "this morning", "the end of the year"."""
    token = taken.token("U")
    if token is None:
        return Period("year", taken.value("k")) if taken.token("k") else None
    shift = _SHIFT.get(taken.klass("L"), 0)
    if token.klass in "NP":
        return FromPublished("day", shift)
    unit, _ = _unit(token.value)
    if unit in ("minute", "hour") or _plural(token):
        return None
    if unit == "day":
        return FromPublished("day", 0) if shift == 0 else None
    return Period(unit, shift, taken.value("E") or "")


def stretch_behind(taken: Taken) -> Meaning | None:
    """ "the two past weeks"; not "300 last year"."""
    token = taken.token("U")
    return stretch(taken) if token is not None and _plural(token) else None


def stretch(taken: Taken) -> Meaning:
    """ "in the past five months", "over the last few days"."""
    unit, size = _unit(taken.value("U"))
    count = _count(taken)
    return Stretch(unit, None if count is None else count * size)


def vague(taken: Taken) -> Meaning:
    """ "recently", "in recent weeks"."""
    return Vague()


def relative_day(taken: Taken) -> Meaning:
    """ "yesterday", "today", "tonight"."""
    value = taken.value("R")
    return FromPublished("day", -1 if value == "last evening" else 0 if value == "tonight" else value)


def decade(taken: Taken) -> Meaning:
    """ "the 1990s"."""
    return Decade(taken.value("x10"))
