"""Which claim a denial or another account answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.model import Claim, Speaker, Stance, Topic
from sayso.profiles import Speech, Subject
from sayso.readers.labels import starts_negated

_ANSWERING: frozenset[Stance] = frozenset({"denies", "disputes"})
_AFFIRMING: frozenset[Stance] = frozenset({"asserts", "accuses", "speculates", "confirms"})
_DENIABLE: frozenset[Topic] = frozenset({"occurrence", "origin", "responsibility", "object_type", "intent"})
_REACH = 8  # claims back that an answer may reach
# How likely a claim of each stance is the one answered; what follows is added to it.
_ANSWERED: dict[Stance, float] = {
    "accuses": 4.0, "asserts": 2.0, "denies": 2.0, "disputes": 2.0, "speculates": 2.0, "condemns": 1.0, "confirms": 1.0,
    "other": 1.0,
}  # fmt: skip
_SAME_TOPIC, _PER_CLAIM_BETWEEN, _SAME_INCIDENT, _OTHER_INCIDENT = 1.5, -0.25, 0.5, -0.5
_LEAST_NAME = 3  # characters; shorter words of a name stand in too many others


def with_answers(claims: Sequence[Claim], hints: Mapping[str, str], speech: Speech, subject: Subject) -> list[Claim]:
    """Each denial or other account tied to the claim it answers: the one it names ("Zakharova's claims", its hint, by
    claim id), else the nearest fit. A plain "nothing had happened" is a denial where somebody else has said before
    that it did."""
    result: list[Claim] = []
    for claim in claims:
        before = result[-_REACH:]
        if _contradicts(claim, before, subject):
            claim = replace(claim, stance="denies")
        if claim.stance in _ANSWERING:
            target = _target(before, claim, hints.get(claim.id, ""), speech)
            claim = replace(claim, answers=target.id if target else None)
        result.append(claim)
    return result


def _contradicts(claim: Claim, before: Sequence[Claim], subject: Subject) -> bool:
    if claim.stance != "asserts" or claim.topic not in _DENIABLE or not starts_negated(claim.content[0].text, subject):
        return False
    return any(
        other.speaker.name != claim.speaker.name and other.stance in _AFFIRMING and other.topic == claim.topic
        for other in before
    )


def _target(before: Sequence[Claim], claim: Claim, hint: str, speech: Speech) -> Claim | None:
    """The claim answered: of the speaker the hint names, else of any, the likeliest by stance, topic and nearness."""
    others = [other for other in before if other.speaker.name != claim.speaker.name]
    named = [other for other in others if _is_named(other.speaker, hint)]
    if not named and others and _starts_with_possessive(hint, speech):
        named = [other for other in others if other.speaker.name == others[-1].speaker.name]
    best, best_score = None, 0.0
    for distance, other in enumerate(reversed(named or before)):
        if other.speaker.name == claim.speaker.name or other.stance not in _ANSWERED:
            continue
        score = _ANSWERED[other.stance] + _PER_CLAIM_BETWEEN * distance
        score += _SAME_TOPIC if other.topic == claim.topic else 0.0
        score += _SAME_INCIDENT if set(other.about) & set(claim.about) else _OTHER_INCIDENT
        if score > best_score:
            best, best_score = other, score
    return best


def _starts_with_possessive(hint: str, speech: Speech) -> bool:
    first = hint.lower().partition(" ")[0]
    person = speech.pronouns.masculine | speech.pronouns.feminine
    return first in person & speech.grammar.possessives


def _is_named(speaker: Speaker, hint: str) -> bool:
    return any(len(part) > _LEAST_NAME and part in hint for part in speaker.name.split())
