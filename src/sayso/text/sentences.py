"""Cutting a text into paragraphs and sentences without touching it: ranges, never copies."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.text.quotations import Quotation, find_quotations

# Words before a full stop that do not end a sentence (titles, months, units), in lower case without the stop.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt cpl capt cmdr adm sen rep gov st no nos vs etc inc ltd co corp jr sr rev hon "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx ca cf e.g i.e a.m p.m u.s u.k "
    "u.n e.u km kg ft fig art pres insp supt det sq км г гг ул им т.е т.д т.п см млн млрд тыс руб стр рис обл р".split()
)
_BREAK = re.compile(r"([.!?…]+)([”’\"»“)\]]*)(\s+|$)")
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n\s*)+")
_WORD_BEFORE = re.compile(r"([\w.]+)$")
_ITEM = re.compile(r"\s*(?:[-—–―•*▪]|\d{1,2}[.)])\s")


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
    sentences = []
    for number, (start, end) in enumerate(paragraphs(text)):
        at = start
        for stop in _stops(text, start, end):
            k = bisect_right(starts, stop) - 1
            if k >= 0 and stop < held[k].end and stop > held[k].start:
                continue
            sentences.append(Sentence(at, stop, number))
            at = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
        if at < end:
            sentences.append(Sentence(at, end, number))
    return [s for s in sentences if s.start < s.end]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of the paragraphs: parted by blank lines, or by single line breaks where a line ends a sentence or starts an item."""
    ranges = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        ranges.extend(_lines(text, at, end))
        at = gap.end() if gap else end
    trimmed = []
    for start, end in ranges:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            trimmed.append((start, end))
    return trimmed


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A block cut at the line breaks that are meant: a wrapped line (long, ending mid-sentence) goes on."""
    ranges, at = [], start
    for found in re.compile("\n").finditer(text, start, end):
        here = found.start()
        line, rest = text[at:here].rstrip(), text[here + 1 : end]
        last = line.rsplit("\n", 1)[-1]
        wrapped = len(last) > 50 and last[-1:] not in ".!?:;”\"»" and rest[:1].strip() and not _ITEM.match(rest)
        if not wrapped:
            ranges.append((at, here))
            at = here + 1
    ranges.append((at, end))
    return ranges


def _stops(text: str, start: int, end: int) -> list[int]:
    """Offsets just behind each sentence of a paragraph but the last."""
    stops = []
    for found in _BREAK.finditer(text, start, end):
        stop = found.end(2)
        following = text[found.end() : found.end() + 2]
        if stop >= end or not following:
            continue
        if found[1] == "." and not found[2] and _is_abbreviation(text, start, found.start(), following):
            continue
        first = following.lstrip("“\"'«„‘([—–- ")[:1]
        if first.islower() and found[1][-1] in ".…":
            continue
        stops.append(stop)
    return stops


def _is_abbreviation(text: str, start: int, dot: int, following: str) -> bool:
    word = _WORD_BEFORE.search(text, max(start, dot - 24), dot)
    if not word:
        return False
    bare = word[1].lower()
    if bare in {"a.m", "p.m", "u.s", "u.k", "no"}:
        return not following[:1].isupper() or bare == "no" and following[:1].isdigit()
    return bare in _ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper())
