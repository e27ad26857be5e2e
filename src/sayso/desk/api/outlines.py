"""Outlines of regions, for maps: an incident known only to lie in a region is drawn as that region."""

from typing import TYPE_CHECKING, Any, Literal

from fastapi import APIRouter
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, described
from sayso.desk.api.shapes import Exact
from sayso.errors import UnknownEntry
from sayso.places.outlines import Outline, outline_of

if TYPE_CHECKING:
    from sayso.places.outlines import Ring

router = APIRouter(tags=["incidents"])
_DECIMALS = 3  # of a degree: 110 m, where the outlines themselves are good to kilometres


class OutlineShape(Exact):
    """The outline of a region (RFC 7946)."""

    type: Literal["Feature"]
    id: str
    geometry: dict[str, Any]
    properties: dict[str, Any]


@router.get("/outlines/{outline_id}", responses=described(OutlineShape))
def one_outline(outline_id: str, answer: AnAnswer) -> Response:
    """The outline with the id that a feature of incidents.geojson names."""
    outline = outline_of(outline_id)
    if outline is None:
        raise UnknownEntry(outline_id, "there is no outline with this id")
    geometry = {"type": "MultiPolygon", "coordinates": polygons(outline)}
    return answer.data({"type": "Feature", "id": outline_id, "geometry": geometry, "properties": {}})


def polygons(outline: Outline) -> list[list[list[list[float]]]]:
    """The outline's polygons: outer rings, each with the holes that follow it and turn the other way."""
    found: list[list[list[list[float]]]] = []
    for ring, _ in outline.rings:
        if found and _turn(ring) != _turn(outline.rings[0][0]):
            found[-1].append(_rounded(ring))
        else:
            found.append([_rounded(ring)])
    return found


def _turn(ring: "Ring") -> bool:
    lon, lat = ring.T
    return bool((lon[:-1] * lat[1:] - lon[1:] * lat[:-1]).sum() > 0)


def _rounded(ring: "Ring") -> list[list[float]]:
    corners: list[list[float]] = ring.round(_DECIMALS).tolist()
    return corners
