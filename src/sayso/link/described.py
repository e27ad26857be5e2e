"""What the words of a name, a role or an affiliation tell of a speaker: kind of body, office, country, place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.places import Entry, Gazetteer
from sayso.profiles import Titles
from sayso.text.folding import fold
from sayso.text.name_keys import name_keys
from sayso.text.tokens import Token, tokenise

_BRACKETED = re.compile(r"\s*\([^)]*\)")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_LONGEST_PLACE = 4  # words
_KINDS = {"region": "region", "district": "district", "city": "town"}  # a level -> the gazetteer's kind of it
_WHOLE_COUNTRY = "country"
_PARTS = frozenset({"region", "district"})
_TOWN = 50_000  # inhabitants from which a town may stand in the name of a body that acts for no town


@dataclass(slots=True)
class Described:
    """What is told; "" or empty where nothing is. `places` are gazetteer ids; the capital of the country is not one
    of them but stands in `capital`: a ministry there is the country's, a police there may be the town's.

    `name` holds the words, folded, that are none of the rest: the name of its own.
    """

    kind: str = ""
    domain: str = ""
    office: str = ""
    country: str = ""
    level: str = ""
    is_deputy: bool = False
    is_former: bool = False
    is_vague: bool = False
    capital: str = ""
    place_country: str = ""
    places: set[str] = field(default_factory=set)
    name: tuple[str, ...] = ()

    @property
    def where(self) -> set[str]:
        """The places, the capital with them."""
        return {*self.places, self.capital} - {""}


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    text: str  # without its possessive ending
    is_proper: bool


class Describer:
    """Reads descriptions with the titles of the profile and the names of the gazetteer."""

    def __init__(self, titles: Titles, gazetteer: Gazetteer) -> None:
        self._titles, self._gazetteer = titles, gazetteer
        self._known: dict[str, Described] = {}

    def describe(self, text: str) -> Described:
        """What the words tell. A place inside a country is taken for one only where a body or an office is named."""
        if text not in self._known:
            self._known[text] = self._read(_words(_BRACKETED.sub("", text)))
        return self._known[text]

    def own_name(self, text: str) -> tuple[str, ...]:
        """The folded words of a proper name behind what describes it: "the daily Ora" and "Ora" are ("ora",)."""
        tokens = tokenise(_BRACKETED.sub("", text))
        last = max((k for k, t in enumerate(tokens) if t.text[:1].islower() and len(t.text) > _CONNECTOR), default=-1)
        words = [word for word in _split(tokens[last + 1 :]) if word.folded not in _ARTICLES]
        while len(words) > 1 and self._gazetteer.demonym_country(words[0].text):
            words.pop(0)
        name = tuple(word.folded for word in words)
        return name[:-1] if len(name) > 1 and name[-1] in _DOMAINS else name

    def place_named(self, name: str) -> Entry | None:
        """The country, region or large town that a name is the name of; None for any other name."""
        entry = next(iter(self._gazetteer.candidates(name)), None)
        is_known = entry is not None and (entry.kind in {"country", "region"} or entry.population >= _LARGE)
        return entry if is_known else None

    def _read(self, words: Sequence[_Word]) -> Described:
        told, rest, i = Described(), list[list[_Word]](), 0
        abroad = len(words)  # the first word of where somebody is sent: "ambassador to Norway"
        joined = False  # whether the last word of the last run stands right before
        while i < len(words):
            hit = self._titles.at([word.folded for word in words], i)
            hit = hit or self._titles.at([fold(word.text) for word in words], i)
            if hit and not self._begins_place(words, i, hit[0]):
                for slot, value in hit[1]:
                    _set(told, slot, value)
                i, joined = i + hit[0], False
                continue
            if words[i].folded in _SENT_TO and told.office:
                abroad = min(abroad, i)
            if words[i].is_proper and i > abroad:
                told.places.update(f"country:{e.country}" for e in [self._first(words[i].text)] if e)
            elif words[i].is_proper:
                if joined:
                    rest[-1].append(words[i])
                else:
                    rest.append([words[i]])
            joined = words[i].is_proper
            i += 1
        for run in rest:
            self._place(told, run)
        told.country = told.country or told.place_country
        return told

    def _begins_place(self, words: Sequence[_Word], i: int, length: int) -> bool:
        """Whether a phrase of the titles is the first word of a longer place name: "United" in "United Kingdom"."""
        if length > 1 or not words[i].is_proper or len(words) < i + 2 or not words[i + 1].is_proper:
            return False
        entry = self._first(f"{words[i].text} {words[i + 1].text}")
        return entry is not None and entry.kind == "country"

    def _place(self, told: Described, run: Sequence[_Word]) -> None:
        """Take the places out of a run of proper words, longest first; what is left is the name."""
        i, has_head = 0, bool(told.kind or told.level or told.office in self._titles.offices_of_place)
        while i < len(run):
            code, length = self._people(run[i : i + 2])
            if code:
                _add_country(told, code)
                i += length
                continue
            for length in range(min(_LONGEST_PLACE, len(run) - i), 0, -1):
                name = " ".join(word.text for word in run[i : i + length])
                if self._add_place(told, name, may_be_local=has_head):
                    i += length
                    break
            else:
                told.name = (*told.name, run[i].folded)
                i += 1

    def _people(self, words: Sequence[_Word]) -> tuple[str, int]:
        """The country of a people's name at the start of the words, and its length: "South Korean"."""
        if len(words) > 1 and (code := self._gazetteer.demonym_country("-".join(word.text for word in words))):
            return code, 2
        return self._gazetteer.demonym_country(words[0].text), 1

    def _add_place(self, told: Described, name: str, *, may_be_local: bool) -> bool:
        """Take a name for a place; False where it is none."""
        found = self._gazetteer.candidates(name)
        if found and found[0].kind == _WHOLE_COUNTRY and not told.level:
            _add_country(told, found[0].country)
            return True
        if not may_be_local or not found:
            return False
        is_local = told.kind in self._titles.needs_place or told.office in self._titles.offices_of_place
        if not (is_local or told.level or found[0].kind in _PARTS or found[0].population >= _TOWN):
            return False
        kind = _KINDS.get(told.level, "")
        entry = next((e for e in found if e.kind == kind), None) if kind else found[0]
        entry = entry or found[0]
        capital = self._titles.capitals.get(fold(name), "")
        if capital and told.country in ("", capital) and not told.level:
            told.country, told.capital = capital, entry.id
        else:
            told.places.add(entry.id)
            told.place_country = told.place_country or entry.country
        return True

    def _first(self, name: str) -> Entry | None:
        return next(iter(self._gazetteer.candidates(name)), None)


