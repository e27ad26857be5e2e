"""Where the words that are said begin and end."""

from collections.abc import Sequence

from sayso.profiles import Cue, Speech
from sayso.readers.pieces import NAME, QUOTE, Clause
from sayso.readers.subjects import Phrasing
from sayso.text.tokens import Token

Chars = tuple[int, int]

_ADJUNCT_STARTS = frozenset(["on", "in", "at", "during", "late", "early", "earlier", "later", "to", "following", "via", "through", "after", "this", "last", "yesterday", "today", "tuesday", "monday", "wednesday", "thursday", "friday", "saturday", "sunday", "separately", "by", "again", "also"])  # fmt: skip
_LISTENERS = frozenset(
    ["reporters", "journalists", "us", "me", "media", "parliament", "lawmakers", "viewers", "listeners", "residents", "them", "him", "her", "everyone"]
)


def quoted_words(clause: Clause, ranges: Sequence[Chars]) -> bool:
    """Whether the ranges are the inner words of quotations of the clause."""
    return any(q.inner_start == start for q in clause.quotations for start, _ in ranges)


def before_source(speech: Speech, phrasing: Phrasing, clause: Clause, edge: int) -> tuple[Chars, ...]:
    """What stands before the piece `edge`, back to the sentence's start, if a comma, a dash or a quotation ends it."""
    pieces = clause.pieces
    end = edge
    while end > 0 and pieces[end - 1].lower in {",", "—", "–", "-", "and", "but"}:
        end -= 1
    if end == 0 or (end == edge and pieces[end - 1].lower not in {QUOTE, NAME}):
        return ()
    if pieces[end - 1].lower == QUOTE and all(p.lower in {QUOTE, ",", "—"} for p in pieces[:end]):
        return tuple(_inner(clause, p) for p in pieces[:end] if p.lower == QUOTE)
    start = max((k + 1 for k in range(end) if pieces[k].lower == ";"), default=0)
    while start < end and pieces[start].lower in {"but", "and", "still", "yet", "however", ",", "meanwhile", "—"}:
        start += 1
    opener = pieces[start].lower if start < end else ""
    if pieces[end - 1].lower != QUOTE:
        if end - start < 3:
            return ()
        if opener.endswith("ing") or opener in speech.prepositions or opener in {"asked", "pressed", "quoted"}:
            if not any(phrasing.is_verb(p.lower) for p in pieces[start + 1 : end]):
                return ()  # an adverbial: "Opening the summit, ...", "On the day before, ..."
    return ((pieces[start].start, pieces[end - 1].end),)


def after_cue(
    speech: Speech, phrasing: Phrasing, clause: Clause, start: int, cue: Cue | None
) -> tuple[tuple[Chars, ...], str]:
    """What is said from piece `start` on, and what it is: "that", "quote", "clause", "object", or "" for nothing."""
    pieces = clause.pieces
    i, saw_that = _opening(speech, pieces, start, cue)
    if i >= len(pieces):
        return (), ""
    end = _closing(speech, phrasing, pieces, i)
    if end <= i:
        return (), ""
    words = pieces[i:end]
    if words[0].lower == QUOTE and all(p.lower in {QUOTE, ",", "."} for p in words):
        return tuple(_inner(clause, p) for p in words if p.lower == QUOTE), "quote"
    content = ((words[0].start, words[-1].end),)
    if saw_that:
        return content, "that"
    if cue and words[0].lower in speech.prepositions | {"when", "as", "while", "because", ";"}:
        return (), ""  # "said during a briefing", "said of the finds"
    if words[0].lower == QUOTE:
        return content, "quote"
    if cue is None:
        return content, "clause"
    return content, "clause" if _is_clause(speech, words) else "object"


def _opening(speech: Speech, pieces: Sequence[Token], start: int, cue: Cue | None) -> tuple[int, bool]:
    """The first piece of what is said, behind the one spoken to, "on Tuesday", "that" and a colon."""
    i = start
    if cue and cue.takes_addressee:
        i = _behind_addressee(speech, pieces, i)
    limit = min(len(pieces), i + 16)
    if i < len(pieces) and (pieces[i].lower in _ADJUNCT_STARTS or pieces[i].lower == ","):
        for k in range(i, limit):
            if pieces[k].lower == "that":
                return k + 1, True
            if pieces[k].lower in {":", QUOTE}:
                return (k + 1 if pieces[k].lower == ":" else k), True
            if pieces[k].lower == "," and k + 1 < limit and pieces[k + 1].lower in {"that", QUOTE}:
                return k + 1 + (pieces[k + 1].lower == "that"), True
            if k > i and pieces[k].lower in {".", ";"}:
                break
        if pieces[i].lower == ",":
            return len(pieces), False
        if pieces[i].lower in {
            "on",
            "in",
            "at",
            "late",
            "early",
            "earlier",
            "this",
            "last",
            "yesterday",
            "today",
        } or pieces[i].lower.endswith("day"):
            if any(p.lower == "," for p in pieces[i : i + 7]) and pieces[i].lower in {"on", "in", "at"}:
                return len(pieces), False  # "wrote on social media, posting a picture": nothing is said behind it
            i = _behind_time(pieces, i)
    if [p.lower for p in pieces[i : i + 2]] == ["that", "one"]:
        return i, False
    if i < len(pieces) and pieces[i].lower in {"that", ":", "how", "whether"}:
        return (i + 1 if pieces[i].lower in {"that", ":"} else i), True
    return i, False


