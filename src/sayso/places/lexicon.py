"""The word lists of tables/words.toml and tables/people.toml, folded, read on first use."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.text.folding import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of folded words that tell place names from other capitalised words.

    `adjectives` leads from "european" to the name of the place, for what is no country; `abbreviations` from "Ky." or
    "KY" to the country's code and the region's name.
    """

    locative: frozenset[str]
    directions: frozenset[str]
    calendar: frozenset[str]
    titles: frozenset[str]
    organisation: frozenset[str]
    common: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    lower_kinds: frozenset[str]
    small_kinds: frozenset[str]
    first_of_two: frozenset[str]
    territory: frozenset[str]
    speech: frozenset[str]
    lower_bodies: frozenset[str]
    loosely_locative: frozenset[str]
    surely_locative: frozenset[str]
    stops: frozenset[str]
    streets: frozenset[str]
    no_places: frozenset[str]
    capitals: dict[str, str]
    adjectives: dict[str, str]
    abbreviations: dict[str, tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    """The lists of all languages together; KeyError where the table lacks one."""
    lists, people = _table("words.toml"), _table("people.toml")
    english, other, finding = lists["english"], lists["other"], lists["finding"]
    return Lexicon(
        _words(english["locative"], other["locative"]),
        _words(english["directions"]),
        _words(english["calendar"]),
        _words(english["titles"], other["titles"]),
        _words(english["organisation"], other["organisation"]),
        _words(english["common"]),
        _words(english["first_names"]["words"]) | frozenset(people["first"].split()),
        frozenset(people["last"].split()),
        _words(finding["lower_kinds"]),
        _words(finding["small_kinds"]),
        _words(finding["first_of_two"]),
        _words(finding["territory"]),
        _words(finding["speech"]),
        _words(finding["lower_bodies"]),
        _words(finding["loosely_locative"]),
        _words(finding["surely_locative"]),
        _words(finding["stops"]),
        _words(finding["streets"]),
        frozenset(finding["no_places"]),
        {code: fold(name) for code, name in lists["capitals"].items()},
        {fold(word): place for place, words in lists["adjectives"].items() for word in words.split()},
        {
            short: (country, name)
            for country, regions in lists["abbreviations"].items()
            for name, shorts in regions.items()
            for short in shorts.split()
        },
    )


def is_capital(country: str, town: str) -> bool:
    """Whether a town of that name is the capital of the country (ISO 3166-1 alpha-2)."""
    return lexicon().capitals.get(country) == fold(town)


@cache
def open_domains() -> frozenset[str]:
    """Domains of countries under which the whole world registers addresses: they tell nothing of an outlet."""
    return _words(_table("words.toml")["finding"]["open_domains"])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "tables" / name).read_text(encoding="utf-8"))


def _words(*lists: str) -> frozenset[str]:
    return frozenset(fold(word) for text in lists for word in text.split())
