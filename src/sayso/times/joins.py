"""The grammar's second pass: times found are joined with parts of the day, clocks, and one another.

The first pass has left one unit for each time found (class T) among the tokens that it did not take. Here "T night",
"since T", "from T to T", "the night of T" and the like become one unit.
"""

import re
from collections.abc import Callable
from datetime import time

from sayso.times.meanings import (
    Clock,
    Day,
    FromPublished,
    Night,
    NumericDay,
    PartOfDay,
    Range,
    Since,
    Until,
    Weekday,
)
from sayso.times.pieces import Piece

_STARTS = frozenset(("с", "со", "з", "із", "зі", "від", "de la"))  # English "from Tuesday" is no "since"
_TO = frozenset(("-", "–"))


def join_units(units: list[Piece]) -> list[Piece]:
    """The units with everything joined that belongs together; those of class T are the times of the text."""
    return _joined(units, _RULES)


def join_points(units: list[Piece]) -> list[Piece]:
    """The units with parts of the day and clocks joined to their days, and no time joined to another."""
    return _joined(units, _POINT_RULES)


_Join = Callable[[dict[str, Piece]], Piece | None]
_Joins = tuple[tuple[re.Pattern[str], _Join], ...]


def _joined(units: list[Piece], rules: _Joins) -> list[Piece]:
    code = "".join(unit.klass for unit in units)
    for pattern, join in rules:
        folded = _fold(units, code, pattern, join)
        if folded is not units:
            units, code = folded, "".join(unit.klass for unit in folded)
    return units


def _fold(units: list[Piece], code: str, pattern: re.Pattern[str], join: _Join) -> list[Piece]:
    """Each match of the pattern (or its group x) becomes one unit, where the join does not decline."""
    folded: list[Piece] = []
    at = 0
    for m in pattern.finditer(code):
        start, end = m.span("x") if "x" in pattern.groupindex else m.span()
        named = {name: units[m.start(name)] for name in pattern.groupindex if name != "x" and m.start(name) >= 0}
        joined = join(named)
        if joined is None or start < at:
            continue
        folded.extend(units[at:start])
        joined.start, joined.end = units[start].start, units[end - 1].end
        folded.append(joined)
        at = end
    return folded + units[at:] if folded else units


def _with_part(named: dict[str, Piece]) -> Piece | None:
    """ "Tuesday evening", "the night of 22 March", "before dawn on Monday", "overnight on Saturday"."""
    unit, part = named["T"], named["P"]
    if not isinstance(unit.meaning, Day | NumericDay | Weekday | FromPublished) and unit.meaning is not None:
        name = type(unit.meaning).__name__
        if name not in ("FromText", "Feast", "NthOf", "Range") or (name == "Range" and part.klass in "NO"):
            return None
    return Piece(0, 0, "T", "", None, unit.meaning, unit.part or _part_of_day(part), unit.clock)


def _part_of_day(unit: Piece) -> PartOfDay:
    return "overnight" if unit.klass == "O" else "night" if unit.klass == "N" else str(unit.value)  # type: ignore[return-value]


def _clock(named: dict[str, Piece]) -> Piece:
    """ "at 17:35 on March 18": the time keeps the clock, its words stay as they are."""
    unit, clock = named["T"], named["K"].value
    found = time(clock % 24) if isinstance(clock, int) else clock if isinstance(clock, time) else None
    return Piece(0, 0, "T", "", None, unit.meaning, unit.part, unit.clock or found)


def _night(named: dict[str, Piece]) -> Piece | None:
    """ "the night of 9-10 September", "in the night from Sunday to Monday", "overnight into 10 September"."""
    evening, morning = named.get("T1"), named["T"]
    if morning.meaning is None or isinstance(morning.meaning, Range):
        return _night_of_range(named) if evening is None else None
    made = Night(evening.meaning if evening else None, morning.meaning)
    return Piece(0, 0, "T", "", None, made, "night", morning.clock)


def _night_of_range(named: dict[str, Piece]) -> Piece | None:
    nights = named["T"].meaning
    if not isinstance(nights, Range):
        return None
    return Piece(0, 0, "T", "", None, Night(nights.first, nights.last), "night", named["T"].clock)


