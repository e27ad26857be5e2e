import sqlite3
import struct

import pytest

from sayso.places.geography import Circle, Geography

pytest.importorskip("shapely")
pytest.importorskip("geographiclib")

# Two countries side by side: Lithuanian towns in the west, Belarusian ones in the east, and an island without towns.
SQUARES = [("LT", 24.0, 54.5), ("BY", 27.0, 54.5), ("LV", -179.9, 60.0)]


def square(west, south):
    east, north = west + 3 if west > 0 else west + 1, south + 1
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    points = b"".join(struct.pack("<dd", *point) for point in ring)
    polygon = struct.pack("<BII", 1, 3, 1) + struct.pack("<I", len(ring)) + points
    return b"GP\x00\x01" + struct.pack("<i", 4326) + struct.pack("<BII", 1, 6, 1) + polygon


def test_building_from_a_small_map(tmp_path):
    from sayso.places.build_shapes import main

    package, out = tmp_path / "map.gpkg", tmp_path / "shapes.sqlite"
    base = sqlite3.connect(package)
    base.execute("CREATE TABLE states_provinces (fid INTEGER PRIMARY KEY, iso_a2, geom)")
    rows = [(code, square(west, south)) for code, west, south in SQUARES]
    base.executemany("INSERT INTO states_provinces (iso_a2, geom) VALUES (?, ?)", rows)
    base.commit()
    base.close()
    main(["--shapes", str(package), "--out", str(out)])
    with Geography.open(out) as made:
        assert made.contains("iso:LT", Circle(55.0, 25.5)) == "inside"
        assert made.contains("admin1:LT.65", Circle(55.0, 25.5)) is None  # several counties share the square
        assert made.contains("iso:BY", Circle(55.0, 25.5)) == "outside"
        assert made.contains("iso:LV", Circle(60.5, -179.95)) == "inside"  # drawn to the date line
        assert made.to_border(Circle(55.0, 27.0), "BY", "LT").km == pytest.approx(0.0, abs=0.01)
        assert made.between("iso:LT", "iso:BY").km == 0.0
