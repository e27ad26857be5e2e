"""The reference table of a subject: what was published of the types of things that reports name, with the sources."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from sayso.text.folding import fold
from sayso.text.tokens import Token, tokenise

FIGURES = ("wingspan_m", "speed_kmh", "range_km")
_LETTERS_AND_DIGITS = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
# Case endings of Russian and Ukrainian: "Герани-2", "Ланцетом", "Шахедов" are found by "Герань-2", "Ланцет", "Шахед".
_CASE_ENDING = re.compile(r"(?<=[а-яёіїєґ]{4})(?:ами|ями|ов|ев|ом|ем|ой|ей|ах|ях|ам|ям|[аеиоуыьюяйі])$")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that gives a figure."""

    publication: str
    year: int
    address: str

    def __str__(self) -> str:
        return f"{self.publication}, {self.year}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was published of one property: each figure with its source, lowest first."""

    published: tuple[tuple[float, Source], ...]

    @property
    def lowest(self) -> float:
        """The lowest figure published."""
        return self.published[0][0]

    @property
    def highest(self) -> float:
        """The highest figure published."""
        return self.published[-1][0]

    @property
    def sources(self) -> tuple[str, ...]:
        """For people: each figure with where it was published."""
        return tuple(f"{figure:,g}: {source}" for figure, source in self.published)


@dataclass(frozen=True, slots=True)
class NamedType:
    """A type that reports name: other names, the profile's object type, the maker's country, figures or None."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    wingspan_m: Figure | None = None
    speed_kmh: Figure | None = None
    range_km: Figure | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names a type: `text[start:end]`."""

    start: int
    end: int
    type: NamedType


class Reference:
    """The types of a subject, found in texts by any of their names, whatever the script."""

    def __init__(self, types: Sequence[NamedType]) -> None:
        self.types = tuple(types)
        self._by_words: dict[tuple[str, ...], NamedType] = {}
        for one in types:
            for name in (one.name, *one.aliases):
                self._by_words[_words_of(name)] = one
        self._first = {words[0] for words in self._by_words}
        self._longest = max(map(len, self._by_words), default=0)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Named]:
        """The types named in `text[start:end]`, in order, the longest name at each place."""
        return list(self._find(tokenise(text, start, end)))

    def named(self, name: str) -> NamedType | None:
        """The type with that name or alias, None where there is none."""
        return self._by_words.get(_words_of(name))

    def _find(self, tokens: Sequence[Token]) -> Iterator[Named]:
        words = [_words_of(token.text) for token in tokens]
        at = 0
        while at < len(tokens):
            hit = self._at(tokens, words, at) if words[at] and words[at][0] in self._first else None
            if hit is None:
                at += 1
                continue
            end, found = hit
            yield Named(tokens[at].start, tokens[end - 1].end, found)
            at = end

    def _at(self, tokens: Sequence[Token], words: Sequence[tuple[str, ...]], at: int) -> tuple[int, NamedType] | None:
        """The token after the longest name that starts at a token, and its type."""
        best, run = None, list[str]()
        for end in range(at + 1, min(at + self._longest + 1, len(tokens)) + 1):
            run += words[end - 1]
            found = self._by_words.get(tuple(run)) if words[end - 1] else None
            if found and (any(word.isdigit() for word in run) or not tokens[at].text[0].islower()):
                best = end, found  # "Lancet" is a type, "lancet" a word
        return best


@cache
def load_reference(name: str = "uav") -> Reference:
    """The reference table of a profile; an empty one where the profile has none."""
    folder = resources.files("sayso.profiles").joinpath(name, "reference")
    tables = [tomllib.loads(f.read_text("utf-8")) for f in folder.iterdir()] if folder.is_dir() else []
    return Reference([one for table in tables for one in read_types(table)])


def read_types(table: Mapping[str, Any]) -> list[NamedType]:
    """The types of a data file; KeyError for a source it does not name, TypeError for a key too many or too few."""
    sources = {key: Source(**row) for key, row in table["sources"].items()}
    return [_read_type(dict(row), sources) for row in table["type"]]


def _read_type(row: dict[str, Any], sources: Mapping[str, Source]) -> NamedType:
    figures: dict[str, Any] = {
        key: Figure(tuple(sorted(((float(n), sources[source]) for n, source in row.pop(key)), key=lambda f: f[0])))
        for key in FIGURES
        if key in row
    }
    return NamedType(aliases=tuple(row.pop("aliases")), **row, **figures)


@lru_cache(maxsize=1 << 15)  # the same words stand in every text
def _words_of(name: str) -> tuple[str, ...]:
    """A name as words without case and marks: "Shahed-136", "ШАХЕД 136", "Shahed136" and "Shahed-136s" are alike."""
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in name.lower())
    parts = [_CASE_ENDING.sub("", part) for part in re.split(r"[\W_]+", _LETTERS_AND_DIGITS.sub(" ", digits))]
    words = fold(" ".join(parts)).split()
    return tuple(words[:-1] if words[-1:] == ["s"] and len(words) > 1 else words)
