"""Whether a time of a sentence lies ahead or behind, by the verbs round about it.

"The board will meet Friday" is the coming Friday, "the board met Friday" the one before. No parser is asked: the
nearest word in front that tells decides, and where none does, the nearest behind. The words are English.
"""

import re
from datetime import date, timedelta

from sayso.times.find import TimeWords
from sayso.times.meanings import Day, Month, NumericDay, Season, Weekday, Weekend
from sayso.times.resolve import Tense, resolve_time

_AHEAD_WORDS = """
    will would shall 'll may might can could should must going due set slated scheduled schedule plans planned
    planning expect expects expected expecting intend intends hope hopes payable effective deadline upcoming tomorrow
    next likely expire expires postponed delayed deferred invited reconvene reconvenes resume prepare preparing closes
    opens begins starts takes arrives leaves returns
"""
_BEHIND_WORDS = """
    was were had did been has have said says say since told met went came took gave made left found held began saw got
    became wrote spoke sent brought fell rose won lost led put ran shot flew sank hit struck sold bought paid broke
    drew threw knew thought kept felt heard stood sat
"""
_AHEAD, _BEHIND = frozenset(_AHEAD_WORDS.split()), frozenset(_BEHIND_WORDS.split())
_NO_VERBS = frozenset(("united", "allied", "wanted", "hundred", "indeed", "armed"))
_BREAK = re.compile(r"(?<=[a-z\d'])[.!?](?=\s|$)|[;:\"“”()]|``|''|\n\s*\n|\s(?:--|[–—_])\s")
_WORD = re.compile(r"'ll|[A-Za-z]+")
_AS_EARLY = re.compile(r"as (?:early|soon|late) as(?: on)? $")
# "Nov. 20" with no year, written in October: nobody means the one eleven months ago, whatever the verbs say; nor is
# a date of last month, with a verb that looks ahead, the one of next year.
_SOON, _LONG_AGO = timedelta(days=60), timedelta(days=270)
_FAR = 160  # characters of a clause that are looked at
_TENSES: tuple[Tense, ...] = ("past", "future")
_BEHIND_TIME = 12  # words behind a time that are looked at: what comes later belongs to another verb


def tense_of(words: TimeWords, text: str, published: date | None) -> Tense:
    """The side of publication on which a weekday, or a date without its year, lies; "past" where nothing tells."""
    meaning = words.meaning
    if isinstance(meaning, Weekday | Weekend):
        if text.startswith("'s", words.end):
            return "past"
        return told_tense(text, words.start, words.end) or "past"
    if not isinstance(meaning, Day | NumericDay | Month | Season) or meaning.year is not None:
        return "past"
    if isinstance(meaning, Day | Month) and meaning.year_shift is not None:
        return "past"  # "11 November last year": the words say which
    told = told_tense(text, words.start, words.end)
    if published is None or isinstance(meaning, Season):
        return told or "past"
    past, ahead = (resolve_time(meaning, published=published, tense=tense) for tense in _TENSES)
    if not (past and ahead and past.latest and ahead.earliest):
        return told or "past"
    since, until = published - past.latest, ahead.earliest - published
    if told == "future":
        return "past" if since <= _SOON * 2 and until >= _LONG_AGO - _SOON else "future"
    near = _SOON if told is None or not isinstance(meaning, Month) else _SOON / 2
    return "future" if until <= near and since >= _LONG_AGO else "past"


def told_tense(text: str, start: int, end: int) -> Tense | None:
    """ "future" or "past" for the time at `text[start:end]`, None where no word of its clause tells."""
    before = text[max(0, start - _FAR) : start]
    breaks = list(_BREAK.finditer(before))
    said = _WORD.findall(before[breaks[-1].end() :] if breaks else before)
    if _AS_EARLY.search(before):
        return "future"
    found = _first(said[::-1], [*said[-2::-1], ""])
    if found:
        return found
    after = text[end : end + _FAR]
    stop = _BREAK.search(after)
    words = _WORD.findall(after[: stop.start()] if stop else after)
    found = _first(words[:_BEHIND_TIME], ["", *words])
    return found or ("future" if said and said[-1].lower() in ("until", "by") else None)


def _first(words: list[str], before: list[str]) -> Tense | None:
    """What the first of the words that tells says; `before` has for each the word in front of it in the text."""
    for word, previous in zip(words, before, strict=False):
        tense = _tense(word.lower())
        if tense:
            return "future" if previous.lower() == "be" else tense
    return None


def _tense(word: str) -> Tense | None:
    if word in _AHEAD:
        return "future"
    ends_so = word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS
    return "past" if ends_so or word in _BEHIND else None
