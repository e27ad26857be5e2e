"""The network's opinions on the words of one text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from sayso.readers.learned.encoding import Ints, Pieces
from sayso.readers.learned.paths import Floats
from sayso.readers.told import IS, Layer

LAYERS: tuple[Layer, ...] = ("evidence", "object", "date", "place")


class Opinions:
    """A share for each word and layer, and for each pair of a pronoun and a name.

    `to_names` gives the shares with which one piece stands for each of others.
    """

    def __init__(self, pieces: Pieces, shares: Floats, to_names: Callable[[int, Ints], Floats]) -> None:
        first = np.nonzero(pieces.is_first)[0]
        behind = np.append(first[1:], len(pieces))[: len(first)]
        self._starts: list[int] = pieces.start[first].tolist()
        self._ends: list[int] = pieces.end[behind - 1].tolist()
        self._shares = dict(zip(LAYERS, shares[first].T, strict=True))
        self._first, self._to_names = first, to_names

    def share(self, layer: Layer, start: int, end: int) -> float:
        """The share of the surest word that begins from `start` on and before `end`; 0 where none does."""
        return float(self._between(layer, start, end)[1].max(initial=0.0))

    def runs(self, layer: Layer, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges of neighbouring words whose share is at least IS, in order."""
        first, shares = self._between(layer, start, end)
        found: list[tuple[int, int]] = []
        last = -2
        for word in (np.flatnonzero(shares >= IS) + first).tolist():
            begin = found.pop()[0] if word == last + 1 and found else self._starts[word]
            found.append((begin, self._ends[word]))
            last = word
        return found

    def same_person(self, at: int, names: Sequence[int]) -> list[float]:
        """For each name, by the offset of its last word, the share with which the word at `at` stands for it."""
        if not names:
            return []
        word, *others = (bisect_right(self._starts, offset) - 1 for offset in (at, *names))
        shares: list[float] = self._to_names(int(self._first[word]), self._first[others])[:-1].tolist()
        return shares

    def _between(self, layer: Layer, start: int, end: int) -> tuple[int, Floats]:
        """The first word that begins from `start` on, and the shares of it and of those behind it before `end`."""
        first = bisect_left(self._starts, start)
        return first, self._shares[layer][first : bisect_left(self._starts, end, first)]
