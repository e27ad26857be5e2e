"""Finds place names in news text: runs of capitals against the gazetteer, with the words around them as evidence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.places.evidence import (
    APPOSITION,
    KNOWN,
    PROMINENT,
    Role,
    after_locative,
    role_of,
    verdict,
    with_kind_words,
)
from sayso.places.gazetteer import Entry, Gazetteer, agrees
from sayso.places.lexicon import lexicon
from sayso.places.names import KIND_WORDS, is_cyrillic, kind_of_word, without_kind_words
from sayso.places.scan import Scan, mark_people
from sayso.places.short_forms import adjective_place, short_forms
from sayso.places.words_of_text import Word, runs_of, split_at_hyphens, words_of
from sayso.text.folding import fold

LONGEST = 6  # words in one name; "Autonomous Republic of Crimea" has four, airports up to six
# A name of a town this large is taken without any word beside it that says "place"; smaller ones need one.
TIES = frozenset({"de", "del", "do", "da", "dos", "di", "al", "el", "la", "las", "los", "ob", "sur", "upon"})
_DOMAIN = re.compile(r"\.[a-z]{2,4}\b")  # "Orda.kz": an outlet by its address


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at `text[start:end]`. `candidates` are likeliest first, () for a name the gazetteer lacks.

    `kind_word` is the kind that a word beside it names ("village" is "town"), "" without one. `role` says what
    the name does: "place"; "possessor" ("Kazakhstan's ..."); "modifier" (part of a longer name, a demonym);
    "org" (inside an organisation's name); "actor" (a state that speaks). Where it happened, look at "place" first.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Entry, ...]
    kind_word: str = ""
    role: Role = "place"


def find_toponyms(text: str, gazetteer: Gazetteer, language: str = "en", *, every: bool = False) -> list[Toponym]:
    """The place names of the text, in order, none inside another.

    Names of people, months, demonyms, outlets and common words at a sentence's start are left out; a name the
    gazetteer lacks is given without candidates where a kind word or a preposition of place shows what it is.
    `language` (ISO 639-1) only says whether a lower-case twin of a name rules it out: not in German. With `every`,
    names of peoples come too, with the role "people": what a geoparser wants, and no place of an event.
    """
    lists = lexicon()
    shortened = short_forms(text, gazetteer)
    words = [word for word in _words(text, gazetteer) if not any(s <= word.start < e for s, e, _ in shortened)]
    scan = Scan(text, words, runs_of(text, words, lists.stops | lists.calendar), gazetteer, lists)
    scan.shortened = {start: entry for start, _, entry in shortened}
    scan.every = every
    scan.lower = set() if language == "de" else {word.folded for word in words if not word.capital}
    scan.known = gazetteer.knows({name for _, _, name in _windows(scan)})
    mark_people(scan)
    doubtful: list[tuple[Toponym, bool]] = []
    found = [toponym for run in scan.runs for toponym in _in_run(scan, doubtful, *run)]
    found += [Toponym(start, end, text[start:end], (entry,), "region") for start, end, entry in shortened]
    found += _second_look(scan, found, doubtful)
    if every:
        found += _peoples(scan, found)
    return sorted(found, key=lambda toponym: toponym.start)


def _words(text: str, gazetteer: Gazetteer) -> list[Word]:
    words = words_of(text)
    hyphened = {word.text for word in words if word.capital and "-" in word.text}
    if not hyphened:
        return words
    known = gazetteer.knows(hyphened | {word.partition("-")[0] for word in hyphened})
    first_names = lexicon().first_names

    def is_name(name: str) -> bool:
        return known.get(name, False) or name.casefold() in first_names or bool(gazetteer.demonym_country(name))

    return split_at_hyphens(words, is_name)


def _peoples(scan: Scan, found: Iterable[Toponym]) -> Iterator[Toponym]:
    """The names of peoples and what is made from them ("Iraqi", "Texans"), outside other names."""
    taken = {offset for toponym in found for offset in range(toponym.start, toponym.end)}
    for first, last in scan.runs:
        at = first
        while at < last:
            end = min(at + 2, last)  # "South Korean" before "Korean"
            word = scan.words[at]
            if word.capital and word.start not in taken and at not in scan.people:
                while end > at and not (entry := adjective_place(scan.name(at, end), scan.gazetteer)):
                    end -= 1
                if end > at and entry and scan.words[end - 1].end not in taken:
                    start, stop = word.start, scan.words[end - 1].end
                    yield Toponym(start, stop, scan.text[start:stop], (entry,), "", "people")
                    at = end - 1
            at += 1


def _windows(scan: Scan) -> Iterator[tuple[int, int, str]]:
    for first, last in scan.runs:
        for start in range(first, last):
            for end in range(start + 1, min(last, start + LONGEST) + 1):
                yield start, end, scan.name(start, end)


def _in_run(scan: Scan, doubtful: list[tuple[Toponym, bool]], first: int, last: int) -> Iterator[Toponym]:
    """The names of one run, longest first from the left; what is left over may be an unknown name."""
    at, taken = first, False
    while at < last:
        if at in scan.people or not scan.words[at].capital:
            at += 1
            continue
        match = _match(scan, at, last)
        if match:
            toponym, end, sure = match
            if _is_part_of_longer(scan, toponym, at, end, first, last):
                at = end
                continue
            taken = True
            toponym = replace(
                toponym, role=role_of(scan, (toponym.start, toponym.end, toponym.kind_word), at, end, first, last)
            )
            if sure:
                yield toponym
            else:
                neighbours = _has_neighbour(scan, at - 1, first, last) or _has_neighbour(scan, end, first, last)
                doubtful.append((toponym, neighbours))
            at = end
        else:
            at += 1
    if not taken and (unknown := _unknown(scan, first, last)):
        yield unknown


def _is_part_of_longer(scan: Scan, toponym: Toponym, at: int, end: int, first: int, last: int) -> bool:
    """Whether the match is a piece of an unknown longer name: "Loop" of Loop Head, "Ras" of Ras al Hadd."""
    if not toponym.candidates:
        return False
    best = toponym.candidates[0]
    if best.kind == "country" or toponym.kind_word:
        return False
    if _tied(scan, end, first, last) or _tied(scan, at - 1, first, last):
        return True
    if best.kind in ("region", "water", "landscape") or best.population >= 10 * PROMINENT:
        return False
    for beside in (at - 1, end):
        if not _has_neighbour(scan, beside, first, last):
            continue
        word = scan.words[beside]
        if word.folded in KIND_WORDS:
            return True
        if is_cyrillic(word.text) and with_kind_words(scan, beside, beside + 1)[2]:
            continue  # "Рені Одеської області": the adjective goes with what follows
        apart = scan.lists.organisation | scan.lists.titles | scan.lists.directions
        if word.folded not in apart and not scan.gazetteer.demonym_country(word.text):
            return not scan.known.get(word.text, False) or best.population < KNOWN
    return False


def _tied(scan: Scan, between: int, first: int, last: int) -> bool:
    """Whether a small word of the Romance or Arabic kind ties the match to another capital: "Barra del Colorado"."""
    return first < between < last - 1 and scan.words[between].folded in TIES


def _has_neighbour(scan: Scan, beside: int, first: int, last: int) -> bool:
    """Whether the word beside a name is a capital one of its run that belongs to no person."""
    return first <= beside < last and scan.words[beside].capital and beside not in scan.people


def _match(scan: Scan, at: int, last: int) -> tuple[Toponym, int, bool] | None:
    """The longest known name from word `at` on, the word after it, and whether the words around it bear it out."""
    for end in range(min(last, at + LONGEST), at, -1):
        if not scan.words[end - 1].capital and not scan.words[end - 1].text.isdigit():
            continue
        if end - at > 1 and scan.words[at].folded in scan.lists.organisation and scan.words[at + 1].folded == "of":
            continue
        if any(place in scan.people for place in range(at, end)):
            continue
        name = scan.name(at, end)
        bare, inner_kind = without_kind_words(name)
        if all(scan.words[place].folded in KIND_WORDS or not scan.words[place].capital for place in range(at, end)):
            continue
        if not scan.known[name] and bare == name and not is_cyrillic(name) and not name.endswith(("ul", "ei")):
            continue
        start, stop, outer_kind = with_kind_words(scan, at, end)
        if _DOMAIN.match(scan.text, stop):
            continue
        kind = inner_kind or outer_kind
        full = scan.text[start:stop]
        entries = scan.gazetteer.candidates(full) or scan.gazetteer.candidates(name)
        if inner_kind == "water" and entries and not any(entry.kind == "water" for entry in entries):
            return Toponym(start, stop, full, (), kind), end, True  # "Ohio River" is not Ohio
        if not entries or (kind and not scan.known[name] and not any(agrees(kind, entry.kind) for entry in entries)):
            continue
        if end - at == 1 and scan.words[at].shouted and len(scan.words[at].text) <= 3 and entries[0].kind == "country":
            entries = entries[:1]  # "US" is no town of these letters
        sure = verdict(scan, at, end, entries, kind, stop)
        if sure is None:
            continue
        return Toponym(start, stop, full, entries, kind), end, sure
    return None


def _unknown(scan: Scan, first: int, last: int) -> Toponym | None:
    """A run the gazetteer does not know as a place without candidates, where words beside it say it is one."""
    words, lists = scan.words, scan.lists
    while first < last and (words[first].folded in lists.titles or words[first].folded in scan.lists.stops):
        first += 1
    if first >= last or any(place in scan.people for place in range(first, last)):
        return None
    start, stop, kind = with_kind_words(scan, first, last)
    bare, inner = without_kind_words(scan.name(first, last))
    folded = [word.folded for word in words[first:last]]
    if any(name in lists.organisation for name in folded) or scan.gazetteer.demonym_country(bare):
        return _territory(scan, first, last)
    if all(name in lists.common or name in KIND_WORDS for name in folded) or len(bare) < 3:
        return None
    if words[first].folded in scan.surnames or (words[first].shouted and len(bare) <= 6):
        return None
    if not (kind or inner or APPOSITION.match(scan.text, stop)):
        ambiguous = words[first].starts_sentence or words[first].folded in scan.lower
        speaks = last < len(words) and words[last].folded in scan.lists.speech
        if ambiguous or speaks or last - first > 3 or not after_locative(scan, first) or folded[0] in lists.common:
            return None
        if folded[0] in lists.first_names:
            return None
        if scan.every and words[first - 1].folded not in lists.surely_locative:
            return None
    apposed = APPOSITION.match(scan.text, stop)
    kind = kind or inner or (kind_of_word(apposed[1]) if apposed else "")
    return Toponym(
        start, stop, scan.text[start:stop], (), kind, role_of(scan, (start, stop, kind), first, last, first, last)
    )


def _territory(scan: Scan, first: int, last: int) -> Toponym | None:
    """ "Romanian airspace", "Polish territory": the country, by its demonym."""
    words = scan.words
    code = scan.gazetteer.demonym_country(words[first].text)
    if not code or last - first > 1 or last >= len(words) or words[last].folded not in scan.lists.territory:
        return None
    country = scan.gazetteer.country(code)
    start, stop = words[first].start, words[last].end
    return Toponym(start, stop, scan.text[start:stop], (country,), "") if country else None


def _second_look(scan: Scan, found: list[Toponym], doubtful: list[tuple[Toponym, bool]]) -> list[Toponym]:
    """The doubtful names that were sure elsewhere, or lie in a country or region that the text names."""
    names = {toponym.name.casefold() for toponym in found}
    countries = {
        t.candidates[0].country for t in found if t.candidates and t.candidates[0].kind in ("country", "region")
    }
    if scan.every:
        sure = Counter(t.candidates[0].country for t in found if t.candidates)
        countries.update(code for code, times in sure.items() if times > 1)
    kept = []
    for toponym, neighbours in doubtful:
        if toponym.name.casefold() in names:
            kept.append(toponym)
            continue
        opens = any(w.start == toponym.start and w.starts_sentence for w in scan.words)
        best = [entry for entry in toponym.candidates if entry.country in countries]
        exact = any(e.population >= KNOWN and fold(e.name) == fold(toponym.name) for e in best)
        if best and not neighbours and (exact or not opens):
            kept.append(toponym)
    return kept
