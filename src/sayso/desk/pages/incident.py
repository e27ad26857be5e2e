"""The page of an incident: what is said to have happened, by whom, on whose word, and what people decided."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.desk.asking import ThePage
from sayso.desk.dossier import dossier_of
from sayso.desk.rendering import incident_path
from sayso.desk.stepping import steps_of
from sayso.desk.telling import told_of
from sayso.export.choosing import last_day
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
    view = page.seen.view
    found = view.incident(view.find(incident_id))
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
        steps=steps_of(page.desk.states.seen().view, found.id),
        others=[] if page.as_of else _others(found, page.seen.derived.shapes),
    )


def _parted(items: Sequence[Item], comes_first: Callable[[Item], bool]) -> tuple[list[Item], list[Item]]:
    """What is shown at once, and what is folded away."""
    return [i for i in items if comes_first(i)], [i for i in items if not comes_first(i)]


@router.get("/dossiers/{incident_id}")
def dossier(incident_id: str, page: ThePage) -> Response:
    """The incident as one file to save: its styles stand in it, which this desk lets no page of its own do."""
    found = page.seen.view.incident(page.seen.view.find(incident_id))
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


def _others(incident: Incident, shapes: Mapping[str, Shape]) -> list[Shape]:
    """Incidents it may be merged with, those of the same days first."""

    def apart(shape: Shape) -> int:
        when = incident.when
        if not when or not when.latest or not shape["date"]:
            return _NEAR_DAYS + 1
        try:
            return abs((last_day(shape["date"]) - when.latest).days)
        except ValueError:
            return _NEAR_DAYS + 1

    others = [shape for shape in shapes.values() if shape["id"] != incident.id]
    return sorted(others, key=lambda shape: (apart(shape), shape["id"]))[:_OFFERED]
