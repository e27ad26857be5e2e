"""The network's opinions on the words of one text."""

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
        self._starts, self._ends = pieces.start[first], pieces.end[behind - 1]
        self._shares = shares[first]
        self._first, self._to_names = first, to_names

    def share(self, layer: Layer, start: int, end: int) -> float:
        """The share of the surest word that begins from `start` on and before `end`; 0 where none does."""
        return float(self._between(layer, start, end)[1].max(initial=0.0))

    def runs(self, layer: Layer, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges of neighbouring words whose share is at least IS, in order."""
        at, shares = self._between(layer, start, end)
        found: list[tuple[int, int]] = []
        last = -2
        for word in at[shares >= IS].tolist():
            begin = found.pop()[0] if word == last + 1 and found else int(self._starts[word])
            found.append((begin, int(self._ends[word])))
            last = word
        return found

    def same_person(self, at: int, names: Sequence[int]) -> list[float]:
        """For each name, by the offset of its last word, the share with which the word at `at` stands for it."""
        if not names:
            return []
        word, others = (np.searchsorted(self._starts, offsets, "right") - 1 for offsets in ([at], names))
        shares: list[float] = self._to_names(int(self._first[word[0]]), self._first[others])[:-1].tolist()
        return shares

    def _between(self, layer: Layer, start: int, end: int) -> tuple[Ints, Floats]:
        first, behind = np.searchsorted(self._starts, (start, end))
        return np.arange(first, behind), self._shares[first:behind, LAYERS.index(layer)]
