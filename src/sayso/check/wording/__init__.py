"""The words by which the checks find what can be checked, one file per language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sayso.profiles.lists import Lists, Words
from sayso.text.phrases import Phrases

# Degrees clockwise from north of each key of the section on distances.
BEARINGS = {
    "north": 0, "north_east": 45, "east": 90, "south_east": 135, "south": 180, "south_west": 225, "west": 270,
    "north_west": 315,
}  # fmt: skip


@dataclass(frozen=True)
class Counting:
    """How a count is told; the data file says what each list is."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    nouns: frozenset[str]
    totals: frozenset[str]
    within: frozenset[str]
    same_number: Phrases[str]
    at_least: Phrases[str]


@dataclass(frozen=True)
class Distances:
    """How a distance is told: rough lengths and units as (least, most) or factors in kilometres, and what follows."""

    rough: Phrases[tuple[float, float]]
    units: Phrases[float]
    bearings: Phrases[int]
    leading: frozenset[str]
    border: frozenset[str]
    border_with: frozenset[str]


@dataclass(frozen=True)
class Origins:
    """How it is told where something came from; the data file says what each list is."""

    leading: frozenset[str]
    by: Phrases[str]
    within: Phrases[str]
    aim: frozenset[str]
    flying: frozenset[str]
    ground: frozenset[str]
    joints: frozenset[str]
    owned: Phrases[str]


@dataclass(frozen=True)
class Wording:
    """The words of one language."""

    counting: Counting
    distances: Distances
    origins: Origins
    date_joints: frozenset[str]
    inside_joints: frozenset[str]


@cache
def wording_of(language: str) -> Wording | None:
    """The words of a language by its two-letter code; None where there are none."""
    file = resources.files(__name__).joinpath(f"{language}.toml")
    return make_wording(tomllib.loads(file.read_text("utf-8"))) if language.isalpha() and file.is_file() else None


def make_wording(tables: Mapping[str, Any]) -> Wording:
    """The words from a data file; an error for a key that is unknown or missing."""
    lists = Lists(tables)
    wording = Wording(
        counting=Counting(
            cardinals=_numbered(lists.take("numbers", "cardinals")),
            ordinals=_numbered(lists.take("numbers", "ordinals")),
            ordinal_endings=lists.take_set("numbers", "ordinal_endings"),
            nouns=lists.take_set("count", "nouns"),
            totals=lists.take_set("count", "totals"),
            within=lists.take_set("count", "within"),
            same_number=lists.take_phrases("count", "same_number"),
            at_least=lists.take_phrases("count", "at_least"),
        ),
        distances=_distances(lists),
        origins=Origins(
            leading=lists.take_set("origin", "from"),
            by=lists.take_phrases("origin", "by"),
            within=lists.take_phrases("origin", "within"),
            aim=lists.take_set("origin", "aim"),
            flying=lists.take_set("origin", "flying"),
            ground=lists.take_set("origin", "ground"),
            joints=lists.take_set("origin", "joints"),
            owned=lists.take_phrases("owner", "owned"),
        ),
        date_joints=lists.take_set("statement", "joints"),
        inside_joints=lists.take_set("inside", "joints"),
    )
    lists.finish()
    return wording


def _distances(lists: Lists) -> Distances:
    def each(key: str, meaning: Any) -> dict[str, Any]:
        return dict.fromkeys(lists.take("distance", key), meaning)

    # A bound that is a third beyond the words: "several hundred" may be a thousand, hardly two.
    rough = each("some", (2.0, 15.0)) | each("tens", (20.0, 130.0)) | each("hundreds", (150.0, 1000.0))
    units = each("metres", 0.001) | each("kilometres", 1.0) | each("miles", 1.609344) | each("nautical", 1.852)
    bearings = {word: degrees for key, degrees in BEARINGS.items() for word in lists.take("distance", key)}
    return Distances(
        rough=Phrases(rough),
        units=Phrases(units),
        bearings=Phrases(bearings),
        leading=lists.take_set("distance", "from"),
        border=lists.take_set("distance", "border"),
        border_with=lists.take_set("distance", "border_with"),
    )


def _numbered(words: Words) -> dict[str, int]:
    return {word: number for number, word in enumerate(words, 1)}
