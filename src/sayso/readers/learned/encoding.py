"""Text as the encoder sees it: word pieces with their ranges, and what the lower-cased pieces have lost.

The pieces are those of BERT's uncased vocabulary. Beside each stand flags for letter case, for the gap before it and
for whether it is inside quotation marks: an uncased encoder cannot see names, paragraphs or long quotations itself.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sayso.text.quotations import find_quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FIRST, LAST = 101, 102  # BERT's [CLS] and [SEP]
N_FLAGS = 18  # 3 cases x 3 gaps x in quotation marks or not
QUOTED = 9  # flags from here on: inside quotation marks
_LINE_BREAK = 6  # flags % QUOTED from here on: a line break stands before the piece

_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character, which the tokenizer refuses

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: ids, flags, offsets [start, end) and whether each is the first of its word."""

    ids: Ints
    flags: Ints
    start: Ints
    end: Ints
    is_first: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def encode(text: str, tokenizer: "Tokenizer") -> Pieces:
    """The pieces of a whole text; offsets are Python string indices."""
    coded = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    n = len(coded.ids)
    offsets = np.array(coded.offsets, np.int64).reshape(n, 2)
    words = np.array(coded.word_ids, np.int64) if n else np.zeros(0, np.int64)
    is_first = np.ones(n, bool)
    is_first[1:] = words[1:] != words[:-1]
    start, end = offsets[:, 0], offsets[:, 1]
    return Pieces(np.array(coded.ids, np.int64), _flags(text, start, end), start, end, is_first)


def _flags(text: str, start: Ints, end: Ints) -> Ints:
    """case + 3 * gap + 9 * quoted: case 0 lower 1 capital 2 capitals; gap 0 none 1 space 2 line break."""
    quoted = np.zeros(len(text) + 1, np.int64)
    for q in find_quotations(text):
        quoted[q.inner_start : q.inner_end] = 1
    flags = np.zeros(len(start), np.int64)
    before = 0
    for i, (a, b) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        piece, gap = text[a:b], text[before:a]
        case = 0 if not piece[:1].isupper() else 2 if len(piece) > 1 and piece.isupper() else 1
        space = 2 if "\n" in gap or i == 0 else 1 if gap else 0
        flags[i] = case + 3 * space
        before = b
    return flags + QUOTED * quoted[start]


def windows(pieces: Pieces, width: int, overlap: int) -> list[tuple[int, int]]:
    """Ranges of at most `width` pieces: whole paragraphs packed together, those that are longer cut with overlap."""
    n = len(pieces)
    breaks = np.append(np.nonzero(pieces.flags % QUOTED >= _LINE_BREAK)[0], n)
    found, at = [], 0
    while at < n:
        last = int(np.searchsorted(breaks, at + width, "right")) - 1
        if breaks[last] > at:
            found.append((at, int(breaks[last])))
            at = int(breaks[last])
            continue
        edge = int(breaks[last + 1])
        while edge - at > width:
            found.append((at, at + width))
            at += width - overlap
        found.append((at, edge))
        at = edge
    return found


def bucket(distance: Ints) -> Ints:
    """Signed distances in pieces as one of 33 buckets: exact to 7, then growing by logarithm."""
    size = np.abs(distance)
    far = 8 + (np.log2(np.maximum(size, 8) / 8) * 1.6).astype(np.int64)
    level = np.where(size < 8, size, np.minimum(far, 16))
    return np.where(distance < 0, 16 - level, 16 + level)
