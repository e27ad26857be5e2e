"""Which clauses tell of an incident: a thing of the subject and what happened to it, as a fact and no possibility."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.profiles import Speech, Subject
from sayso.readers.pieces import Chars, Clause
from sayso.readers.told import Told
from sayso.text.tokens import Token, tokenise

# A network's share from which words tell of an incident whatever the rules say; below which they start one only with a
# date and a fine place; below which they start none. Chosen on the stories held out of training and the gold corpus
# together (.7, .75, .8, .85, .9; .3, .4, .5; .05, .1, .15, .2, .3).
SURE, DOUBTFUL, UNLIKELY = 0.85, 0.5, 0.15
_NEAR = 4  # words before a verb in which "would", "not", "to" still belong to it
_CLAUSE_MARKS = frozenset(",;:()—–")
_LEAST_PART = 8  # characters of a part of a sentence
_OPENING = 5  # its words in which it says "in", "near": "and two days later in Ogre"
_NAME_AND_DAY = 6  # words of one that is no more than a name and a day: "Ogre (3 May)."
_ELLIPTIC = 12  # words of a part of a list that leaves out what the first part told
_LABEL = 6  # words in which the label of a live page's line ends
_LABEL_ENDS = frozenset(":—–-|]")
_LEAST_SIDE = 30  # characters on either side of a colon that parts two statements


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch of text that tells of an incident.

    `only_counts` is true for "the fifth time in five months", `is_part` for a later part of a list in one sentence.
    `things` are the words that name what fell or flew, with the profile's type; none where only "the object", "one"
    or "the first report" stands for it. `definite` is true for "the drone" or "it", told of before,
    `another` for one more.
    `share` is how surely a network takes it for an incident, None where none was asked.
    """

    clause: int
    start: int
    end: int
    things: tuple[tuple[int, int, str], ...]
    definite: bool
    another: bool
    has_verb: bool
    only_counts: bool
    is_part: bool
    share: float | None = None

    @property
    def is_sure(self) -> bool:
        """Whether a network is sure that an incident is told."""
        return self.share is not None and self.share >= SURE

    @property
    def is_doubtful(self) -> bool:
        """Whether a network rather takes it for something else."""
        return self.share is not None and self.share < DOUBTFUL

    @property
    def is_unlikely(self) -> bool:
        """Whether a network does take it for something else."""
        return self.share is not None and self.share < UNLIKELY


