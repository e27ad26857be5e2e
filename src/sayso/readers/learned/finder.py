"""Attributions as the network finds them, with the rules where they are exact or where the network is unsure.

A quotation after a colon and a speech that goes on in the next paragraph are kept as the rules find them. A finding
of the network's below the threshold stands only where a rule finds the same words said; where it has torn apart what
the rule finds said, the rule's finding stands.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from sayso.model import Stance
from sayso.profiles import Speech
from sayso.readers.attributions import Attribution, Found, in_order, share_words
from sayso.readers.learned.decoding import Run, Said, Scores
from sayso.readers.learned.encoding import QUOTED, Ints, Pieces
from sayso.readers.learned.model import Model
from sayso.readers.learned.sources import source_of
from sayso.readers.learned.told import Opinions
from sayso.readers.meanings import meaning
from sayso.readers.pieces import Chars, Clause, meet
from sayso.text.quotations import CLOSING, OPENING, Quotation

_EXACT = frozenset({"colon", "goes on"})
_BLANKED = re.compile(r"\s{40,}")  # longer than any gap between two words of one sentence
_ACTS: frozenset[Stance] = frozenset({"denies", "disputes", "accuses", "condemns"})
_BYLINE = re.compile(r"[ \t]*By ")  # a line's words before who wrote the report
_OPENING = 5  # characters of "that " before the act's own speaker
_REACH = 12  # sentences that one content may run over


class LearnedFinder:
    """Finds attributions by the network, with the rules' exact cases beside them."""

    def __init__(self, model: Model, speech: Speech, threshold: float) -> None:
        self._model, self._speech, self._threshold = model, speech, threshold

    def find(self, text: str, clauses: Sequence[Clause], ruled: Sequence[Attribution]) -> Found:
        """Attributions in order of the text."""
        pieces, scores, said = self._model.said(text)
        found: list[Attribution] = []
        unsure: list[Attribution] = []

        def performed(one: Attribution) -> Attribution:
            return _performed(one, ruled, lambda chars: text[slice(*chars)].lower() in self._speech.pronouns.all)

        dropped = 0
        starts = [clause.sentence.start for clause in clauses]
        for one in (part for whole in said for part in _parted(text, pieces, whole)):
            made = performed(self._attribution(text, clauses, starts, pieces, one))
            if _is_byline(text, made):
                continue
            same = [rule for rule in ruled if share_words(made, rule)]
            made, others = _apart(_named(made, same), same)
            found += others
            torn = [rule for rule in same if _is_part(made, rule)]
            if one.certainty >= self._threshold or (same and not torn):
                found.append(made)
            elif torn:
                unsure += torn
            else:
                dropped += 1
        standing = [performed(rule) for rule in ruled if rule.rule in _EXACT or rule in unsure]
        found += [rule for rule in standing if not any(share_words(rule, one) for one in found)]
        left_out = (f"{dropped} attributions left out: unsure, and no rule finds them",) if dropped else ()
        opinions = Opinions(pieces, self._model.told(scores), lambda at, names: self._model.names(scores, at, names))
        return Found(in_order(self._labelled(found, pieces, scores)), left_out, opinions)

    def _labelled(self, found: Sequence[Attribution], pieces: Pieces, scores: Scores) -> list[Attribution]:
        """The attributions with the network's shares for their stances and topics."""
        words = np.flatnonzero(pieces.is_first)
        starts = pieces.start[words]
        contents = [
            np.concatenate([words[slice(*np.searchsorted(starts, chars))] for chars in one.content]) for one in found
        ]
        cues = [one.cue[0] if one.cue else one.content[0][0] for one in found]
        anchors = words[np.searchsorted(starts, cues, "right") - 1]
        labels = self._model.labels(scores, anchors, contents)
        return [
            replace(one, stances=stances, topics=topics) for one, (stances, topics) in zip(found, labels, strict=True)
        ]

    def _attribution(
        self,
        text: str,
        clauses: Sequence[Clause],
        starts: Sequence[int],
        pieces: Pieces,
        said: Said,
    ) -> Attribution:
        sentence = max(0, bisect_right(starts, int(pieces.start[said.content[0].first])) - 1)
        quotations = [q for clause in clauses[sentence : sentence + _REACH] for q in clause.quotations]
        cue = _chars(pieces, said.cue) if said.cue else None
        runs = (_beside(text, _chars(pieces, run), cue) for run in said.content)
        content = tuple(_within(text, _whole(text, quotations, *chars)) for chars in runs)
        verb, negated = meaning(text, cue, self._speech) if cue else (None, False)
        return Attribution(
            sentence=sentence,
            source=source_of(text, *_chars(pieces, said.source), cue, self._speech) if said.source else None,
            cue=cue,
            content=content,
            rule="quote" if text[max(0, content[0][0] - 1)] in OPENING else "clause",
            certainty=said.certainty,
            verb=verb,
            negated=negated,
        )


def _lines(text: str, pieces: Pieces, run: Run) -> list[Run]:
    """A run cut at line breaks, but for those inside a quotation: no title goes on in the text below it."""
    found, first = [], run.first
    for i in range(run.first + 1, run.last + 1):
        quoted = pieces.flags[i - 1] >= QUOTED and pieces.flags[i] >= QUOTED
        if "\n" in text[pieces.end[i - 1] : pieces.start[i]] and not quoted:
            found.append(replace(run, first=first, last=i - 1))
            first = i
    return [*found, replace(run, first=first)]


