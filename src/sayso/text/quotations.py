"""Quotations: what stands between quotation marks, of every usual kind, also over several paragraphs."""

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‟": "”", '"': '"', "‘": "’"}
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LIMIT = 4000  # characters: a quotation longer than this in one paragraph is a lost closing mark


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
        found.extend(_in_paragraph(text, at, end, following in "“\"«„" and following != ""))
        at = gap.end() if gap else end
    return found


def _in_paragraph(text: str, start: int, end: int, opens_next: bool) -> list[Quotation]:
    found = []
    at = start
    while at < end:
        closers = _opens(text, at, start)
        if not closers:
            at += 1
            continue
        close = _closing(text, at, end, closers)
        if close >= 0:
            found.append(Quotation(at, close + 1, at + 1, close))
            at = close + 1
        elif opens_next and text[at] != "‘":
            found.append(Quotation(at, end, at + 1, end, continues=True))
            break
        else:
            at += 1
    return found


def _opens(text: str, at: int, start: int) -> str:
    """The marks that may close a quotation opened at `at`; "" where no quotation opens there."""
    mark = text[at]
    if mark not in _PAIRS:
        return ""
    before = text[at - 1] if at > start else " "
    if mark in '"‘' and not (before.isspace() or before in "([—–-―:"):
        return ""
    return _PAIRS[mark] if text[at + 1 : at + 2].strip() else ""


def _closing(text: str, opened: int, end: int, closers: str) -> int:
    """The index of the closing mark, -1 where there is none in the paragraph."""
    depth = 0
    opener = text[opened]
    for i in range(opened + 1, min(end, opened + _LIMIT)):
        c = text[i]
        if c in closers:
            after = text[i + 1 : i + 2]
            if c == "’" and (after.isalpha() or text[i - 1].isspace()):
                continue  # an apostrophe
            if c == '"' and text[i - 1].isspace() and after.strip() and not after.isspace():
                continue  # a straight mark that opens an inner quotation
            if depth == 0:
                return i
            depth -= 1
        elif c == opener and opener != '"' and opener != "‘":
            depth += 1
    return -1
