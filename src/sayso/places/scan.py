"""One text being read for place names: its words and runs, and which of them belong to people."""

from dataclasses import dataclass, field
from functools import cache

from sayso.places.gazetteer import Gazetteer
from sayso.places.lexicon import Lexicon, lexicon
from sayso.places.names import KIND_WORDS, is_cyrillic, loose_key
from sayso.places.words_of_text import Word, joined


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

    def name(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`."""
        return self.text[self.words[first].start : self.words[last - 1].end]


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
