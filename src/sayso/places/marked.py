"""Place names that somebody else has marked: each span as a toponym, with what the text around it says of it."""

import re
from collections.abc import Iterable

from sayso.places.evidence import Role
from sayso.places.find import Toponym, find_toponyms
from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.lexicon import lexicon
from sayso.places.names import kind_of_word, without_kind_words
from sayso.places.short_forms import adjective_place, short_forms

KNOWN = 5_000  # people; a smaller place is not looked for inside a longer name
_PARTY = re.compile(r"[A-Z]-(?=[A-Z])")
_ENDING = re.compile(r"(?:['’][sS]?|[-–—][a-z]+|[\s,.;:)\]\"”]+)\Z")
_WORDS_AFTER = re.compile(r"\s+([^\W\d_]+)")


def toponyms_at(
    text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer, language: str = "en"
) -> list[Toponym]:
    """One toponym for each span, in the order of the text, taken for a place name whatever it looks like.

    A name the gazetteer lacks as a whole is looked up by its first words ("Oslo Free School" is in Oslo). ValueError
    for a span outside the text.
    """
    wanted = sorted(spans)
    for start, end in wanted:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start} to {end} in a text of {len(text)} characters")
    found = {
        offset: toponym
        for toponym in find_toponyms(text, gazetteer, language, every=True)
        for offset in (toponym.start, toponym.end)
    }
    shortened = {start: entry for start, _, entry in short_forms(text, gazetteer)}
    return [_marked(text, start, end, found, shortened, gazetteer) for start, end in wanted]


def _marked(
    text: str, start: int, end: int, found: dict[int, Toponym], shortened: dict[int, Entry], gazetteer: Gazetteer
) -> Toponym:
    name = text[start:end]
    same = found.get(start) or found.get(end)
    if same and same.candidates and (same.start, same.end) == (start, end):
        return same
    if start in shortened:
        return Toponym(start, end, name, (shortened[start],), "region")
    first = start + len(match[0]) if (match := _PARTY.match(name)) else start
    bare = _ENDING.sub("", text[first:end]) or name
    entry = adjective_place(bare, gazetteer)
    if entry:
        return Toponym(start, end, name, (entry,), "", "people")
    role: Role = same.role if same else "place"
    kind = _kind(text, bare, end, same)
    entries = gazetteer.candidates(" ".join(bare.split()))
    if not entries:
        entries = _by_first_words(bare, gazetteer)
    return Toponym(start, end, name, entries, kind, role)


def _kind(text: str, bare: str, end: int, same: Toponym | None) -> str:
    """The kind that the name's own words, or the words beside it, tell."""
    own = without_kind_words(bare)[1]
    if own or (same and same.kind_word):
        return own or (same.kind_word if same else "")
    after = _WORDS_AFTER.match(text, end)
    return kind_of_word(after[1]) if after and after[1].lower() in lexicon().lower_kinds else ""


def _by_first_words(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that the longest known beginning, else ending, of the name may stand for; () for one word."""
    words = name.split()
    people = adjective_place(words[0], gazetteer) if len(words) > 1 else None
    if people:
        return (people,)
    ordinary = lexicon().common | lexicon().directions
    beginnings = [words[:size] for size in range(len(words) - 1, 0, -1)]
    for part in (*beginnings, *(words[-size:] for size in range(len(words) - 1, 0, -1))):
        if not part[0][:1].isupper() or (len(part) == 1 and part[0].casefold() in ordinary):
            continue
        entries = gazetteer.candidates(" ".join(part))
        if entries and (entries[0].population >= KNOWN or entries[0].kind in ("country", "region")):
            return entries
    return ()
