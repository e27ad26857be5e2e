"""What the grammar works on: the pieces of a text in order, of which it makes times."""

from dataclasses import dataclass
from datetime import time

from sayso.times.lexicon import WordValue
from sayso.times.meanings import Meaning, PartOfDay


@dataclass(slots=True)
class Piece:
    """A token with its class (see `lexicon`) and value; or, of class T with a meaning, the words of one time."""

    start: int
    end: int
    klass: str
    key: str
    value: WordValue | tuple[int, ...] | time = None
    meaning: Meaning | None = None
    part: PartOfDay = ""
    clock: time | None = None
