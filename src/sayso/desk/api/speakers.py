"""Speakers, across reports and spellings."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, Cursor, Limit, described, page_of
from sayso.desk.api.lists import Speakers
from sayso.desk.api.moving import MOVED, moved
from sayso.desk.api.shapes import WholeSpeakerShape
from sayso.desk.asking import TheLedger
from sayso.errors import UnknownEntry
from sayso.export.standings import actor_shape, changes_shape, statement_shape
from sayso.link import statement_of
from sayso.link.naming import called, find_speaker
from sayso.link.standing import changes_of

router = APIRouter(tags=["speakers"])


@router.get("/speakers", responses=described(Speakers))
def list_speakers(
    answer: AnAnswer,
    seen: TheLedger,
    name: Annotated[str, Query(max_length=200, description="A name, part of one, another spelling of it.")] = "",
    country: Annotated[str, Query(pattern="^([A-Za-z]{2})?$", description="ISO 3166-1 alpha-2.")] = "",
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Response:
    """Speakers, those with the most claims first."""
    actors = [a for a in seen.derived.actors.values() if country.upper() in ("", a.country)]
    if name.strip():
        try:
            actors = called(actors, name.strip())
        except UnknownEntry:
            actors = []
    found = {actor.id: actor for actor in actors}
    shown, more = page_of(list(found), limit, cursor)
    return answer.data({"items": [actor_shape(found[id], seen.derived.groups) for id in shown], "next": more})


@router.get("/speakers/{actor_id}", responses=described(WholeSpeakerShape) | MOVED)
def one_speaker(actor_id: str, request: Request, answer: AnAnswer, seen: TheLedger) -> Response:
    """One speaker with all that it said, by time; an id of before it was tied to another leads on."""
    actors = seen.derived.actors
    actor = actors.get(actor_id) or find_speaker(actors.values(), actor_id)
    if actor.id != actor_id:
        return moved(request, f"speakers/{actor.id}")
    reports = {reading.report.id: reading.report for reading in seen.view.readings(actor.reports)}
    said = sorted(
        (statement_of(claim, reports[claim.report_id]) for claim in actor.claims),
        key=lambda s: (s.day or date.max, s.claim.id),
    )
    shape = actor_shape(actor, seen.derived.groups)
    changes = changes_shape(changes_of(actor, seen.derived.incidents_spoken_of(actor), reports))
    return answer.data(shape | {"statements": [statement_shape(s) for s in said], "changes": changes})
