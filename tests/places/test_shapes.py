import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from sayso.places.shapes import Outline, OutlineGrid, read_outlines

SQUARE = [(10.0, 50.0), (12.0, 50.0), (12.0, 52.0), (10.0, 52.0), (10.0, 50.0)]


def test_reads_a_geopackage(tmp_path: Path) -> None:
    ring = struct.pack("<I", len(SQUARE)) + b"".join(struct.pack("<dd", *point) for point in SQUARE)
    polygon = struct.pack("<BII", 1, 3, 1) + ring
    blob = b"GP\x00\x01" + struct.pack("<i", 4326) + struct.pack("<BII", 1, 6, 1) + polygon
    path = tmp_path / "map.gpkg"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("CREATE TABLE states_provinces (iso_a2, name, geom)")
        base.execute("INSERT INTO states_provinces VALUES ('XX', 'Square', ?)", (blob,))
    (outline,) = read_outlines(path)
    assert (outline.country, outline.name, outline.rings) == ("XX", "Square", [SQUARE])


@pytest.mark.parametrize(("lat", "lon", "inside"), [(51.0, 11.0, True), (53.0, 11.0, False), (51.0, 9.9, False)])
def test_points_in_outlines(lat: float, lon: float, inside: bool) -> None:
    outline = Outline("XX", "Square", [SQUARE])
    assert outline.holds(lat, lon) is inside
    assert (OutlineGrid([outline]).at(lat, lon) is outline) is inside


def test_middle_of_an_outline() -> None:
    ((lat, lon, weight),) = Outline("XX", "Square", [SQUARE]).pieces()
    assert (lat, lon) == pytest.approx((51.0, 11.0))
    assert weight == pytest.approx(4 * 0.6293, abs=0.01)
