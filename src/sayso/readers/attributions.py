"""Who says what, by rules: a cue, the noun phrase that speaks, and the words that are said.

The cases follow how news writes speech: "X said that Y", "Y, X said", "Y," said X, "Z", "according to X, Y",
"X accused Z of Y", "in X's words", "..., adding that Y", a quotation that goes on in the next paragraph.
Ranges are offsets in the text; nothing is rewritten.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sayso.model import Stance, Topic
from sayso.profiles import Cue, Speech, Subject
from sayso.readers.contents import Contents, Rule, Said
from sayso.readers.phrasing import Phrasing
from sayso.readers.pieces import DASHES, NAME, QUOTE, Chars, Clause, Range, meet
from sayso.readers.told import Told
from sayso.text.tokens import Token

# How sure each case is, from its precision on the invented training reports (quality/ prints it).
_CERTAINTY: dict[Rule, float] = {
    "quote": 0.95,
    "clause": 0.9,
    "post": 0.9,
    "phrase": 0.9,
    "colon": 0.85,
    "participle": 0.8,
    "object": 0.75,
    "goes on": 0.6,
}
_MAY_INVERT = frozenset({"", ",", QUOTE, NAME, *DASHES})  # what can stand before "said X"
_POSSESSOR = 6  # pieces between "in" and "words": "in the foreign ministry's own words"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "who says what": offsets of source, cue and content; `sentence` is the clause's number.

    `cue` is the range of the cue with its negation, `verb` what the cue means; both None where there is no verb.
    `source` is None where the last speaker goes on. `certainty` is how sure its finder is of it, 0..1; `stances` and
    `topics` are the finder's shares for each label, empty where it leaves them to the words.
    """

    sentence: int
    source: Chars | None
    cue: Chars | None
    content: tuple[Chars, ...]
    rule: Rule
    certainty: float
    verb: Cue | None = None
    negated: bool = False
    stances: Mapping[Stance, float] = field(default_factory=dict)
    topics: Mapping[Topic, float] = field(default_factory=dict)

    @property
    def stance(self) -> Stance:
        """The stance that the cue marks most often."""
        return self.verb.stance if self.verb else "asserts"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a text, in its order; what was left out and why; and, where a network read it, its opinion on
    what the words tell."""

    attributions: list[Attribution]
    left_out: tuple[str, ...] = ()
    told: Told | None = None


def in_order(attributions: Iterable[Attribution]) -> list[Attribution]:
    """By the first words said, then by the cue."""
    return sorted(attributions, key=lambda a: (a.content[0], a.cue or (0, 0)))


class FindsAttributions(Protocol):
    """What finds who says what in the sentences of a text, with what the rules found as a second opinion."""

    def find(self, text: str, clauses: Sequence[Clause], ruled: Sequence[Attribution]) -> Found:
        """The attributions in order of the text; every range stands in it."""
        ...


class Attributor:
    """Finds attributions in the clauses of a report."""

    def __init__(self, speech: Speech, subject: Subject | None = None) -> None:
        self._speech = speech
        self._grammar = speech.grammar
        self._phrasing = Phrasing(speech, subject)
        self._contents = Contents(speech, self._phrasing)

    def find(self, text: str, clauses: Sequence[Clause]) -> list[Attribution]:
        """Attributions in order of their first word; a speech that goes on without a cue has no source of its own."""
        found: list[Attribution] = []
        for number, clause in enumerate(clauses):
            if not clause.pieces:
                continue
            here = [*self._with_verbs(text, clause, number), *self._phrases(clause, number)]
            here += [
                colon for colon in self._colon(clauses, number) if not any(share_words(colon, other) for other in here)
            ]
            here = here or [*self._goes_on(clauses, number, found)]
            found += in_order(here)
        return found

    # -- cues --------------------------------------------------------------------------------------------------

    def _with_verbs(self, text: str, clause: Clause, number: int) -> Iterator[Attribution]:
        pieces = clause.pieces
        last: Range | None = None
        behind = 0
        for i in self._at_firsts(pieces, self._speech.cues.firsts):
            hit = self._cue_at(pieces, i) if i >= behind else None
            if not hit:
                continue
            length, cue = hit
            behind = i + length
            spoken = self._spoken(text, clause, i, length, cue, last)
            if spoken:
                last, said = spoken
                marks, negated = self._verb_group(pieces, i, length)
                yield Attribution(
                    number,
                    clause.chars(last),
                    clause.chars(marks),
                    said.ranges,
                    said.rule,
                    _CERTAINTY[said.rule],
                    cue,
                    negated,
                )

    @staticmethod
    def _at_firsts(pieces: Sequence[Token], firsts: Container[str]) -> list[int]:
        """The pieces at which one of a list's phrases may begin."""
        return [i for i, piece in enumerate(pieces) if piece.lower in firsts]

    def _cue_at(self, pieces: Sequence[Token], i: int) -> tuple[int, Cue] | None:
        """The cue at a piece, unless the word is a noun, an infinitive or a participle before a noun here."""
        hit = self._speech.cues.at(pieces, i)
        if not hit or not pieces[i].text[0].islower():
            return None
        cue, grammar = hit[1], self._grammar
        before = pieces[i - 1].lower if i else ""
        if before.endswith(self._speech.endings.possessive) or before in grammar.before_noun:
            return None
        plural = cue.form == "finite" and pieces[i].lower.endswith(self._speech.endings.plural)
        if before in grammar.determiners and (plural or before not in self._speech.heads.quantities):
            return None
        if before in grammar.relatives and cue.stance == "investigates":
            return None  # "Koval, who studies procurement" says what she does, not what she says
        if cue.form != "participle" and before in grammar.prepositions - grammar.adverbs:
            return None
        if cue.form == "base" and (i == 0 or before == "," or before in grammar.coordinators):
            return None
        return hit

    def _spoken(
        self, text: str, clause: Clause, i: int, length: int, cue: Cue, last: Range | None
    ) -> tuple[Range, Said] | None:
        """Who speaks with the cue at piece `i` and what; `last` spoke before in the same sentence."""
        pieces = clause.pieces
        start = self._phrasing.group_start(pieces, i)
        if self._is_passive(pieces, start, i, cue):
            return None
        source, inverted = self._source(pieces, start, i + length, cue, last)
        if source is None:
            return None
        after = source[1] if inverted else i + length
        said = self._contents.of(clause, source, start, after, cue, inverted=inverted)
        ranges = _trimmed(text, said.ranges) if said else ()
        return (source, Said(ranges, said.rule)) if said and ranges else None

    def _is_passive(self, pieces: Sequence[Token], start: int, i: int, cue: Cue) -> bool:
        if cue.form != "finite" or pieces[i].lower.endswith(self._speech.endings.plural):
            return False
        return any(piece.lower in self._grammar.be for piece in pieces[start:i])

    def _verb_group(self, pieces: Sequence[Token], i: int, length: int) -> tuple[Range, bool]:
        """The pieces of the cue from its negation on ("did not rule out"), and whether there is one."""
        start = self._phrasing.group_start(pieces, i)
        first = next((k for k in range(start, i) if pieces[k].lower in self._grammar.negations), i)
        negated = first < i
        if start < first < i and pieces[first - 1].lower in self._grammar.auxiliaries:
            first -= 1
        return (first, i + length), negated

    # -- who speaks --------------------------------------------------------------------------------------------

    def _source(
        self, pieces: Sequence[Token], start: int, after: int, cue: Cue, last: Range | None
    ) -> tuple[Range | None, bool]:
        """The speaking phrase and whether it stands behind the cue."""
        before = pieces[start - 1].lower if start else ""
        goes_on = before == "," or before in self._grammar.joiners
        if cue.form == "participle":
            if last and (goes_on or before in DASHES):
                return last, False
            return self._phrasing.clause_subject(pieces, start), False
        left = self._phrasing.left_of(pieces, start)
        if left and self._phrasing.is_speaker(pieces, left) and self._phrasing.agrees(pieces, left, start, after, cue):
            return left, False
        if before in _MAY_INVERT or before in self._grammar.inverting:
            right = self._phrasing.right_of(pieces, after)
            if right and self._phrasing.is_speaker(pieces, right):
                return right, True
        joined = goes_on or (start > 0 and pieces[start].lower in self._grammar.joiners)
        return (last if joined else None), False

    # -- without a verb ----------------------------------------------------------------------------------------

    def _phrases(self, clause: Clause, number: int) -> Iterator[Attribution]:
        """ "According to X, Y" and "Y, in his words"."""
        pieces = clause.pieces
        starts = {*self._at_firsts(pieces, self._speech.before_source.firsts)}
        starts.update(self._at_firsts(pieces, self._speech.before_possessive))
        for i in sorted(starts):
            named = self._named_by_phrase(pieces, i) or self._possessor(pieces, i)
            if named is None:
                continue
            source, cue = named
            content = self._around(clause, i, max(source[1], cue[1]))
            if content:
                yield Attribution(
                    number, clause.chars(source), clause.chars(cue), content, "phrase", _CERTAINTY["phrase"]
                )

    def _named_by_phrase(self, pieces: Sequence[Token], i: int) -> tuple[Range, Range] | None:
        """ "According to X" at piece `i`: X and the words before it."""
        hit = self._speech.before_source.at(pieces, i)
        if not hit:
            return None
        end = i + hit[0]
        source = self._phrasing.right_of(pieces, end)
        if source is None or not self._phrasing.is_speaker(pieces, source):
            return None
        if self._speech.citing.at(pieces, i) and pieces[source[0]].lower in self._grammar.indefinite_articles:
            return None
        return source, (i, end)

    def _possessor(self, pieces: Sequence[Token], i: int) -> tuple[Range, Range] | None:
        """ "In his words", "by Moscow's count" at piece `i`: who, and the whole phrase."""
        if pieces[i].lower not in self._speech.before_possessive:
            return None
        for k in range(i + 2, min(i + 1 + _POSSESSOR, len(pieces))):
            if pieces[k].lower in self._speech.after_possessive:
                owner = pieces[k - 1].lower
                if owner in self._grammar.possessives or owner.endswith(self._speech.endings.possessive):
                    return (i + 1, k), (i, k + 1)
        return None

    def _around(self, clause: Clause, start: int, end: int) -> tuple[Chars, ...]:
        """The rest of the sentence round a phrase that stands at its start, its end or between commas."""
        pieces = clause.pieces
        ahead = self._contents.before(clause, start) if start else ()
        behind: tuple[Chars, ...] = ()
        if end < len(pieces) and pieces[end].lower in {",", ":", QUOTE}:
            behind = self._contents.behind_comma(clause, end if pieces[end].lower == QUOTE else end + 1)
        if ahead and behind and pieces[start - 1].lower != ",":
            return ahead
        return (*ahead, *behind)

    def _colon(self, clauses: Sequence[Clause], number: int) -> Iterator[Attribution]:
        """'Speaker: "words"' and a cue whose colon leads into the next sentence's quotation."""
        pieces = clauses[number].pieces
        colon = next((k for k, piece in enumerate(pieces) if piece.lower == ":"), None)
        if colon is None:
            return
        holder, at = clauses[number], colon + 1
        if at == len(pieces) and number + 1 < len(clauses):
            holder, at = clauses[number + 1], 0
        if at >= len(holder.pieces) or holder.pieces[at].lower != QUOTE:
            return
        left = self._phrasing.left_of(pieces, colon)
        source = left if self._phrasing.is_speaker(pieces, left) else self._phrasing.clause_subject(pieces, colon)
        if source:
            content = (holder.inner(holder.pieces[at]),)
            yield Attribution(number, clauses[number].chars(source), None, content, "colon", _CERTAINTY["colon"])

    def _goes_on(self, clauses: Sequence[Clause], number: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """A sentence that is one quotation and nothing else: the last speaker goes on, if he spoke right before."""
        clause = clauses[number]
        body = [p for p in clause.pieces if p.lower not in {".", ","}]
        if len(body) != 1 or body[0].lower != QUOTE or not found:
            return
        start, end = clause.inner(body[0])
        if any(a <= start < b for said in found[-3:] for a, b in said.content):
            return
        if clause.sentence.paragraph - clauses[found[-1].sentence].sentence.paragraph <= 1:
            yield Attribution(number, None, None, ((start, end),), "goes on", _CERTAINTY["goes on"])


def share_words(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have words of their contents in common."""
    return any(meet(chars, others) for chars in one.content for others in other.content)


def _trimmed(text: str, ranges: Sequence[Chars]) -> tuple[Chars, ...]:
    """Ranges without marks at their start; one with no word left, or that only names another source, goes."""
    kept = []
    for start, end in ranges:
        while start < end and text[start] in ",;:—–- ":
            start += 1
        words = text[start:end].split(maxsplit=2)
        if words[:2] not in (["as", "quoted"], ["as", "cited"]) and any(c.isalnum() for c in text[start:end]):
            kept.append((start, end))
    return tuple(kept)
