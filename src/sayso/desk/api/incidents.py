"""Incidents: lists by the filters of the first page, and one with all that is said of it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, Cursor, Limit, described, page_of
from sayso.desk.api.lists import Incidents
from sayso.desk.api.moving import MOVED, moved
from sayso.desk.api.shapes import WholeIncidentShape
from sayso.desk.asking import TheLedger
from sayso.desk.choosing import TheChoice, chosen
from sayso.export.shapes import incident_shape
from sayso.export.standings import standing_shape

router = APIRouter(tags=["incidents"])


@router.get("/incidents", responses=described(Incidents))
def list_incidents(
    answer: AnAnswer, seen: TheLedger, choice: TheChoice, limit: Limit = 100, cursor: Cursor = ""
) -> Response:
    """Incidents, the latest day first."""
    shown, more = page_of(chosen(choice, seen.derived), limit, cursor)
    return answer.data({"items": [seen.derived.shape(id) for id in shown], "next": more})


@router.get("/incidents/{incident_id}", responses=described(WholeIncidentShape) | MOVED)
def one_incident(incident_id: str, request: Request, answer: AnAnswer, seen: TheLedger) -> Response:
    """One incident. The start of an id, or one that was merged into another, leads on to the incident's own."""
    incident = seen.incident(incident_id)
    if incident.id != incident_id:
        return moved(request, f"incidents/{incident.id}")
    standing = seen.derived.standing(incident)
    shape = incident_shape(incident, seen.derived.accounts(incident), standing.disputed)
    return answer.data(shape | standing_shape(standing))
