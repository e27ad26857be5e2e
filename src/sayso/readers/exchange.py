"""What speaks for one claim answering another, sign by sign; the weights of the signs stand in answers.py."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sayso.model import Claim, Stance, Topic
from sayso.model.readings import AGAINST
from sayso.profiles import Speech, Subject
from sayso.readers.turns import Turn
from sayso.text.sentences import Sentence

# The stances told apart when it is asked which others they answer; the rest are too rare to tell.
_KINDS: Mapping[Stance, str] = {stance: stance for stance in ("denies", "disputes", "confirms", "asserts")}
_BLAMING: frozenset[Topic] = frozenset({"origin", "responsibility", "intent", "object_type"})
_BEFORE, _BEHIND = 14, 8  # claims that an answer may reach
_FAR = 8  # claims between that count as one


class Exchange:
    """The claims of one report as answers to one another.

    `countries` gives the codes of the countries that some words name, by their capitals too.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        text: str,
        sentences: Sequence[Sentence],
        countries: Callable[[str], frozenset[str]],
        speech: Speech,
        subject: Subject,
    ) -> None:
        self.claims = claims
        starts = [sentence.start for sentence in sentences]
        first_in = {sentence.paragraph: sentence.start for sentence in reversed(sentences)}
        self._turns = []
        for claim in claims:
            at = claim.content[0].start
            inside = sentences[max(0, bisect_right(starts, at) - 1)] if sentences else Sentence(0, len(text), 0)
            start = first_in.get(inside.paragraph, inside.start)
            self._turns.append(Turn(claim, text, inside, start, countries, speech, subject))
        # Whether countries speak to one another here: then those who speak for one country do not answer one another.
        self._between = len({claim.speaker.country for claim in claims} - {""}) > 1
        stands_in = Counter(word for turn in self._turns for word in turn.concepts)
        self._rare = {word: math.log((len(claims) + 1) / times) for word, times in stands_in.items()}

    def candidates(self, i: int) -> list[int]:
        """The claims of others that claim `i` may answer, by number. Only what is against something may stand before
        it in the text: "the army had denied it. Villagers say they saw it"."""
        behind = _BEHIND if self.claims[i].stance in AGAINST else 0
        near = range(max(0, i - _BEFORE), min(len(self.claims), i + behind + 1))
        own = self.claims[i].speaker.name
        return [j for j in near if j != i and self.claims[j].speaker.name != own]

    def signs(self, i: int, j: int, answered: Mapping[int, int]) -> dict[str, float]:
        """What speaks for claim `i` answering claim `j`; `answered` says what the claims before `i` answer."""
        one, other = self.claims[i], self.claims[j]
        turn, target = self._turns[i], self._turns[j]
        before = next((k for k in range(i - 1, -1, -1) if self.claims[k].speaker.name == one.speaker.name), None)
        others = (k for k in range(i - 1, -1, -1) if self.claims[k].speaker.name != one.speaker.name)
        last_other = next((self.claims[k].speaker.name for k in others), None)
        country, theirs = turn.side, target.side
        shared, apart = self._shared(turn, target), turn.sentence != target.sentence
        return {
            f"{_KINDS.get(one.stance, 'else')} to {other.stance}": 1.0,
            "the one before": float(j == i - 1),
            "by the last other speaker": float(last_other == other.speaker.name),
            "claims between": min(1.0, max(0, abs(i - j) - 1) / _FAR),
            "stands behind": float(j > i),
            "in one sentence": float(not apart),
            "in one paragraph": float(turn.paragraph == target.paragraph),
            "same matter": float(_matter(one) == _matter(other) != "other"),
            "same incident": float(bool(set(one.about) & set(other.about))),
            "its speaker is named": float(apart and any(part in turn.around for part in target.name_parts)),
            "its country is named": float(apart and bool(theirs) and theirs in turn.countries_told),
            "names the speaker's country": float(bool(country) and country in target.countries),
            "speakers of one country": float(self._between and bool(country) and country == theirs),
            "speakers of two countries": float(self._between and bool(country) and bool(theirs) and country != theirs),
            "shared words": shared,
            "shared words, one negated": shared * (turn.negated != target.negated),
            "another figure": float(bool(turn.figures and target.figures) and not turn.figures & target.figures),
            "what the speaker answered before": float(before is not None and answered.get(before) == j),
            "points at what was said": float(turn.points and j < i),
            "answers another itself": float(j in answered),
            "was answered before": float(j in answered.values()),
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

    def _shared(self, turn: Turn, target: Turn) -> float:
        """How alike the words of two contents are, the rarer ones of the report counting more: 0 to 1."""
        if not turn.concepts or not target.concepts:
            return 0.0
        both = sum(self._rare[word] ** 2 for word in turn.concepts & target.concepts)
        sizes = (math.sqrt(sum(self._rare[word] ** 2 for word in words)) for words in (turn.concepts, target.concepts))
        return both / math.prod(sizes)


def _matter(claim: Claim) -> str:
    """The topic; whose it was, what it was, from where and why are one matter."""
    return "blame" if claim.topic in _BLAMING else claim.topic
