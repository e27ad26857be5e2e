"""Where places lie to countries, regions and borders: containment and least distances, with what they may be off by.

A region is named by id ("iso:KZ", "admin1:KZ.07", "sayso:caspian-sea") and known by its outline, or it is a `Circle`:
of a place known only to lie within it, or of a water or landscape whose outline is not shipped.
"""

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

from sayso.places.gazetteer import Entry

if TYPE_CHECKING:
    from sayso.places.ellipsoid import Array, Pieces

SHAPES = Path(__file__).parent / "data" / "shapes.sqlite"
OFF_KM = 3.0  # how far an outline may lie from the line on the ground; measured, see docs/gazetteer.md
_EAST = 180 - 0.00005  # degrees; half a unit of the map short of the date line
Containment = Literal["inside", "outside", "unsure"]


@dataclass(frozen=True, slots=True)
class Circle:
    """All that is known of where something is: within `radius_km` of a point in WGS 84 degrees."""

    lat: float
    lon: float
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance in kilometres and by how much it may be off, either way."""

    km: float
    allowance_km: float

    @property
    def least(self) -> float:
        """The distance is at least so many kilometres."""
        return max(self.km - self.allowance_km, 0.0)

    @property
    def most(self) -> float:
        """The distance is at most so many kilometres."""
        return self.km + self.allowance_km


Region = str | Circle


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    """An outline: its sides as rows of (lon, lat), one corner of each ring, and its pieces to measure to."""

    start: "Array"
    end: "Array"
    corners: "Array"
    pieces: "Pieces"

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies inside: a line from it to the east crosses an odd number of sides."""
        (x, y), (x2, y2) = self.start.T, self.end.T
        lon, lat = max(min(lon, _EAST), -_EAST), max(min(lat, _EAST - 90), 90 - _EAST)  # not on the map's own edge
        spans = (y > lat) != (y2 > lat)
        crossing = x[spans] + (lat - y[spans]) / (y2[spans] - y[spans]) * (x2[spans] - x[spans])
        return bool((lon < crossing).sum() % 2)


