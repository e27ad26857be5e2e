"""Maps drawn on the server, as SVG: they need no script, print, and go into a dossier.

A map never lies: a place is a dot only where it is known to a kilometre; a region with an outline is its outline; all
else is a circle as wide as the place is uncertain. What is not on the map is not drawn, and is listed beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import TYPE_CHECKING

from sayso.export.shapes import Shape
from sayso.places import default_gazetteer
from sayso.places.outlines import Box, Outline, countries_within, outline_of

if TYPE_CHECKING:
    from sayso.places.outlines import Ring

_KM = 111.2  # in a degree of latitude
_POINT_KM = 1.0  # a place known this well is a dot
_WIDTH, _HEIGHT = 960.0, 520.0
_LEAST_DEGREES = 4.0  # of latitude: nobody knows where a map of one village is
_MARGIN = 0.12  # of the map's height and width round what is shown
_GRID = 4  # pixels; corners of lines lie on a grid this fine, of those that fall together one is kept


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn for an incident: `path` for a region, else an ellipse; a dot has no radius.

    `x` and `y` are where its label stands.
    """

    id: str
    label: str
    place: str
    x: float
    y: float
    rx: float
    ry: float
    path: str


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing: outlines of countries as one path, spots, and labels of those that are not on it."""

    width: float
    height: float
    land: str
    spots: tuple[Spot, ...]
    unplaced: tuple[tuple[str, str], ...]


class _View:
    """From degrees to pixels: a plate carrée true to scale at the middle parallel."""

    def __init__(self, box: Box, *, fitted: bool = False) -> None:
        middle = (box.south + box.north) / 2
        self.shrink = max(cos(radians(middle)), 0.15)
        wide, high = (box.east - box.west) * self.shrink, box.north - box.south
        if not fitted:
            high = max(high, _LEAST_DEGREES, wide * _HEIGHT / _WIDTH) * (1 + 2 * _MARGIN)
        self.scale = _HEIGHT / high
        wide = _WIDTH / self.scale / self.shrink
        centre = (box.west + box.east) / 2
        self.box = Box(centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2)

    def x(self, lon: float) -> float:
        """Pixels from the left."""
        return round((lon - self.box.west) * self.shrink * self.scale, 1)

    def y(self, lat: float) -> float:
        """Pixels from the top."""
        return round((self.box.north - lat) * self.scale, 1)

    def path(self, outlines: Iterable[Outline]) -> str:
        """The rings as an SVG path, corners left out that lie too close to tell."""
        return "".join(self._ring(ring) for o in outlines for ring, box in o.rings if self._shows(box))

    def _shows(self, box: Box) -> bool:
        """Whether what fills a box is on the map and more than a speck."""
        wide, high = (box.east - box.west) * self.shrink, box.north - box.south
        return box.meets(self.box) and max(wide, high) * self.scale >= _GRID

    def _ring(self, ring: "Ring") -> str:
        import numpy as np

        # What is far outside is drawn at the edge of a frame half as large again: same picture, fewer corners.
        x = ((ring[:, 0] - self.box.west) * self.shrink * self.scale).clip(-_WIDTH / 4, 1.25 * _WIDTH)
        y = ((self.box.north - ring[:, 1]) * self.scale).clip(-_HEIGHT / 4, 1.25 * _HEIGHT)
        corners = (np.column_stack((x, y)) / _GRID).round().astype(int) * _GRID
        moved = np.append(True, (np.diff(corners, axis=0) != 0).any(axis=1))
        kept = corners[moved]
        if len(kept) < 3:
            return ""
        (x, y), steps = kept[0].tolist(), np.diff(kept, axis=0).tolist()  # steps are short: half the bytes of corners
        return f"M{x} {y}l{' '.join(f'{right} {down}' for right, down in steps)}z"


def map_of(shapes: Iterable[Shape]) -> Map | None:
    """A map of incidents, given as `incident_shape` gives them; None where none of them has a place on the map."""
    shapes = list(shapes)
    placed = [s for s in shapes if s["place"] and s["place"]["lat"] is not None and s["place"]["radius_km"] is not None]
    if not placed:
        return None
    view = _View(_around([_reach(shape["place"]) for shape in placed]))
    spots = tuple(_spot(shape, view) for shape in placed)
    here = {shape["id"] for shape in placed}
    unplaced = tuple((shape["id"], label_of(shape)) for shape in shapes if shape["id"] not in here)
    return Map(_WIDTH, _HEIGHT, _land(view.box), spots, unplaced)


@lru_cache(maxsize=64)
def _land(box: Box) -> str:
    """The countries of a box as one path."""
    view = _View(box, fitted=True)
    return view.path(countries_within(view.box))


def label_of(shape: Shape) -> str:
    """An incident in a few words."""
    place = shape["place"]["name"] if shape["place"] else "place unknown"
    return f"{shape['date'] or 'no date'}, {place}"


def _spot(shape: Shape, view: _View) -> Spot:
    place = shape["place"]
    region = _region_of(place)
    km = place["radius_km"] if place["radius_km"] > _POINT_KM else 0.0
    ry = round(km / _KM * view.scale, 1)
    rx = round(ry * view.shrink / max(cos(radians(place["lat"])), 0.15), 1)
    x, y = view.x(place["lon"]), view.y(place["lat"])
    return Spot(shape["id"], label_of(shape), place["name"], x, y, rx, ry, view.path([region]) if region else "")


def _region_of(place: Shape) -> Outline | None:
    """The outline of the region that a place is; None for what is no region, or has none."""
    entry = default_gazetteer().entry(place["gazetteer_id"])
    if entry and entry.kind == "country":
        return outline_of(f"iso:{entry.country}")
    return outline_of(place["gazetteer_id"])


def _reach(place: Shape) -> Box:
    """The box that an incident's region or circle fills."""
    region = _region_of(place)
    if region:
        return region.box
    high = place["radius_km"] / _KM
    wide = high / max(cos(radians(place["lat"])), 0.15)
    return Box(place["lon"] - wide, place["lat"] - high, place["lon"] + wide, place["lat"] + high)


def _around(boxes: Sequence[Box]) -> Box:
    west, south = max(-180.0, min(b.west for b in boxes)), max(-85.0, min(b.south for b in boxes))
    return Box(west, south, min(180.0, max(b.east for b in boxes)), min(85.0, max(b.north for b in boxes)))
