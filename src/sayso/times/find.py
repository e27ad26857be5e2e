"""Words for times in a text: every one, with its exact range and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from sayso.times.joins import join_points, join_units
from sayso.times.lexicon import Lexicon
from sayso.times.meanings import Day, Meaning, NumericDay, PartOfDay, Weekday
from sayso.times.phrases import Taken
from sayso.times.pieces import Piece
from sayso.times.rules import RULES, Rule
from sayso.times.rules_wide import POINT_RULES
from sayso.times.tokens import lexicon, tokenize, wide_lexicon


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words for one time: `text[start:end] == words`, what they mean, and what is said beside the date.

    `part` is the part of the day ("in the early hours of Wednesday": "early"); `clock` a time of day given with
    the date, which is neither part of the range nor of the date.
    """

    start: int
    end: int
    words: str
    meaning: Meaning
    part: PartOfDay = ""
    clock: time | None = None


def find_times(text: str, language: str = "en", *, day_first: bool | None = None) -> list[TimeWords]:
    """All words for times in a text, in order, none overlapping another.

    Durations ("for two hours", "a 17-year-old"), clock times alone, ordinals ("the third time") and ordinary words
    that look like months are not returned; lengths that end with publication ("in the past five months") come as
    `Stretch`. `language` is an ISO 639-1 code: en, ru, uk and ro are known, others are read as English.

    Numeric dates: `day_first` settles "11/07/2025". Without it a date settles itself where one number cannot be a
    month, dots mean day first (as in all countries that write them), and one settled date with slashes settles
    the others; else the meaning is a `NumericDay` that keeps both readings.
    """
    lex = lexicon(language)
    return _said(join_units(_units(tokenize(text, lex), lex, RULES)), text, day_first)


def find_points(text: str, language: str = "en", *, day_first: bool | None = None) -> list[TimeWords]:
    """All times of a text, each by itself, and with them what dates no event: the expressions that TIMEX3 marks.

    Beside what `find_times` returns these are lengths ("two years"), repeated times ("every Friday"), clocks alone,
    quarters of business years and words such as "now". "From Friday to Sunday" is two times, "since May" is "May".
    """
    lex = wide_lexicon(language)
    return _said(join_points(_units(tokenize(text, lex), lex, POINT_RULES)), text, day_first)


def _said(units: list[Piece], text: str, day_first: bool | None) -> list[TimeWords]:
    """The units that are times, with their words."""
    found = _settle_numeric([unit for unit in units if unit.klass == "T" and unit.meaning is not None], text, day_first)
    return [TimeWords(u.start, u.end, text[u.start : u.end], u.meaning, u.part, u.clock) for u in found if u.meaning]


def _units(tokens: list[Piece], lex: Lexicon, rules: Sequence[Rule]) -> list[Piece]:
    """The first pass: tokens that a rule takes become one unit of class T."""
    code = "".join(token.klass for token in tokens)
    taken: dict[int, tuple[int, Meaning]] = {}
    free = bytearray(b"\x01" * len(code))
    for rule in rules:
        if rule.needs and rule.needs not in lex.traits:
            continue
        for m in rule.pattern.finditer(code):
            start, end = m.span("x") if "x" in rule.pattern.groupindex else m.span()
            if not all(free[start:end]):
                continue
            meaning = rule.make(Taken(m, tokens))
            if meaning is not None:
                taken[start] = (end, meaning)
                free[start:end] = bytes(end - start)
    units: list[Piece] = []
    at = 0
    for start, (end, meaning) in sorted(taken.items()):
        part = _part(tokens[start:end], meaning)
        units += tokens[at:start]
        units.append(Piece(tokens[start].start, tokens[end - 1].end, "T", "", None, meaning, part))
        at = end
    return units + tokens[at:]


def _part(tokens: list[Piece], meaning: Meaning) -> PartOfDay:
    """The part of the day that the words of one time name: "this morning", "late last night", "early on Monday"."""
    part: PartOfDay = ""
    for token in tokens:
        if token.klass == "N" or token.key == "tonight":
            return "night"
        if token.klass == "P":
            part = str(token.value)  # type: ignore[assignment]
        elif token.klass == "E" and isinstance(meaning, Weekday) and not part:
            part = "early" if token.value == "early" else "late"
        elif token.value == "last evening":
            part = "evening"
    return part


def _settle_numeric(found: list[Piece], text: str, day_first: bool | None) -> list[Piece]:
    """Numeric dates in the order that is given, or that the dates themselves show."""
    numeric = [(at, unit.meaning) for at, unit in enumerate(found) if isinstance(unit.meaning, NumericDay)]
    orders: dict[int, bool | None] = {}
    for at, meaning in numeric:
        dotted = "." in text[found[at].start : found[at].end]
        orders[at] = own_order(meaning) if own_order(meaning) is not None else True if dotted else None
    shown = {
        order for at, order in orders.items() if order is not None and "/" in text[found[at].start : found[at].end]
    }
    for at, meaning in numeric:
        order = orders[at] if orders[at] is not None else day_first
        if order is None and len(shown) == 1:
            order = next(iter(shown))
        if order is not None:
            found[at] = replace(found[at], meaning=as_day(meaning, order))
    return found


def own_order(meaning: NumericDay) -> bool | None:
    """True where only the first number can be a day, False where only the second, None where both can."""
    if meaning.first > 12:
        return True
    return False if meaning.second > 12 else None


def as_day(meaning: NumericDay, day_first: bool) -> Day:
    """The day of a numeric date read in one order."""
    day, month = (meaning.first, meaning.second) if day_first else (meaning.second, meaning.first)
    return Day(day, month, meaning.year)