def _range(named: dict[str, Piece]) -> Piece | None:
    """ "from Friday to Sunday", "between 28 February and 3 March", "2021-2025"."""
    first, last, dash = named["T1"].meaning, named["T"].meaning, named.get("dash")
    if first is None or last is None or isinstance(first, Range) or isinstance(last, Range | Since | Until):
        return None
    if dash is not None and (dash.key not in _TO or type(first) is not type(last)):
        return None
    return Piece(0, 0, "T", "", None, Range(first, last))


def _since(named: dict[str, Piece]) -> Piece | None:
    word, unit = named["s"], named["T"]
    if (
        unit.meaning is None
        or (word.klass == "F" and (word.key not in _STARTS or isinstance(unit.meaning, Range | Night)))
        or isinstance(unit.meaning, Since | Until)
    ):
        return None
    return Piece(0, 0, "T", "", None, Since(unit.meaning), unit.part, unit.clock)


def _until(named: dict[str, Piece]) -> Piece | None:
    unit = named["T"]
    return Piece(0, 0, "T", "", None, Until(unit.meaning), unit.part, unit.clock) if unit.meaning else None


def _overnight(named: dict[str, Piece]) -> Piece:
    """ "overnight" with no day: the night before the report's own morning."""
    return Piece(0, 0, "T", "", None, FromPublished("day", 0), "overnight")


def _compiled(*rules: tuple[str, _Join]) -> _Joins:
    return tuple((re.compile(pattern), join) for pattern, join in rules)


_LONE_NIGHT = (r"O", _overnight)
_RULES = _compiled(
    # the night of Saturday to Sunday; overnight from X to Y; в ночь с 13 на 14 февраля; overnight into Friday
    (r"t?[NO](?:[oFbp,]t?){0,2}(?P<T1>T)[NP]?(?:z|-|u|&)t?(?P<T>T)[NP]?", _night),
    (r"t?[NO](?:z|Fz)t?(?P<T>T)[NP]?", _night),
    (r"t?[NO](?:[oFbp]t?)?(?P<T>T)", _night_of_range),
    # before dawn on Monday; утром 4 января; Tuesday evening; Sunday at dawn
    (r"(?P<T>T)(?:,?[p@]t?)?E?(?P<P>[PNO])(?![opz]?t?T)", _with_part),
    (r"t?(?P<P>[PNO])(?:[opz]t?){0,2}(?P<T>T)", _with_part),
    # clock times; the words of the date stay what they are
    (r"(?P<K>K)_{0,2}[,p(]{0,2}t?(?P<x>(?P<T>T))", _clock),
    (r"(?P<x>(?P<T>T)),?[@p]{0,2}(?P<K>K)", _clock),
    # from Friday to Sunday; between 28 February and 3 March; 2021-2025
    (r"b(?P<x>t?(?P<T1>T)&t?(?P<T>T))", _range),
    (r"F?(?P<x>(?P<T1>T)(?:z|u)t?(?P<T>T))", _range),
    (r"(?P<T1>T)(?P<dash>-)(?P<T>T)", _range),
    (r"(?P<s>[sF])t?(?P<T>T)", _since),
    (r"ut?(?P<T>T)", _until),
    _LONE_NIGHT,
)


def _with_clock(named: dict[str, Piece]) -> Piece | None:
    """ "10 p.m. Thursday", "Friday at noon": one time."""
    day, clock = named["T"].meaning, named["C"].meaning
    if not isinstance(clock, Clock) or not isinstance(day, Day | NumericDay | Weekday | FromPublished):
        return None
    return Piece(0, 0, "T", "", None, day, named["T"].part, clock.clock)


_POINT_RULES = _compiled(
    (r"(?P<T>T),?p?E?(?P<P>[PN])(?![op]?t?T)", _with_part),
    (r"t?(?P<P>[PN])p?(?P<T>T)", _with_part),
    (r"(?P<C>T),?p?(?P<T>T)", _with_clock),
    (r"(?P<T>T),?[@p]?(?P<C>T)", _with_clock),
    _LONE_NIGHT,
)