class EventFinder:
    """Finds events by the words of one subject in one language."""

    def __init__(self, speech: Speech, subject: Subject) -> None:
        self._speech = speech
        self._subject = subject
        calendar = speech.calendar
        self._times = calendar.words | calendar.day_parts | calendar.weekdays

    def find(
        self, text: str, clauses: Sequence[Clause], cuts: Sequence[int] = (), told: Told | None = None
    ) -> list[Event]:
        """Events in order. `cuts` are offsets where a sentence passes from one dated item of a list to the next;
        `told` is a network's opinion, which adds events where it is sure."""
        events: list[Event] = []
        staged = -1
        for number, clause in enumerate(clauses):
            if self._subject.staged.occurs(clause.tokens):
                staged = clause.sentence.paragraph
            if staged == clause.sentence.paragraph:
                continue
            parts = _parts(clause, cuts)
            for start, end in parts:
                tokens = clause.tokens if len(parts) == 1 else tokenise(text, start, end)
                share = told.share("evidence", start, end) if told else None
                event = self._event(number, tokens, share, is_part=bool(events) and events[-1].clause == number)
                if event:
                    events.append(event)
        return events

    def _event(self, number: int, tokens: Sequence[Token], share: float | None, *, is_part: bool) -> Event | None:
        subject, sure = self._subject, share is not None and share >= SURE
        things = list(subject.things.find(tokens))
        agains = list(subject.again.find(tokens)) if not things else []
        if is_part and not things and not agains:
            agains = list(subject.again_in_parts.find(tokens))
        goes_on = is_part and not things and not agains and self._is_elliptic(tokens)
        if not sure and (not (things or agains or goes_on) or subject.not_events.occurs(tokens)):
            return None
        if sure and not things and self._befell_a_person(tokens):
            return None
        told = [i for i, _, _ in subject.event_verbs.find(tokens) if self._is_real(tokens, i, things)]
        has_verb = sure or bool(told)
        has_noun = any(not self._is_infinitive(tokens, i) for i, _, _ in subject.event_nouns.find(tokens))
        only_counts = any(not self._tells_before(i, things, told) for i, *_ in subject.counts.find(tokens))
        if (only_counts and not has_verb) or not (has_verb or has_noun or things or is_part):
            return None
        return Event(
            number,
            tokens[0].start,
            tokens[-1].end,
            tuple((*self._noun_phrase(tokens, i, n), kind) for i, n, kind in things),
            definite=any(self._is_definite(tokens, i) for i, *_ in (things or agains)[:1]) or self._goes_on(tokens),
            another=subject.another.occurs(_behind_label(tokens)),
            has_verb=has_verb or (has_noun and bool(things)),
            only_counts=only_counts,
            is_part=is_part,
            share=share,
        )

    def _tells_before(self, i: int, things: Sequence[tuple[int, int, str]], told: Sequence[int]) -> bool:
        """Whether a thing and what happened to it stand before the words that count: "a drone fell on Monday, the third
        incident in a week"."""
        return any(thing < verb < i for thing, *_ in things for verb in told)

    def _befell_a_person(self, tokens: Sequence[Token]) -> bool:
        """Whether all that is told was done to people: "a man was picked up" tells of no aircraft."""
        be, persons = self._speech.grammar.be, self._speech.heads.persons
        verbs = [i for i, _, _ in self._subject.event_verbs.find(tokens)]
        done = (i > 1 and tokens[i - 1].lower in be and tokens[i - 2].lower in persons for i in verbs)
        return bool(verbs) and all(done)

    def _is_real(self, tokens: Sequence[Token], i: int, things: Sequence[tuple[int, int, str]]) -> bool:
        """Whether a verb is told as a fact: nothing close before it makes it a possibility, a plan or a denial."""
        endings, grammar = self._speech.endings, self._speech.grammar
        for k in range(i - 1, max(-1, i - 1 - _NEAR), -1):
            word = tokens[k]
            if word.lower in _CLAUSE_MARKS or any(a <= k < a + n for a, n, _ in things):
                return True
            if word.lower in grammar.preventing and tokens[i].lower.endswith(endings.participle):
                return False
            if word.lower in self._subject.modals and not self._is_month(word):
                return False
            if word.lower.endswith(endings.negation):
                return False
        return True

    def _is_elliptic(self, tokens: Sequence[Token]) -> bool:
        """Whether a part of a list names a place and leaves out thing and verb: "and in Ogre on Wednesday", "Ogre
        (3 May)"."""
        grammar = self._speech.grammar
        names = (t for t in tokens if t.text[:1].isupper() and t.lower not in self._times)
        ends = next((k for k, token in enumerate(tokens) if k and token.lower in _CLAUSE_MARKS), len(tokens))
        opens = {token.lower for token in tokens[:_OPENING]} & grammar.prepositions
        bare = [token for token in tokens[:ends] if token.lower not in grammar.coordinators]
        is_name = len(bare) <= _NAME_AND_DAY and bare and bare[0].text[:1].isupper()
        named = any(name.start < tokens[ends - 1].end for name in names)
        if ends > _ELLIPTIC or not named or not (opens or is_name):
            return False
        verbs = grammar.auxiliaries | grammar.past_verbs
        small = [token.text for token in tokens[:ends] if token.text.islower()]
        return not any(word in verbs or word.endswith(self._speech.endings.past) for word in small)

    def _is_infinitive(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a word that may be a noun is a verb that tells no fact: "could fall"."""
        return (
            i > 0
            and tokens[i - 1].lower in self._subject.modals
            and self._subject.event_verbs.at(tokens, i) is not None
        )

    def _is_month(self, word: Token) -> bool:
        return word.text[:1].isupper() and word.lower in self._speech.calendar.ambiguous

    def _is_definite(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the thing is one told of before: "the drone", "this object", "its wreckage"."""
        grammar = self._speech.grammar
        for k in range(i - 1, max(-1, i - 4), -1):
            word = tokens[k].lower
            if word in self._times or any(word.removesuffix(s) in self._times for s in self._speech.endings.plural):
                return False  # "the very next day one more"
            if word in grammar.definite:
                return True
            if word in grammar.numbers or not word.isalpha():
                return False
        return False

    def _goes_on(self, tokens: Sequence[Token]) -> bool:
        """Whether the words begin with "it": they tell on of what was told before."""
        return tokens[0].lower in self._speech.pronouns.thing

    def _noun_phrase(self, tokens: Sequence[Token], i: int, n: int) -> Chars:
        """The thing with what describes it on its left, without its article: "suspicious object"."""
        start = i
        while start > max(0, i - 4) and self._describes(tokens[start - 1], is_first=start == 1):
            start -= 1
        return tokens[start].start, tokens[i + n - 1].end

    def _describes(self, word: Token, *, is_first: bool) -> bool:
        """Whether a word can describe a thing: a name, an adjective; no verb and no adverb, as far as endings tell."""
        if word.text[:1].isupper():
            return not is_first
        if word.lower[:1].isdigit():
            return "-" in word.lower
        endings = self._speech.endings
        marked = word.lower.endswith((*endings.adverb, *endings.participle, *endings.plural))
        return word.lower.isalpha() and len(word.lower) > 3 and not marked and not self._is_small(word.lower)

    def _is_small(self, word: str) -> bool:
        return word in self._speech.grammar.no_modifiers


def _behind_label(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind the label of a live page's line: "EARLIER — ...", "14:41 UPDATE: ..."."""
    for k, token in enumerate(tokens[:_LABEL]):
        if k and token.lower in _LABEL_ENDS:
            return tokens[k + 1 :]
        if token.text[:1].isalpha() and not token.text.isupper():
            break
    return tokens


def _parts(clause: Clause, cuts: Sequence[int]) -> list[Chars]:
    """A sentence's parts: cut at semicolons and colons outside quotations and at the given offsets."""
    s = clause.sentence
    marks = [p.end for p in clause.pieces if p.lower == ";"]
    for before, colon, after in zip(clause.pieces, clause.pieces[1:], clause.pieces[2:], strict=False):
        is_clock = before.lower.isdigit() or after.start == colon.end
        if colon.lower == ":" and not is_clock and min(colon.start - s.start, s.end - after.start) > _LEAST_SIDE:
            marks.append(colon.end)
    marks += [cut for cut in cuts if s.start < cut < s.end]
    edges = [s.start, *sorted(set(marks)), s.end]
    return [(a, b) for a, b in itertools.pairwise(edges) if b - a > _LEAST_PART]
