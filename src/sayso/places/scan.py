"""One text being read for place names: its words and runs, and which of them belong to people."""

import re
from dataclasses import dataclass, field
from functools import cache

from sayso.places.gazetteer import Entry, Gazetteer, holds
from sayso.places.lexicon import Lexicon, lexicon
from sayso.places.names import KIND_WORDS, is_cyrillic, loose_key
from sayso.places.words_of_text import Word, joined

_COMMA = re.compile(r",\s|\s\(")


@dataclass(slots=True)
class Scan:
    """One text being read: its words, what is ruled out, and what was found so far."""

    text: str
    words: list[Word]
    runs: list[tuple[int, int]]
    gazetteer: Gazetteer
    lists: Lexicon
    known: dict[str, bool] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    lower: set[str] = field(default_factory=set)
    every: bool = False  # peoples as well, and unknown names only where a preposition is sure
    shortened: dict[int, Entry] = field(default_factory=dict)  # regions in their short form, by where they start

    def name(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def unit_after(scan: Scan, stop: int, following: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a comma and a unit that holds one of the entries follow: "Salem, Ore.", "Gdynia, Poland".

    `stop` is where the name ends, `following` the word after it.
    """
    gap = _COMMA.match(scan.text, stop)
    if not gap:
        return False
    unit = scan.shortened.get(gap.end())
    if unit:
        return any(holds(unit, entry) for entry in entries)
    if following >= len(scan.words) or scan.words[following].start != gap.end() or not scan.words[following].capital:
        return False
    for last in range(min(following + 3, len(scan.words)), following, -1):
        if any(not joined(scan.text, scan.words[k - 1], scan.words[k]) for k in range(following + 1, last)):
            continue
        for unit in scan.gazetteer.candidates(scan.name(following, last))[:2]:
            if unit.kind in ("country", "region") and any(holds(unit, entry) for entry in entries):
                return True
    return False


def mark_people(scan: Scan) -> None:
    """Rules out words of people's names: after a title, or from a first name on; then their surnames elsewhere."""
    for first, last in scan.runs:
        at = first
        while at < last:
            if at in scan.people or not _opens_person(scan, at, first, last):
                at += 1
                continue
            end = at
            while end < last and end - at < 4 and scan.words[end].capital and not _ends_person(scan, end):
                if (
                    end > at + 1
                    and scan.words[end].shouted
                    and not scan.words[at].shouted
                    and len(scan.words[end].text) < 4
                ):
                    break  # "Anna Berg, US-based": a country's letters are no surname
                end += 1
            scan.people.update(range(at, end))
            if end - at > 1 or at > first or first > 0:
                scan.surnames.add(scan.words[max(at, end - 1)].folded)
            at = max(end, at + 1)


def _opens_person(scan: Scan, at: int, first: int, last: int) -> bool:
    word = scan.words[at]
    if not word.capital or _ends_person(scan, at):
        return False
    before = scan.words[at - 1] if at else None
    if before and joined(scan.text, before, word) and before.folded in scan.lists.titles:
        country = scan.gazetteer.candidates(word.text)[:1] if at + 1 == last else ()
        return not (country and country[0].kind == "country")
    if at + 1 >= last or not scan.words[at + 1].capital or _ends_person(scan, at + 1):
        return False
    if len(scan.words[at + 1].text) == 1 and at + 2 < last and scan.words[at + 2].capital:
        return len(word.text) > 2 and not _ends_person(scan, at + 2)  # "Merle K. Tobin"
    pair = scan.name(at, at + 2)
    return _is_first_name(scan, word) and not scan.known.get(pair, False) and "-" not in pair[: len(word.text) + 1]


def _is_first_name(scan: Scan, word: Word) -> bool:
    if word.folded in scan.lists.first_names:
        return True
    if not is_cyrillic(word.text):
        return False
    key = loose_key(word.text)
    return key in _loose_first_names()


def _ends_person(scan: Scan, at: int) -> bool:
    folded = scan.words[at].folded
    return folded in scan.lists.organisation or folded in KIND_WORDS or folded in scan.lists.titles


@cache
def _loose_first_names() -> frozenset[str]:
    """First names by the key that their Cyrillic spellings share with them."""
    return frozenset(loose_key(name) for name in lexicon().first_names)
