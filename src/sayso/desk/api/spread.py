"""All incidents at once, for maps and timelines: as GeoJSON for other programs, by column for the desk's own script."""

from collections.abc import Hashable, Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, described, dumps, packed
from sayso.desk.api.lists import FeatureCollection, IncidentColumns
from sayso.desk.asking import TheLedger
from sayso.desk.choosing import TheChoice, fit
from sayso.desk.derived import Derived
from sayso.desk.listed import Row
from sayso.model import Place
from sayso.places.outlines import outline_id

router = APIRouter(tags=["incidents"])


@router.get("/incidents.geojson", responses=described(FeatureCollection))
def map_incidents(answer: AnAnswer, seen: TheLedger, choice: TheChoice) -> Response:
    """All that fit at once, with what a map and a timeline draw: circle, first and last day, counts."""
    derived = seen.derived

    def collection(rows: Sequence[Row]) -> dict[str, Any]:
        return {"type": "FeatureCollection", "features": [feature(row) for row in rows]}

    if choice.given():
        return answer.data(collection(rows_of(choice, derived)))
    return answer.packed(derived.once("geojson", lambda: packed(dumps(collection(derived.listed.rows)))))


@router.get("/incidents.columns", responses=described(IncidentColumns))
def incident_columns(answer: AnAnswer, seen: TheLedger, choice: TheChoice) -> Response:
    """The same by column, in a tenth of the bytes: what the first page's script draws them from."""
    derived = seen.derived
    if choice.given():
        return answer.data(columns(rows_of(choice, derived)))
    return answer.packed(derived.once("columns", lambda: packed(dumps(columns(derived.listed.rows)))))


def rows_of(choice: TheChoice, derived: Derived) -> Sequence[Row]:
    """The incidents that fit, the latest first."""
    fitting = fit(choice, derived)
    return derived.listed.rows if fitting is None else [derived.listed.rows[at] for at in fitting.nonzero()[0]]


def feature(row: Row) -> dict[str, Any]:
    """An incident as a GeoJSON feature; without a geometry where its place is not on the map."""
    place = row.place
    is_on_map = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and is_on_map else None,
        "properties": {
            "date": row.edtf,
            "first": row.first.isoformat() if row.first else None,
            "last": row.last.isoformat() if row.last else None,
            "place": place.name if place else "",
            "country": place.country if place else "",
            "radius_km": place.radius_km if place else None,
            "outline": _outline(place) if place else "",
            "object": row.object,
            "reports": row.reports,
            "independent_reports": row.independent,
            "disputed": row.disputed,
        },
    }


def columns(rows: Sequence[Row]) -> dict[str, Any]:
    """One list for each fact, in the order of lists. What many share is told once, and meant by its number."""
    dates, places, objects, disputes = _Numbers(), _Numbers(), _Numbers(), _Numbers()
    told: dict[str, Any] = {
        "id": [row.id for row in rows],
        "date": [dates.of(row.edtf, row) for row in rows],
        "place": [places.of(_key(row.place), row) for row in rows],
        "object": [objects.of(row.object, row) for row in rows],
        "disputed": [disputes.of(row.disputed, row) for row in rows],
        "reports": [row.reports for row in rows],
        "independent_reports": [row.independent for row in rows],
    }
    told["dates"] = [_day_shape(row) for row in dates.first]
    told["places"] = [_place_shape(row.place) for row in places.first]
    told["objects"] = [row.object for row in objects.first]
    told["disputes"] = [row.disputed for row in disputes.first]
    return told


class _Numbers:
    """Numbers what is met, from 0 on; `first` is where each was met first."""

    def __init__(self) -> None:
        self._number: dict[Hashable, int] = {}
        self.first: list[Row] = []

    def of(self, key: Hashable, row: Row) -> int:
        """The number of this."""
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self.first)
            self.first.append(row)
        return number


def _key(place: Place | None) -> Hashable:
    return (place.name, place.lat, place.lon, place.radius_km, place.gazetteer_id) if place else None


def _day_shape(row: Row) -> dict[str, Any]:
    first, last = row.first, row.last
    return {
        "date": row.edtf,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def _place_shape(place: Place | None) -> dict[str, Any]:
    return {
        "name": place.name if place else "",
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "outline": _outline(place) if place else "",
    }


def _outline(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return ""
    return outline_id(place.gazetteer_id, place.radius_km or 0.0)
