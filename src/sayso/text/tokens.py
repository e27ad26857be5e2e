"""Words and marks of a text with their ranges."""

import re
from typing import NamedTuple

# A word with its inner apostrophes, hyphens and dots ("Orda.kz", "U.S", "Shahed-136"), or one single mark.
_TOKEN = re.compile(r"\w+(?:[’'.\-‑–]\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark: text[start:end], and its lower case with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of text[start:end] with offsets in `text`."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(*m.span(), word := m[0], word.lower().replace("’", "'")) for m in found]
