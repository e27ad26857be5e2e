"""Which claim a denial or another account answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sayso.model import Claim, Stance
from sayso.model.readings import DENIABLE
from sayso.profiles import Speech, Subject
from sayso.readers.exchange import Exchange
from sayso.readers.labels import starts_negated
from sayso.text.sentences import Sentence

_AFFIRMING: frozenset[Stance] = frozenset({"asserts", "accuses", "speculates", "confirms"})
_REACH = 8  # claims back in which somebody may have said what a plain "nothing had happened" denies
# What each sign counts, as `python training/answers.py` fits them to the invented reports: the claim answered is the
# one, or none, with the largest sum.
WEIGHTS: Mapping[str, float] = {
    "answers another itself": 0.38,
    "claims between": -1.00,
    "denies to accuses": 0.47,
    "denies to asserts": 0.01,
    "denies to condemns": -1.01,
    "denies to confirms": -1.96,
    "denies to denies": -1.80,
    "denies to disputes": -1.20,
    "denies to investigates": -0.03,
    "denies to none": 0.72,
    "denies to other": -1.63,
    "denies to speculates": 0.24,
    "disputes to accuses": 0.48,
    "disputes to asserts": 0.53,
    "disputes to condemns": -0.16,
    "disputes to confirms": -0.67,
    "disputes to denies": -0.37,
    "disputes to disputes": -0.43,
    "disputes to investigates": -1.06,
    "disputes to none": 0.39,
    "disputes to other": -0.44,
    "disputes to speculates": 0.44,
    "its country is named": 0.38,
    "its speaker is named": 1.33,
    "names the speaker's country": 0.63,
    "points at what was said": 1.21,
    "points, to none": -0.46,
    "same incident": 0.23,
    "same matter": 1.57,
    "shared words": 2.48,
    "speakers of one country": -0.06,
    "speakers of two countries": -0.01,
    "stands behind": -1.20,
    "the one before": 1.00,
    "what the speaker answered before": 2.29,
}


def with_answers(
    claims: Sequence[Claim],
    text: str,
    sentences: Sequence[Sentence],
    countries: Callable[[str], frozenset[str]],
    speech: Speech,
    subject: Subject,
) -> list[Claim]:
    """Each claim tied to the one it answers, where one does. A plain "nothing had happened" is a denial where somebody
    else has said before that it did."""
    known = with_denials(claims, subject)
    exchange = Exchange(known, text, sentences, countries, speech)
    answered: dict[int, int] = {}
    for i in range(len(known)):
        best, best_sum = None, weigh(exchange.none(i), WEIGHTS)
        for j in exchange.candidates(i):
            total = weigh(exchange.signs(i, j, answered), WEIGHTS)
            if total > best_sum:
                best, best_sum = j, total
        if best is not None:
            answered[i] = best
    return [replace(claim, answers=known[answered[i]].id if i in answered else None) for i, claim in enumerate(known)]


def weigh(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the signs' weights; a sign never seen while fitting counts nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in signs.items() if value)


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
