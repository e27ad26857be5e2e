"""Words and marks of a text with their ranges."""

import re
from dataclasses import dataclass

# A word with its inner apostrophes, hyphens and dots ("Orda.kz", "U.S", "Shahed-136"), or one single mark.
_TOKEN = re.compile(r"\w+(?:[’'.\-‑–]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: text[start:end], and its lower case with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of text[start:end] with offsets in `text`."""
    return [
        Token(m.start(), m.end(), m[0], m[0].lower().replace("’", "'"))
        for m in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]