class Geography:
    """The shipped outlines, open for reading; a context manager. Safe to share between threads."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._lock = Lock()
        self._shapes: dict[str, _Shape | None] = {}
        self._borders: dict[tuple[str, str], Pieces | None] = {}

    @staticmethod
    def open(path: Path | None = None) -> "Geography":
        """The outlines at `path`, by default the shipped ones. FileNotFoundError where there are none."""
        where = path or SHAPES
        if not where.is_file():
            raise FileNotFoundError(f"no outlines at {where}")
        uri = f"{where.resolve().as_uri()}?mode=ro&immutable=1"
        return Geography(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def close(self) -> None:
        """Closes the file; questions about outlines not yet read fail after that with sqlite3.ProgrammingError."""
        self._base.close()

    def __enter__(self) -> "Geography":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def region_of(self, entry: Entry) -> Region:
        """The region a place of the gazetteer stands for: its outline's id where there is one, else its circle."""
        id = f"iso:{entry.country}" if entry.kind == "country" else entry.id
        return id if self.has_shape(id) else Circle(entry.lat, entry.lon, entry.radius_km)

    def has_shape(self, id: str) -> bool:
        """Whether there is an outline of that id."""
        with self._lock:
            return self._base.execute("SELECT 1 FROM shape WHERE id = ?", (id,)).fetchone() is not None

    def ids(self, beginning: str) -> list[str]:
        """The ids of outlines that begin so, in order."""
        with self._lock:
            found = self._base.execute(
                "SELECT id FROM shape WHERE id >= ? AND id < ? ORDER BY id", (beginning, beginning + "\U0010ffff")
            ).fetchall()
        return [id for (id,) in found]

    def rings(self, id: str) -> "list[Array]":
        """The rings of an outline as rows of (lon, lat) in degrees, the first corner again at the end; [] for none."""
        from sayso.places.packing import UNIT, unpacked

        with self._lock:
            row = self._base.execute("SELECT rings FROM shape WHERE id = ?", (id,)).fetchone()
        return [(ring * UNIT).astype(float) for ring in unpacked(row[0])] if row else []

    def contains(self, region: Region, place: Circle) -> Containment | None:
        """Whether the place lies in the region, as far as its circle and the map's allowance let one say.

        None where the region has no outline. A place known only as a circle is never found inside another's circle
        unless all of it is.
        """
        from sayso.places.ellipsoid import geodesic_km, km_to_pieces

        if isinstance(region, Circle):
            apart = geodesic_km(region.lat, region.lon, place.lat, place.lon)
            if apart + place.radius_km <= region.radius_km:
                return "inside"
            return "outside" if apart > region.radius_km + place.radius_km else "unsure"
        shape = self._shape(region)
        if shape is None:
            return None
        if km_to_pieces(place.lat, place.lon, shape.pieces) <= place.radius_km + OFF_KM:
            return "unsure"
        return "inside" if shape.holds(place.lat, place.lon) else "outside"

    def to_border(self, place: Circle, country: str, neighbour: str = "") -> Distance | None:
        """The distance from a place, on either side, to the country's nearest land border, or that with a neighbour.

        Countries by ISO code. None where the country has no such border; coasts are none.
        """
        from sayso.places.ellipsoid import km_to_pieces

        border = self._border(country, neighbour)
        if border is None:
            return None
        return Distance(km_to_pieces(place.lat, place.lon, border), place.radius_km + OFF_KM)

    def between(self, one: Region, other: Region) -> Distance | None:
        """The least distance between two regions; 0 where one holds, meets or touches the other. None without outline.

        Circles are places that lie somewhere in them: measured from their middle, their radius is allowance.
        """
        from sayso.places.ellipsoid import geodesic_km, km_between_pieces

        if isinstance(one, Circle) and isinstance(other, Circle):
            return Distance(geodesic_km(one.lat, one.lon, other.lat, other.lon), one.radius_km + other.radius_km)
        if isinstance(one, Circle):
            return self._to_shape(one, str(other))
        if isinstance(other, Circle):
            return self._to_shape(other, one)
        shape, other_shape = self._shape(one), self._shape(other)
        if shape is None or other_shape is None:
            return None
        nested = one == other or _holds_corner(shape, other_shape) or _holds_corner(other_shape, shape)
        return Distance(0.0 if nested else km_between_pieces(shape.pieces, other_shape.pieces), 2 * OFF_KM)

    def _to_shape(self, place: Circle, id: str) -> Distance | None:
        from sayso.places.ellipsoid import km_to_pieces

        shape = self._shape(id)
        if shape is None:
            return None
        inside = shape.holds(place.lat, place.lon)
        km = 0.0 if inside else km_to_pieces(place.lat, place.lon, shape.pieces)
        return Distance(km, place.radius_km + OFF_KM)

    def _shape(self, id: str) -> _Shape | None:
        if id not in self._shapes:
            with self._lock:
                row = self._base.execute("SELECT rings FROM shape WHERE id = ?", (id,)).fetchone()
            self._shapes[id] = _read_shape(row[0]) if row else None
        return self._shapes[id]

    def _border(self, country: str, neighbour: str) -> "Pieces | None":
        key = country, neighbour
        if key not in self._borders:
            pairs = "(one = :a AND :b IN ('', other)) OR (other = :a AND :b IN ('', one))"
            with self._lock:
                sql = f"SELECT lines FROM border WHERE {pairs} ORDER BY one, other"
                rows = self._base.execute(sql, {"a": country, "b": neighbour}).fetchall()
            self._borders[key] = _read_border([blob for (blob,) in rows]) if rows else None
        return self._borders[key]


def _holds_corner(outer: _Shape, inner: _Shape) -> bool:
    """Whether a corner of one of the inner outline's rings lies in the outer one.

    Outlines of one map never cross: they lie apart, touch, or hold each other, so that one corner a ring is enough.
    """
    return any(outer.holds(float(lat), float(lon)) for lon, lat in inner.corners)


def _read_shape(blob: bytes) -> _Shape:
    import numpy as np

    from sayso.places.ellipsoid import pieces_of
    from sayso.places.packing import UNIT, unpacked

    rings = [ring * UNIT for ring in unpacked(blob)]
    start, end = np.concatenate([ring[:-1] for ring in rings]), np.concatenate([ring[1:] for ring in rings])
    ends = np.array([180.0, 90.0]) - UNIT / 2
    # The date line and the pole cut an outline without being its edge.
    cut = ((np.abs(start) >= ends) & (np.abs(end) >= ends)).any(axis=1)
    corners = np.array([ring[0] for ring in rings])
    return _Shape(start, end, corners, pieces_of(start[~cut], end[~cut]))


def _read_border(blobs: list[bytes]) -> "Pieces":
    import numpy as np

    from sayso.places.ellipsoid import pieces_of
    from sayso.places.packing import UNIT, unpacked

    lines = [line * UNIT for blob in blobs for line in unpacked(blob)]
    return pieces_of(np.concatenate([line[:-1] for line in lines]), np.concatenate([line[1:] for line in lines]))


@cache
def default_geography() -> Geography:
    """The shipped outlines, opened on first use and kept open for the life of the process."""
    return Geography.open()
