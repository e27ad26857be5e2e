"""What speaks for one claim answering another, sign by sign; the weights of the signs stand in answers.py."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.model import Claim, Stance, Topic
from sayso.model.readings import AGAINST
from sayso.profiles import Speech, Subject
from sayso.readers.turns import Turn
from sayso.text.sentences import Sentence

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[Any]

# The stances told apart when it is asked which others they answer; the rest are too rare to tell.
_KINDS: Mapping[Stance, str] = {stance: stance for stance in ("denies", "disputes", "confirms", "asserts")}
_BLAMING: frozenset[Topic] = frozenset({"origin", "responsibility", "intent", "object_type"})
_BEFORE, _BEHIND = 14, 8  # claims that an answer may reach
_FAR = 8  # claims between that count as one


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
        self._names = _column(claim.speaker.name for claim in claims)
        self._stances = _column(claim.stance for claim in claims)
        self._matters = _column(_matter(claim) for claim in claims)
        self._sides = _column(turn.side for turn in turns)
        self._sentences = _column(turn.sentence[0] for turn in turns)
        self._paragraphs = _column(turn.paragraph for turn in turns)
        self._negated = _column(turn.negated for turn in turns)
        self._alike = _alike([turn.concepts for turn in turns])

    def candidates(self, i: int) -> Ints:
        """The claims of others that claim `i` may answer, by number. Only what is against something may stand before
        it in the text: "the army had denied it. Villagers say they saw it"."""
        behind = _BEHIND if self.claims[i].stance in AGAINST else 0
        near: Ints = np.arange(max(0, i - _BEFORE), min(len(self.claims), i + behind + 1))
        others: Ints = near[self._names[near] != self._names[i]]
        return others

    def signs(self, i: int, answered: Mapping[int, int]) -> dict[str, Floats]:
        """What speaks for claim `i` answering each of its candidates; `answered` says what the claims before answer."""
        one, turn, there = self.claims[i], self._turns[i], self.candidates(i)
        others, targets = [self.claims[j] for j in there], [self._turns[j] for j in there]
        mine = np.flatnonzero(self._names[:i] == self._names[i])
        theirs = np.flatnonzero(self._names[:i] != self._names[i])
        before = answered.get(int(mine[-1]), -1) if len(mine) else -1
        country, sides = turn.side, self._sides[there]
        apart = self._sentences[there] != self._sentences[i]
        shared, kind = self._alike[i, there], _KINDS.get(one.stance, "else")
        about = set(one.about)
        signs = {
            "the one before": there == i - 1,
            "by the last other speaker": self._names[there] == (self._names[theirs[-1]] if len(theirs) else None),
            "claims between": np.clip((np.abs(there - i) - 1) / _FAR, 0, 1),
            "stands behind": there > i,
            "in one sentence": ~apart,
            "in one paragraph": self._paragraphs[there] == self._paragraphs[i],
            "same matter": (self._matters[there] == self._matters[i]) & (self._matters[i] != "other"),
            "same incident": [not about.isdisjoint(other.about) for other in others],
            "its speaker is named": apart & [any(part in turn.around for part in t.name_parts) for t in targets],
            "its country is named": apart & [bool(side) and side in turn.countries_told for side in sides],
            "names the speaker's country": [bool(country) and country in target.countries for target in targets],
            "speakers of one country": self._between and bool(country) and sides == country,
            "speakers of two countries": self._between and bool(country) and (sides != country) & (sides != ""),
            "shared words": shared,
            "shared words, one negated": shared * (self._negated[there] != self._negated[i]),
            "another figure": [bool(turn.figures and t.figures) and not turn.figures & t.figures for t in targets],
            "what the speaker answered before": there == before,
            "points at what was said": turn.points & (there < i),
            "answers another itself": [j in answered for j in there],
            "was answered before": [j in answered.values() for j in there],
        }
        stances = {f"{kind} to {stance}": self._stances[there] == stance for stance in {*self._stances[there]}}
        return {name: np.zeros(len(there)) + value for name, value in (stances | signs).items()}

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


def _alike(contents: Sequence[frozenset[str]]) -> Floats:
    """[claims, claims]: how alike the words of two contents are, the rarer ones of the report counting more: 0 to 1."""
    stands_in = Counter(word for words in contents for word in words)
    number = {word: k for k, word in enumerate(stands_in)}
    rare = np.log((len(contents) + 1) / np.array([*stands_in.values(), 1.0]))
    weights = np.zeros((len(contents), len(rare)))
    for row, words in zip(weights, contents, strict=True):
        at = [number[word] for word in words]
        row[at] = rare[at]
    sizes = np.sqrt((weights**2).sum(1))
    sizes[sizes == 0] = 1.0
    alike: Floats = (weights @ weights.T) / np.outer(sizes, sizes)
    return alike


def _column(values: Iterable[object]) -> Objects:
    """One value for each claim, to be compared all at once."""
    listed = list(values)
    column = np.empty(len(listed), object)
    column[:] = listed
    return column


def _matter(claim: Claim) -> str:
    """The topic; whose it was, what it was, from where and why are one matter."""
    return "blame" if claim.topic in _BLAMING else claim.topic
