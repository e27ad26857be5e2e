"""Claims, across all reports."""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, Cursor, Limit, cursor_of, described, key_of
from sayso.desk.api.lists import Claims
from sayso.desk.asking import TheLedger
from sayso.desk.states import Seen
from sayso.export.shapes import claim_shape
from sayso.link.naming import find_speaker
from sayso.model import Claim, Stance, Topic

router = APIRouter(tags=["claims"])
_MOST_LOOKED_AT = 20_000  # reports for one page: a rare stance is not sought through a whole archive in one go
_Id = Annotated[str, Query(max_length=1000)]


@router.get("/claims", responses=described(Claims))
def list_claims(
    answer: AnAnswer,
    seen: TheLedger,
    incident: _Id = "",
    report: _Id = "",
    speaker: Annotated[str, Query(max_length=200, description="Id of a speaker (s-...).")] = "",
    stance: Stance | None = None,
    topic: Topic | None = None,
    certainty: Annotated[float, Query(ge=0, le=1, description="At least so certain.")] = 0.0,
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Response:
    """Claims, each with its report and the incidents it is about."""
    reports, ids = _where(seen, incident, report, speaker)

    def fits(claim: Claim) -> bool:
        return (
            (ids is None or claim.id in ids)
            and (stance is None or claim.stance == stance)
            and (topic is None or claim.topic == topic)
            and claim.certainty >= certainty
        )

    found, more = _page(seen, reports, fits, limit, cursor)
    holders = seen.derived.incident_of_mention
    items = [
        {
            "report": claim.report_id,
            "incidents": sorted({holders[m] for m in claim.about if m in holders}),
            **claim_shape(claim),
        }
        for claim in found
    ]
    return answer.data({"items": items, "next": more})


def _where(seen: Seen, incident: str, report: str, speaker: str) -> tuple[Sequence[str], frozenset[str] | None]:
    """The reports to look at, in the order they were entered, and the ids of the claims wanted, None for any."""
    every, ids = seen.derived.claims_of, None
    among: set[str] | None = None
    if incident:
        claims = seen.incident(incident).claims
        ids = frozenset(claim.id for claim in claims)
        among = {claim.report_id for claim in claims}
    if speaker:
        actor = find_speaker(seen.derived.actors.values(), speaker)
        said = frozenset(claim.id for claim in actor.claims)
        ids = said if ids is None else ids & said
        among = set(actor.reports) if among is None else among & set(actor.reports)
    if report:
        own = {seen.view.report(report).id}
        among = own if among is None else among & own
    return list(every) if among is None else [id for id in every if id in among], ids


def _page(
    seen: Seen, reports: Sequence[str], fits: Callable[[Claim], bool], limit: int, cursor: str
) -> tuple[list[Claim], str | None]:
    """The claims after the cursor, and the cursor of what follows. A cursor names the last report and claim told."""
    start, skip = 0, 0
    if cursor:
        last, skip = key_of(cursor, str, int)
        start = reports.index(last) if last in reports else len(reports)
    found: list[Claim] = []
    told = ("", 0)
    end = min(len(reports), start + _MOST_LOOKED_AT)
    for id in reports[start:end]:
        for number, claim in enumerate(seen.derived.claims_of[id], 1):
            if (id == reports[start] and number <= skip) or not fits(claim):
                continue
            if len(found) == limit:
                return found, cursor_of(*told)
            found.append(claim)
            told = (id, number)
    return found, cursor_of(reports[end], 0) if end < len(reports) else None
