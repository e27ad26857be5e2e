"""The word lists of a data file, each taken once: a key too many or too few fails, so nothing in a file is unused."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sayso.text.phrases import Phrases

Words: TypeAlias = tuple[str, ...]


class Lists:
    """The tables of one data file. A string there holds single words, a list holds phrases."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._left = {table: {key: _words(value) for key, value in lists.items()} for table, lists in tables.items()}

    def take(self, table: str, key: str) -> Words:
        """One list; KeyError where there is none."""
        return self._left[table].pop(key)

    def peek(self, table: str, key: str) -> Words:
        """One list that stays to be taken."""
        return self._left[table][key]

    def take_set(self, table: str, key: str) -> frozenset[str]:
        """One list as a set."""
        return frozenset(self.take(table, key))

    def take_phrases(self, table: str, key: str) -> Phrases[str]:
        """One list as phrases, each meaning itself."""
        return phrases_of(self.take(table, key))

    def take_table(self, table: str) -> dict[str, Words]:
        """All lists of a table by their keys."""
        return self._left.pop(table)

    def take_sets(self, table: str) -> dict[str, frozenset[str]]:
        """All lists of a table as sets, to fill a data class of the same field names."""
        return {key: frozenset(words) for key, words in self.take_table(table).items()}

    def finish(self) -> None:
        """ValueError where a list was not taken."""
        left = [f"{table}.{key}" for table, lists in self._left.items() for key in lists]
        if left:
            raise ValueError(f"nobody reads {', '.join(left)}")


def phrases_of(words: Iterable[str]) -> Phrases[str]:
    """Phrases, each meaning itself."""
    return Phrases({phrase: phrase for phrase in words})


def beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the phrases in lower case at the start of a word: "fabricat" in "fabricated", "lie" not in "believe"."""
    return re.compile(rf"\b(?:{_any_of(words)})")


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the phrases in lower case as whole words."""
    return re.compile(rf"\b(?:{_any_of(words)})\b")


def _words(value: str | list[str]) -> Words:
    return tuple(value.split() if isinstance(value, str) else value)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
