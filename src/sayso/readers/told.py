"""What a network thinks of the words of a text: do they tell of an incident, name its object, its date, its place?
Whose name does a "he" stand for?"""

from collections.abc import Sequence
from typing import Literal, Protocol

Layer = Literal["evidence", "object", "date", "place"]
IS = 0.5  # from here on a word is what the layer says


class Told(Protocol):
    """Opinions on the words of one text."""

    def share(self, layer: Layer, start: int, end: int) -> float:
        """The share, 0..1, of the surest word that begins from `start` on and before `end`; 0 where none does."""
        ...

    def runs(self, layer: Layer, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges of neighbouring words whose share is at least IS, in order."""
        ...

    def same_person(self, at: int, names: Sequence[int]) -> list[float]:
        """For each name, by the offset of its last word, the share with which the word at `at` stands for it; what is
        missing to 1 is for none of them."""
        ...
