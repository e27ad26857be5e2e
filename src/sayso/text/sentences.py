"""Cutting a text into paragraphs and sentences without touching it: ranges, never copies."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.text.quotations import Quotation, find_quotations

# Words before a full stop that do not end a sentence (titles, months, units), in lower case without the stop.
_TITLES = ("mr", "mrs", "ms", "dr", "prof", "hon", "rev", "jr", "sr", "st", "sen", "rep", "gov", "pres")
_RANKS = ("gen", "lt", "col", "maj", "sgt", "cpl", "capt", "cmdr", "adm", "insp", "supt", "det")
_CALENDAR = (
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "a.m", "p.m"),
)
_SHORT = ("no", "nos", "vs", "etc", "inc", "ltd", "co", "corp", "approx", "ca", "cf", "fig", "art", "e.g", "i.e")
_UNITS = ("km", "kg", "ft", "sq", "u.s", "u.k", "u.n", "e.u")
_CYRILLIC = (
    *("км", "г", "гг", "ул", "им", "т.е", "т.д", "т.п", "см", "млн", "млрд", "тыс", "руб", "стр", "рис", "обл", "р"),
)
_ABBREVIATIONS = frozenset((*_TITLES, *_RANKS, *_CALENDAR, *_SHORT, *_UNITS, *_CYRILLIC))
# These also end sentences ("at 9 a.m. The ...", "He said no."): a capital behind them begins a new one.
_ALSO_ENDING = frozenset({"a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "no", "etc"})
# Possessive quantifiers: a run of a million dots is looked at once.
_BREAK = re.compile(r"(?<![.!?…])([.!?…]++)([”’\"»“)\]']*+)(\s++|$)")
_PARAGRAPH = re.compile(r"\n[ \t\r]*+\n\s*+")
_WORD_BEFORE = re.compile(r"([\w.]+)$")
_ITEM = re.compile(r"\s*+(?:[-—–―•*▪]|\d{1,2}[.)])\s")
_SPACE = re.compile(r"\s*+")
_WRAPPED = 50  # characters: a shorter line is a title or an item even where it ends in mid-sentence
_LIMIT = 2000  # characters: no sentence of a report is longer; lists and texts without stops are cut to this


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's range and the number of its paragraph; a quotation is never cut."""

    start: int
    end: int
    paragraph: int


def find_sentences(text: str, quotations: Sequence[Quotation] | None = None) -> list[Sentence]:
    """Sentences of the text in order, white space trimmed off; quotations given or found are kept whole."""
    held = find_quotations(text) if quotations is None else quotations
    starts = [q.start for q in held]

    def holding(offset: int) -> Quotation | None:
        k = bisect_right(starts, offset - 1) - 1
        return held[k] if k >= 0 and held[k].start < offset < held[k].end else None

    sentences = []
    for number, (start, end) in enumerate(paragraphs(text)):
        at = start
        for stop in [*(s for s in _stops(text, start, end) if not holding(s)), end]:
            while stop - at > _LIMIT:
                cut = _cut(text, at)
                quotation = holding(cut)
                cut = min(quotation.end if quotation else cut, stop)
                sentences.append(Sentence(at, cut, number))
                at = _behind_space(text, cut, end)
            if at < stop:
                sentences.append(Sentence(at, stop, number))
                at = _behind_space(text, stop, end)
    return sentences


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of the paragraphs: parted by blank lines, or where a line ends a sentence or the next starts an item."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        ranges.extend(_lines(text, at, end))
        at = gap.end() if gap else end
    return [trimmed for start, end in ranges if (trimmed := _trimmed(text, start, end))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    return (start + left, start + right) if left < right else None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block cut at the line breaks that are meant: a wrapped line (long, ending mid-sentence) goes on."""
    at = line_start = start
    while (here := text.find("\n", line_start, end)) >= 0:
        line = text[line_start:here].rstrip()
        goes_on = text[here + 1 : here + 2].strip() and not _ITEM.match(text, here + 1, end)
        if not (len(line) > _WRAPPED and line[-1] not in '.!?:;”"»’' and goes_on):
            yield at, here
            at = here + 1
        line_start = here + 1
    yield at, end


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets just behind each sentence of a paragraph but the last."""
    for found in _BREAK.finditer(text, start, end):
        stop = found.end(2)
        following = text[found.end() : found.end() + 2]
        if found.end() >= end:
            return
        if found[1] == "." and not found[2] and _is_abbreviation(text, start, found.start(), following):
            continue
        first = following.lstrip("“\"'«„‘([—–- ")[:1]
        if first.islower() and found[1][-1] in ".…":
            continue
        yield stop


def _is_abbreviation(text: str, start: int, dot: int, following: str) -> bool:
    word = _WORD_BEFORE.search(text, max(start, dot - 24), dot)
    if not word:
        return False
    bare = word[1].lower()
    if bare in _ALSO_ENDING:
        return not following[:1].isupper() or (bare == "no" and following[:1].isdigit())
    return bare in _ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper())


def _cut(text: str, at: int) -> int:
    """Where a run without stops that begins at `at` is cut: at its last white space within the limit, if any."""
    space = max(text.rfind(" ", at, at + _LIMIT), text.rfind("\n", at, at + _LIMIT))
    return space if space > at else at + _LIMIT


def _behind_space(text: str, at: int, end: int) -> int:
    found = _SPACE.match(text, at, end)
    return found.end() if found else at
