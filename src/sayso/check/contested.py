"""Contested: one account against another, topic by topic."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.check.case import Case, content_of, finding_on, named, voice
from sayso.model import Claim, Finding, Stance, Topic
from sayso.model.readings import AGAINST, DENIABLE

_FOR: frozenset[Stance] = frozenset({"asserts", "confirms", "accuses", "speculates"})
_MOST_NAMED = 4  # speakers of one side in a message


def check_contested(case: Case) -> Iterator[Finding]:
    """Topics on which somebody denies, or gives another account of, what somebody else says."""
    by_id = {claim.id: claim for told in case.told.values() for claim in told.reading.claims}
    topics: dict[Topic, list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim in case.claims:
        if claim.stance not in AGAINST or claim.topic == "other":
            continue
        answered = by_id.get(claim.answers or "")
        opposed = [answered] if answered and voice(answered.speaker) != voice(claim.speaker) else _opposed(case, claim)
        topics[claim.topic] += [(claim, other) for other in opposed]
    for topic, pairs in sorted(((t, pairs) for t, pairs in topics.items() if pairs), key=lambda entry: entry[0]):
        against = list({voice(claim.speaker): claim for claim, _ in reversed(pairs)}.values())[::-1]
        against_ids = {voice(claim.speaker) for claim in against}
        for_it = [other for _, other in pairs if voice(other.speaker) not in against_ids] or [o for _, o in pairs]
        sides = list({voice(other.speaker): other for other in reversed(for_it)}.values())[::-1]
        message = f"On {topic.replace('_', ' ')} accounts stand against each other: {_sides(sides)}"
        message += f" Against it: {_sides(against)}"
        yield finding_on(case, "contested", message, [*sides, *against])


def _opposed(case: Case, claim: Claim) -> list[Claim]:
    """Who says what a denial on the same topic is against, where it does not say so itself."""
    if claim.topic not in DENIABLE or claim.stance != "denies":
        return []
    others = [c for c in case.claims if c.topic == claim.topic and c.stance in _FOR]
    return [c for c in others if voice(c.speaker) != voice(claim.speaker)]


def _sides(claims: Sequence[Claim]) -> str:
    told = sorted(claims, key=lambda claim: not voice(claim.speaker))[:_MOST_NAMED]  # those without a name last
    more = f"; and {len(claims) - len(told)} more" if len(claims) > len(told) else ""
    return "; ".join(f"{named(claim)} ({claim.stance}): “{content_of(claim)}”" for claim in told) + more + "."
