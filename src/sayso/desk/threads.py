"""Statements and what answers them, one below the other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.model import Claim


def in_threads(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of one report as they stand in its text, each followed by what answers it."""
    order = sorted(claims, key=_place_in_text)
    here = {claim.id for claim in order}
    answers: dict[str, list[Claim]] = defaultdict(list)
    for claim in order:
        if claim.answers in here and claim.answers:
            answers[claim.answers].append(claim)
    found: dict[str, Claim] = {}

    def follow(claim: Claim) -> None:
        if claim.id not in found:
            found[claim.id] = claim
            for reply in answers[claim.id]:
                follow(reply)

    for claim in order:
        if claim.answers not in here:
            follow(claim)
    for claim in order:  # what answers itself by some round
        follow(claim)
    return list(found.values())


def depths_of(claims: Sequence[Claim]) -> list[int]:
    """How deep each stands: 0 unless what it answers stands above it with nothing between but other answers."""
    above: dict[str, int] = {}
    depths = []
    for claim in claims:
        depth = above[claim.answers] + 1 if claim.answers in above and claim.answers else 0
        if not depth:
            above.clear()
        above[claim.id] = depth
        depths.append(depth)
    return depths


def _place_in_text(claim: Claim) -> int:
    return min(span.start for span in (*claim.content, *claim.source, *claim.cue))
