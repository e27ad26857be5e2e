"""What the words beside a name say of it: whether it is a place here, of what kind, and what it does."""

import re
from typing import Literal

from sayso.places.gazetteer import Entry, agrees
from sayso.places.names import KIND_WORDS, is_cyrillic, kind_of_word
from sayso.places.scan import Scan, unit_after
from sayso.places.words_of_text import Word, joined
from sayso.text.folding import fold

Role = Literal["place", "possessor", "modifier", "org", "actor", "people"]
KNOWN = 5_000
PROMINENT = 100_000
APPOSITION = re.compile(
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


def with_kind_words(scan: Scan, at: int, end: int) -> tuple[int, int, str]:
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
    if is_cyrillic(word.text):
        return word.folded in KIND_WORDS and len(word.text) > 2
    return word.folded in scan.lists.lower_kinds


def verdict(scan: Scan, at: int, end: int, entries: tuple[Entry, ...], kind: str, stop: int) -> bool | None:
    """True: surely a place here. False: perhaps, look again later. None: no place."""
    words, lists = scan.words, scan.lists
    word, single = words[at], end - at == 1
    best = entries[0]
    if is_street(scan, end):
        return None
    if _is_no_name(scan, at, end, kind):
        return None
    if unit_after(scan, stop, end, entries) and not (single and word.folded in lists.calendar):
        return True
    if single and (word.folded in lists.calendar or (word.folded in scan.surnames and not after_locative(scan, at))):
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
    if APPOSITION.match(scan.text, stop):
        return True
    if single and word.folded in lists.organisation:
        return None
    located = after_locative(scan, at)
    if single and (word.folded in lists.common or (word.starts_sentence and word.folded in scan.lower)):
        ordinary = word.starts_sentence or not located or best.population < KNOWN
        large = best.kind == "country" or (best.kind in ("region", "water", "landscape") and located)
        return None if ordinary and not large else True
    if best.kind in ("country", "water", "landscape") or (best.kind == "region" and not word.starts_sentence):
        return True
    speaks = end < len(words) and words[end].folded in scan.lists.speech
    speaks = speaks or (at > 0 and words[at - 1].folded in scan.lists.speech and joined(scan.text, words[at - 1], word))
    if single and speaks and best.population < PROMINENT:
        return None
    if located or _is_dateline(scan, at, stop):
        return True
    if best.population >= PROMINENT:
        # By its first name, or very large: "Assad" is no sure sign of As Sadd.
        return best.population >= 10 * PROMINENT or fold(best.name) == fold(scan.name(at, end))
    return best.population >= KNOWN and not word.starts_sentence and not (single and word.folded in lists.first_names)


def _is_no_name(scan: Scan, at: int, end: int, kind: str) -> bool:
    """Whether the words are directions, or a kind word and a word of organisations or buildings: "City Council"."""
    folded = [word.folded for word in scan.words[at:end]]
    if " ".join(folded) in scan.lists.no_places:
        return True
    if not kind and all(name in scan.lists.directions for name in folded):
        return True
    rest = [name for name in folded if name not in KIND_WORDS]
    return end - at > 1 and all(name in scan.lists.organisation for name in rest)


def is_street(scan: Scan, end: int) -> bool:
    """Whether the words before word `end` are a street's name: "Dayton Avenue"; "St. Louis" is no street."""
    words = scan.words
    if end >= len(words) or words[end].folded not in scan.lists.streets or not words[end].capital:
        return False
    if not joined(scan.text, words[end - 1], words[end]):
        return False
    saint = words[end].folded == "st" and end + 1 < len(words) and words[end + 1].capital
    return not (saint and scan.text[words[end].end : words[end + 1].start].strip(" .") == "")


def after_locative(scan: Scan, at: int) -> bool:
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


def _is_short_name(scan: Scan, at: int, best: Entry) -> bool:
    """Whether a name of up to three letters is safe: an abbreviation of a country, or just that name after "in"."""
    word = scan.words[at]
    if word.folded in _ABBREVIATIONS:
        return word.shouted
    return best.name.casefold() == word.text.casefold() and not word.shouted and after_locative(scan, at)


def _is_known_town(scan: Scan, at: int) -> bool:
    best = scan.gazetteer.candidates(scan.words[at].text)[:1]
    return bool(best) and best[0].population >= KNOWN and best[0].name.casefold() == scan.words[at].text.casefold()


def _is_dateline(scan: Scan, at: int, stop: int) -> bool:
    """ "RIGA (LETA) -", "PARO, 3 May": a name in capitals or before a dash that opens a paragraph."""
    word = scan.words[at]
    if not word.starts_sentence:
        return False
    return re.match(r"\s*(?:\(|—|–|--|- |, [A-Z]?[a-z]* ?\d)", scan.text[stop : stop + 24]) is not None


def role_of(scan: Scan, span: tuple[int, int, str], at: int, end: int, first: int, last: int) -> Role:
    """What the name of words [at, end) in the run [first, last) does; `span` is its offsets and kind word."""
    start, stop, kind_word = span
    words, lists = scan.words, scan.lists
    after = scan.text[stop : stop + 2]
    following = words[end].folded if end < len(words) and joined(scan.text, words[end - 1], words[end]) else ""
    if any(words[place].folded in lists.organisation and words[place].capital for place in range(end, last)):
        return "org"
    if _follows_of(scan, at) and _OF_BODY.search(scan.text[max(0, start - 120) : start]):
        return "org"
    heads = [place for place in range(first, at) if words[place].folded in lists.organisation]
    if heads and any(words[place].folded in ("of", "for") for place in range(heads[0], at)):
        return "org"
    if after in ("'s", "’s"):
        return "possessor"
    if following in scan.lists.lower_bodies or (
        end < len(words) and stop > words[end - 1].end and _body_after(scan, end)
    ):
        return "org"
    if following in scan.lists.speech:
        return "actor"
    if after[:1] == "-" and after[1:].islower():  # "Liberia-flagged", "Riga-based"
        return "modifier"
    if end < last and joined(scan.text, words[end - 1], words[end]) and words[end].capital and not kind_word:
        return "modifier"
    return "place"


def _follows_of(scan: Scan, at: int) -> bool:
    """Whether "of" or "for" stands right before, or before "the": what an owner's name follows."""
    before = at - 2 if at > 1 and scan.words[at - 1].folded == "the" else at - 1
    return before >= 0 and scan.words[before].folded in ("of", "for")


def _body_after(scan: Scan, end: int) -> bool:
    """Whether a body stands right behind the kind word: "region police", not "region, police said"."""
    words = scan.words
    follows = end + 1 < len(words) and joined(scan.text, words[end], words[end + 1])
    return follows and words[end + 1].folded in scan.lists.lower_bodies
