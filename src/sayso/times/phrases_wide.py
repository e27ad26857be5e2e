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
from sayso.times.pieces import Piece

_FRACTION = re.compile(r"([1-9])/([2-9])")
_MOST = 1_000_000  # beyond it no count of days or years can be meant
_POINTS_ON = ("later", "earlier", "afterwards", "afterward")


def number(tokens: list[Piece]) -> float | None:
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
    if total + group > _MOST:
        return None
    return total + group or (1 if any(token.klass == "a" for token in tokens) else None)


def _one_number(token: Piece) -> float | None:
    if token.klass == "8":
        return 0.5
    fraction = _FRACTION.fullmatch(token.key)
    if fraction:
        return int(fraction[1]) / int(fraction[2])
    if isinstance(token.value, int) and token.klass in "wdny":
        return token.value
    plain = token.key.replace(",", "")
    return float(plain) if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", plain) else None


def _unit(taken: Taken) -> tuple[Unit, int]:
    """The unit of group U and how many of it the word says; nights and mornings are counted in days."""
    unit, klass = taken.value("U"), taken.klass("U")
    return ("day", 1) if klass in "NP" else ("week", 2) if unit == "fortnight" else (unit, 1)


def _is_plural(taken: Taken) -> bool:
    return taken.key("U").endswith("s")


def length(taken: Taken) -> Meaning | None:
    """ "two years", "a 16-hour flight", "the first nine months"; "several days" has no count.

    Ages ("52 years old") are left out, as the texts that TIMEX3 was made on leave out those of people. A quarter is
    a length only in the plural: "a quarter" and "three-quarters" are mostly shares.
    """
    unit, size = _unit(taken)
    words = taken.tokens("q")
    count = number(words) if words else None
    if unit == "year" and taken.key("old") == "old":
        return None
    if unit == "quarter" and (not _is_plural(taken) or taken.token("hyphen")):
        return None
    if count is None:
        return Length(unit, None)
    return Length(unit, (count + (0.5 if taken.token("half") else 0)) * size)


def counted_length(taken: Taken) -> Meaning | None:
    """ "a week", "a hundred years", "the nine months"; of "a five year low" only "five year" is the length."""
    words = taken.tokens("q")
    of_noun = len(words) > 1 and words[0].klass == "a" and words[1].klass != "6" and not _is_plural(taken)
    return None if of_noun else length(taken)


def lasting(taken: Taken) -> Meaning | None:
    """ "a year-long feud", "a decades-old feud"."""
    if taken.key("word") == "long" or (taken.key("word") == "old" and _is_plural(taken)):
        return Length(_unit(taken)[0], None if _is_plural(taken) else 1)
    return None


def plural_length(taken: Taken) -> Meaning | None:
    """ "recent months", "weeks" before something; "days earlier" is no length."""
    return length(taken) if _is_plural(taken) and taken.key("than") not in _POINTS_ON else None


def length_before(taken: Taken) -> Meaning | None:
    """The length in "two days before the vote"; "two days earlier" is a date."""
    return None if taken.key("than") in _POINTS_ON else length(taken)


def counted(taken: Taken) -> Meaning | None:
    """ "almost four years ago", "nearly three years earlier", "a year later"; "several years ago" is the past."""
    unit, size = _unit(taken)
    count = number(taken.tokens("q"))
    if taken.klass("than") == "A":
        return Indefinite("past") if count is None else FromPublished(unit, -round(count * size))
    return None if count is None else FromText(unit, (1 if taken.klass("than") == "G" else -1) * round(count * size))


def every(taken: Taken) -> Meaning | None:
    """ "every Friday", "each July", "every two years", "annually", "a year" after a sum."""
    value = taken.value("U")
    match taken.klass("U"):
        case "W":
            return Every("week", weekday=value)
        case "M":
            return Every("year", month=value)
        case "Z":
            return Every("year", season=value)
    unit, size = _unit(taken)
    words = taken.tokens("q")
    return Every(unit, round((number(words) or 1) * size) if words else size)


def plural_weekday(taken: Taken) -> Meaning | None:
    """ "Mondays", "Tuesday nights"."""
    return every(taken) if taken.key("U").endswith("days") or taken.key("N") == "nights" else None


def quarter(taken: Taken) -> Meaning | None:
    """ "third-quarter", "the 1988 third quarter", "the year-ago quarter", "this year's first half"."""
    half = taken.klass("U") == "8"
    if taken.klass("U") == "U" and taken.value("U") != "quarter":
        return None
    most = 2 if half else 4
    n = most if taken.klass("f") == "L" else taken.value("f")
    if (n is None and half) or (n is not None and not 1 <= n <= most):
        return None
    shift = -1 if taken.token("ago") else {"L": -1, "X": 1}.get(taken.klass("L"), 0)
    return Quarter(n, taken.value("y"), shift, half)


def year(taken: Taken) -> Meaning:
    """ "fiscal 1989", "the 1989 fiscal year", "a 1996 law"."""
    return Year(taken.value("y"))


def year_earlier(taken: Taken) -> Meaning:
    """ "year-earlier profit": a year before the time the text is at."""
    return FromText("year", -1)


def spoken_year(taken: Taken) -> Meaning | None:
    """ "nineteen ninety-six", "March nineteen ninety-six", as broadcasts spell years."""
    hundreds, rest = taken.value("c"), number(taken.tokens("q"))
    if hundreds not in (17, 18, 19, 20) or rest is None or not 10 <= rest < 100:
        return None
    said = hundreds * 100 + int(rest)
    return Month(taken.value("m"), said) if taken.token("m") else Year(said)


def century(taken: Taken) -> Meaning | None:
    """ "the 20th century"."""
    return Century(taken.value("f")) if taken.value("U") == "century" else None


def indefinite(taken: Taken) -> Meaning | None:
    """ "now", "recently", "soon"; not "as soon as", "soon after" and "was soon released"."""
    after = taken.key("next")
    if taken.key("v") == "soon" and (after in ("as", "after") or after.endswith("ed")):
        return None
    return Indefinite(taken.value("v"))


def only(era: Era, word: str) -> Build:
    """One word that says no more than its side of the day of writing: "current", "the past"."""
    return lambda taken: Indefinite(era) if taken.key("only") == word else None


def clock(taken: Taken) -> Meaning | None:
    """ "at 10:35 a.m." without a day."""
    value = taken.value("K")
    if re.fullmatch(r"\d+\.\d+", taken.key("K")):
        return None  # "about 10.2 million"
    if isinstance(value, int):
        return Clock(time(value % 24))
    return Clock(value) if isinstance(value, time) else None


def unit_alone(taken: Taken) -> Meaning | None:
    """ "for weeks" is a length; "the quarter" is the one the text is at, "the week" and "the year" that of writing."""
    unit, _ = _unit(taken)
    if _is_plural(taken):
        return None if unit in ("second", "quarter") else length(taken)
    if not taken.token("the"):
        return None
    if unit == "quarter":
        return Quarter(None)
    return Period(unit, 0) if unit in ("week", "year") else None


def ended_year(taken: Taken) -> Meaning | None:
    """ "the year ended June 30" is a length of a year, not the year of the calendar."""
    return Length("year", 1) if taken.key("next") in ("ended", "ending", "through") else None


def this_year(taken: Taken) -> Meaning:
    """ "the full year", "the latest fiscal year": the one of publication, unless its end is said."""
    return ended_year(taken) or Period("year", 0)
