"""What speaks for one claim answering another, sign by sign; the weights of the signs stand in answers.py."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.model import Claim, Stance, Topic
from sayso.model.readings import AGAINST
from sayso.profiles import Speech, Subject
from sayso.readers.turns import Turn
from sayso.text.sentences import Sentence

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

# The stances told apart when it is asked which others they answer; the rest are too rare to tell.
_KINDS: Mapping[Stance, str] = {stance: stance for stance in ("denies", "disputes", "confirms", "asserts")}
_BLAMING: frozenset[Topic] = frozenset({"origin", "responsibility", "intent", "object_type"})
_BEFORE, _BEHIND = 14, 8  # claims that an answer may reach
_ROWS = 64  # claims weighed at once
_FAR = 8  # claims between that count as one


@dataclass(frozen=True, slots=True)
class Block:
    """Claims beside one another, as rows, and those they may answer, as columns, by number; and for each sign that does
    not turn on what the claims before answer, its value for each of them [rows, columns]."""

    rows: range
    columns: range
    signs: dict[str, Floats]


class Exchange:
    """The claims of one report as answers to one another.

    `countries` gives the codes of the countries that some words name, in their order, by their capitals too.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        text: str,
        sentences: Sequence[Sentence],
        countries: Callable[[str], Sequence[str]],
        speech: Speech,
        subject: Subject,
    ) -> None:
        self.claims = claims
        starts = [sentence.start for sentence in sentences]
        first_in = {sentence.paragraph: sentence.start for sentence in reversed(sentences)}
        turns: list[Turn] = []
        for claim in claims:
            at = claim.content[0].start
            inside = sentences[max(0, bisect_right(starts, at) - 1)] if sentences else Sentence(0, len(text), 0)
            start = first_in.get(inside.paragraph, inside.start)
            turns.append(Turn(claim, text, inside, start, countries, speech, subject))
        self._turns = turns
        # Whether countries speak to one another here: then those who speak for one country do not answer one another.
        self._between = len({claim.speaker.country for claim in claims} - {""}) > 1
        self._names = _numbers(claim.speaker.name for claim in claims)
        stands_in = Counter(word for turn in turns for word in turn.concepts)
        self._rare = {word: math.log((len(claims) + 1) / times) for word, times in stands_in.items()}

    def blocks(self) -> Iterator[Block]:
        """All claims, in order."""
        count = len(self.claims)
        for start in range(0, count, _ROWS):
            rows = range(start, min(start + _ROWS, count))
            columns = range(max(0, rows.start - _BEFORE), min(count, rows.stop + _BEHIND))
            yield Block(rows, columns, self._signs(rows, columns))

    def candidates(self, i: int) -> Ints:
        """The claims of others that claim `i` may answer, by number. Only what is against something may stand before
        it in the text: "the army had denied it. Villagers say they saw it"."""
        behind = _BEHIND if self.claims[i].stance in AGAINST else 0
        near: Ints = np.arange(max(0, i - _BEFORE), min(len(self.claims), i + behind + 1))
        others: Ints = near[self._names[near] != self._names[i]]
        return others

    def so_far(self, i: int, there: Ints, answered: Mapping[int, int]) -> dict[str, Floats]:
        """What speaks for claim `i` answering each of some others by what the claims before `i` answer."""
        mine = next((k for k in range(i - 1, -1, -1) if self._names[k] == self._names[i]), -1)
        targets = set(answered.values())
        return {
            "what the speaker answered before": 1.0 * (there == answered.get(mine, -1)),
            "answers another itself": np.array([float(j in answered) for j in there.tolist()]),
            "was answered before": np.array([float(j in targets) for j in there.tolist()]),
        }

    def none(self, i: int) -> dict[str, float]:
        """What speaks for claim `i` answering none."""
        claim, turn = self.claims[i], self._turns[i]
        goes_on = i > 0 and self.claims[i - 1].speaker.name == claim.speaker.name
        return {
            f"{claim.stance} to none": 1.0,
            "points, to none": float(turn.points),
            "answering words, to none": float(turn.answers),
            "speaks of what was said, to none": float(turn.tells_of_speech),
            "negated, to none": float(turn.negated),
            "goes on, to none": float(goes_on),
        }

    def _signs(self, rows: range, columns: range) -> dict[str, Floats]:
        """The signs of a block."""
        ones, others = self.claims[rows.start : rows.stop], self.claims[columns.start : columns.stop]
        turns, targets = self._turns[rows.start : rows.stop], self._turns[columns.start : columns.stop]

        def same(value: Callable[[Turn], Hashable]) -> Bools:
            numbers = _numbers(map(value, (*turns, *targets)))
            equal: Bools = numbers[: len(turns), None] == numbers[None, len(turns) :]
            return equal

        def each(holds: Callable[[Turn, Turn], bool]) -> Bools:
            return np.array([[holds(turn, target) for target in targets] for turn in turns], bool)

        ahead = np.array(columns)[None] - np.array(rows)[:, None]
        apart = ~same(lambda turn: turn.sentence)
        of_sides = np.array([bool(t.side) for t in turns])[:, None] & np.array([bool(t.side) for t in targets])
        one_side = same(lambda turn: turn.side)
        shared, none = self._alike(turns, targets), [False] * len(others)
        theirs = [_matter(other) for other in others]
        matters = [[mine == matter for matter in theirs] if (mine := _matter(one)) != "other" else none for one in ones]
        told = [set(claim.about) for claim in others]
        about = np.array([[not own.isdisjoint(one.about) for own in told] for one in ones])
        both_tell = np.array([bool(one.about) for one in ones])[:, None] & np.array([bool(own) for own in told])
        points = np.array([turn.points for turn in turns])[:, None]
        signs = {
            "the one before": ahead == -1,
            "by the last other speaker": self._names[None, columns.start : columns.stop] == self._last_others(rows),
            "claims between": np.clip((np.abs(ahead) - 1) / _FAR, 0, 1),
            "stands behind": ahead > 0,
            "in one sentence": ~apart,
            "in one paragraph": same(lambda turn: turn.paragraph),
            "same matter": np.array(matters),
            "same incident": about,
            "of other incidents": both_tell & ~about,
            "its speaker is named": apart & each(lambda turn, other: any(p in turn.around for p in other.name_parts)),
            "its country is named": apart & each(lambda turn, other: other.side in turn.countries_told),
            "names the speaker's country": each(lambda turn, other: turn.side in other.countries),
            "speakers of one country": self._between & of_sides & one_side,
            "speakers of two countries": self._between & of_sides & ~one_side,
            "shared words": shared,
            "shared words, one negated": shared * ~same(lambda turn: turn.negated),
            "another figure": each(lambda turn, other: _other_figure(turn.figures, other.figures)),
            "points at what was said": points & (ahead < 0),
        }
        for kind, stance in {(_KINDS.get(one.stance, "else"), other.stance) for one in ones for other in others}:
            of_kind = np.array([_KINDS.get(one.stance, "else") == kind for one in ones])[:, None]
            signs[f"{kind} to {stance}"] = of_kind & np.array([other.stance == stance for other in others])
        return {name: values.astype(np.float64) for name, values in signs.items()}

    def _last_others(self, rows: range) -> Ints:
        """[rows, 1]: the number of the other name that spoke last before each claim, -1 where there is none."""
        names = self._names.tolist()
        last = [next((names[k] for k in range(i - 1, -1, -1) if names[k] != names[i]), -1) for i in rows]
        return np.array(last, np.int64)[:, None]

    def _alike(self, turns: Sequence[Turn], targets: Sequence[Turn]) -> Floats:
        """How alike the words of two contents are, the rarer ones of the report counting more: 0 to 1."""
        number: dict[str, int] = {}
        both = [*turns, *targets]
        for turn in both:
            for word in turn.concepts:
                number.setdefault(word, len(number))
        weights = np.zeros((len(both), len(number) + 1))
        for row, turn in zip(weights, both, strict=True):
            for word in turn.concepts:
                row[number[word]] = self._rare[word]
        sizes = np.sqrt((weights**2).sum(1))
        weights /= np.where(sizes == 0, 1.0, sizes)[:, None]
        alike: Floats = weights[: len(turns)] @ weights[len(turns) :].T
        return alike


def _other_figure(figures: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both have figures, and none in common."""
    return bool(figures and others) and figures.isdisjoint(others)


def _numbers(values: Iterable[Hashable]) -> Ints:
    """Each value as a number, equal ones as the same: to be compared all at once."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], np.int64)


def _matter(claim: Claim) -> str:
    """The topic; whose it was, what it was, from where and why are one matter."""
    return "blame" if claim.topic in _BLAMING else claim.topic