def _parted(text: str, pieces: Pieces, said: Said) -> list[Said]:
    """An attribution by paragraphs: what is said in another one than its cue stands by itself, its speaker the last.

    People who mark attributions keep them so: 4 of 2,192 in PolNeAR's dev part run over a break between two contents.
    """

    def breaks(first: Run, second: Run) -> bool:
        one, other = sorted((first, second), key=lambda run: run.first)
        return "\n" in text[pieces.end[one.last] : pieces.start[other.first]]

    if said.source:
        source = _lines(text, pieces, said.source)[-1]  # no byline is part of a name, nor does it say anything
        start = int(pieces.start[source.first])
        line = text.rfind("\n", 0, start) + 1
        said = replace(said, source=None if _BYLINE.fullmatch(text, line, start) else source)
    runs = [line for run in said.content for line in _lines(text, pieces, run)]
    groups = [[runs[0]]]
    for before, run in itertools.pairwise(runs):
        if breaks(before, run):
            groups.append([])
        groups[-1].append(run)
    if len(groups) == 1:
        return [said]
    own = min(range(len(groups)), key=lambda k: said.cue is not None and breaks(said.cue, groups[k][0]))
    return [
        replace(said, content=tuple(group)) if k == own else replace(said, source=None, cue=None, content=tuple(group))
        for k, group in enumerate(groups)
    ]


def _apart(made: Attribution, ruled: Sequence[Attribution]) -> tuple[Attribution, list[Attribution]]:
    """The attribution without those of its contents that a rule finds said by themselves, with a cue of their own, and
    the rule's findings: "police said that X, but some thought that Y"."""
    others = [rule for rule in ruled if rule.cue and made.cue and not meet(rule.cue, made.cue)]
    own = {rule.content[0]: rule for rule in others if len(rule.content) == 1 and rule.content[0] in made.content}
    kept = tuple(chars for chars in made.content if chars not in own)
    return (replace(made, content=kept), list(own.values())) if kept else (made, [])


def _named(made: Attribution, same: Sequence[Attribution]) -> Attribution:
    """With the source that a rule finds for the same cue, where the network finds none; no content holds its source.
    Words that the network ties to nobody are said by whom an exact rule finds: "Ministry: debris found"."""
    if made.source:
        return made
    if made.cue is None:
        exact = next((rule for rule in same if rule.source and rule.rule in _EXACT), None)
        return replace(made, source=exact.source, cue=exact.cue) if exact else made
    cue = made.cue
    rule = next((rule for rule in same if rule.source and rule.cue and meet(rule.cue, cue)), None)
    if rule is None or rule.source is None:
        return made
    holds = any(a <= rule.source[0] < b for a, b in made.content)
    return replace(made, source=rule.source, content=rule.content if holds else made.content)


def _performed(made: Attribution, ruled: Sequence[Attribution], is_pronoun: Callable[[Chars], bool]) -> Attribution:
    """The act itself where the words said only report it: of "the army denies the charge, it said" and of "it said it
    denies the charge" what is denied, by the army."""
    start, end = made.content[0][0], made.content[-1][1]
    for act in ruled:
        if act.stance not in _ACTS or not act.source or not act.cue or not made.cue or made.stance in _ACTS:
            continue
        inside = start <= act.cue[0] < act.content[0][0] and act.content[-1][1] <= end
        told = inside and start <= act.source[0] < act.cue[0] and act.source[0] - start <= _OPENING
        told |= inside and 0 <= start - act.source[1] <= _OPENING  # all but who acts
        between = made.cue[1] <= act.source[0] < act.cue[1] <= start == act.content[0][0]
        if told or between:
            source = made.source if is_pronoun(act.source) else act.source
            content = act.content if told else made.content
            return replace(made, source=source, cue=act.cue, content=content, verb=act.verb, negated=act.negated)
    return made


def _beside(text: str, chars: Chars, cue: Chars | None) -> Chars:
    """The part of a content on the cue's side of page furniture, which stands blanked out in the text."""
    start, end = chars
    parts = []
    for gap in _BLANKED.finditer(text, start, end):
        parts.append((start, gap.start()))
        start = gap.end()
    parts.append((start, end))
    to = cue[0] if cue else chars[0]
    return min(parts, key=lambda part: max(part[0] - to, to - part[1], 0))


def _is_byline(text: str, one: Attribution) -> bool:
    """Whether the "cue" is no word of speech and stands in another paragraph: "By our correspondent"."""
    if one.cue is None or one.verb:
        return False
    first, last = min(one.cue[1], one.content[0][1]), max(one.cue[0], one.content[0][0])
    return "\n" in text[first:last]


def _is_part(one: Attribution, other: Attribution) -> bool:
    """Whether cue and content of one stand inside the content of the other: what is said, torn apart."""
    if one.cue is None:
        return False
    return all(any(a <= start and end <= b for a, b in other.content) for start, end in (one.cue, *one.content))


def _chars(pieces: Pieces, run: Run) -> Chars:
    return int(pieces.start[run.first]), int(pieces.end[run.last])


def _words(pieces: Pieces, run: Run) -> Ints:
    """The first pieces of a run's words."""
    at = np.arange(run.first, run.last + 1)
    return at[pieces.is_first[at]]


def _whole(text: str, quotations: Sequence[Quotation], start: int, end: int) -> Chars:
    """The range with the marks of a quotation of which it has all words: where one opens and closes the rules know."""
    for q in quotations:
        if q.start < start < q.end and not any(map(str.isalnum, text[q.start : start])):
            start = q.start
        if q.start < end < q.end and not any(map(str.isalnum, text[end : q.end])):
            end = q.end
    return start, end


def _within(text: str, chars: Chars) -> Chars:
    """The range without quotation marks that stand round all of it."""
    start, end = chars
    if text[start] in OPENING and text[end - 1] in CLOSING and end - start > 2:
        return start + 1, end - 1
    return chars
