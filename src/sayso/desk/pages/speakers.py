"""Who speaks, across reports and spellings; and one speaker with all that was said, by time."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from sayso.desk.asking import ThePage
from sayso.desk.pages.parts import Part, part_of
from sayso.desk.rendering import speaker_path
from sayso.errors import UnknownEntry
from sayso.export.standings import actor_shape
from sayso.link import statement_of
from sayso.link.naming import called, find_speaker
from sayso.link.standing import changes_of

router = APIRouter()


@router.get("/speakers")
def speakers(
    page: ThePage,
    name: Annotated[str, Query(max_length=200)] = "",
    country: Annotated[str, Query(max_length=2)] = "",
    unnamed: bool = False,
    part: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Speakers, those with the most claims first; by any spelling of a name."""
    derived = page.seen.derived
    found = list(derived.actors.values())
    countries = sorted({actor.country for actor in found} - {""})
    found = [a for a in found if (unnamed or name or a.kind != "unnamed") and country.upper() in ("", a.country)]
    if name.strip():
        try:
            found = called(found, name.strip())
        except UnknownEntry:
            found = []
    shown = part_of(found, part)
    shapes = Part([actor_shape(a, derived.groups) for a in shown.items], shown.number, shown.parts, shown.total)
    return page.show(
        "speakers.html", part=shapes, name=name, country=country.upper(), unnamed=unnamed, countries=countries
    )


@router.get("/speakers/{actor_id}")
def speaker(actor_id: str, page: ThePage) -> Response:
    """One speaker; an id given before speakers were tied or parted leads on to the speaker it is now."""
    derived, view = page.seen.derived, page.seen.view
    actor = derived.actors.get(actor_id) or find_speaker(derived.actors.values(), actor_id)
    if actor.id != actor_id:
        query = f"?{page.request.url.query}" if page.request.url.query else ""
        return RedirectResponse(speaker_path(actor.id) + query, 307)
    reports = {reading.report.id: reading.report for reading in view.readings(actor.reports)}
    statements = [statement_of(claim, reports[claim.report_id]) for claim in actor.claims]
    statements.sort(key=lambda s: (s.day or date.max, s.claim.id))
    return page.show(
        "speaker.html",
        actor=actor,
        shape=actor_shape(actor, derived.groups),
        statements=statements,
        names={claim.id: reports[claim.report_id].outlet for claim in actor.claims},
        reports=reports,
        changes=changes_of(actor, derived.incidents_spoken_of(actor), reports),
        body=derived.actors.get(actor.speaks_for) if actor.speaks_for else None,
        judgements=[
            j
            for j in view.judgements(withdrawn=True, about=[c.id for c in actor.claims])
            if j.relation == "same_speaker"
        ],
    )
