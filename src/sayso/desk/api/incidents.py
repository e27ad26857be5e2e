"""Incidents: lists by the filters of the first page, one with all that is said of it, and all for a map."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, Cursor, Limit, described, page_of
from sayso.desk.api.lists import FeatureCollection, Incidents
from sayso.desk.api.moving import MOVED, moved
from sayso.desk.api.shapes import WholeIncidentShape
from sayso.desk.asking import TheLedger
from sayso.desk.choosing import TheChoice, chosen
from sayso.export.shapes import Shape, incident_accounts, incident_shape
from sayso.export.standings import standing_shape
from sayso.places.outlines import outline_id
from sayso.times.edtf import bounds

router = APIRouter(tags=["incidents"])


@router.get("/incidents", responses=described(Incidents))
def list_incidents(
    answer: AnAnswer, seen: TheLedger, choice: TheChoice, limit: Limit = 100, cursor: Cursor = ""
) -> Response:
    """Incidents, the latest day first."""
    found = {shape["id"]: shape for shape in chosen(choice, seen.derived)}
    shown, more = page_of(list(found), limit, cursor)
    return answer.data({"items": [found[id] for id in shown], "next": more})


@router.get("/incidents.geojson", responses=described(FeatureCollection))
def map_incidents(answer: AnAnswer, seen: TheLedger, choice: TheChoice) -> Response:
    """All that fit at once, with what a map and a timeline draw: circle, first and last day, counts."""
    features = [feature(shape) for shape in chosen(choice, seen.derived)]
    return answer.data({"type": "FeatureCollection", "features": features})


@router.get("/incidents/{incident_id}", responses=described(WholeIncidentShape) | MOVED)
def one_incident(incident_id: str, request: Request, answer: AnAnswer, seen: TheLedger) -> Response:
    """One incident. The start of an id, or one that was merged into another, leads on to the incident's own."""
    view = seen.view
    incident = view.incident(view.find(incident_id))
    if incident.id != incident_id:
        return moved(request, f"incidents/{incident.id}")
    standing = seen.derived.standing(incident)
    accounts, _ = incident_accounts(view, incident)
    return answer.data(incident_shape(incident, accounts, standing.disputed) | standing_shape(standing))


def feature(shape: Shape) -> dict[str, Any]:
    """An incident as a GeoJSON feature; without a geometry where its place is not on the map."""
    place = shape["place"] or {}
    is_on_map = place.get("lat") is not None and place.get("lon") is not None
    first, last = bounds(shape["date"]) if shape["date"] else (None, None)
    return {
        "type": "Feature",
        "id": shape["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if is_on_map else None,
        "properties": {
            "date": shape["date"],
            "first": first.isoformat() if first else None,
            "last": last.isoformat() if last else None,
            "place": place.get("name", ""),
            "country": shape["country"],
            "radius_km": place.get("radius_km"),
            "outline": outline_id(place["gazetteer_id"], place["radius_km"] or 0.0) if is_on_map else "",
            "object": shape["object"],
            "reports": len(shape["reports"]),
            "independent_reports": shape["independent_reports"],
            "disputed": shape["disputed"],
        },
    }
