"""Labels of speech acts: form, stance, topic, certainty. They describe what is said, not whether it is true."""

import re
from collections.abc import Sequence
from typing import get_args

from sayso.model import Form, Stance, Topic
from sayso.profiles import Subject
from sayso.text.quotations import Quotation
from sayso.text.tokens import tokenise

_TOPICS: tuple[Topic, ...] = get_args(Topic)
_SPEECH_NOUNS = frozenset(
    ["claim", "claims", "allegation", "allegations", "accusation", "accusations", "report", "reports", "statement", "statements", "charge", "charges", "version", "account", "suggestion", "suggestions", "assertion", "assertions", "rumour", "rumours", "rumor", "rumors", "words", "remarks", "information", "story", "talk", "speculation"]
)


def form_of(ranges: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> Form:
    """Direct where nine tenths of the characters stand inside quotation marks, indirect where none do, else mixed."""
    total = sum(end - start for start, end in ranges)
    inside = sum(
        max(0, min(end, q.inner_end + 1) - max(start, q.inner_start)) for start, end in ranges for q in quotations
    )
    if inside >= 0.9 * total and any(start >= q.inner_start for start, _ in ranges for q in quotations):
        opens = any(start == q.start for start, _ in ranges for q in quotations)
        return "mixed" if opens else "direct"
    return "mixed" if inside else "indirect"


def stance_of(lemma: str, cue_stance: str, negated: bool, content: str, subject: Subject) -> Stance:
    """The stance of a claim: from its cue where the cue is plain about it, else from the words of its content."""
    text = content.lower()
    if negated:
        return _negated(lemma, cue_stance)
    hedges = subject.hedges
    if cue_stance in {"asserts", "confirms", "investigates"} and _any(text, hedges["checking"]):
        return "investigates"
    if cue_stance == "asserts":
        if _any(" ".join(text.split()[:4]), hedges["asking"]):
            return "other"
        if _any(text, hedges["falsehood"]):
            return "denies"
        if _any(text, hedges["condemning"]):
            return "condemns"
        if _hedged(text, hedges["words"]):
            return "speculates"
        if _any(text, hedges["blaming"]):
            return "accuses"
    if cue_stance == "condemns" and lemma.startswith("protest"):
        return "condemns"
    return cue_stance if cue_stance in get_args(Stance) else "other"  # type: ignore[return-value]


def _negated(lemma: str, cue_stance: str) -> Stance:
    """What "did not", "would not" and "could not" make of a cue: "did not rule out" leaves open, "would not say" tells nothing."""
    if lemma in {"rule out", "exclude"}:
        return "speculates"
    if cue_stance == "denies":
        return "asserts"
    if lemma in {
        "say",
        "comment",
        "specify",
        "tell",
        "explain",
        "answer",
        "reply",
        "respond",
        "disclose",
        "reveal",
        "name",
        "elaborate",
    }:
        return "other"
    if cue_stance == "confirms":
        return "other"
    return "denies" if cue_stance in {"accuses", "speculates"} else "asserts"


def topic_of(stance: Stance, content: str, subject: Subject) -> Topic:
    """The topic with the most words of the subject's lists in the content; accusing is about responsibility."""
    text = content.lower()
    if stance == "investigates":
        return "investigation"
    scores = {topic: sum(text.count(word) for word in words) for topic, words in subject.topics.items()}
    best = max(scores, key=lambda topic: scores[topic])
    if stance == "accuses" and scores.get("intent", 0) < 2:
        return "responsibility"
    if not scores[best]:
        return "response" if stance in {"condemns"} else "other"
    return best if best in _TOPICS else "other"


def refers_to_speech(content: str) -> bool:
    """Whether the content only points at what another said: "her claims", "the ministry's version"."""
    words = [token.lower for token in tokenise(content)]
    return 0 < len(words) <= 6 and words[-1] in _SPEECH_NOUNS


def starts_negated(content: str, subject: Subject) -> bool:
    """Whether one of the first words negates what is said: "no drone had reached", "nothing of the kind", "it was not"."""
    words = [token.lower for token in tokenise(content)][:5]
    return any(word in subject.hedges["negation"] for word in words)


def _any(text: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases starts at the start of a word: "fabricat" is in "fabricated", "lie" not in "believe"."""
    return any(re.search(rf"\b{re.escape(phrase)}", text) for phrase in phrases)


def _hedged(text: str, words: Sequence[str]) -> bool:
    padded = f" {' '.join(token.lower for token in tokenise(text))} "
    return any(f" {word} " in padded for word in words)
