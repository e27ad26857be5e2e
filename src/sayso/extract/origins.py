"""Whose report a text says it is: the outlets and agencies it names, not the officials they quote.

A name counts as an outlet's if it is in the list of agencies, if a word such as "newspaper" stands before it, if it
is a web address, or if it is made like one ("Radio ...", "... Times"); and it counts as an origin only where a cue
such as "citing" or "reports" stands next to it, in the dateline, in a source line, or in a republishing note.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.extract.wording import key

# Characters on either side of a name in which its cue must stand: "quoted by the state news agency X".
_NEAR = 40
# A text of any length is searched for origins only so far: they stand early, again and again, and at the end.
_SEARCHED = 60_000
MAX_ORIGINS = 12

_UPPER = "A-ZÀ-ÖØ-ÞĂÂÎȘȚŞŢČŠŽŁĀĒĪŪÕА-ЯЁІЇЄҐ"
_WORD = rf"[{_UPPER}][\w’'-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|del|du|di|da|la|le|of|and|&) )?{_WORD}|(?: \d{{1,3}}\b)){{0,4}}"
_QUOTED = r"[«“„\"‘](?P<quoted>[^«»“”„\"\n]{2,40})[»”“\"’]"
_DOMAIN = r"\b[A-Za-z][\w-]{1,30}\.(?:com|org|net|info|news|media|kz|ru|ua|ro|md|by|kg|uz|lt|lv|ee|pl|de|fr|uk|eu)\b"
_DATELINE = re.compile(rf"^[{_UPPER}][^()\n]{{2,60}}\((?P<name>{_NAME}|dpa)\)\s*[-–—]", re.MULTILINE)
_IN_BRACKETS = re.compile(rf"^\s*\(?(?P<name>{_NAME})\)\s*$")


@dataclass(frozen=True)
class _Media:
    agencies: dict[str, str]  # key of any spelling -> name given back
    parts: frozenset[str]
    known: re.Pattern[str]
    after_noun: re.Pattern[str]
    made_like: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    after_known: re.Pattern[str]
    republished: re.Pattern[str]
    source_line: re.Pattern[str]


def find_origins(text: str, publisher: str = "", byline: str = "") -> tuple[str, ...]:
    """Names of the outlets the text says it follows, in the order they appear, each once, the publisher left out.

    `text` should be the whole text, page furniture included: source lines stand there.
    """
    media = _media()
    searched = text if len(text) <= _SEARCHED else text[: _SEARCHED // 2] + "\n" + text[-_SEARCHED // 2 :]
    found: dict[str, tuple[int, str]] = {}
    for at, name in _candidates(searched, media):
        name = _canonical(name, media)
        low = key(name)
        if low and low not in found and not _is_own(low, key(publisher)):
            found[low] = (at, name)
    if byline and _is_media_name(byline, media) and key(byline) not in found:
        found[key(byline)] = (-1, _canonical(byline, media))
    names = [name for _, name in sorted(found.values())]
    return tuple(name for name in names if not _is_shorter(name, names))[:MAX_ORIGINS]


def _candidates(text: str, media: _Media) -> Iterator[tuple[int, str]]:
    for match in _DATELINE.finditer(text):
        yield match.start("name"), match["name"]
    for match in media.source_line.finditer(text):
        yield match.start("name"), match["name"].strip(" .«»“”\"'")
    for match in media.republished.finditer(text):
        yield match.start("name"), match["name"]
    lines = text.rstrip().rsplit("\n", 6)
    for line in lines[1:]:
        credit = _IN_BRACKETS.match(line)
        if credit and _is_media_name(credit["name"], media):
            yield len(text), credit["name"]
    for pattern in (media.known, media.after_noun, media.made_like):
        for match in pattern.finditer(text):
            start, name = match.start(), match["quoted"] or match["name"]
            before, after = text[max(0, start - _NEAR) : start], text[match.end() : match.end() + _NEAR]
            known = key(name) in media.agencies
            named = pattern is media.after_noun and (known or match["quoted"])  # газете «...»: an outlet, quoted
            cued = media.before.search(before) or media.after.match(after)
            if named or cued or (known and media.after_known.match(after)):
                yield start, name


def _canonical(name: str, media: _Media) -> str:
    name = " ".join(name.split()).strip(" .,;:")
    return media.agencies.get(key(name)) or media.agencies.get(key(name.removeprefix("The ")), name)


def _is_media_name(name: str, media: _Media) -> bool:
    return (
        key(name) in media.agencies
        or any(token in media.parts for token in key(name).split())
        or re.fullmatch(_DOMAIN, name) is not None
    )


def _is_own(low: str, publisher: str) -> bool:
    """Whether the name is the publisher's own, in full, short or in initials, as in its own datelines."""
    initials = "".join(word[0] for word in publisher.split())
    return bool(publisher) and (
        low in {publisher, initials} or publisher.startswith(low + " ") or low.startswith(publisher + " ")
    )


