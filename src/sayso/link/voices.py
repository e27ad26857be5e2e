"""A voice: one speaker as one report names it, with what the report tells of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.link.described import Described, Describer, person_words
from sayso.model import Claim, Report, Speaker
from sayso.model.actors import ActorKind
from sayso.profiles import Speech, Titles
from sayso.text.folding import fold
from sayso.text.inflection import plural

_LIKE_A_BODY = re.compile(r"[A-ZА-ЯІЇЄҚ]{3,}|\d|\w\.\w|[a-zа-я][A-ZА-Я]")  # TASS, Kanal7, orda.example, KazPress
_LONGEST_NAME = 4  # words of a person's name
_SPELLED_OUT = re.compile(r"\(([^\W\d_]{2,8})\)")
_WORDS_BEFORE = 8  # in which an abbreviation is spelled out


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A speaker in one report. `told` is what name, role and affiliation tell; `words` a person's or body's own name.

    `home` is the one country in which all incidents of the report lie, "" where there is none or more than one.
    A person's name that nothing else is known of is `is_bare`; a surname alone is a single word.
    """

    report_id: str
    day: date | None
    name: str
    kind: ActorKind
    told: Described
    words: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    claims: tuple[Claim, ...]
    home: str = ""
    is_bare: bool = False


class VoiceMaker:
    """Makes the voices of reports."""

    def __init__(
        self, titles: Titles, speech: Mapping[str, Speech], describer: Describer, outlets: frozenset[str]
    ) -> None:
        self._titles, self._describer = titles, describer
        self._outlets = outlets  # folded names of those who publish: what is called so is no person
        heads = [words.heads for words in speech.values()]
        self._person_words = frozenset[str]().union(*(h.persons | h.roles for h in heads))
        nouns = frozenset[str]().union(*(h.persons | h.bodies | h.texts | h.quantities | h.roles for h in heads))
        self._generic = nouns.union(
            map(plural, nouns), *(h.nobody for h in heads), *(words.pronouns.all for words in speech.values())
        )

    def voices(self, report: Report, claims: Iterable[Claim], home: str) -> list[Voice]:
        """The voices of one report, each with its claims; the claims of nobody have one without a name."""
        by_name: dict[str, list[Claim]] = {}
        for claim in claims:
            by_name.setdefault(claim.speaker.name.strip(), []).append(claim)
        spelled = spelled_out(report.readable) if any(name.isupper() or len(name) < 9 for name in by_name) else {}
        return [self.voice(report, name, said, home, spelled.get(name, "")) for name, said in by_name.items()]

    def voice(self, report: Report, name: str, claims: Sequence[Claim], home: str, full: str = "") -> Voice:
        """The voice of one name; `full` is what the report spells it out as, where it is an abbreviation."""
        speakers = tuple(dict.fromkeys(claim.speaker for claim in claims))
        kind, told, words, is_bare = self._kind(full or name, speakers)
        country = next((s.country for s in speakers if s.country), "")
        is_where = told.kind in self._titles.needs_place or f"country:{country}" in told.places
        if country and not told.country and not is_where:
            told = replace(told, country=country)
        return Voice(
            report.id, report.published, full or name, kind, told, words, speakers, tuple(claims), home, is_bare
        )

    def _kind(self, name: str, speakers: Sequence[Speaker]) -> tuple[ActorKind, Described, tuple[str, ...], bool]:
        """(kind, what is told, the words of its own name, whether nothing but the name is told)."""
        described = " ".join(dict.fromkeys(part for s in speakers for part in (s.role, s.affiliation) if part))
        office, told = self._describer.describe(described), self._describer.describe(name)
        if self._is_unnamed(name, told):
            return "unnamed", told, (), False
        if told.kind:
            return "body", told, told.name, False
        words = person_words(name, self._titles)
        has_office = bool(office.office or office.is_vague or told.office or told.is_vague)
        words_told = set(fold(described).split())
        has_office = has_office or bool(words_told & (self._titles.honorifics | self._person_words))
        if has_office and 0 < len(words) <= _LONGEST_NAME:
            return "person", office if described else told, words, False
        place = self._describer.place_named(name)
        if place:
            return "place", Described(country=place.country), (name,), False
        own = self._describer.own_name(name)
        is_body = (
            bool(described)
            or fold(name) in self._outlets
            or own != tuple(fold(name).split())
            or bool(_LIKE_A_BODY.search(name))
        )
        if is_body and own:
            return "body", told, own, False
        return "person", told if len(words) == 1 else Described(), words, True

    def _is_unnamed(self, name: str, told: Described) -> bool:
        """Whether no word is a name: "residents", "he", "the president"."""
        if told.kind and (told.country or told.places or told.domain or told.name):
            return False
        words = [
            word for word in re.findall(r"[\w’'.-]+", name) if word[:1].isupper() or any(c.isdigit() for c in word)
        ]
        proper = [word for word in words if word.lower() not in self._generic]
        if told.kind and not proper:
            return True
        if told.office and not told.name and not told.kind:
            return True
        return not proper or name.lower() in self._generic


def spelled_out(text: str) -> dict[str, str]:
    """What the abbreviations of a text stand for: "Ministry of Defence (MoD)" gives {"MoD": "Ministry of Defence"}.

    The words right before the bracket, from the one that begins like the abbreviation; each of its letters must begin
    one of them, in order. A capitalised word before them ("Estonian") and "of ..." behind them say whose it is.
    """
    found: dict[str, str] = {}
    for bracket in _SPELLED_OUT.finditer(text):
        short = bracket[1]
        if not any(c.isupper() for c in short[1:]):
            continue
        words = text[: bracket.start()].rsplit("\n", 1)[-1].split()[-_WORDS_BEFORE:]
        for first in range(len(words)):
            if _abbreviates(short, words[first:]) and not any(w.endswith((",", ".", ";")) for w in words[first:-1]):
                owner = first > 0 and words[first - 1][:1].isupper() and words[first - 1][-1:].isalpha()
                found[short] = " ".join(words[first - owner :])
                break
    return found


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether the words begin with the letters: small words may go without one, each letter needs its word."""
    letters, taken = fold(short), 0
    for number, word in enumerate(words):
        begins = fold(word)[:1] == letters[taken : taken + 1]
        if begins and taken < len(letters):
            taken += 1
        elif taken == len(letters) and word.islower():
            return True
        elif word[:1].isupper() or number == 0:
            return False
    return taken == len(letters) and bool(words) and words[-1][:1].isalpha()
