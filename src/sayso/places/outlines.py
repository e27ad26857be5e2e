"""Outlines for drawing: of one region, or of the countries within a box."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.places.gazetteer import default_gazetteer
from sayso.places.geography import default_geography

if TYPE_CHECKING:
    import numpy as np

    Ring = np.ndarray[tuple[int, int], np.dtype[np.float64]]  # corners as rows of (lon, lat) in degrees


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map between two meridians and two parallels, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share a spot."""
        apart = self.east < other.west or other.east < self.west or self.north < other.south or other.north < self.south
        return not apart


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The rings of a region, each with its box."""

    id: str
    rings: "tuple[tuple[Ring, Box], ...]"

    @property
    def box(self) -> Box:
        """The box that holds all rings."""
        west, south, east, north = zip(*((b.west, b.south, b.east, b.north) for _, b in self.rings), strict=True)
        return Box(min(west), min(south), max(east), max(north))


@cache
def outline_id(gazetteer_id: str, radius_km: float) -> str:
    """The id of the outline that says where a place is, "" where its circle says it.

    A place told as "south of" a region has the region's id, and another radius.
    """
    entry = default_gazetteer().entry(gazetteer_id)
    if entry is None or entry.radius_km != radius_km:
        return ""
    id = f"iso:{entry.country}" if entry.kind == "country" else gazetteer_id
    return id if default_geography().has_shape(id) else ""


@cache
def outline_of(id: str) -> Outline | None:
    """The outline of a country ("iso:KZ"), a first-level region or a sea; None where there is none of this id."""
    rings = default_geography().rings(id)
    return Outline(id, tuple((ring, _box_of(ring)) for ring in rings)) if rings else None


def countries_within(box: Box) -> Iterator[Outline]:
    """The outlines of countries, each only with those rings that meet the box."""
    for country in _countries():
        rings = tuple((ring, own) for ring, own in country.rings if own.meets(box))
        if rings:
            yield Outline(country.id, rings)


@cache
def _countries() -> tuple[Outline, ...]:
    found = (outline_of(id) for id in default_geography().ids("iso:"))
    return tuple(outline for outline in found if outline)


def _box_of(ring: "Ring") -> Box:
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    return Box(float(west), float(south), float(east), float(north))
