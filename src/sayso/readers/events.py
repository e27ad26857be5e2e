"""Which clauses tell of an incident: a thing of the subject and what happened to it, as a fact and not as a possibility."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.profiles import Subject
from sayso.readers.pieces import Clause
from sayso.text.tokens import Token, tokenise

Chars = tuple[int, int]

_NEAR = 4  # words before a verb in which "would", "not", "to" still belong to it
_NO_MODIFIERS = frozenset(
    ["said", "found", "saw", "told", "after", "before", "about", "against", "which", "struck", "down", "like", "similar", "resembling"]
)
_CLAUSE_MARKS = frozenset(",;:()—–")


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch of text that tells of an incident.

    `only_counts` is true for "the fifth time in five months", `is_part` for a later part of a list in one sentence.
    `things` are the words that name what fell or flew, with the profile's type; `again` is true where only "the
    object", "one" or "the first report" stands for it; `definite` where it is "the drone", told of before.
    """

    clause: int
    start: int
    end: int
    things: tuple[tuple[int, int, str], ...]
    again: bool
    definite: bool
    another: bool
    has_verb: bool
    only_counts: bool = False
    is_part: bool = False


def find_events(text: str, clauses: Sequence[Clause], subject: Subject, cuts: Sequence[int] = ()) -> list[Event]:
    """Events in order. `cuts` are offsets where a sentence passes from one dated item of a list to the next."""
    events: list[Event] = []
    staged = -1
    for number, clause in enumerate(clauses):
        if any(True for _ in subject.staged.find(tokenise(text, clause.sentence.start, clause.sentence.end))):
            staged = clause.sentence.paragraph
        if staged == clause.sentence.paragraph:
            continue
        for start, end in _parts(clause, cuts):
            is_part = bool(events) and events[-1].clause == number
            event = _event(text, number, start, end, subject, is_part)
            if event:
                events.append(event)
    return events


def _parts(clause: Clause, cuts: Sequence[int]) -> list[Chars]:
    """A sentence's parts: cut at semicolons outside quotations and at the given offsets."""
    s = clause.sentence
    marks = [p.end for p in clause.pieces if p.lower == ";"]
    for before, colon, after in zip(clause.pieces, clause.pieces[1:], clause.pieces[2:], strict=False):
        if colon.lower == ":" and after.start > colon.end and colon.start - s.start > 30 and s.end - after.start > 30:
            marks += [colon.end] if not before.lower.isdigit() else []
    marks += [cut for cut in cuts if s.start < cut < s.end]
    edges = [s.start, *sorted(set(marks)), s.end]
    return [(a, b) for a, b in itertools.pairwise(edges) if b - a > 8]


def _event(text: str, number: int, start: int, end: int, subject: Subject, is_part: bool) -> Event | None:
    tokens = tokenise(text, start, end)
    if any(True for _ in subject.not_events.find(tokens)) or any(True for _ in subject.no_thing.find(tokens)):
        return None
    things = [(i, n, kind) for i, n, kind in subject.things.find(tokens)]
    agains = [(i, n) for i, n, _ in subject.again.find(tokens)]
    if is_part and not (things or agains):
        agains = [(i, n) for i, n, _ in subject.again_in_parts.find(tokens)]
    verbs = [(i, n) for i, n, lemma in subject.event_verbs.find(tokens) if _is_real(tokens, i, subject, things)]
    nouns = [(i, n) for i, n, _ in subject.event_nouns.find(tokens)]
    counts = any(True for _ in subject.counts.find(tokens))
    if not (things or agains) or (counts and not verbs) or not (verbs or nouns or things or is_part):
        return None
    first = things[0][0] if things else agains[0][0]
    return Event(
        number,
        tokens[0].start,
        tokens[-1].end,
        tuple((*_noun_phrase(tokens, i, n), kind) for i, n, kind in things),
        again=not things,
        definite=_is_definite(tokens, first),
        another=any(True for _ in subject.another.find(tokens)),
        has_verb=bool(verbs) or bool(nouns and things),
        only_counts=counts,
        is_part=is_part,
    )


def _is_real(tokens: Sequence[Token], i: int, subject: Subject, things: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a verb is told as a fact: nothing close before it makes it a possibility, a plan or a denial."""
    for k in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        word = tokens[k]
        if word.lower in _CLAUSE_MARKS:
            break
        if any(a <= k < a + n for a, n, _ in things):
            break
        if word.lower == "from" and tokens[i].lower.endswith("ing"):
            return False  # "to stop drones from crossing"
        if word.lower in subject.modals and (word.lower != "may" or word.text == "may"):
            return False
        if word.lower.endswith("n't"):
            return False
    return True


def _is_definite(tokens: Sequence[Token], i: int) -> bool:
    """Whether the thing is one told of before: "the drone", "this object", "its wreckage"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        word = tokens[k].lower
        if word in {"day", "days", "week", "month", "night", "morning"}:
            return False  # "the very next day one more"
        if word in {"the", "this", "that", "these", "those", "its", "their"}:
            return True
        if word in {"a", "an", "another", "one", "two", "three", "some", "several"} or not word.isalpha():
            return False
    return False


def _noun_phrase(tokens: Sequence[Token], i: int, n: int) -> Chars:
    """The thing with what describes it on its left, without its article: "suspicious object"."""
    start = i
    while start > 0 and start > i - 4:
        word = tokens[start - 1]
        plain = word.text.islower() and word.lower.isalpha() and not _is_function(word.lower)
        named = word.text[:1].isupper() and start - 1 > 0
        if not ((plain and _is_modifier(word.lower)) or named or (word.lower[:1].isdigit() and "-" in word.lower)):
            break
        start -= 1
    return tokens[start].start, tokens[i + n - 1].end


def _is_function(word: str) -> bool:
    return len(word) <= 3 or word in {
        "with",
        "from",
        "that",
        "over",
        "near",
        "into",
        "when",
        "where",
        "were",
        "been",
        "have",
        "than",
    }


def _is_modifier(word: str) -> bool:
    """Whether a word can describe a thing; verbs and adverbs cannot (by ending, as far as endings tell)."""
    return not word.endswith(("ly", "ing", "s")) and word not in _NO_MODIFIERS
