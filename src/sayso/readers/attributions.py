"""Who says what, by rules: a cue, the noun phrase that speaks, and the words that are said.

The cases follow how news writes speech: "X said that Y", "Y, X said", "Y," said X, "Z", "according to X, Y",
"X accused Z of Y", "in X's words", "..., adding that Y", a quotation that goes on in the next paragraph.
Ranges are offsets in the text; nothing is rewritten.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.profiles import Cue, Speech, Subject
from sayso.readers.contents import after_cue, before_source, quoted_words
from sayso.readers.pieces import NAME, QUOTE, Clause
from sayso.readers.subjects import Phrasing, Range
from sayso.text.tokens import Token

Chars = tuple[int, int]  # offsets [start, end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "who says what": offsets of source, cue and content; `sentence` is the clause's number; `rule` says which case it was."""

    sentence: int
    source: Chars | None
    cue: Chars | None
    content: tuple[Chars, ...]
    stance: str
    lemma: str
    negated: bool
    rule: str
    certainty: float


# How sure each case is, from its precision on the invented training reports (quality/ prints it).
_CERTAINTY = {
    "quote": 0.95,
    "clause": 0.9,
    "post": 0.9,
    "phrase": 0.9,
    "colon": 0.85,
    "object": 0.75,
    "ing": 0.8,
    "goes on": 0.6,
}


