"""Values of TIMEX3 for lengths of time and for times that come again."""

from sayso.times.meanings import Every, PartOfDay, Unit

SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
PARTS: dict[PartOfDay, str] = {
    "early": "MO", "morning": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "late": "NI", "night": "NI",
    "overnight": "NI",
}  # fmt: skip
_CLOCK_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_FOLDED: dict[Unit, int] = {"decade": 10, "century": 100}
_PARTS_OF: dict[Unit, tuple[int, Unit]] = {"year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second")}


def length_value(unit: Unit, count: float | None) -> str:
    """ "P2Y" for two years, "PT2H30M", "P20Y" for two decades, "PXW" where no count is said."""
    if unit in _FOLDED:
        unit, count = "year", None if count is None else count * _FOLDED[unit]
    sign, letter = ("PT", _CLOCK_UNITS[unit]) if unit in _CLOCK_UNITS else ("P", _UNITS[unit])
    if count is None:
        return f"{sign}X{letter}"
    whole, rest = divmod(count, 1)
    if not rest:
        return f"{sign}{int(whole)}{letter}"
    if unit not in _PARTS_OF:
        return f"{sign}{count:g}{letter}"
    parts, smaller = _PARTS_OF[unit]
    tail = f"{round(rest * parts)}{_CLOCK_UNITS.get(smaller) or _UNITS[smaller]}"
    return f"{sign}{int(whole)}{letter}{tail}" if whole else f"{sign}{tail}"


def set_value(meaning: Every, part: PartOfDay = "") -> str:
    """ "XXXX-WXX-5" for every Friday, "XXXX-07" for each July, "P1W" for weekly."""
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday + 1}" + (f"T{PARTS[part]}" if part else "")
    if meaning.month is not None:
        return f"XXXX-{meaning.month:02d}"
    if meaning.season is not None:
        return f"XXXX-{SEASONS[meaning.season]}"
    return length_value(meaning.unit, meaning.count)
