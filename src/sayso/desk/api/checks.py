"""What the checks notice."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.check import check_entry, most_urgent
from sayso.desk.api.answering import AnAnswer, described
from sayso.desk.api.lists import Checks
from sayso.desk.asking import TheLedger
from sayso.export.decisions import finding_shape
from sayso.model import CheckName

router = APIRouter(tags=["checks"])


@router.get("/checks", responses=described(Checks))
def list_findings(
    answer: AnAnswer,
    seen: TheLedger,
    about: Annotated[str, Query(min_length=1, max_length=1000, description="Id of an entry, or the start of it.")],
    only: CheckName | None = None,
) -> Response:
    """What is noticed about one entry; overruled findings last."""
    overruled = {made.finding: made for made in seen.view.overrules()}
    found = [f for f in most_urgent(check_entry(seen.view.find(about), seen.view)) if only is None or f.check == only]
    found.sort(key=lambda finding: finding.id in overruled)
    return answer.data({"items": [finding_shape(finding, overruled.get(finding.id)) for finding in found]})