class Attributor:
    """Finds attributions in the clauses of a report."""

    def __init__(self, speech: Speech, subject: Subject | None = None) -> None:
        self._speech = speech
        self._phrasing = Phrasing(speech, subject)

    def find(self, text: str, clauses: Sequence[Clause]) -> list[Attribution]:
        """Attributions in order of their first word; a speech that goes on without a cue has no source of its own."""
        found: list[Attribution] = []
        for number, clause in enumerate(clauses):
            here = self._in_clause(text, clause, number)
            here += self._phrases(text, clause, number, here)
            here += self._colon(text, clauses, number, here)
            here += self._goes_on(text, clauses, number, here, found)
            found += sorted(here, key=lambda a: (a.content[0], a.cue or (0, 0)))
        return found

    def _in_clause(self, text: str, clause: Clause, number: int) -> list[Attribution]:
        pieces = clause.pieces
        found: list[Attribution] = []
        last_source: Range | None = None
        i = 0
        while i < len(pieces):
            hit = self._cue_at(pieces, i)
            if not hit:
                i += 1
                continue
            length, cue = hit
            made = self._one(text, clause, number, i, length, cue, last_source)
            if made:
                attribution, last_source = made
                found.append(attribution)
            i += length
        return found

    # -- cues --------------------------------------------------------------------------------------------------

    def _cue_at(self, pieces: Sequence[Token], i: int) -> tuple[int, Cue] | None:
        """The cue at a piece, unless the word is a noun, an infinitive or a participle before a noun here."""
        hit = self._speech.cues.at(pieces, i)
        if not hit or not pieces[i].text[0].islower():
            return None
        before = pieces[i - 1].lower if i else ""
        if before.endswith(("'s", "s'")) or before in {"to", "of", "for"}:
            return None
        form = hit[1].form
        plural = form == "finite" and pieces[i].lower.endswith("s")
        if before in self._speech.determiners and (plural or before not in self._speech.pronouns - {"it", "that"}):
            return None
        if before == "who" and hit[1].stance == "investigates":
            return None  # "Koval, who studies procurement" says what she does, not what she says
        if form != "ing" and before in self._speech.prepositions:
            return None
        if form == "base" and (i == 0 or before in {",", "and"}):
            return None
        return hit

    def _is_passive(self, pieces: Sequence[Token], start: int, i: int, cue: Cue) -> bool:
        be = {"is", "are", "was", "were", "be", "been", "being"}
        return (
            cue.form == "finite" and any(p.lower in be for p in pieces[start:i]) and not pieces[i].lower.endswith("s")
        )

    def _one(
        self, text: str, clause: Clause, number: int, i: int, length: int, cue: Cue, last: Range | None
    ) -> tuple[Attribution, Range | None] | None:
        pieces = clause.pieces
        start = self._phrasing.group_start(pieces, i)
        if self._is_passive(pieces, start, i, cue):
            return None
        source, inverted = self._source(pieces, start, i + length, cue, last)
        if source is None:
            return None
        negated = any(p.lower in self._speech.negations for p in pieces[start:i])
        after = source[1] if inverted else i + length
        content, rule = self._content(text, clause, source, start, after, cue, inverted)
        content = _trimmed(text, content)
        if not content:
            return None
        first = next((k for k in range(start, i) if pieces[k].lower in self._speech.negations), i)
        if first < i and first > start and pieces[first - 1].lower in self._speech.auxiliaries:
            first -= 1
        chars = (pieces[source[0]].start, pieces[source[1] - 1].end)
        made = Attribution(
            number, chars, (pieces[first].start, pieces[i + length - 1].end), content, cue.stance, cue.lemma, negated, rule, _CERTAINTY[rule]
        )  # fmt: skip
        return made, source

    def _source(
        self, pieces: Sequence[Token], start: int, after: int, cue: Cue, last: Range | None
    ) -> tuple[Range | None, bool]:
        """The speaking phrase and whether it stands behind the cue."""
        if cue.form == "ing":
            before = pieces[start - 1].lower if start else ""
            if last and before in {",", "and", "while", "but", "—", "–"}:
                return last, False
            return self._clause_subject(pieces, start), False
        left = self._phrasing.left_of(pieces, start)
        if left and self._phrasing.is_speaker(pieces, left) and self._phrasing.agrees(pieces, left, start, after, cue):
            return left, False
        before = pieces[start - 1].lower if start else ""
        if before in {"", ",", QUOTE, NAME, "—", "–", "so"}:
            right = self._phrasing.right_of(pieces, after)
            if right and self._phrasing.is_speaker(pieces, right):
                return right, True
        if (
            (last
            and before in {"and", "but", ",", "or", "then"})
            or (last
            and start
            and pieces[start].lower in {"also", "then"})
        ):
            return last, False
        return None, False

    def _clause_subject(self, pieces: Sequence[Token], end: int) -> Range | None:
        """The subject of the clause before a participle: "The ministry released a statement accusing ..."."""
        begin = 0
        if pieces and pieces[0].lower in self._speech.prepositions | self._speech.conjunctions:
            begin = next((k + 1 for k in range(end) if pieces[k].lower == ","), 0)
        for k in range(begin + 1, end):
            word = pieces[k]
            is_verb = word.text.islower() and self._phrasing.is_verb(word.lower)
            hit = self._speech.cues.at(pieces, k)
            if is_verb or (hit and hit[1].form == "finite" and word.text.islower()):
                subject = self._phrasing.left_of(pieces, self._phrasing.group_start(pieces, k))
                if subject and self._phrasing.is_speaker(pieces, subject):
                    return subject
        return None

    def _content(
        self, text: str, clause: Clause, source: Range, start: int, after: int, cue: Cue, inverted: bool
    ) -> tuple[tuple[Chars, ...], str]:
        """What is said and by which case: before the speaker, behind the cue, or both round a broken quotation."""
        pieces = clause.pieces
        behind, kind = after_cue(self._speech, self._phrasing, clause, after, cue)
        edge = start if inverted else source[0]
        ahead = before_source(self._speech, self._phrasing, clause, edge) if (inverted or cue.form != "ing") else ()
        if ahead and (
            inverted or kind in {"", "quote"} or (pieces[after : after + 1] and pieces[after].lower in {",", "."})
        ):
            if kind == "quote":
                return ahead + behind, "quote"
            if quoted_words(clause, ahead):
                return ahead, "quote"
            return ahead + self._rest(clause, after), "post"
        if not behind or inverted:
            return (), ""
        if cue.is_weak and kind not in {"that", "quote"}:
            return (), ""
        if kind == "object" and not cue.takes_object:
            kind = (
                "clause"  # "say", "state", "add" take no noun phrase: what follows is a clause whose verb is irregular
            )
            if sum(e - s for s, e in behind) < 12:
                return (), ""
        rule = {"quote": "quote", "that": "clause", "clause": "clause", "object": "object"}[kind]
        return behind, "ing" if cue.form == "ing" and rule == "clause" else rule

    def _rest(self, clause: Clause, after: int) -> tuple[Chars, ...]:
        """What was said goes on behind "..., he insisted, ...", unless that is another attribution or a participle."""
        pieces = clause.pieces
        if after + 2 >= len(pieces) or pieces[after].lower != ",":
            return ()
        following = pieces[after + 1]
        if following.lower.endswith("ing") or following.lower in self._speech.conjunctions | {"and", "or", ",", "who"}:
            return ()
        return after_cue(self._speech, self._phrasing, clause, after + 1, None)[0]

    # -- without a verb ----------------------------------------------------------------------------------------

    def _phrases(self, text: str, clause: Clause, number: int, here: Sequence[Attribution]) -> list[Attribution]:
        """ "According to X, Y" and "Y, in his words"."""
        pieces = clause.pieces
        found = []
        for i in range(len(pieces)):
            hit = self._speech.before_source.at(pieces, i)
            if hit:
                source, end = self._phrasing.right_of(pieces, i + hit[0]), i + hit[0]
                cue = (i, end)
            elif pieces[i].lower in {"in", "by"}:
                source, cue = self._possessor(pieces, i)
                end = cue[1]
            else:
                continue
            if source is None or (hit and not self._phrasing.is_speaker(pieces, source)):
                continue
            if hit and hit[1] == "citing" and pieces[source[0]].lower in {"a", "an"}:
                continue  # "citing an ongoing investigation" gives a reason, not a source
            content = self._around(clause, i, max(source[1], end))
            if content:
                chars = (pieces[source[0]].start, pieces[source[1] - 1].end)
                marks = (pieces[cue[0]].start, pieces[cue[1] - 1].end)
                lemma = hit[1] if hit else "words"
                found.append(
                    Attribution(number, chars, marks, content, "asserts", lemma, False, "phrase", _CERTAINTY["phrase"])
                )
        return found

    def _possessor(self, pieces: Sequence[Token], i: int) -> tuple[Range | None, Range]:
        """ "in his words", "by Moscow's count": who, and the whole phrase."""
        for k in range(i + 1, min(i + 7, len(pieces))):
            if pieces[k].lower in self._speech.after_possessive and k > i + 1:
                owner = pieces[k - 1].lower
                if owner in {"his", "her", "their", "its", "our", "my"} or owner.endswith(("'s", "s'")):
                    return (i + 1, k), (i, k + 1)
        return None, (i, i + 1)

    def _around(self, clause: Clause, start: int, end: int) -> tuple[Chars, ...]:
        """The rest of the sentence round a phrase that stands at its start, its end or between commas."""
        ahead = before_source(self._speech, self._phrasing, clause, start) if start else ()
        if end < len(clause.pieces) and clause.pieces[end].lower in {",", ":", QUOTE}:
            step = end if clause.pieces[end].lower == QUOTE else end + 1
            behind, _ = after_cue(self._speech, self._phrasing, clause, step, None)
        else:
            behind = ()
        if start and ahead and behind and clause.pieces[start - 1].lower != ",":
            return ahead
        return (*ahead, *behind)

    def _colon(
        self, text: str, clauses: Sequence[Clause], number: int, here: Sequence[Attribution]
    ) -> list[Attribution]:
        """'Speaker: "words"' and a cue whose colon leads into the next sentence's quotation."""
        clause = clauses[number]
        pieces = clause.pieces
        colon = next((k for k, p in enumerate(pieces) if p.lower == ":"), None)
        if colon is None or any(a.cue and a.cue[1] <= pieces[colon].end for a in here):
            return []
        quote = next((p for p in pieces[colon + 1 : colon + 2] if p.lower == QUOTE), None)
        if quote is None and colon == len(pieces) - 1 and number + 1 < len(clauses):
            following = clauses[number + 1].pieces
            quote = following[0] if following and following[0].lower == QUOTE else None
            clause = clauses[number + 1] if quote else clause
        source = self._phrasing.left_of(pieces, colon)
        if quote is None:
            return []
        named = source if source and self._phrasing.is_speaker(pieces, source) else self._clause_subject(pieces, colon)
        if named is None:
            return []
        q = clause.quotation_at(quote)
        chars = (pieces[named[0]].start, pieces[named[1] - 1].end)
        return [
            Attribution(
                number, chars, None, ((q.inner_start, q.inner_end),), "asserts", "", False, "colon", _CERTAINTY["colon"]
            )
        ]

    def _goes_on(
        self,
        text: str,
        clauses: Sequence[Clause],
        number: int,
        here: Sequence[Attribution],
        found: Sequence[Attribution],
    ) -> list[Attribution]:
        """A sentence that is one quotation and nothing else: the last speaker goes on, if he spoke right before."""
        clause = clauses[number]
        body = [p for p in clause.pieces if p.lower not in {".", ","}]
        if here or len(body) != 1 or body[0].lower != QUOTE or not found:
            return []
        q = clause.quotation_at(body[0])
        if any(c[0] <= q.inner_start < c[1] for a in found[-3:] for c in a.content):
            return []
        gap = clause.sentence.paragraph - clauses[found[-1].sentence].sentence.paragraph
        if gap > 1:
            return []
        return [
            Attribution(
                number,
                None,
                None,
                ((q.inner_start, q.inner_end),),
                "asserts",
                "",
                False,
                "goes on",
                _CERTAINTY["goes on"],
            )
        ]


def _trimmed(text: str, ranges: Sequence[Chars]) -> tuple[Chars, ...]:
    """Ranges without marks at their start; one with no word left, or that only names another source, goes."""
    kept = []
    for start, end in ranges:
        while start < end and text[start] in ",;:—–- ":
            start += 1
        words = text[start:end].split()
        if words and any(c.isalnum() for c in text[start:end]) and words[:2] not in (["as", "quoted"], ["as", "cited"]):
            kept.append((start, end))
    return tuple(kept)
