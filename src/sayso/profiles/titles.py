"""The words by which speakers are told apart: bodies, offices, first names; one table for all subjects."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from sayso.profiles.lists import Lists
from sayso.text.folding import fold
from sayso.text.name_keys import name_keys

Slot = Literal["kind", "domain", "country", "office", "level", "deputy", "former", "rank", "vague", "drop"]
Meaning = tuple[tuple[Slot, str], ...]  # what a phrase says: ("kind", "ministry"), ("domain", "defence")
_LEVELS = ("region", "district", "city")
_MARKS: tuple[Slot, ...] = ("deputy", "former", "rank", "vague", "drop")


@dataclass(frozen=True)
class Titles:
    """What the words of names, roles and affiliations mean; the data file says what each list is."""

    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]  # by first word, the longest first
    needs_domain: frozenset[str]
    needs_place: frozenset[str]
    home_kinds: frozenset[str]
    foreign_domains: frozenset[str]
    official_kinds: frozenset[str]
    official_offices: frozenset[str]
    national_offices: frozenset[str]
    offices_of_place: frozenset[str]
    offices_of_bodies: frozenset[str]
    single_offices: frozenset[str]
    honorifics: frozenset[str]
    capitals: Mapping[str, str]  # folded name -> country
    given_names: Mapping[str, int]  # a key of a first name -> the number of its group

    def at(self, words: Sequence[str], i: int) -> tuple[int, Meaning] | None:
        """(number of words, meaning) of the longest phrase among the folded words from the i-th on, or None."""
        for phrase, meaning in self.phrases.get(words[i], ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                return len(phrase), meaning
        return None

    def is_title(self, word: str) -> bool:
        """Whether a folded word is an office or a rank: "General" before a name."""
        hit = self.at([word], 0)
        return hit is not None and hit[1][0][0] in {"office", "rank", "vague", "deputy", "former"}

    def is_same_given(self, left: str, right: str) -> bool:
        """Whether two first names are one, by spelling or by language: Sergey and Serhiy."""
        ours, theirs = name_keys(left), name_keys(right)
        if ours & theirs:
            return True
        return not self._groups(ours).isdisjoint(self._groups(theirs))

    def _groups(self, keys: frozenset[str]) -> set[int]:
        return {self.given_names[key] for key in keys if key in self.given_names}


@cache
def load_titles() -> Titles:
    """The table that comes with sayso."""
    return make_titles(tomllib.loads(resources.files("sayso.profiles").joinpath("speakers.toml").read_text("utf-8")))


def make_titles(tables: Mapping[str, Any]) -> Titles:
    """The titles from the tables of a data file; an error for a key that is unknown or missing."""
    lists = Lists(tables)
    groups = lists.take("given_names", "groups")
    titles = Titles(
        phrases=_by_first_word(_meanings(lists)),
        needs_domain=lists.take_set("needs", "domain"),
        needs_place=lists.take_set("needs", "place"),
        home_kinds=lists.take_set("home", "kinds"),
        foreign_domains=lists.take_set("home", "never"),
        official_kinds=lists.take_set("official", "kinds"),
        official_offices=lists.take_set("official", "offices"),
        national_offices=lists.take_set("traits", "national"),
        offices_of_place=lists.take_set("traits", "of_place"),
        offices_of_bodies=lists.take_set("traits", "of_body"),
        single_offices=lists.take_set("traits", "single"),
        honorifics=lists.take_set("words", "honorifics"),
        capitals={fold(name): code for code, names in lists.take_table("capitals").items() for name in names},
        given_names={key: n for n, group in enumerate(groups) for name in group.split() for key in name_keys(name)},
    )
    lists.finish()
    return titles


def _meanings(lists: Lists) -> dict[tuple[str, ...], Meaning]:
    """Every phrase, folded into words, and what it says. What is named first in the file holds."""
    found: dict[tuple[str, ...], Meaning] = {}

    def add(phrases: Iterable[str], *meaning: tuple[Slot, str]) -> None:
        for phrase in phrases:
            found.setdefault(tuple(fold(phrase).split()), meaning)

    for name, (kind, domain, country) in lists.take_table("known").items():
        told: list[tuple[Slot, str]] = [("kind", kind), ("domain", domain), ("country", country)]
        add([name], *(pair for pair in told if pair[1]))
    slots: tuple[tuple[str, Slot], ...] = (("kinds", "kind"), ("domains", "domain"), ("countries", "country"))
    for table, slot in (*slots, ("offices", "office")):
        for value, phrases in lists.take_table(table).items():
            add(phrases, (slot, value))
    for level in _LEVELS:
        add(lists.take("words", level), ("level", level))
    for mark in _MARKS:
        add(lists.take("words", mark), (mark, mark))
    return found


def _by_first_word(meanings: Mapping[tuple[str, ...], Meaning]) -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for words, meaning in meanings.items():
        by_first.setdefault(words[0], []).append((words, meaning))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first
