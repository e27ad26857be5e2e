"""The publication date of a plain text: a labelled date, a date on a line of its own, or a dateline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sayso.times.find import TimeWords, as_day, find_times
from sayso.times.meanings import Day, NumericDay
from sayso.times.order import decide_day_first
from sayso.times.resolve import resolve_time

_HEAD, _TAIL = 1500, 500  # characters: a headline, byline, date and lead; a footer

_PUBLISHED = re.compile(
    r"(?:published|posted|issued|released|filed|publication date|date|created|опубликован\w*|дата\w*(?: публикации)?|"
    r"размещен\w*|опубліковано|дата публікації|розміщено|publicat\w*|data|postat)"
    r"(?: on| at| la| pe)?\W{0,9}(?:nbsp;)?\W*$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updated|modified|last update|edited|corrected|обновлен\w*|оновлен\w*|actualizat\w*|modificat\w*)"
    r"(?: on| at| la| pe)?\W{0,9}(?:nbsp;)?\W*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^\W*(?:[^\W\d_][^\n\d ]{1,30}(?: [^\n\d ]{1,30}){0,3},\s*(?:[A-Z][a-z]+,\s*)?|"
    r"[^\W\d_a-zа-я]{3,30}(?:[ -][^\W\d_a-zа-я]{2,30}){0,3}\.\s*)$"
)
_AFTER_DATELINE = re.compile(
    r"^(?:[.,]\s+[^\W\d_a-zа-я][^\n\d.,]{1,40}\.?\s+[-–—]\s|"  # the agency behind the date, then a dash
    r"(?:,?\s*\d{1,2}[:.]\d\d)?\s*(?:\([^)\n]{2,60}\)|/[^/\n]{2,40}/)?\s*[.:]?\s*(?:[-–—]|$|\s(?=[A-Z])))"
)
_SEPARATOR = re.compile(r"[|·•/]|&nbsp;|&middot;")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|UTC|CES?T|EES?T|MSK|E[SD]T)\b(?:\s?[+-]\s?\d+)?", re.I
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{1,2} [^\W\d_]{3,9}\.? (?:19|20)\d\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LINE = 200  # characters of its line to either side of a date that are looked at
_FRESH_DAYS = 60  # how long after its dateline a page may have been fetched for the year to be beyond doubt
_FEW_WORDS = 4  # "By Jane Doe" beside a date is a byline; a longer line is a headline or a sentence


class Published(NamedTuple):
    """A publication date, the range of the words that give it, and why they were taken for it."""

    date: date
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: int
    reason: str
    words: TimeWords


def find_published(
    text: str, language: str = "en", *, outlet_hint: str | None = None, latest_possible: date | None = None
) -> Published | None:
    """The publication date that a plain text gives of itself, in its first 1500 or last 500 characters, or None.

    In order of trust: a date after "published", after "updated", on a line of its own or among separators, in a
    dateline ("KYIV, Sept 7 (Reuters) -"). A dateline without a year takes it from `latest_possible`, the day the
    page was fetched, where it lies within 60 days before that; else it is passed over (a year that the text
    names is as often that of an older case), as are dates after `latest_possible`. Numeric dates are read as
    `decide_day_first` finds, and passed over where it finds nothing. Dates inside sentences are never taken.
    `reason` says what decided, the order of day and month included.
    """
    candidates = sorted(_candidates(text, language), key=lambda c: (-c.weight, c.words.start))
    for candidate in candidates:
        found = _date(candidate, text, outlet_hint, latest_possible)
        if found:
            day, reason = found
            if latest_possible is None or day <= latest_possible:
                return Published(day, candidate.words.start, candidate.words.end, reason)
    return None


def _candidates(text: str, language: str) -> Iterator[_Candidate]:
    head = text[:_HEAD]
    tail_at = max(len(head), len(text) - _TAIL)
    for words in [*find_times(head, language), *_glued(head, language)]:
        yield from _judge(words, text, in_head=True)
    for words in find_times(text[tail_at:], language):
        moved = TimeWords(words.start + tail_at, words.end + tail_at, words.words, words.meaning, "", words.clock)
        yield from _judge(moved, text, in_head=False)


def _glued(text: str, language: str) -> Iterator[TimeWords]:
    """Dates that lost the space before them when a page was saved as text ("News Desk04 Sep 2023")."""
    for m in _GLUED.finditer(text):
        for words in find_times(text[m.start() : m.start() + 30], language)[:1]:
            if words.start == 0:
                at = m.start()
                yield TimeWords(at, at + words.end, words.words, words.meaning, "", words.clock)


def _judge(words: TimeWords, text: str, in_head: bool) -> Iterator[_Candidate]:
    meaning = words.meaning
    if not isinstance(meaning, Day | NumericDay) or (isinstance(meaning, Day) and meaning.month is None):
        return
    line_start = text.rfind("\n", 0, words.start) + 1
    line_end = text.find("\n", words.end)
    line_end = min(line_end if line_end >= 0 else len(text), words.end + _LINE)
    before, after = text[max(line_start, words.start - _LINE) : words.start], text[words.end : line_end]
    place = "the head" if in_head else "the tail"
    if in_head and len(after) > 20 and _DATELINE.match(before) and _AFTER_DATELINE.match(after):
        yield _Candidate(50, "in the dateline", words)
        return
    if meaning.year is not None:
        label = before or text[max(0, line_start - 40) : line_start]  # the label may stand on the line above
        if m := _PUBLISHED.search(label):
            yield _Candidate(100 if in_head else 90, f"after {_said(m[0])!r}", words)
        elif m := _UPDATED.search(label):
            yield _Candidate(80 if in_head else 75, f"after {_said(m[0])!r}", words)
        elif _alone(before, after):
            yield _Candidate((60 if in_head else 40) + 5 * bool(words.clock), f"on a line of its own at {place}", words)


def _said(label: str) -> str:
    return re.sub(r"\W*(?:nbsp;)?\W*$", "", label)


def _alone(before: str, after: str) -> bool:
    """Whether a line holds little besides the date: a byline, a clock time, fields between separators."""
    rest = _CLOCK.sub(" ", f"{before} {after}")
    if _SEPARATOR.search(before[-12:]) or _SEPARATOR.search(after[:20]):
        return len(rest) < 160
    return len(_WORD.findall(rest)) <= _FEW_WORDS


def _date(candidate: _Candidate, text: str, outlet: str | None, latest: date | None) -> tuple[date, str] | None:
    meaning, reason = candidate.words.meaning, candidate.reason
    if isinstance(meaning, NumericDay):
        if meaning.year is None:
            return None
        order, why = decide_day_first(text, candidate.words.words, outlet_hint=outlet, latest_possible=latest)
        if order is None:
            return None
        meaning, reason = as_day(meaning, order), f"{reason}; {why}"
    if not isinstance(meaning, Day):
        return None
    if meaning.year is None:
        if latest is None:
            return None
        reason += f", the nearest such day up to {latest.isoformat()}"
    found = resolve_time(meaning, published=latest)
    if not found or found.earliest is None or found.earliest != found.latest:
        return None
    if meaning.year is None and latest is not None and (latest - found.earliest).days > _FRESH_DAYS:
        return None
    return found.earliest, reason
