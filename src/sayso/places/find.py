"""Finds place names in news text: runs of capitals against the gazetteer, with the words around them as evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from sayso.places.gazetteer import Entry, Gazetteer, agrees
from sayso.places.lexicon import Lexicon, lexicon
from sayso.places.names import KIND_WORDS, kind_of_word, loose_key, without_kind_words
from sayso.places.words_of_text import Word, joined, runs_of, words_of
from sayso.text.folding import fold

Role = Literal["place", "possessor", "modifier", "org", "actor"]
LONGEST = 6  # words in one name; "Autonomous Republic of Crimea" has four, airports up to six
# A name of a town this large is taken without any word beside it that says "place"; smaller ones need one.
PROMINENT = 100_000
KNOWN = 5_000
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_APPOSITION = re.compile(
    r",\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}?(village|settlement|hamlet|town|city|island|district|port)\b"
)
_OF_BODY = re.compile(
    r"(?:ministry|ministries|department|police|council|government|president|parliament|prosecutor|prosecutors|office"
    r"|inspectorate|administration|embassy|committee|agency|service|forces|minister|akimat|directorate|mayor|governor)"
    r"(?:\s+(?:of|for|and|the|foreign|internal|affairs|interior|defen[cs]e|emergency|situations|emergencies)){0,6}"
    r"\s+(?:of|for)\s+(?:the\s+)?$",
    re.I,
)
_ABBREVIATIONS = frozenset({"us", "usa", "uk", "uae", "wko", "nrw", "drc", "ssha", "oae", "zko", "u s", "u k", "u s a"})
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


@dataclass(slots=True)
class _Scan:
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
    doubtful: list[tuple[Toponym, bool]] = field(default_factory=list)

    def name(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def find_toponyms(text: str, gazetteer: Gazetteer, language: str = "en") -> list[Toponym]:
    """The place names of the text, in order, none inside another.

    Names of people, months, demonyms, outlets and common words at a sentence's start are left out; a name the
    gazetteer lacks is given without candidates where a kind word or a preposition of place shows what it is.
    `language` (ISO 639-1) only says whether a lower-case twin of a name rules it out: not in German.
    """
    lists = lexicon()
    words = words_of(text)
    scan = _Scan(text, words, runs_of(text, words, lists.stops | lists.calendar), gazetteer, lists)
    scan.lower = set() if language == "de" else {word.folded for word in words if not word.capital}
    scan.known = gazetteer.knows({name for _, _, name in _windows(scan)})
    _mark_people(scan)
    found = [toponym for run in scan.runs for toponym in _in_run(scan, *run)]
    found += _second_look(scan, found)
    return sorted(found, key=lambda toponym: toponym.start)


def _windows(scan: _Scan) -> Iterator[tuple[int, int, str]]:
    for first, last in scan.runs:
        for start in range(first, last):
            for end in range(start + 1, min(last, start + LONGEST) + 1):
                yield start, end, scan.name(start, end)


def _mark_people(scan: _Scan) -> None:
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


def _opens_person(scan: _Scan, at: int, first: int, last: int) -> bool:
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


def _is_first_name(scan: _Scan, word: Word) -> bool:
    if word.folded in scan.lists.first_names:
        return True
    if not _CYRILLIC.search(word.text):
        return False
    key = loose_key(word.text)
    return key in _loose_first_names(scan.lists)


_LOOSE_NAMES: dict[int, frozenset[str]] = {}


def _loose_first_names(lists: Lexicon) -> frozenset[str]:
    known = _LOOSE_NAMES.get(id(lists))
    if known is None:
        known = _LOOSE_NAMES[id(lists)] = frozenset(loose_key(name) for name in lists.first_names)
    return known


def _ends_person(scan: _Scan, at: int) -> bool:
    folded = scan.words[at].folded
    return folded in scan.lists.organisation or folded in KIND_WORDS or folded in scan.lists.titles


def _in_run(scan: _Scan, first: int, last: int) -> Iterator[Toponym]:
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
            toponym = replace(toponym, role=_role(scan, toponym, at, end, first, last))
            if sure:
                yield toponym
            else:
                neighbours = _has_neighbour(scan, at - 1, first, last) or _has_neighbour(scan, end, first, last)
                scan.doubtful.append((toponym, neighbours))
            at = end
        else:
            at += 1
    if not taken and (unknown := _unknown(scan, first, last)):
        yield unknown


def _is_part_of_longer(scan: _Scan, toponym: Toponym, at: int, end: int, first: int, last: int) -> bool:
    """Whether the match is a piece of an unknown longer name: "Loop" of Loop Head, "Ras" of Ras al Hadd."""
    best = toponym.candidates[0]
    if (
        best.kind in ("country", "region", "water", "landscape")
        or toponym.kind_word
        or best.population >= 10 * PROMINENT
    ):
        return False
    for beside in (at - 1, end, end + 1 if end < last and not scan.words[end].capital else end):
        if not _has_neighbour(scan, beside, first, last):
            continue
        word = scan.words[beside]
        free = word.folded in scan.lists.organisation or word.folded in scan.lists.titles
        if not free and word.folded not in scan.lists.directions and not scan.gazetteer.demonym_country(word.text):
            return word.folded in KIND_WORDS or not scan.known.get(word.text, False) or best.population < KNOWN
    return False


def _has_neighbour(scan: _Scan, beside: int, first: int, last: int) -> bool:
    """Whether the word beside a name is a capital one of its run that belongs to no person."""
    return first <= beside < last and scan.words[beside].capital and beside not in scan.people


def _match(scan: _Scan, at: int, last: int) -> tuple[Toponym, int, bool] | None:
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
        if not scan.known[name] and bare == name and not _CYRILLIC.search(name) and not name.endswith(("ul", "ei")):
            continue
        start, stop, outer_kind = _with_kind_words(scan, at, end)
        if _DOMAIN.match(scan.text, stop):
            continue
        kind = inner_kind or outer_kind
        full = scan.text[start:stop]
        entries = scan.gazetteer.candidates(full) or scan.gazetteer.candidates(name)
        if not entries or (kind and not scan.known[name] and not any(agrees(kind, entry.kind) for entry in entries)):
            continue
        verdict = _verdict(scan, at, end, entries, kind, stop)
        if verdict is None:
            continue
        return Toponym(start, stop, full, entries, kind), end, verdict
    return None


def _with_kind_words(scan: _Scan, at: int, end: int) -> tuple[int, int, str]:
    """Offsets of the name with the lower-case kind words that belong to it, and their kind ("" for none)."""
    words = scan.words
    start, stop, kind = words[at].start, words[end - 1].end, ""
    if end < len(words) and joined(scan.text, words[end - 1], words[end]):
        after = end
        if words[end].folded in scan.lists.first_of_two and end + 1 < len(words) and not words[end + 1].capital:
            after = end + 1
        if _is_kind(scan, words[after]) and not words[after].capital:
            kind, stop = kind_of_word(words[after].text) or "town", words[after].end
    if not kind and at and not words[at - 1].capital:
        before = at - 1
        if words[before].folded in ("of", "the") and before:
            before -= 1
            kind = kind_of_word(words[before].text) if words[before].folded in scan.lists.lower_kinds else ""
            return start, stop, kind
        owner = words[before - 1] if before else words[before]
        owned = owner.capital and owner.folded not in scan.lists.stops and joined(scan.text, owner, words[before])
        if joined(scan.text, words[before], words[at]) and _is_kind(scan, words[before]) and not owned:
            kind = kind_of_word(words[before].text)
            if words[before].folded not in ("town", "village", "city", "settlement", "district", "region"):
                start = words[before].start
    return start, stop, kind


def _is_kind(scan: Scan, word: Word) -> bool:
    if _CYRILLIC.search(word.text):
        return word.folded in KIND_WORDS and len(word.text) > 2
    return word.folded in scan.lists.lower_kinds


def _verdict(scan: _Scan, at: int, end: int, entries: tuple[Entry, ...], kind: str, stop: int) -> bool | None:
    """True: surely a place here. False: perhaps, look again later. None: no place."""
    words, lists = scan.words, scan.lists
    word, single = words[at], end - at == 1
    best = entries[0]
    if single and (word.folded in lists.calendar or (word.folded in scan.surnames and not _after_locative(scan, at))):
        return None
    if single and scan.gazetteer.demonym_country(word.text):
        return None
    if single and len(word.text) <= 3 and not (kind or _is_short_name(scan, at, best)):
        return None
    if single and word.shouted and len(word.text) <= 5 and best.kind not in ("country", "region"):
        return True if _is_dateline(scan, at, stop) else None
    if single and word.starts_sentence and not scan.known[word.text] and best.kind != "country" and not kind:
        return None
    if kind and any(agrees(kind, entry.kind) for entry in entries):
        return True
    if _APPOSITION.match(scan.text, stop):
        return True
    located = _after_locative(scan, at)
    if single and (word.folded in lists.common or (word.starts_sentence and word.folded in scan.lower)):
        ordinary = word.starts_sentence or not located or best.population < KNOWN
        return None if ordinary and best.kind != "country" else True
    if single and word.folded in lists.organisation:
        return None
    if best.kind in ("country", "water", "landscape") or (best.kind == "region" and not word.starts_sentence):
        return True
    speaks = end < len(words) and words[end].folded in scan.lists.speech
    if single and speaks and best.population < PROMINENT:
        return None
    if located or _is_dateline(scan, at, stop):
        return True
    if best.population >= PROMINENT:
        # By its first name, or very large: "Assad" is no sure sign of As Sadd.
        return best.population >= 10 * PROMINENT or fold(best.name) == fold(scan.name(at, end))
    return best.population >= KNOWN and not word.starts_sentence and not (single and word.folded in lists.first_names)


def _after_locative(scan: _Scan, at: int) -> bool:
    """Whether a preposition of place stands before, over "the" and lower-case words of direction and kind."""
    words = scan.words
    before = at - 1
    while before >= 0 and before >= at - 5 and not words[before].capital:
        word = words[before]
        if word.folded in scan.lists.locative:
            # "to" and "from" lead to people and bodies as often as to places: a known town at least.
            return word.folded not in scan.lists.loosely_locative or _is_known_town(scan, at)
        between = word.folded in scan.lists.directions or word.folded in ("the", "of", "and", "central", "city", "both")
        if not (between or _is_kind(scan, word)) or "\n" in scan.text[word.end : words[before + 1].start]:
            return False
        if word.folded == "of" and before and words[before - 1].folded in scan.lists.directions:
            return True
        before -= 1
    # A capital preposition opens the sentence: "In Riga, ..."; "Near the village ...".
    return before >= 0 and words[before].starts_sentence and words[before].folded in scan.lists.locative


def _is_short_name(scan: _Scan, at: int, best: Entry) -> bool:
    """Whether a name of up to three letters is safe: an abbreviation of a country, or just that name after "in"."""
    word = scan.words[at]
    if word.folded in _ABBREVIATIONS:
        return word.shouted
    return best.name.casefold() == word.text.casefold() and not word.shouted and _after_locative(scan, at)


def _is_known_town(scan: _Scan, at: int) -> bool:
    best = scan.gazetteer.candidates(scan.words[at].text)[:1]
    return bool(best) and best[0].population >= KNOWN and best[0].name.casefold() == scan.words[at].text.casefold()


def _is_dateline(scan: _Scan, at: int, stop: int) -> bool:
    """ "RIGA (LETA) -", "PARO, 3 May": a name in capitals or before a dash that opens a paragraph."""
    word = scan.words[at]
    if not word.starts_sentence:
        return False
    return re.match(r"\s*(?:\(|—|–|--|- |, [A-Z]?[a-z]* ?\d)", scan.text[stop : stop + 24]) is not None


def _role(scan: _Scan, toponym: Toponym, at: int, end: int, first: int, last: int) -> Role:
    words, lists = scan.words, scan.lists
    after = scan.text[toponym.end : toponym.end + 2]
    following = words[end].folded if end < len(words) and joined(scan.text, words[end - 1], words[end]) else ""
    if any(words[place].folded in lists.organisation and words[place].capital for place in range(end, last)):
        return "org"
    if _OF_BODY.search(scan.text[max(0, toponym.start - 120) : toponym.start]):
        return "org"
    heads = [place for place in range(first, at) if words[place].folded in lists.organisation]
    if heads and any(words[place].folded in ("of", "for") for place in range(heads[0], at)):
        return "org"
    if after in ("'s", "’s"):
        return "possessor"
    if following in scan.lists.lower_bodies or (end < len(words) and toponym.end > words[end - 1].end and _body_after(scan, end)):
        return "org"
    if following in scan.lists.speech:
        return "actor"
    if end < last and joined(scan.text, words[end - 1], words[end]) and words[end].capital and not toponym.kind_word:
        return "modifier"
    return "place"


def _body_after(scan: _Scan, end: int) -> bool:
    return end + 1 < len(scan.words) and scan.words[end + 1].folded in scan.lists.lower_bodies


def _unknown(scan: _Scan, first: int, last: int) -> Toponym | None:
    """A run the gazetteer does not know as a place without candidates, where words beside it say it is one."""
    words, lists = scan.words, scan.lists
    while first < last and (words[first].folded in lists.titles or words[first].folded in scan.lists.stops):
        first += 1
    if first >= last or any(place in scan.people for place in range(first, last)):
        return None
    start, stop, kind = _with_kind_words(scan, first, last)
    bare, inner = without_kind_words(scan.name(first, last))
    folded = [word.folded for word in words[first:last]]
    if any(name in lists.organisation for name in folded) or scan.gazetteer.demonym_country(bare):
        return _territory(scan, first, last)
    if all(name in lists.common or name in KIND_WORDS for name in folded) or len(bare) < 3:
        return None
    if words[first].folded in scan.surnames or (words[first].shouted and len(bare) <= 6):
        return None
    if not (kind or inner or _APPOSITION.match(scan.text, stop)):
        ambiguous = words[first].starts_sentence or words[first].folded in scan.lower
        speaks = last < len(words) and words[last].folded in scan.lists.speech
        if ambiguous or speaks or last - first > 3 or not _after_locative(scan, first) or folded[0] in lists.common:
            return None
        if folded[0] in lists.first_names:
            return None
    apposed = _APPOSITION.match(scan.text, stop)
    kind = kind or inner or (kind_of_word(apposed[1]) if apposed else "")
    return Toponym(
        start, stop, scan.text[start:stop], (), kind, _role(scan, _blank(start, stop), first, last, first, last)
    )


def _blank(start: int, stop: int) -> Toponym:
    return Toponym(start, stop, "", ())


def _territory(scan: _Scan, first: int, last: int) -> Toponym | None:
    """ "Romanian airspace", "Polish territory": the country, by its demonym."""
    words = scan.words
    code = scan.gazetteer.demonym_country(words[first].text)
    if not code or last - first > 1 or last >= len(words) or words[last].folded not in scan.lists.territory:
        return None
    country = scan.gazetteer.country(code)
    start, stop = words[first].start, words[last].end
    return Toponym(start, stop, scan.text[start:stop], (country,), "") if country else None


def _second_look(scan: _Scan, found: list[Toponym]) -> list[Toponym]:
    """The doubtful names that were sure elsewhere, or lie in a country or region that the text names."""
    names = {toponym.name.casefold() for toponym in found}
    countries = {
        t.candidates[0].country for t in found if t.candidates and t.candidates[0].kind in ("country", "region")
    }
    kept = []
    for toponym, neighbours in scan.doubtful:
        if toponym.name.casefold() in names:
            kept.append(toponym)
            continue
        opens = any(w.start == toponym.start and w.starts_sentence for w in scan.words)
        best = [entry for entry in toponym.candidates if entry.country in countries]
        exact = any(e.population >= KNOWN and fold(e.name) == fold(toponym.name) for e in best)
        if best and not neighbours and (exact or not opens):
            kept.append(toponym)
    return kept
