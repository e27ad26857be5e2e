"""What a network thinks of each word of a text: does it tell of an incident, name its object, its date, its place?"""

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
