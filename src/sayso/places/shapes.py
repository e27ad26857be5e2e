"""Build time: outlines of states and provinces from a GeoPackage, and which of them holds a point."""

import sqlite3
import struct
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from math import cos, radians
from pathlib import Path

Ring = list[tuple[float, float]]
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # GeoPackage 1.3, table 8: size by envelope code


@dataclass(slots=True)
class Outline:
    """One state or province: its country (ISO alpha-2 as the file has it), name, outer rings as (lon, lat)."""

    country: str
    name: str
    rings: list[Ring]
    box: tuple[float, float, float, float] = field(init=False)

    def __post_init__(self) -> None:
        lons = [lon for ring in self.rings for lon, _ in ring]
        lats = [lat for ring in self.rings for _, lat in ring]
        self.box = (min(lons), min(lats), max(lons), max(lats))

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies inside one of the outer rings (even-odd rule in degrees; holes are ignored)."""
        west, south, east, north = self.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
        return any(_ring_holds(ring, lat, lon) for ring in self.rings)

    def pieces(self) -> list[tuple[float, float, float]]:
        """Centre (lat, lon) and weight (square degrees shrunk by latitude) of every ring."""
        return [_ring_centre(ring) for ring in self.rings]


def read_outlines(package: Path, layer: str = "states_provinces") -> list[Outline]:
    """The outlines of a GeoPackage layer with columns geom, iso_a2 and name (Natural Earth as QGIS ships it)."""
    uri = f"file:{package}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as base:
        name = "NAME" if layer == "countries" else "name"
        rows = base.execute(f'SELECT iso_a2, "{name}", geom FROM "{layer}" WHERE geom IS NOT NULL')
        return [Outline(country or "", title or "", rings) for country, title, blob in rows if (rings := _rings(blob))]


class OutlineGrid:
    """Outlines by one-degree cell, to find the one that holds a point without trying them all."""

    def __init__(self, outlines: list[Outline]) -> None:
        self._cells: dict[tuple[int, int], list[Outline]] = defaultdict(list)
        for outline in outlines:
            west, south, east, north = (int(side // 1) for side in outline.box)
            for column in range(west, east + 1):
                for row in range(south, north + 1):
                    self._cells[column, row].append(outline)

    def at(self, lat: float, lon: float) -> Outline | None:
        """The first outline that holds the point, None at sea or outside all."""
        for outline in self._cells.get((int(lon // 1), int(lat // 1)), ()):
            if outline.holds(lat, lon):
                return outline
        return None


def _ring_holds(ring: Ring, lat: float, lon: float) -> bool:
    inside = False
    before_lon, before_lat = ring[-1]
    for here_lon, here_lat in ring:
        if (here_lat > lat) != (before_lat > lat):
            cross = before_lon + (lat - before_lat) / (here_lat - before_lat) * (here_lon - before_lon)
            inside ^= lon < cross
        before_lon, before_lat = here_lon, here_lat
    return inside


def _ring_centre(ring: Ring) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (lon, lat), (next_lon, next_lat) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = lon * next_lat - next_lon * lat
        area += cross
        x += (lon + next_lon) * cross
        y += (lat + next_lat) * cross
    if abs(area) < 1e-9:
        return ring[0][1], ring[0][0], 1e-9
    lat, lon = y / (3 * area), x / (3 * area)
    return lat, lon, abs(area) / 2 * max(cos(radians(lat)), 0.01)


def well_known_binary(blob: bytes) -> bytes:
    """A GeoPackage blob less its header: the geometry in well-known binary."""
    return blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]


def _rings(blob: bytes) -> list[Ring]:
    """Outer rings of a GeoPackage blob that holds a (multi)polygon in well-known binary."""
    known = well_known_binary(blob)
    rings, end = _polygons(known, 0)
    assert end == len(known), "bytes left over in a GeoPackage geometry"
    return rings


def _polygons(blob: bytes, at: int) -> tuple[list[Ring], int]:
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    at += 9
    rings: list[Ring] = []
    if kind % 1000 in (6, 7):
        for _ in range(count):
            inner, at = _polygons(blob, at)
            rings += inner
        return rings, at
    assert kind == 3, f"geometry type {kind} is no polygon"
    for index in range(count):
        (size,) = struct.unpack_from(order + "I", blob, at)
        numbers = struct.unpack_from(f"{order}{2 * size}d", blob, at + 4)
        at += 4 + 16 * size
        if index == 0:
            rings.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
    return rings, at
