"""Build time: the outlines of seas, as the gap that coasts leave, closed by the lines of tables/seas.csv."""

import logging
from typing import Any

import shapely

from sayso.places.packing import UNIT
from sayso.places.sources import read_own_places, read_table

log = logging.getLogger(__name__)
_WIDTH = 1  # unit; half the width of a closing line: water on its two sides must not touch
Geometry = Any  # a shapely geometry: shapely brings no types


def seas_of(outlines: list[Geometry]) -> dict[str, Geometry]:
    """The seas of tables/seas.csv by gazetteer id, cut out of what the outlines of land leave.

    A sea that runs out of its window is not closed by these coasts: it is left out and logged.
    """
    spots = {row.id: (row.lon, row.lat) for row in read_own_places()}
    tree = shapely.STRtree(outlines)
    seas = {}
    for row in read_table("seas.csv"):
        window = shapely.box(*(_units(row[side]) for side in ("west", "south", "east", "north")))
        land = shapely.union_all([outlines[number] for number in tree.query(window, predicate="intersects")])
        lon, lat = spots[row["id"]]
        sea = sea_around(shapely.points(_units(lon), _units(lat)), window, land, closing_lines(row["closed_by"]))
        if sea is None:
            log.warning("%s is not closed by these coasts: left out", row["id"])
        else:
            seas[row["id"]] = sea
    return seas


def closing_lines(told: str) -> list[Geometry]:
    """The lines told as "lon lat lon lat", several apart by "|", in units of the map."""
    ends = [[_units(number) for number in line.split()] for line in told.split("|") if line]
    return [shapely.linestrings([end[:2], end[2:]]) for end in ends]


def sea_around(spot: Geometry, window: Geometry, land: Geometry, lines: list[Geometry]) -> Geometry | None:
    """The piece of the window's water that holds the spot; None where there is none, or it reaches the edge."""
    water = shapely.difference(window, land)
    for line in lines:
        water = shapely.difference(water, shapely.buffer(line, _WIDTH, cap_style="flat"))
    edge = shapely.boundary(window)
    for piece in shapely.get_parts(water):
        if shapely.contains(piece, spot):
            return None if shapely.intersects(piece, edge) else piece
    return None


def _units(degrees: str | float) -> int:
    return round(float(degrees) / UNIT)
