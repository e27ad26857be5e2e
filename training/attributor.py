"""The network in the place of the attribution rules: the same clauses in, the same attributions out.

Where the rules are exact (a quotation after a colon, a speech that goes on in the next paragraph) their answer is
kept beside the network's, unless that covers the same words.
"""

from collections.abc import Sequence

from decoding import Run, Said
from encoding import Pieces

from model import Model
from sayso.profiles import Cue, Speech, Subject
from sayso.readers.attributions import Attribution, Attributor
from sayso.readers.pieces import Chars, Clause
from sayso.text.tokens import tokenise

_EXACT = frozenset({"colon", "goes on"})
_MARKS = "“”\"«»„‟'‘’"


class LearnedAttributor:
    """Finds attributions by the network, with the rules' exact cases beside them."""

    def __init__(self, model: Model, speech: Speech, subject: Subject | None = None) -> None:
        self._model, self._speech = model, speech
        self._rules = Attributor(speech, subject)

    def find(self, text: str, clauses: Sequence[Clause]) -> list[Attribution]:
        """Attributions in order of the text."""
        pieces, _, said = self._model.said(text)
        found = [self._attribution(text, clauses, pieces, one) for one in said]
        covered = [chars for attribution in found for chars in attribution.content]
        for rule in self._rules.find(text, clauses):
            overlaps = any(a < d and c < b for a, b in rule.content for c, d in covered)
            if rule.rule in _EXACT and not overlaps:
                found.append(rule)
        return sorted(found, key=lambda a: (a.content[0], a.cue or (0, 0)))

    def _attribution(self, text: str, clauses: Sequence[Clause], pieces: Pieces, said: Said) -> Attribution:
        content = tuple(_within(text, _chars(pieces, run)) for run in said.content)
        cue = _chars(pieces, said.cue) if said.cue else None
        source = _chars(pieces, said.source) if said.source else None
        starts = [clause.sentence.start for clause in clauses]
        sentence = max((k for k, start in enumerate(starts) if start <= content[0][0]), default=0)
        verb, negated = self._meaning(text, cue) if cue else (None, False)
        rule = "quote" if text[content[0][0] - 1 : content[0][0]] in _MARKS else "clause"
        return Attribution(sentence, source, cue, content, rule, verb, negated)

    def _meaning(self, text: str, cue: Chars) -> tuple[Cue | None, bool]:
        """What the cue's words mean by the lists, and whether they are negated."""
        tokens = tokenise(text, *cue)
        hits = [hit[1] for i in range(len(tokens)) if (hit := self._speech.cues.at(tokens, i))]
        negated = any(token.lower in self._speech.grammar.negations for token in tokens)
        return (hits[-1] if hits else None), negated


def _chars(pieces: Pieces, run: Run) -> Chars:
    return int(pieces.start[run.first]), int(pieces.end[run.last])


def _within(text: str, chars: Chars) -> Chars:
    """The range without quotation marks that stand round all of it."""
    start, end = chars
    if text[start] in _MARKS and text[end - 1] in _MARKS and end - start > 2:
        return start + 1, end - 1
    return chars
