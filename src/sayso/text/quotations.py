"""Quotations: what stands between quotation marks, of every usual kind, also over several paragraphs.

Each paragraph is read in two steps, both in one pass over its marks: every opening mark is given its closing
mark, and the outermost pairs are kept.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

OPENING, CLOSING = frozenset('“"«„‟'), frozenset('”"»“')  # marks that are no apostrophes
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_LIMIT = 4000  # characters: a quotation longer than this in one paragraph is a lost closing mark
_CLOSERS = {"“": "”", "‟": "”", "„": "”“", "«": "»"}  # pairs that can be told apart by their shape alone
_MARK = re.compile(r"[“”„‟«»\"‘’']")
_SPEECH_OPENS = '“"«„‘'  # a paragraph that opens so may go on with the speech of the one before
_BEFORE_OPENING = "([—–-―:“\"‘'«„"
_ENDS_SPEECH = ",.!?…"  # British speech closes behind one of these: ‘... on fire,’ he said


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: [start, end) with the marks, [inner_start, inner_end) without them.

    `continues` is true where the speech goes on with an opening mark in the next paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of the text in order; an opening mark that nothing closes opens nothing,
    unless the next paragraph opens with a mark again (one speech over several paragraphs)."""
    found: list[Quotation] = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        following = text[gap.end() : gap.end() + 1] if gap else ""
        found.extend(_in_paragraph(text, at, end, following))
        at = gap.end() if gap else end
    return found


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Quotation]:
    marks = [found.start() for found in _MARK.finditer(text, start, end)]
    if not marks:
        return
    closing = _pairs(text, marks) | _straight(text, marks, start) | _single(text, marks, start, end)
    goes_on = following != "" and following in _SPEECH_OPENS
    at = start
    for mark in marks:
        if mark < at or not text[mark + 1 : mark + 2].strip():
            continue
        close = closing.get(mark)
        if close is not None:
            yield Quotation(mark, close + 1, mark + 1, close)
            at = close + 1
        elif goes_on and _may_go_on(text, mark, start, following):
            yield Quotation(mark, end, mark + 1, end, continues=True)
            return


def _may_go_on(text: str, mark: int, start: int, following: str) -> bool:
    """Whether an unclosed mark opens a speech of several paragraphs: the next one opens with the same kind of mark."""
    if text[mark] == "‘":
        return following == "‘" and mark == start
    return text[mark] in _CLOSERS or (text[mark] == '"' and _can_open(text, mark, start))


def _can_open(text: str, at: int, start: int) -> bool:
    """Whether a mark that looks the same on both sides stands where speech can begin: before a word, not behind one."""
    before = text[at - 1] if at > start else " "
    return (before.isspace() or before in _BEFORE_OPENING) and bool(text[at + 1 : at + 2].strip())


def _pairs(text: str, marks: list[int]) -> dict[int, int]:
    """Opening to closing offset of curly and angle marks; an inner mark left open is dropped with its pair."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    waiting = dict.fromkeys("”“»", 0)  # how many opened marks each closing mark could close
    for at in marks:
        mark = text[at]
        closes = waiting.get(mark, 0) > 0 and (mark != "“" or not text[at - 1].isspace())
        if closes:
            while True:
                candidate = opened.pop()
                for closer in _CLOSERS[text[candidate]]:
                    waiting[closer] -= 1
                if mark in _CLOSERS[text[candidate]]:
                    break
            if at - candidate < _LIMIT:
                closing[candidate] = at
        elif mark in _CLOSERS:
            opened.append(at)
            for closer in _CLOSERS[mark]:
                waiting[closer] += 1
    return closing


def _straight(text: str, marks: list[int], start: int) -> dict[int, int]:
    """Opening to closing offset of straight double marks: each opener to the next mark that can close."""
    double = [at for at in marks if text[at] == '"']
    closers = [at for at in double if not (text[at - 1 : at].isspace() and text[at + 1 : at + 2].strip())]
    return {at: close for at in double if _can_open(text, at, start) and (close := _next(closers, at)) is not None}


def _single(text: str, marks: list[int], start: int, end: int) -> dict[int, int]:
    """Opening to closing offset of single marks, apostrophes told apart.

    A curly one that follows an "s" may be a plural's apostrophe ("the neighbours’ roof"): it closes only where no
    plainer closing mark comes before the next opening one. Straight ones open speech only where the closing one
    stands behind a comma or a full stop.
    """
    openers = [at for at in marks if text[at] == "‘" and _can_open(text, at, start) and text[at + 1].isalpha()]
    ends = [at for at in marks if text[at] == "’" and _can_close(text, at)]
    plain = [at for at in ends if not _may_be_plural(text, at, end)]
    closing: dict[int, int] = {}
    for k, at in enumerate(openers):
        following = openers[k + 1] if k + 1 < len(openers) else end
        close, sure = _next(ends, at), _next(plain, at)
        if sure is not None and sure < following:
            close = sure
        if close is not None:
            closing[at] = close
    straight = [at for at in marks if text[at] == "'"]
    sure_ends = [at for at in straight if text[at - 1] in _ENDS_SPEECH and _can_close(text, at)]
    for at in straight:
        close = _next(sure_ends, at)
        if close is not None and _can_open(text, at, start) and text[at + 1].isalpha():
            closing[at] = close
    return closing


def _can_close(text: str, at: int) -> bool:
    return not text[at + 1 : at + 2].isalnum() and not text[at - 1].isspace()


def _may_be_plural(text: str, at: int, end: int) -> bool:
    """Whether a ’ may be the apostrophe of a plural: behind an "s" and before another word of the same sentence."""
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and at + 2 < end and text[at + 2].isalnum()


def _next(offsets: list[int], after: int) -> int | None:
    """The first offset behind `after` with a character between, None where it is too far off or there is none."""
    k = bisect_right(offsets, after + 1)
    return offsets[k] if k < len(offsets) and offsets[k] - after < _LIMIT else None
