"""Least distances on the ellipsoid WGS 84: from points to lines on the map, and between lines.

The nearest spot is found among straight pieces in space, where the ellipsoid's surface is given by x, y, z; on pieces
of some 10 km these are off by 2 m, and straight lines rank like geodesics to about 20 m in 1,000 km. The distance to
that spot is then the geodesic's (Karney's method, by geographiclib), good to less than a millimetre.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563  # WGS 84
_LONGEST_PIECE = 0.1  # degrees
_AT_ONCE = 2_000_000  # distances worked out in one step: bounds the memory at some 100 MB
_MARKS = 600


@cache
def _geodesic() -> Any:
    from geographiclib.geodesic import Geodesic  # only who asks for a distance pays for the import

    return Geodesic


def geodesic_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The length of the shortest way between two points over the ellipsoid, in kilometres."""
    kind = _geodesic()
    return float(kind.WGS84.Inverse(lat, lon, other_lat, other_lon, kind.DISTANCE)["s12"]) / 1000


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Lines cut into short straight pieces: starts and ends as rows of (lon, lat) degrees and of x, y, z kilometres."""

    start: "Array"
    end: "Array"
    start_xyz: "Array"
    end_xyz: "Array"

    def __len__(self) -> int:
        return len(self.start)


def pieces_of(start: "Array", end: "Array") -> Pieces:
    """The pieces of segments given by rows of (lon, lat), straight in degrees; none longer than 0.1 degree."""
    import numpy as np

    counts = np.maximum(np.ceil(np.abs(end - start).max(axis=1) / _LONGEST_PIECE), 1).astype(np.int64)
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    step = (np.arange(counts.sum()) - firsts)[:, None]
    parts = np.repeat(counts, counts)[:, None]
    origin, way = np.repeat(start, counts, axis=0), np.repeat(end - start, counts, axis=0)
    cut, cut_end = origin + way * step / parts, origin + way * (step + 1) / parts
    return Pieces(cut, cut_end, xyz(cut), xyz(cut_end))


def xyz(spots: "Array") -> "Array":
    """Points of the ellipsoid's surface, given as rows of (lon, lat), as rows of x, y, z kilometres."""
    import numpy as np

    lon, lat = np.radians(spots[:, 0]), np.radians(spots[:, 1])
    squared = _FLATTENING * (2 - _FLATTENING)
    normal = _EQUATOR_KM / np.sqrt(1 - squared * np.sin(lat) ** 2)
    across = normal * np.cos(lat)
    return np.stack([across * np.cos(lon), across * np.sin(lon), normal * (1 - squared) * np.sin(lat)], axis=1)


def km_to_pieces(lat: float, lon: float, pieces: Pieces) -> float:
    """The geodesic's length from a point to the nearest spot of the lines."""
    import numpy as np

    spot = np.array([[lon, lat]])
    _, piece, along = _nearest(xyz(spot), pieces.start_xyz, pieces.end_xyz)
    return _km_to_spot(spot[0], pieces, piece, along)


def km_between_pieces(one: Pieces, other: Pieces) -> float:
    """The geodesic's length between the nearest spots of two sets of lines.

    Lines that do not cross are nearest at an end of one of the pieces: both sides' ends are tried.
    """
    near_one, near_other = _within_reach(one, other)
    ways = []
    for spots, pieces in ((near_one, near_other), (near_other, near_one)):
        spot, piece, along = _nearest(spots.start_xyz, pieces.start_xyz, pieces.end_xyz)
        ways.append(_km_to_spot(spots.start[spot], pieces, piece, along))
    return min(ways)


def _km_to_spot(spot: "Array", pieces: Pieces, piece: int, along: float) -> float:
    found = pieces.start[piece] + along * (pieces.end[piece] - pieces.start[piece])
    return geodesic_km(float(spot[1]), float(spot[0]), float(found[1]), float(found[0]))


def _nearest(spots: "Array", start: "Array", end: "Array") -> tuple[int, int, float]:
    """Which spot is nearest to which piece (their row numbers), and how far along the piece from 0 to 1."""
    import numpy as np

    way = end - start
    squared = np.maximum((way**2).sum(axis=1), 1e-12)
    best = (float("inf"), 0, 0, 0.0)
    for first, some in _blocks(spots, len(start)):
        # |spot - start|² and (spot - start)·way without a table of differences
        apart = (some**2).sum(axis=1)[:, None] - 2 * some @ start.T + (start**2).sum(axis=1)
        ahead = some @ way.T - (start * way).sum(axis=1)
        along = np.clip(ahead / squared, 0, 1)
        apart += along * (along * squared - 2 * ahead)
        row, column = np.unravel_index(int(apart.argmin()), apart.shape)
        if apart[row, column] < best[0]:
            best = (float(apart[row, column]), first + int(row), int(column), float(along[row, column]))
    return best[1:]


def _within_reach(one: Pieces, other: Pieces) -> tuple[Pieces, Pieces]:
    """Both sets less the pieces that are surely farther from the other set than its nearest one."""
    import numpy as np

    marked = _marks(one), _marks(other)
    kept = []
    for pieces, (marks, reaches) in ((one, marked[1]), (other, marked[0])):
        least, most = [], float("inf")
        for _, some in _blocks(pieces.start_xyz, len(marks)):
            squared = (some**2).sum(axis=1)[:, None] - 2 * some @ marks.T + (marks**2).sum(axis=1)
            apart = np.sqrt(np.maximum(squared, 0))
            least.append((apart - reaches).min(axis=1))
            most = min(most, float(apart.min()))
        length = np.sqrt(((pieces.end_xyz - pieces.start_xyz) ** 2).sum(axis=1))
        near = np.concatenate(least) - length <= most
        kept.append(Pieces(pieces.start[near], pieces.end[near], pieces.start_xyz[near], pieces.end_xyz[near]))
    return kept[0], kept[1]


def _marks(pieces: Pieces) -> tuple["Array", "Array"]:
    """Every so many pieces, and where a line begins, a mark; and the kilometres around it in which all pieces up to
    the next mark lie.
    """
    import numpy as np

    begins = np.flatnonzero((np.abs(pieces.start[1:] - pieces.end[:-1]) > 1e-9).any(axis=1)) + 1
    firsts = np.union1d(np.arange(0, len(pieces), ceil(len(pieces) / _MARKS)), begins)
    marks = pieces.start_xyz[firsts]
    mine = np.repeat(marks, np.diff(firsts, append=len(pieces)), axis=0)
    reach = np.sqrt(((np.stack([pieces.start_xyz, pieces.end_xyz]) - mine) ** 2).sum(axis=2).max(axis=0))
    reaches: Array = np.maximum.reduceat(reach, firsts)
    return marks, reaches


def _blocks(spots: "Array", width: int) -> Iterator[tuple[int, "Array"]]:
    """The spots in blocks, each with its first row's number, so that block times width stays within bounds."""
    size = max(_AT_ONCE // max(width, 1), 1)
    for first in range(0, len(spots), size):
        yield first, spots[first : first + size]
