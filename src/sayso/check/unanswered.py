"""No answer: accusations and denials to which none is reported."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.check.case import Case, content_of, finding_on, named, voice
from sayso.model import Claim, Finding, Stance
from sayso.model.readings import AGAINST, DENIABLE


def check_unanswered(case: Case) -> Iterator[Finding]:
    """Accusations to which nobody's answer is reported, and denials on which who was denied did not come back.

    One finding for each speaker and stance.
    """
    answered = {claim.answers for claim in case.claims if claim.answers}
    spoken: dict[tuple[str, Stance], list[Claim]] = defaultdict(list)
    for claim in case.claims:
        if claim.stance == "accuses" or (claim.stance == "denies" and claim.answers and claim.topic in DENIABLE):
            spoken[voice(claim.speaker) or claim.id, claim.stance].append(claim)
    for (speaker, stance), claims in spoken.items():
        if any(claim.id in answered for claim in claims) or _is_met(case, speaker, claims):
            continue
        what = "accusation" if stance == "accuses" else "denial"
        message = f"No answer is reported to the {what} of {named(claims[0])}: “{content_of(claims[0])}”."
        yield finding_on(case, "unanswered", message, claims)


def _is_met(case: Case, speaker: str, claims: Sequence[Claim]) -> bool:
    """Whether somebody else denies or disputes on the topic of an accusation, or affirms against a denial."""
    topics = {claim.topic for claim in claims}
    wanted = AGAINST if claims[0].stance == "accuses" else frozenset[Stance]()
    return any(c.stance in wanted and c.topic in topics and voice(c.speaker) != speaker for c in case.claims)