def _behind_addressee(speech: Speech, pieces: Sequence[Token], start: int) -> int:
    """Behind "reporters", "the Majilis", "Reuters", "the Reuters news agency on Tuesday"."""
    i = start
    limit = min(len(pieces), start + 12)
    for k in range(start, limit):
        if pieces[k].lower in {"that", ":", QUOTE, "to", "not", "whether", "how"}:
            return k
        if pieces[k].lower in {",", ".", ";"}:
            return k
    while i < limit and (
        pieces[i].lower in _LISTENERS
        or pieces[i].lower in {"a", "the", "an"}
        or pieces[i].text[:1].isupper()
        or pieces[i].lower == NAME
    ):
        i += 1
        if pieces[i - 1].lower in _LISTENERS:
            break
    return i


def _behind_time(pieces: Sequence[Token], start: int) -> int:
    """Behind "on Tuesday", "in a statement", "at a briefing in Astana": up to six pieces, to the next determiner or capital."""
    i = start + 1
    while i < min(len(pieces), start + 3) and pieces[i].lower in {"a", "an", "the", "his", "her", "its"}:
        i += 1
    i = min(i + 1, len(pieces))
    while i < len(pieces) and pieces[i].lower in {"morning", "afternoon", "evening", "night"}:
        i += 1
    return i


def _closing(speech: Speech, phrasing: Phrasing, pieces: Sequence[Token], start: int) -> int:
    """Behind the last piece of what is said: the sentence's end, or where another speaks or the same one adds."""
    end = len(pieces)
    while end > start and pieces[end - 1].lower in {".", "!", "?", ";", ":"}:
        end -= 1
    for k in range(start + 1, end):
        word = pieces[k].lower
        if word == "," and k + 1 < end:
            if _starts_attribution(speech, phrasing, pieces, k + 1, end):
                return k
        elif (
            word in {"and", "but", "while", ";"}
            and k + 1 < end
            and _starts_attribution(speech, phrasing, pieces, k + 1, end)
        ):
            return k if pieces[k - 1].lower != "," else k - 1
    return end


def _starts_attribution(speech: Speech, phrasing: Phrasing, pieces: Sequence[Token], k: int, end: int) -> bool:
    """Whether another attribution starts at piece `k`: "adding that", "according to X", "X said", "said X"."""
    if speech.before_source.at(pieces, k):
        return True
    while k < end and pieces[k].lower in {"and", "but", "while", "also", "then", "though", "although"}:
        k += 1
    if k >= end:
        return False
    first = speech.cues.at(pieces, k)
    if first and pieces[k].text.islower() and first[1].form in {"ing", "finite"} and not first[1].is_weak:
        return True
    for i in range(k + 1, min(end, k + 14)):
        if pieces[i].lower in {",", QUOTE, ";"}:
            return False
        hit = speech.cues.at(pieces, i)
        if hit and hit[1].form == "finite" and not hit[1].is_weak and pieces[i].text.islower():
            source = phrasing.left_of(pieces, phrasing.group_start(pieces, i))
            return source is not None and source[0] <= k and phrasing.is_speaker(pieces, source)
    return False


def _is_clause(speech: Speech, words: Sequence[Token]) -> bool:
    """Whether the words hold a verb, as far as small words and endings show it."""
    for k, word in enumerate(words[1:], 1):
        if word.lower in speech.auxiliaries or (word.text.islower() and word.lower in speech.past_verbs):
            return True
        if word.text.islower() and word.lower.endswith("ed") and words[k - 1].lower not in {"a", "an", "the"}:
            return True
    pronoun = words[0].lower in {"he", "she", "it", "they", "there", "we", "this", "no", "nothing", "all"}
    return pronoun and len(words) > 2


def _inner(clause: Clause, piece: Token) -> Chars:
    q = clause.quotation_at(piece)
    return q.inner_start, q.inner_end
