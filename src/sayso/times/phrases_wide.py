"""What phrases mean that date no event: lengths, repeated times, quarters of business years, "now" and its like."""

import re
from datetime import time

from sayso.times.meanings import (
    Century,
    Clock,
    Era,
    Every,
    FromPublished,
    FromText,
    Indefinite,
    Length,
    Meaning,
    Month,
    Period,
    Quarter,
    Unit,
    Year,
)
from sayso.times.phrases import Build, Taken
from sayso.times.tokens import Token

_FRACTION = re.compile(r"([1-9])/([2-9])")
_POINTS_ON = ("later", "earlier", "afterwards", "afterward")


def number(tokens: list[Token]) -> float | None:
    """The number that words and figures say: "twenty-four", "a hundred and five", "5 1/2"; None for "several"."""
    total, group = 0.0, 0.0
    for token in tokens:
        part = _one_number(token)
        if part is None:
            if token.klass in "-&ao6":
                continue
            return None
        if part >= 1000 and token.klass == "w":
            total, group = total + (group or 1) * part, 0
        elif part == 100 and token.klass == "w":
            group = (group or 1) * part
        else:
            group += part
    return total + group or (1 if any(token.klass == "a" for token in tokens) else None)


def _one_number(token: Token) -> float | None:
    if token.klass == "8":
        return 0.5
    fraction = _FRACTION.fullmatch(token.key)
    if fraction:
        return int(fraction[1]) / int(fraction[2])
    if isinstance(token.value, int) and token.klass in "wdny":
        return token.value
    plain = token.key.replace(",", "")
    return float(plain) if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", plain) else None


def _unit(token: Token | None) -> tuple[Unit, int]:
    if token is None or token.klass in "NP":
        return "day", 1
    return ("week", 2) if token.value == "fortnight" else (token.value, 1)  # type: ignore[return-value]


def length(taken: Taken) -> Meaning | None:
    """ "two years", "a 16-hour flight", "the first nine months"; "weeks" and "several days" have no count."""
    unit, size = _unit(taken.token("U"))
    counted = taken.tokens("q")
    if unit == "year" and _is_old(taken):
        return None
    count = number(counted) if counted else None
    if unit == "quarter" and (taken.klass("q") in "an" or taken.tokens("x")[1:2] and taken.tokens("x")[1].key == "-"):
        return None  # "more than a quarter of it", "three-quarters"
    if count is not None and taken.token("half"):
        count += 0.5
    return Length(unit, None if count is None else count * size)


def _is_old(taken: Taken) -> bool:
    """Whether an age is said ("52 years old"): TIMEX3 texts leave the ages of people out."""
    old = taken.token("old")
    return old is not None and old.key in ("old", "olds")


def plural_or_single(taken: Taken) -> Meaning | None:
    """ "a week", "a hundred years", "the nine months"; of "a five year low" only "five year" is the length."""
    token, counted_by = taken.token("U"), taken.tokens("q")
    article = bool(counted_by) and counted_by[0].klass == "a"
    if article and len(counted_by) > 1 and counted_by[1].klass != "6" and token is not None and token.key[-1] != "s":
        return None
    return length(taken)


def long_length(taken: Taken) -> Meaning | None:
    """ "a years-long feud", "a decades-old feud"."""
    token, last = taken.token("U"), taken.tokens("x")[-1]
    plural = token is not None and token.key.endswith("s")
    if last.key != "long" and not (last.key == "old" and plural):
        return None
    return Length(_unit(token)[0], None if plural else 1)


def plural_length(taken: Taken) -> Meaning | None:
    """ "for weeks", "in recent years"; a single "week" or "year" is none."""
    token, than = taken.token("U"), taken.token("than")
    if than is not None and than.key in _POINTS_ON:
        return None
    return length(taken) if token is not None and token.key.endswith("s") and token.value != "quarter" else None


def length_before(taken: Taken) -> Meaning | None:
    """The length in "two days before the vote"; "two days earlier" is a date."""
    return None if taken.token("than") is None or taken.token("than").key in _POINTS_ON else length(taken)  # type: ignore[union-attr]


def ago(taken: Taken) -> Meaning | None:
    """ "almost four years ago", "twenty-five days ago"; "several years ago" is the past."""
    unit, size = _unit(taken.token("U"))
    count = number(taken.tokens("q"))
    if count is None:
        return Indefinite("past")
    return FromPublished(unit, -round(count * size))


def counted(taken: Taken) -> Meaning | None:
    """ "almost four years ago", "nearly three years earlier", "a year and a half later"."""
    way = taken.klass("than")
    if way == "A":
        return ago(taken)
    unit, size = _unit(taken.token("U"))
    count = number(taken.tokens("q"))
    return None if count is None else FromText(unit, (1 if way == "G" else -1) * round(count * size))


