"""Maps drawn on the server, as SVG: they need no script, print, and go into a dossier.

A map never lies: a place is a dot only where it is known to a kilometre; a region with an outline is its outline; all
else is a circle as wide as the place is uncertain. What is not on the map is not drawn, and is listed beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
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
_COARSE = 0.5  # degrees
_GRID = 4  # pixels; corners of lines lie on a grid this fine, of those that fall together one is kept


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn for an incident: `path` for a region, else an ellipse; a dot has no radius.

    `x` and `y` are where its label stands. Of spots with one outline the first has it; for the others `like` names it.
    """

    id: str
    label: str
    place: str
    x: float
    y: float
    rx: float
    ry: float
    path: str
    like: str = ""


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
        self._regions: dict[str, str] = {}
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
        rings = [ring for outline in outlines for ring, box in outline.rings if self._shows(box)]
        return self._path(rings) if rings else ""

    def region(self, outline: Outline) -> str:
        """The path of a region, made once however often it is asked for."""
        if outline.id not in self._regions:
            self._regions[outline.id] = self.path([outline])
        return self._regions[outline.id]

    def _shows(self, box: Box) -> bool:
        """Whether what fills a box is on the map and more than a speck."""
        wide, high = (box.east - box.west) * self.shrink, box.north - box.south
        return box.meets(self.box) and max(wide, high) * self.scale >= _GRID

    def _path(self, rings: "Sequence[Ring]") -> str:
        """All rings at once, as there are hundreds: what is done to each alone takes ten times as long."""
        import numpy as np

        every = np.concatenate(rings)
        # What is far outside is drawn at the edge of a frame half as large again: same picture, fewer corners.
        x = ((every[:, 0] - self.box.west) * self.shrink * self.scale).clip(-_WIDTH / 4, 1.25 * _WIDTH)
        y = ((self.box.north - every[:, 1]) * self.scale).clip(-_HEIGHT / 4, 1.25 * _HEIGHT)
        corners = (np.column_stack((x, y)) / _GRID).round().astype(int) * _GRID
        starts = np.cumsum([0, *(len(ring) for ring in rings[:-1])])
        moved = np.append(True, (np.diff(corners, axis=0) != 0).any(axis=1))
        moved[starts] = True
        kept = corners[moved]
        steps = [f"{right} {down}" for right, down in np.diff(kept, axis=0).tolist()]  # half the bytes of corners
        begins = np.append(np.cumsum(moved)[starts] - 1, len(kept)).tolist()
        return "".join(
            f"M{kept[first, 0]} {kept[first, 1]}l{' '.join(steps[first : end - 1])}Z"
            for first, end in pairwise(begins)
            if end - first > 2
        )


def map_of(shapes: Iterable[Shape]) -> Map | None:
    """A map of incidents, given as `incident_shape` gives them; None where none of them has a place on the map."""
    shapes = list(shapes)
    placed = [s for s in shapes if s["place"] and s["place"]["lat"] is not None and s["place"]["radius_km"] is not None]
    if not placed:
        return None
    view = _View(_around([_reach(shape["place"]) for shape in placed]))
    spots = _drawn_once(_spot(shape, view) for shape in placed)
    here = {shape["id"] for shape in placed}
    unplaced = tuple((shape["id"], label_of(shape)) for shape in shapes if shape["id"] not in here)
    return Map(_WIDTH, _HEIGHT, _land(view.box), spots, unplaced)


def _drawn_once(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The spots, outlines that were drawn before left out: a hundred incidents may lie somewhere in one country."""
    first: dict[str, str] = {}
    found = []
    for spot in spots:
        like = first.setdefault(spot.path, spot.id) if spot.path else spot.id
        found.append(spot if like == spot.id else replace(spot, path="", like=like))
    return tuple(found)


@lru_cache(maxsize=64)
def _land(box: Box) -> str:
    """The countries of a box as one path."""
    view = _View(box, fitted=True)
    is_coarse = view.scale * _COARSE <= _GRID
    return view.path(_coarse_countries() if is_coarse else countries_within(view.box))


@cache
def _coarse_countries() -> tuple[Outline, ...]:
    """The countries of the world with a tenth of their corners, for maps on which these cannot be told apart."""
    import numpy as np

    def thinned(ring: "Ring") -> "Ring":
        corners = (ring / _COARSE).round() * _COARSE
        kept: Ring = corners[np.append(True, (np.diff(corners, axis=0) != 0).any(axis=1))]
        return kept

    world = countries_within(Box(-180, -90, 180, 90))
    return tuple(Outline(o.id, tuple((thinned(ring), box) for ring, box in o.rings)) for o in world)


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
    return Spot(shape["id"], label_of(shape), place["name"], x, y, rx, ry, view.region(region) if region else "")


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
