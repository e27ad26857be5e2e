"""A reader that asks a language model who says what, and believes only the exact words of the text."""

from sayso.readers.llm.reader import llm_reader

__all__ = ["llm_reader"]
