"""The headline of a plain text: its first line, where that looks like one."""

import re

from sayso.extract.chrome import find_chrome
from sayso.extract.pieces import Kind, cut_line

# The longest headlines of news agencies run to 150 characters.
MAX_HEADLINE = 200
# Where the headline must stand: behind menus and dates, but before the text.
_SEARCHED = 3000
_NOT_A_HEADLINE = re.compile(r"[.;:,]\s*$|^[\W\d]*$|[.!?]\s+[^\W\d_a-z]|^\s*[-–—•*]\s")
_LINE = re.compile(r"[^\n\r]+")


def find_headline(text: str) -> str:
    """The first line that is not page furniture, if it is short, no sentence, and text follows it; else ""."""
    head = text[:_SEARCHED]
    chrome = find_chrome(head)
    for found in _LINE.finditer(head):
        line = found[0].strip()
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        dated = {piece.kind for piece in cut_line(line[:MAX_HEADLINE])} == {Kind.DAY}
        if not line or dated or any(s <= start < e for s, e in chrome):
            continue
        follows = text[found.end() : found.end() + 1] != "" and text[found.end() :].strip() != ""
        fits = len(line) <= MAX_HEADLINE and " " in line and not _NOT_A_HEADLINE.search(line)
        return line if fits and follows else ""
    return ""