def _is_shorter(name: str, names: Iterable[str]) -> bool:
    """Whether another of the names is this one with more to it: "Mirror" beside "Radio Mirror"."""
    low = key(name)
    return any(key(other).startswith(low + " ") or key(other).endswith(" " + low) for other in names)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(set(phrases), key=lambda p: (-len(p), p)))


@cache
def _media() -> _Media:
    words: dict[str, list[str]] = tomllib.loads(
        files("sayso.extract.wording").joinpath("media.toml").read_text(encoding="utf-8")
    )
    spellings = [entry.split("|") for entry in words["agencies"]]
    nouns = _any(words["nouns"])
    titled = _any(p.capitalize() for p in words["parts"]) + "|TV|FM|ТВ|ФМ"
    known = _any(name for names in spellings for name in names)
    republished, labels = _any(words["republished"]), _any(words["source_labels"])
    return _Media(
        agencies={key(name): names[0] for names in spellings for name in names},
        parts=frozenset(key(p) for p in words["parts"]),
        # A Cyrillic name may carry a case ending: "Интерфаксу", "Укрінформом".
        known=re.compile(rf"(?P<quoted>(?!))?(?<![\w.])(?P<name>{known}|{_DOMAIN})(?:[а-яіїє]{{1,2}})?(?!\w)"),
        after_noun=re.compile(
            rf"(?<!\w)(?i:{nouns})\s(?:новостей\s|новин\s|de\s(?:presă|știri)\s)?(?:{_QUOTED}|(?P<name>{_NAME}))"
        ),
        made_like=re.compile(
            rf"(?P<quoted>(?!))?(?<!\w)(?P<name>(?:The )?(?:{_WORD} ){{1,3}}(?:{titled})(?!\w)"
            rf"|(?:Radio|TV|Agencia|Agence|Agenția|Rádio|Радио|Радіо) (?:{_WORD})(?: {_WORD}){{0,2}})"
        ),
        before=re.compile(
            rf"(?<!\w)(?i:{_any(words['before'])}|\w{{3,}}ed\sto)[\s:]+(?:(?i:the|a|an|state|local|national|его|её|{nouns})\s)*[«“„\"‘]?$"
        ),
        after=re.compile(rf"[»”\"’]?,?\s(?:(?:has|have|had|also|то|зі|на|on \w+)\s)?(?i:{_any(words['after'])})(?!\w)"),
        after_known=re.compile(rf"[»”\"’]?,?\s(?i:{_any(words['after_known'])})(?!\w)"),
        republished=re.compile(rf"(?i:{republished})\W{{1,3}}(?P<name>{_NAME}|{_DOMAIN})"),
        source_line=re.compile(
            rf"(?:^|[|•·.]\s{{0,3}})(?i:{labels})\s?[:/]\s?(?P<name>[«“\"]?[^\W\d_][^\n|•.]{{1,50}}(?:\.\w{{2,4}}\b)?)",
            re.MULTILINE,
        ),
    )