def every(taken: Taken) -> Meaning | None:
    """ "every Friday", "each July", "every two years", "Mondays", "annually", "a year" after a sum."""
    token = taken.token("U")
    if token is None:
        return None
    if token.klass == "W" and isinstance(token.value, int):
        return Every("week", weekday=token.value)
    if token.klass == "M" and isinstance(token.value, int):
        return Every("year", month=token.value)
    if token.klass == "Z" and isinstance(token.value, int):
        return Every("year", season=token.value)
    if token.value == "night":
        return Every("day")
    unit, size = _unit(token)
    counted_by = taken.tokens("q")
    count = number(counted_by) if counted_by else 1
    return Every(unit, round((count or 1) * size))


def plural_weekday(taken: Taken) -> Meaning | None:
    """ "Mondays", "Tuesday nights"."""
    token = taken.token("U")
    return every(taken) if token is not None and token.key.endswith("s") and len(token.key) > 5 and (
        token.key.endswith("days") or taken.token("N") is not None and taken.token("N").key == "nights"  # type: ignore[union-attr]
    ) else None


def quarter(taken: Taken) -> Meaning | None:
    """ "the third quarter", "third-quarter", "the 1988 third quarter", "the year-ago quarter", "this year's first half"."""
    unit = taken.token("U")
    if unit is None or (unit.klass == "U" and unit.value != "quarter"):
        return None
    n = -1 if taken.klass("f") == "L" else taken.value("f")
    half = unit.klass == "8"
    if half and n is None:
        return None
    if n == -1:
        n = 2 if half else 4
    if n is not None and not 1 <= n <= (2 if half else 4):
        return None
    shift = -1 if taken.token("ago") else {"L": -1, "X": 1}.get(taken.klass("L"), 0)
    return Quarter(n, taken.value("y"), shift, half)


def year(taken: Taken) -> Meaning | None:
    """ "fiscal 1989", "the 1989 fiscal year"."""
    return Year(taken.value("y"))


def year_earlier(taken: Taken) -> Meaning:
    """ "year-earlier profit": a year before the time the text is at."""
    return FromText("year", -1)


def spoken_year(taken: Taken) -> Meaning | None:
    """ "nineteen ninety-six", as broadcasts spell years."""
    century, rest = taken.value("c"), number(taken.tokens("q"))
    if not isinstance(century, int) or not 17 <= century <= 20 or rest is None or not 10 <= rest < 100:
        return None
    if taken.token("m"):
        return Month(taken.value("m"), century * 100 + int(rest))
    return Year(century * 100 + int(rest))


def indefinite(taken: Taken) -> Meaning:
    """ "now", "recently", "soon"; not "as soon as" and "was soon released"."""
    word, after = taken.token("v"), taken.token("next")
    if word is not None and word.key == "soon" and after is not None and re.match(r"as$|after$|.*ed$", after.key):
        return None
    return Indefinite(_era(taken.value("v")))


def _era(value: object) -> Era:
    return value if value in ("past", "present", "future") else "present"  # type: ignore[return-value]


def only(era: Era, *keys: str) -> Build:
    """One of the words alone: "current" (the present), "the past"."""
    return lambda taken: Indefinite(era) if taken.token("only") and taken.token("only").key in keys else None  # type: ignore[union-attr]


def clock(taken: Taken) -> Meaning | None:
    """ "at 10:35 a.m." without a day."""
    value, token = taken.value("K"), taken.token("K")
    if token is None or re.fullmatch(r"\d+\.\d+", token.key):
        return None  # "about 10.2 million"
    if isinstance(value, int):
        return Clock(time(value % 24))
    return Clock(value) if isinstance(value, time) else None


def unit_alone(taken: Taken) -> Meaning | None:
    """ "for weeks" is a length; "the quarter" the one the text is at, "the week" and "the year" those of publication."""
    token = taken.token("U")
    unit, _ = _unit(token)
    if token is not None and token.key.endswith("s"):
        return None if unit in ("quarter", "second") or _is_old(taken) else Length(unit, None)
    if len(taken.tokens("x")) < 2:
        return None
    if unit == "quarter":
        return Quarter(None)
    return Period(unit, 0) if unit in ("week", "year") else None


def ended_year(taken: Taken) -> Meaning | None:
    """ "the year ended June 30" is a length of a year, not the year of the calendar."""
    word = taken.token("next")
    return Length("year", 1) if word is not None and word.key in ("ended", "ending", "through") else None


def century(taken: Taken) -> Meaning | None:
    """ "the 20th century"."""
    return Century(taken.value("f")) if taken.value("U") == "century" else None


def this_unit(taken: Taken) -> Meaning | None:
    """ "the full year", "the latest fiscal year": the one of publication."""
    return ended_year(taken) or Period("year", 0)
