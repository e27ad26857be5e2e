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
    make = tuple.__new__  # what Token(...) calls itself, without its call: a third of the time, on every word read
    return [make(Token, (m.start(), m.end(), word := m[0], word.lower().replace("’", "'"))) for m in found]


def lower_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """What `lower` is of each token of text[start:end], where no offsets are asked for: in a third of the time."""
    return _TOKEN.findall(text[start:end].lower().replace("’", "'"))
