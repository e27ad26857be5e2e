"""Which claim a denial or another account answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from sayso.model import Claim, Stance
from sayso.model.readings import DENIABLE
from sayso.profiles import Speech, Subject
from sayso.readers.exchange import Exchange, Floats
from sayso.readers.labels import starts_negated
from sayso.text.sentences import Sentence

Value = TypeVar("Value", float, Floats)

_AFFIRMING: frozenset[Stance] = frozenset({"asserts", "accuses", "speculates", "confirms"})
_REACH = 8  # claims back in which somebody may have said what a plain "nothing had happened" denies
# What each sign counts, as `python training/answers.py` fits them to the invented reports: the claim answered is the
# one, or none, with the largest sum.
WEIGHTS: Mapping[str, float] = {
    "accuses to none": 3.86,
    "another figure": 0.06,
    "answering words, to none": -0.73,
    "answers another itself": -0.27,
    "asserts to accuses": 0.64,
    "asserts to asserts": -0.65,
    "asserts to condemns": -0.57,
    "asserts to confirms": -1.76,
    "asserts to denies": -0.72,
    "asserts to disputes": -0.23,
    "asserts to investigates": -1.10,
    "asserts to none": 5.51,
    "asserts to other": -0.56,
    "asserts to speculates": 0.24,
    "by the last other speaker": 0.18,
    "claims between": -1.00,
    "condemns to none": 3.26,
    "confirms to accuses": -0.14,
    "confirms to asserts": 0.45,
    "confirms to condemns": -0.83,
    "confirms to confirms": -0.21,
    "confirms to denies": -0.53,
    "confirms to disputes": -0.11,
    "confirms to investigates": -0.78,
    "confirms to none": 4.61,
    "confirms to other": -1.11,
    "confirms to speculates": -0.54,
    "denies to accuses": 0.91,
    "denies to asserts": 0.37,
    "denies to condemns": -0.87,
    "denies to confirms": -1.35,
    "denies to denies": -1.16,
    "denies to disputes": -0.66,
    "denies to investigates": -0.91,
    "denies to none": 3.07,
    "denies to other": -0.75,
    "denies to speculates": 1.06,
    "disputes to accuses": 0.31,
    "disputes to asserts": 0.44,
    "disputes to condemns": 0.06,
    "disputes to confirms": -0.50,
    "disputes to denies": -0.37,
    "disputes to disputes": -0.64,
    "disputes to investigates": -0.94,
    "disputes to none": 1.96,
    "disputes to other": -0.68,
    "disputes to speculates": 0.06,
    "else to accuses": -1.25,
    "else to asserts": -1.74,
    "else to condemns": -1.75,
    "else to confirms": -2.54,
    "else to denies": -1.99,
    "else to disputes": -1.86,
    "else to investigates": -1.59,
    "else to other": -1.76,
    "else to speculates": -1.30,
    "goes on, to none": 0.19,
    "in one paragraph": 1.67,
    "in one sentence": 0.54,
    "investigates to none": 4.56,
    "its country is named": 1.27,
    "its speaker is named": 0.48,
    "names the speaker's country": 0.72,
    "negated, to none": -0.32,
    "of other incidents": -4.00,
    "other to none": 4.09,
    "points at what was said": 1.35,
    "points, to none": -0.93,
    "same incident": -0.15,
    "same matter": 1.29,
    "shared words": 5.07,
    "shared words, one negated": 2.43,
    "speakers of one country": 0.07,
    "speakers of two countries": 0.61,
    "speaks of what was said, to none": -0.03,
    "speculates to none": 4.02,
    "stands behind": -2.25,
    "the one before": 0.90,
    "was answered before": 0.49,
    "what the speaker answered before": 2.34,
}


def with_answers(
    claims: Sequence[Claim],
    text: str,
    sentences: Sequence[Sentence],
    countries: Callable[[str], Sequence[str]],
    speech: Speech,
    subject: Subject,
) -> list[Claim]:
    """Each claim tied to the one it answers, where one does. A plain "nothing had happened" is a denial where somebody
    else has said before that it did."""
    known = with_denials(claims, subject)
    exchange = Exchange(known, text, sentences, countries, speech, subject)
    answered: dict[int, int] = {}
    for block in exchange.blocks():
        sums = weigh(block.signs, WEIGHTS)
        for i in block.rows:
            there = np.array([j for j in exchange.candidates(i).tolist() if answered.get(j) != i], np.int64)
            if len(there):
                found = sums[i - block.rows.start, there - block.columns.start]
                found = found + weigh(exchange.so_far(i, there, answered), WEIGHTS)
                if found.max() > weigh(exchange.none(i), WEIGHTS):
                    answered[i] = int(there[found.argmax()])
    ids = {i: known[j].id for i, j in answered.items()}
    return [replace(claim, answers=ids.get(i)) for i, claim in enumerate(known)]


def weigh(signs: Mapping[str, Value], weights: Mapping[str, float]) -> Value:
    """The sum of the signs' weights; a sign never seen while fitting counts nothing."""
    total, *others = (weights.get(name, 0.0) * value for name, value in signs.items())
    for other in others:
        total = total + other
    return total


def with_denials(claims: Sequence[Claim], subject: Subject) -> list[Claim]:
    """The claims, those that deny what another has said before marked so."""
    result: list[Claim] = []
    for claim in claims:
        denies = _contradicts(claim, result[-_REACH:], subject)
        result.append(replace(claim, stance="denies") if denies else claim)
    return result


def _contradicts(claim: Claim, before: Sequence[Claim], subject: Subject) -> bool:
    if claim.stance != "asserts" or claim.topic not in DENIABLE or not starts_negated(claim.content[0].text, subject):
        return False
    return any(
        other.speaker.name != claim.speaker.name and other.stance in _AFFIRMING and other.topic == claim.topic
        for other in before
    )
