"""The reader that has learnt: a small network finds who says what, the rest is read as the rules read it."""

from sayso.readers.learned.reader import model_reader

__all__ = ["model_reader"]
