"""Labels of speech acts: form, stance, topic. They describe what is said, not whether it is true."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from sayso.model import Form, Stance, Topic
from sayso.profiles import Cue, Heads, Subject
from sayso.readers.attributions import Attribution
from sayso.readers.pieces import Chars
from sayso.text.quotations import Quotation
from sayso.text.tokens import lower_words

Label = TypeVar("Label", bound=str)

# How many times the words' label counts against the finder's shares, by how often it is right: a plain cue leaves
# the stance open, a denial settles it. "other" counts for less: it is four times as frequent in what the network learnt
# from as in reports on incidents. Chosen on the invented stories held out and the gold corpus together.
_STANCES: Mapping[str, float] = {"asserts": 8, "denies": 1e3, "investigates": 1e6, "accuses": 1e6, "condemns": 1e6}
_TOPICS: Mapping[str, float] = {"object_type": 60, "location": 100, "damage": 60, "intent": 15, "other": 2}
_ANY_STANCE, _ANY_TOPIC = 200.0, 6.0
_OTHER_STANCE, _OTHER_TOPIC = 0.5, 0.5
_NEGATIVE = 0.1  # what "denies" counts where nothing but a "not" speaks for it: "nobody was hurt" denies nothing
_NAME = re.compile(r"(?<=[\w,;] )[A-Z]\w*")  # capitalised inside a sentence: "8 May" is no "may"
_OPENING_WORDS = 4  # words in which "call on", "urge" still open what is said
_NEGATION_WORDS = 5  # words in which "no drone had ..." still negates all of it
_LONGEST_POINTER = 6  # words of "the Russian foreign ministry's claims"


def form_of(ranges: Sequence[Chars], quotations: Sequence[Quotation]) -> Form:
    """Direct where nine tenths of the characters stand inside quotation marks, indirect where none do, else mixed."""
    total = sum(end - start for start, end in ranges)
    inside = sum(
        max(0, min(end, q.inner_end + 1) - max(start, q.inner_start)) for start, end in ranges for q in quotations
    )
    if not inside:
        return "indirect"
    opened = any(start == q.start for start, _ in ranges for q in quotations)
    return "direct" if inside >= 0.9 * total and not opened else "mixed"


def stance_of(attribution: Attribution, content: str, subject: Subject) -> Stance:
    """The stance of a claim: what its words say, weighed against the shares that its finder gives each stance."""
    by_words = stance_by_words(attribution.verb, attribution.negated, content, subject)
    shares = dict(attribution.stances)
    if by_words == "asserts" and "denies" in shares:
        shares["denies"] *= _NEGATIVE
    return weightiest(_weighed(shares, by_words, _STANCES.get(by_words, _ANY_STANCE), _OTHER_STANCE))


def weightiest(weights: Mapping[Label, float]) -> Label:
    """The label with the largest weight."""
    return max(weights, key=lambda label: weights[label])


def _weighed(shares: Mapping[Label, float], by_words: Label, weight: float, other: float) -> dict[Label, float]:
    """The labels' shares, that of the words counted `weight` times and "other" `other` times; the words' alone where
    there are none."""
    if not shares:
        return {by_words: 1.0}
    weights = {label: share * (other if label == "other" else 1.0) for label, share in shares.items()}
    weights[by_words] = weights.get(by_words, 0.0) * weight
    return weights


def stance_by_words(cue: Cue | None, negated: bool, content: str, subject: Subject) -> Stance:
    """The stance that the cue marks where it is plain about it, else the one the words of the content do."""
    if cue and negated:
        return _negated(cue)
    stance: Stance = cue.stance if cue else "asserts"
    text, hedges = content.lower(), subject.hedges
    if stance in {"asserts", "confirms", "investigates"} and hedges.checking.search(text):
        return "investigates"
    if stance != "asserts":
        return stance
    if hedges.asking.search(" ".join(text.split(maxsplit=_OPENING_WORDS)[:_OPENING_WORDS])):
        return "other"
    if hedges.falsehood.search(text) or (cue and cue.is_answering and starts_negated(content, subject)):
        return "denies"
    if hedges.condemning.search(text):
        return "condemns"
    if hedges.doubt.search(_NAME.sub("", content).lower()):
        return "speculates"
    blame = hedges.blaming.search(text)
    if blame:
        return "denies" if _negates(text[: blame.start()], subject) else "accuses"
    return "asserts"


def _negates(before: str, subject: Subject) -> bool:
    """Whether one of the last words negates what follows: "is not responsible for", "does not hold them"."""
    return not subject.hedges.negation.isdisjoint(lower_words(before)[-_NEGATION_WORDS:])


def _negated(cue: Cue) -> Stance:
    """What "did not", "would not" and "could not" make of a cue: "did not rule out" leaves open, "would not say"
    tells nothing."""
    if cue.is_excluding:
        return "speculates"
    if cue.is_silent or cue.stance == "confirms":
        return "other"
    return "denies" if cue.stance in {"accuses", "speculates"} else "asserts"


def topics_of(attribution: Attribution, stance: Stance, content: str, subject: Subject) -> dict[Topic, float]:
    """What speaks for each topic of a claim: what its words say, weighed against its finder's shares."""
    by_words = topic_by_words(stance, content, subject)
    return _weighed(attribution.topics, by_words, _TOPICS.get(by_words, _ANY_TOPIC), _OTHER_TOPIC)


def topic_by_words(stance: Stance, content: str, subject: Subject) -> Topic:
    """The topic with the most words of the subject's lists in the content; accusing and condemning are about
    responsibility where no other is named."""
    if stance == "investigates":
        return "investigation"
    text = content.lower()
    scores = {topic: len(pattern.findall(text)) for topic, pattern in subject.topics.items()}
    if stance == "accuses" and scores.get("intent", 0) < 2:
        return "responsibility"
    best = max(scores, key=lambda topic: scores[topic])
    if scores[best]:
        return best
    return "responsibility" if stance == "condemns" else "other"


def refers_to_speech(content: str, heads: Heads) -> bool:
    """Whether the content only points at what another said: "her claims", "the ministry's version"."""
    words = content.split(maxsplit=_LONGEST_POINTER)
    return 0 < len(words) <= _LONGEST_POINTER and words[-1].strip('.,;:”"').lower() in heads.speech_nouns


def starts_negated(content: str, subject: Subject) -> bool:
    """Whether one of the first words negates what is said: "no drone had reached", "nothing of the kind"."""
    opening = " ".join(content.split(maxsplit=_NEGATION_WORDS)[:_NEGATION_WORDS])
    return not subject.hedges.negation.isdisjoint(lower_words(opening))
