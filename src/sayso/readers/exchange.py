"""What speaks for one claim answering another, sign by sign; the weights of the signs stand in answers.py."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from sayso.model import Claim, Topic
from sayso.model.readings import AGAINST
from sayso.profiles import Speech
from sayso.readers.labels import refers_to_speech
from sayso.text.sentences import Sentence
from sayso.text.tokens import lower_words

_BLAMING: frozenset[Topic] = frozenset({"origin", "responsibility", "intent", "object_type"})
_REACH = 8  # claims before and behind that an answer may reach
_LEAST_NAME = 4  # characters; shorter words of a name stand in too many others
_STEM = 5  # letters by which words are compared: "launched", "launching"


class Exchange:
    """The claims of one report as answers to one another.

    `countries` gives the codes of the countries that some words name.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        text: str,
        sentences: Sequence[Sentence],
        countries: Callable[[str], frozenset[str]],
        speech: Speech,
    ) -> None:
        self.claims = claims
        starts = [sentence.start for sentence in sentences]
        self._turns = []
        for claim in claims:
            at = claim.content[0].start
            inside = sentences[max(0, bisect_right(starts, at) - 1)] if sentences else Sentence(0, len(text), 0)
            self._turns.append(_Turn(claim, text[inside.start : inside.end], countries, speech))

    def candidates(self, i: int) -> list[int]:
        """The claims of others that claim `i` may answer, by number: none where it neither denies nor disputes."""
        if self.claims[i].stance not in AGAINST:
            return []
        near = range(max(0, i - _REACH), min(len(self.claims), i + _REACH + 1))
        own = self.claims[i].speaker.name
        return [j for j in near if j != i and self.claims[j].speaker.name != own]

    def signs(self, i: int, j: int, answered: Mapping[int, int]) -> dict[str, float]:
        """What speaks for claim `i` answering claim `j`; `answered` says what the claims before `i` answer."""
        one, other = self.claims[i], self.claims[j]
        turn, target = self._turns[i], self._turns[j]
        before = next((k for k in range(i - 1, -1, -1) if self.claims[k].speaker.name == one.speaker.name), None)
        accused = one.speaker.country and one.speaker.country in target.countries
        countries = {one.speaker.country, other.speaker.country}
        return {
            f"{one.stance} to {other.stance}": 1.0,
            "the one before": float(j == i - 1),
            "claims between": max(0, abs(i - j) - 1) / _REACH,
            "stands behind": float(j > i),
            "same matter": float(_matter(one) == _matter(other) != "other"),
            "same incident": float(bool(set(one.about) & set(other.about))),
            "its speaker is named": float(any(part in turn.sentence for part in target.name_parts)),
            "its country is named": float(bool(other.speaker.country) and other.speaker.country in turn.countries),
            "names the speaker's country": float(bool(accused)),
            "speakers of one country": float("" not in countries and len(countries) == 1),
            "speakers of two countries": float("" not in countries and len(countries) == 2),
            "shared words": turn.shared(target),
            "what the speaker answered before": float(before is not None and answered.get(before) == j),
            "points at what was said": float(turn.points and j < i),
            "answers another itself": float(j in answered),
        }

    def none(self, i: int) -> dict[str, float]:
        """What speaks for claim `i` answering none."""
        return {f"{self.claims[i].stance} to none": 1.0, "points, to none": float(self._turns[i].points)}


def _matter(claim: Claim) -> str:
    """The topic; whose it was, what it was, from where and why are one matter."""
    return "blame" if claim.topic in _BLAMING else claim.topic


class _Turn:
    """One claim with what is asked of its words."""

    def __init__(self, claim: Claim, sentence: str, countries: Callable[[str], frozenset[str]], speech: Speech) -> None:
        self.sentence = sentence
        self._content = " ".join(span.text for span in claim.content)
        self._name, self._countries, self._speech = claim.speaker.name, countries, speech

    @cached_property
    def name_parts(self) -> list[str]:
        """The words of the speaker's name by which a text may call it."""
        heads = self._speech.heads
        names = (word for word in self._name.split() if len(word) >= _LEAST_NAME and word[:1].isupper())
        return [word for word in names if word.lower() not in heads.body_names]

    @cached_property
    def countries(self) -> frozenset[str]:
        return self._countries(self._content)

    @cached_property
    def points(self) -> bool:
        """Whether the content only points at what was said: "her claims"."""
        return refers_to_speech(self._content, self._speech.heads)

    @cached_property
    def _stems(self) -> frozenset[str]:
        grammar = self._speech.grammar
        small = (grammar.determiners, grammar.prepositions, grammar.coordinators)
        words = (word for word in lower_words(self._content) if len(word) >= _LEAST_NAME)
        return frozenset(word[:_STEM] for word in words if not any(word in drop for drop in small))

    def shared(self, other: "_Turn") -> float:
        """The share of the smaller content's words that stand in the other's."""
        smaller = min(len(self._stems), len(other._stems))
        return len(self._stems & other._stems) / smaller if smaller else 0.0
