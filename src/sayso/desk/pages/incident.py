"""The page of an incident: what is said to have happened, by whom, on whose word, and what people decided."""

from collections.abc import Callable, Sequence
from heapq import nsmallest
from typing import Any, TypeVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.desk.asking import ThePage
from sayso.desk.derived import Derived
from sayso.desk.dossier import dossier_of, dossier_pdf
from sayso.desk.listed import NEVER
from sayso.desk.rendering import incident_path
from sayso.desk.stepping import steps_of
from sayso.desk.telling import told_of
from sayso.export.shapes import Shape
from sayso.model import Incident, Outcome
from sayso.places.outlines import outline_id

router = APIRouter()
_NEAR_DAYS = 10  # days between incidents that are offered for merging first
_OFFERED = 40
_SETTLED: frozenset[Outcome] = frozenset({"possible", "consistent"})

Item = TypeVar("Item")


@router.get("/incidents/{incident_id}")
def incident(incident_id: str, page: ThePage) -> Response:
    """One incident. The start of an id, or one that was merged into another, leads on to the incident's own."""
    found = page.seen.incident(incident_id)
    if found.id != incident_id:
        query = f"?{page.request.url.query}" if page.request.url.query else ""
        return RedirectResponse(incident_path(found.id) + query, 307)
    told = told_of(page.seen, found)
    lists = {
        "judgements": _parted(told["judgements"], lambda j: j.maker.kind == "person" or j.withdrawn_at is not None),
        "findings": _parted(told["findings"], lambda alike: alike[0].verdict not in _SETTLED),
    }
    return page.show(
        "incident.html",
        **told | lists,
        places=places_of(found),
        steps=steps_of(page.desk.states.seen() if page.as_of else page.seen, found.id),
        others=[] if page.as_of else offered(found, page.seen.derived),
    )


def _parted(items: Sequence[Item], comes_first: Callable[[Item], bool]) -> tuple[list[Item], list[Item]]:
    """What is shown at once, and what is folded away."""
    return [i for i in items if comes_first(i)], [i for i in items if not comes_first(i)]


@router.get("/dossiers/{incident_id}.pdf")
def dossier_on_paper(incident_id: str, page: ThePage) -> Response:
    """The incident as a PDF to save."""
    found = page.seen.incident(incident_id)
    return Response(
        dossier_pdf(page.seen, found, page.as_of),
        media_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="dossier-{found.id}.pdf"'},
    )


@router.get("/dossiers/{incident_id}")
def dossier(incident_id: str, page: ThePage) -> Response:
    """The incident as one file to save: its styles stand in it, which this desk lets no page of its own do."""
    found = page.seen.incident(incident_id)
    name = f"dossier-{found.id}.html"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HTMLResponse(dossier_of(page.seen, found, page.as_of), headers=headers)


def places_of(incident: Incident) -> list[dict[str, Any]]:
    """Every place on the map that a report tells of, for the map's script; the one it is listed under first."""
    chosen, found = incident.place, dict[tuple[Any, ...], dict[str, Any]]()
    for mention in incident.mentions:
        place = mention.place
        if place is None or place.lat is None or place.lon is None:
            continue
        key = (place.name, place.lat, place.lon, place.radius_km)
        told = found.setdefault(
            key,
            {
                "name": place.name,
                "lat": place.lat,
                "lon": place.lon,
                "km": place.radius_km or 0.0,
                "outline": outline_id(place.gazetteer_id, place.radius_km or 0.0),
                "chosen": chosen is not None and key == (chosen.name, chosen.lat, chosen.lon, chosen.radius_km),
                "by": [],
            },
        )
        told["by"].append(mention.report_id)
    return sorted(found.values(), key=lambda told: (not told["chosen"], -len(told["by"]), told["name"]))


def offered(incident: Incident, derived: Derived) -> list[Shape]:
    """Incidents it may be merged with, those of the same days first."""
    import numpy as np

    listed = derived.listed
    latest = incident.when.latest.toordinal() if incident.when and incident.when.latest else None
    known = (listed.last != NEVER) & (latest is not None)
    apart = np.where(known, abs(listed.last - (latest or 0)), _NEAR_DAYS + 1)
    enough = min(_OFFERED + 1, len(apart))  # with the incident itself
    near = (apart <= np.partition(apart, enough - 1)[enough - 1]).nonzero()[0]
    others = nsmallest(enough, ((apart[at], listed.ids[at]) for at in near))
    return [derived.brief(id) for _, id in others if id != incident.id][:_OFFERED]