_PARENTS = ("ministry", "armed forces", "government")  # named behind a body they are whose it is
_SENT_TO = frozenset({"to"})
_CONNECTOR = 3  # letters: "for", "of", "de" stand inside names
_ARTICLES = frozenset({"the", "a", "an"})
_DOMAINS = frozenset({"com", "net", "org", "info", "kz", "ru", "ua", "ro", "md", "lv", "lt", "ee", "pl"})
_LARGE = 300_000  # inhabitants of a town that can stand for its state: "Moscow said"


def _words(text: str) -> list[_Word]:
    return list(_split(tokenise(text)))


def _split(tokens: Sequence[Token]) -> Iterator[_Word]:
    """Words with their hyphens undone and possessives off, as the titles are folded."""
    for token in tokens:
        bare = next((token.text[: -len(end)] for end in _POSSESSIVE[:2] if token.text.endswith(end)), token.text)
        is_proper = token.text[:1].isupper() or any(c.isdigit() for c in token.text)
        folded = fold(token.text).split()
        if len(folded) == 1:
            yield _Word(folded[0], bare, is_proper)
            continue
        for part in folded:
            yield _Word(part, part.capitalize() if is_proper else part, is_proper)


def _set(told: Described, slot: str, value: str) -> None:
    """Enter what a phrase says; the first of each kind holds."""
    match slot:
        case "kind":
            if told.kind and value not in (told.kind, *_PARENTS):
                told.name = (*told.name, value)  # "Police Security Service": neither the one nor the other
            told.kind = told.kind or value
        case "domain":
            told.domain = told.domain or value
        case "office":
            told.office = told.office or value
        case "level":
            told.level = told.level or value
        case "country":
            _add_country(told, value)
        case "deputy":
            told.is_deputy = True
        case "former":
            told.is_former = True
        case "vague" | "rank":
            told.is_vague = True


def _add_country(told: Described, code: str) -> None:
    """The first country is its own, another one is where it is: "the Russian embassy in Oslo, Norway"."""
    if told.country in ("", code):
        told.country = code
    else:
        told.places.add(f"country:{code}")


def person_words(name: str, titles: Titles) -> tuple[str, ...]:
    """The words of a person's name without titles before it: ("Maria", "Zakharova")."""
    words = [word for word in _BRACKETED.sub("", name).replace(",", " ").split() if name_keys(word)]
    while len(words) > 1 and (fold(words[0]) in titles.honorifics or titles.is_title(fold(words[0]))):
        words.pop(0)
    return tuple(words)
