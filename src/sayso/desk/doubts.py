"""The claims that the program is least sure of, for people to decide on."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from sayso.ledger import View
from sayso.model import Claim, Judgement, Speaker
from sayso.model.incidents import words_on_claims

_OFFERED = 2000  # claims
_UNNAMED = 0.75  # a claim of nobody named comes after what its reader doubts, before what it is sure of


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A claim that nobody has decided on, and how sure the program is of it: less where it cannot name who speaks."""

    sureness: float
    claim: str
    report: str


def doubts(claims: Iterable[Claim], by_people: Iterable[Judgement]) -> list[Doubt]:
    """The claims the program is least sure of and nobody has decided on, the least sure first."""
    decided = words_on_claims(by_people)
    return nsmallest(_OFFERED, (_doubt_of(claim) for claim in claims if claim.id not in decided))


def doubts_left(
    before: Iterable[Doubt], by_people: Iterable[Judgement], changed: Iterable[Judgement], view: View
) -> list[Doubt]:
    """The queue less what was decided since, with what is open again."""
    decided = words_on_claims(by_people)
    judged = {j.left: j.right for j in changed if j.relation == "claim_of"}
    opened = judged.keys() - decided.keys()
    readings = view.readings({judged[claim] for claim in opened})
    again = [_doubt_of(claim) for reading in readings for claim in reading.claims if claim.id in opened]
    return sorted([doubt for doubt in before if doubt.claim not in judged] + again)


def is_named(speaker: Speaker) -> bool:
    """Whether the report names who speaks: "police" and "the ministry" are no names."""
    return bool(speaker.name) and not speaker.name.islower()


def _doubt_of(claim: Claim) -> Doubt:
    sureness = claim.certainty if is_named(claim.speaker) else min(claim.certainty, _UNNAMED)
    return Doubt(sureness, claim.id, claim.report_id)
