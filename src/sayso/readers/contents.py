"""Where the words that are said begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.profiles import Cue, Speech
from sayso.readers.phrasing import Phrasing
from sayso.readers.pieces import DASHES, NAME, QUOTE, Chars, Clause, Range
from sayso.text.tokens import Token

Rule = Literal["quote", "clause", "post", "phrase", "colon", "object", "participle", "goes on"]

_STOPS = frozenset(".!?;:")
_JOINS = frozenset({",", "-", *DASHES})  # marks between what is said and who says it
_LEAST_OBJECT = 12  # characters: "said so", "stated it" are no statements
_SKIPPED = 16  # pieces looked at for "that" behind "said on Tuesday at a briefing in ..."
_ATTRIBUTION = 14  # pieces in which a clause that attributes has its cue


@dataclass(frozen=True, slots=True)
class Said:
    """What is said and by which case it was found."""

    ranges: tuple[Chars, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a cue: after "that", as a quotation, as a clause, as a noun phrase."""

    ranges: tuple[Chars, ...] = ()
    kind: Literal["", "that", "quote", "clause", "object"] = ""


_NOTHING = _Behind()


class Contents:
    """Finds what is said round a cue and its speaker, by the words of one language."""

    def __init__(self, speech: Speech, phrasing: Phrasing) -> None:
        self._speech, self._phrasing = speech, phrasing
        self._grammar = speech.grammar
        calendar = speech.calendar
        self._when = calendar.weekdays | calendar.words | calendar.day_parts
        self._adjuncts = self._grammar.adjuncts | calendar.weekdays
        self._opens_content = self._grammar.complementisers | self._grammar.question_words | {":"}
        self._addressee_ends = self._opens_content | self._grammar.infinitive | self._grammar.negations | {QUOTE}

    def of(self, clause: Clause, source: Range, start: int, after: int, cue: Cue, *, inverted: bool) -> Said | None:
        """What a cue's speaker says: before the speaker, behind the cue, or both round a broken quotation.

        `source` is the speaker, `start` the first piece of the cue's verb group, `after` the piece behind cue and
        speaker, `inverted` whether the speaker stands behind the cue.
        """
        behind = self._behind(clause, after, cue)
        edge = start if inverted else source[0]
        relative = source[1] - source[0] == 1 and clause.pieces[source[0]].lower in self._grammar.relatives
        ahead = self.before(clause, edge) if inverted or not (relative or cue.form == "participle") else ()
        closed = clause.pieces[after : after + 1] and clause.pieces[after].lower in {",", "."}
        if ahead and (inverted or closed or behind.kind in {"", "quote"}):
            return self._round(clause, ahead, behind, after)
        return None if inverted else self._plain(behind, cue)

    def before(self, clause: Clause, edge: int) -> tuple[Chars, ...]:
        """What stands before the piece `edge`, back to the sentence's start, if a comma, dash or quotation ends it."""
        pieces, end = clause.pieces, edge
        while end > 0 and (pieces[end - 1].lower in _JOINS or pieces[end - 1].lower in self._grammar.openers):
            end -= 1
        if end == 0 or (end == edge and pieces[end - 1].lower not in {QUOTE, NAME}):
            return ()
        quotes = self._only_quotes(clause, pieces[:end])
        if quotes:
            return quotes
        start = next((k for k in range(end, 0, -1) if pieces[k - 1].lower == ";"), 0)
        while start < end and (pieces[start].lower in self._grammar.openers or pieces[start].lower in _JOINS):
            start += 1
        if start == end or (pieces[end - 1].lower != QUOTE and self._is_adverbial(pieces[start:end])):
            return ()
        return (clause.chars((start, end)),)

    def behind_comma(self, clause: Clause, start: int) -> tuple[Chars, ...]:
        """What goes on at piece `start`, behind a speaker that stands between commas or at the sentence's start."""
        return self._behind(clause, start, None).ranges

    # -- before and round the speaker --------------------------------------------------------------------------

    def _only_quotes(self, clause: Clause, words: Sequence[Token]) -> tuple[Chars, ...]:
        """The inner words of the quotations, where there is nothing else."""
        if words[-1].lower != QUOTE or any(p.lower != QUOTE and p.lower not in _JOINS for p in words):
            return ()
        return tuple(clause.inner(p) for p in words if p.lower == QUOTE)

    def _is_adverbial(self, words: Sequence[Token]) -> bool:
        """Whether the words are no statement: "Opening the summit, ...", "On the day before, ...", "Asked why, ..."."""
        if len(words) < 3:
            return True
        opener, grammar = words[0].lower, self._grammar
        opens = opener in grammar.prepositions or opener in grammar.adverbial_participles
        if not opens and not opener.endswith(self._speech.endings.participle):
            return False
        return not any(self._phrasing.is_verb(p.lower) for p in words[1:])

    def _round(self, clause: Clause, ahead: tuple[Chars, ...], behind: _Behind, after: int) -> Said:
        if behind.kind == "quote":
            return Said(ahead + behind.ranges, "quote")
        inner = {quotation.inner_start for quotation in clause.quotations}
        if any(start in inner for start, _ in ahead):
            return Said(ahead, "quote")
        return Said(ahead + self._rest(clause, after), "post")

    def _rest(self, clause: Clause, after: int) -> tuple[Chars, ...]:
        """What was said goes on behind "..., he insisted, ...", unless that is another attribution or a participle."""
        pieces, grammar = clause.pieces, self._grammar
        if after + 2 >= len(pieces) or pieces[after].lower != ",":
            return ()
        following = pieces[after + 1].lower
        if following.endswith(self._speech.endings.participle) or following == ",":
            return ()
        if following in grammar.conjunctions or following in grammar.joiners or following in grammar.relatives:
            return ()
        return self.behind_comma(clause, after + 1)

    # -- behind the cue ----------------------------------------------------------------------------------------

    def _plain(self, behind: _Behind, cue: Cue) -> Said | None:
        """What is said where all of it stands behind the cue."""
        if behind.kind == "" or (cue.is_weak and behind.kind not in {"that", "quote"}):
            return None
        if behind.kind == "quote":
            return Said(behind.ranges, "quote")
        if behind.kind == "object":
            if cue.takes_object:
                return Said(behind.ranges, "object")
            # "say", "state", "add" take no noun phrase: what follows is a clause whose verb is irregular
            if sum(end - start for start, end in behind.ranges) < _LEAST_OBJECT:
                return None
        return Said(behind.ranges, "participle" if cue.form == "participle" else "clause")

    def _behind(self, clause: Clause, start: int, cue: Cue | None) -> _Behind:
        pieces = clause.pieces
        i, is_opened = self._opening(pieces, start, cue)
        end = self._closing(pieces, i)
        if end <= i:
            return _NOTHING
        words = pieces[i:end]
        quotes = self._quotes_behind(clause, words)
        if quotes:
            return _Behind(quotes, "quote")
        content = (clause.chars((i, end)),)
        first = words[0].lower
        if is_opened:
            return _Behind(content, "that")
        if cue and (first in self._grammar.prepositions or first in self._grammar.circumstances or first == ";"):
            return _NOTHING  # "said during a briefing", "said of the finds"
        if first == QUOTE:
            return _Behind(content, "quote")
        is_clause = cue is None or self._phrasing.is_clause(words)
        return _Behind(content, "clause" if is_clause else "object")

    def _quotes_behind(self, clause: Clause, words: Sequence[Token]) -> tuple[Chars, ...]:
        if words[0].lower != QUOTE or any(p.lower not in {QUOTE, ",", "."} for p in words):
            return ()
        return tuple(clause.inner(p) for p in words if p.lower == QUOTE)

    def _opening(self, pieces: Sequence[Token], start: int, cue: Cue | None) -> tuple[int, bool]:
        """The first piece of what is said, and whether "that", a colon or a quotation opens it.

        It stands behind the one spoken to and "on Tuesday"; the number of pieces where nothing is said.
        """
        i = self._behind_addressee(pieces, start) if cue and cue.takes_addressee else start
        i = self._behind_verdict(pieces, i) if cue and cue.takes_object else i
        if i < len(pieces) and (pieces[i].lower in self._adjuncts or pieces[i].lower == ","):
            opened = self._behind_adjunct(pieces, i)
            if opened is not None:
                return opened, True
            i = self._behind_circumstance(pieces, i)
        if i < len(pieces) and self._stands_for_something(pieces, i):
            return i, True
        if i < len(pieces) and pieces[i].lower in self._opens_content:
            return (i if pieces[i].lower in self._grammar.question_words else i + 1), True
        return i, False

    def _behind_verdict(self, pieces: Sequence[Token], i: int) -> int:
        """Behind "as baseless", "as a lie", where what is called so follows: "dismissed as baseless the charge"."""
        if i + 2 >= len(pieces) or pieces[i].lower not in self._grammar.predicative:
            return i
        behind = i + 2 + (pieces[i + 1].lower in self._grammar.articles)
        follows = pieces[behind].lower if behind < len(pieces) else ""
        return behind if follows[:1].isalnum() and follows not in self._grammar.prepositions else i

    def _stands_for_something(self, pieces: Sequence[Token], i: int) -> bool:
        """Whether "that" is a pronoun here: "said that was absurd"."""
        if pieces[i].lower not in self._grammar.complementisers or i + 1 >= len(pieces):
            return False
        return pieces[i + 1].lower in self._grammar.auxiliaries

    def _behind_adjunct(self, pieces: Sequence[Token], start: int) -> int | None:
        """Behind the "that" or colon, or at the quotation, that follows "on Tuesday in a statement"; None without."""
        limit = min(len(pieces), start + _SKIPPED)
        for k in range(start, limit):
            word = pieces[k].lower
            if word in self._grammar.complementisers or word == ":":
                return k if self._stands_for_something(pieces, k) else k + 1
            if word == QUOTE:
                return k
            if k > start and word in {".", ";"}:
                return None
        return None

    def _behind_circumstance(self, pieces: Sequence[Token], start: int) -> int:
        """Behind "on Tuesday", "in a statement"; the number of pieces where nothing is said behind it."""
        word = pieces[start].lower
        if word == ",":
            return len(pieces)
        is_prepositional = word in self._grammar.adjunct_prepositions
        if not is_prepositional and word not in self._when:
            return start
        if is_prepositional and any(p.lower == "," for p in pieces[start : start + 7]):
            return len(pieces)  # "wrote on Telegram, showing a photo"
        return self._behind_time(pieces, start)

    def _behind_addressee(self, pieces: Sequence[Token], start: int) -> int:
        """Behind "reporters", "the Majilis", "Reuters", "the Reuters news agency on Tuesday"."""
        limit = min(len(pieces), start + 12)
        for k in range(start, limit):
            if pieces[k].lower in self._addressee_ends or pieces[k].lower in {",", ".", ";"}:
                return k
        i = start
        while i < limit and (self._is_listener(pieces[i]) or pieces[i].lower in self._grammar.articles):
            i += 1
            if pieces[i - 1].lower in self._speech.heads.listeners:
                break
        return i

    def _is_listener(self, piece: Token) -> bool:
        return piece.lower in self._speech.heads.listeners or piece.text[:1].isupper() or piece.lower == NAME

    def _behind_time(self, pieces: Sequence[Token], start: int) -> int:
        """Behind "on Tuesday morning", "in a statement": one word and its determiners, and a part of the day."""
        i, grammar = start + 1, self._grammar
        while i < min(len(pieces), start + 3) and pieces[i].lower in grammar.articles | grammar.possessives:
            i += 1
        i = min(i + 1, len(pieces))
        while i < len(pieces) and pieces[i].lower in self._speech.calendar.day_parts:
            i += 1
        return i

    def _closing(self, pieces: Sequence[Token], start: int) -> int:
        """Behind the last piece of what is said: the sentence's end, or where another speaks or the same one adds."""
        end = len(pieces)
        while end > start and pieces[end - 1].lower in _STOPS:
            end -= 1
        for k in range(start + 1, end - 1):
            word = pieces[k].lower
            if word == ";" or (word == ":" and pieces[k + 1].lower == QUOTE):
                return k  # "called it nonsense: “...”": what the colon leads into is said as well
            if (word in {",", ";"} or word in self._grammar.joints) and self._starts_attribution(pieces, k + 1, end):
                return k if word == "," or pieces[k - 1].lower != "," else k - 1
        return end

    def _starts_attribution(self, pieces: Sequence[Token], k: int, end: int) -> bool:
        """Whether another attribution starts at piece `k`: "adding that", "according to X", "X said", "said X"."""
        if self._speech.before_source.at(pieces, k):
            return True
        while k < end and pieces[k].lower in self._grammar.joiners:
            k += 1
        if k >= end:
            return False
        first = self._speech.cues.at(pieces, k)
        if first and pieces[k].text.islower() and first[1].form != "base" and not first[1].is_weak:
            return True
        for i in range(k + 1, min(end, k + _ATTRIBUTION)):
            if pieces[i].lower in {",", QUOTE, ";"}:
                return False
            hit = self._speech.cues.at(pieces, i)
            if hit and hit[1].form == "finite" and not hit[1].is_weak and pieces[i].text.islower():
                source = self._phrasing.left_of(pieces, self._phrasing.group_start(pieces, i))
                return source is not None and source[0] <= k and self._phrasing.is_speaker(pieces, source)
        return False
