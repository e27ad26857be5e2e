import sqlite3
import subprocess
import sys
import threading

import pytest

from sayso.places import Gazetteer
from sayso.places.ellipsoid import geodesic_km, km_between_pieces, km_to_pieces, pieces_of
from sayso.places.geography import OFF_KM, SHAPES, Circle, Distance, Geography
from sayso.places.packing import packed, unpacked

np = pytest.importorskip("numpy")
pytest.importorskip("geographiclib")


@pytest.fixture(scope="module")
def geography():
    with Geography.open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        # Karney's own examples for GeographicLib: airports JFK and LHR; Wellington and Salamanca
        ((40.6, -73.8), (51.6, -0.5), 5551.759400),
        ((-41.32, 174.81), (40.96, -5.50), 19959.679267),
        # Flinders Peak to Buninyong, the line Geoscience Australia publishes to test Vincenty's method with
        ((-37.951033417, 144.424867889), (-37.652821139, 143.926495528), 54.972271),
        # half a meridian, and half the equator's shortest way, which goes over the pole
        ((0.0, 0.0), (90.0, 0.0), 10001.965729),
        ((0.0, 0.0), (0.0, 180.0), 20003.931459),
    ],
)
def test_published_geodesics(start, end, km):
    assert geodesic_km(*start, *end) == pytest.approx(km, abs=1e-6)
    assert geodesic_km(*end, *start) == pytest.approx(km, abs=1e-6)


@pytest.mark.parametrize(
    ("region", "lat", "lon", "found"),
    [
        ("iso:DE", 52.52, 13.405, "inside"),  # Berlin
        ("iso:PL", 52.52, 13.405, "outside"),
        ("iso:LS", -29.61, 28.23, "inside"),  # Lesotho lies inside South Africa and is no part of it
        ("iso:ZA", -29.61, 28.23, "outside"),
        ("iso:RU", 54.71, 20.51, "inside"),  # Kaliningrad
        ("iso:RU", 66.0, -172.0, "inside"),  # the Chukchi Peninsula, beyond the date line
        ("iso:RU", 68.0, 180.0, "inside"),
        ("iso:UA", 44.95, 34.10, "inside"),  # Simferopol, as GeoNames files it
        ("iso:KZ", 42.0, 50.5, "outside"),  # the Caspian is nobody's land
        ("iso:EE", 59.3797, 28.1791, "unsure"),  # Narva stands on the border
        ("iso:AQ", -85.0, 100.0, "inside"),
        ("admin1:RO.37", 45.18, 28.80, "inside"),
        ("admin1:UA.17", 46.48, 30.73, "inside"),
        ("admin1:RO.37", 44.43, 26.10, "outside"),
        ("iso:QQ", 0.0, 0.0, None),
        ("sayso:caspian-sea", 42.0, 50.5, "inside"),
        ("sayso:caspian-sea", 43.65, 51.5, "outside"),  # east of Aktau, on the shore
        ("sayso:black-sea", 45.255, 30.204, "inside"),  # Snake Island is too small for the map
        ("sayso:black-sea", 46.1, 36.8, "outside"),  # the Sea of Azov
        ("sayso:sea-of-azov", 46.1, 36.8, "inside"),
        ("sayso:baltic-sea", 59.8, 26.5, "inside"),  # the Gulf of Finland is part of it
        ("sayso:baltic-sea", 56.9, 11.3, "outside"),  # the Kattegat is none
        (Circle(45.0, 29.0, 50.0), 45.1, 29.1, "inside"),
        (Circle(45.0, 29.0, 50.0), 46.0, 29.1, "outside"),
    ],
)
def test_containment(geography, region, lat, lon, found):
    assert geography.contains(region, Circle(lat, lon)) == found


@pytest.mark.parametrize(("radius", "found"), [(0.0, "inside"), (15.0, "inside"), (40.0, "unsure")])
def test_a_circle_is_inside_only_as_a_whole(geography, radius, found):
    assert geography.contains("iso:LT", Circle(54.687, 25.280, radius)) == found  # Vilnius, 30 km from Belarus


@pytest.mark.parametrize(
    ("lat", "lon", "country", "neighbour", "km"),
    [
        (54.687, 25.280, "LT", "BY", 30.0),  # Vilnius
        (59.939, 30.314, "RU", "FI", 150.0),  # Saint Petersburg
        (59.380, 28.179, "EE", "RU", 0.0),  # Narva
        (31.759, -106.487, "US", "MX", 1.0),  # El Paso
        (48.573, 7.752, "FR", "DE", 4.0),  # Strasbourg
    ],
)
def test_published_distances_to_borders(geography, lat, lon, country, neighbour, km):
    found = geography.to_border(Circle(lat, lon), country, neighbour)
    assert found.least <= km <= found.most
    assert found == geography.to_border(Circle(lat, lon), neighbour, country)
    assert geography.to_border(Circle(lat, lon, 7.0), country, neighbour).allowance_km == 7.0 + OFF_KM
    assert geography.to_border(Circle(lat, lon), country).km <= found.km


def test_islands_have_no_land_border(geography):
    assert geography.to_border(Circle(64.1, -21.9), "IS") is None
    assert geography.to_border(Circle(64.1, -21.9), "LT", "RO") is None


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ("iso:GB", "iso:FR", 33.3),  # the Strait of Dover
        ("iso:RU", "iso:US", 3.8),  # between the Diomede Islands, across the date line
        ("iso:DE", "iso:PL", 0.0),
        ("iso:KZ", "admin1:KZ.07", 0.0),
        ("iso:ZA", "iso:LS", 0.0),
        ("iso:LT", "iso:LT", 0.0),
        (Circle(54.687, 25.280), "iso:LT", 0.0),
        (Circle(59.437, 24.754), Circle(60.170, 24.938), 82.3),  # Tallinn to Helsinki
        ("sayso:caspian-sea", "iso:KZ", 0.0),
        ("sayso:black-sea", "sayso:sea-of-azov", 0.0),
        ("sayso:black-sea", Circle(43.585, 39.720), 0.0),  # Sochi
        ("iso:QQ", "iso:LT", None),
        ("iso:QQ", Circle(0.0, 0.0), None),
    ],
)
def test_least_distances(geography, one, other, km):
    found = geography.between(one, other)
    assert found == geography.between(other, one)
    if km is None:
        assert found is None
    else:
        assert found.least - 0.5 <= km <= found.most + 0.5


def test_what_a_place_stands_for(geography):
    with Gazetteer.open() as gazetteer:
        regions = [
            geography.region_of(gazetteer.entry(id))
            for id in ("iso:KZ", "admin1:KZ.07", "sayso:caspian-sea", "sayso:danube-delta")
        ]
    assert regions[:3] == ["iso:KZ", "admin1:KZ.07", "sayso:caspian-sea"]
    assert isinstance(regions[3], Circle)


def test_allowance():
    assert (Distance(2.0, 3.0).least, Distance(2.0, 3.0).most) == (0.0, 5.0)


def test_lines_survive_packing():
    lines = [np.array([[0, 0], [1_800_000, 900_000]]), np.array([[-1_800_000, -900_000], [5, 7], [5, 8]])]
    assert [line.tolist() for line in unpacked(packed(lines))] == [line.tolist() for line in lines]


def test_nearest_spot_lies_on_a_piece_not_at_its_end():
    parallel = pieces_of(np.array([[0.0, 49.0]]), np.array([[10.0, 49.0]]))
    assert len(parallel) == 100
    assert km_to_pieces(50.0, 5.013, parallel) == pytest.approx(geodesic_km(50.0, 5.013, 49.0, 5.013), abs=0.01)
    other = pieces_of(np.array([[5.013, 50.0]]), np.array([[5.013, 55.0]]))
    assert km_between_pieces(parallel, other) == pytest.approx(geodesic_km(50.0, 5.013, 49.0, 5.013), abs=0.01)


def test_across_the_date_line():
    line = pieces_of(np.array([[-179.9, 10.0]]), np.array([[-179.9, 11.0]]))
    assert km_to_pieces(10.5, 179.9, line) == pytest.approx(geodesic_km(10.5, 179.9, 10.5, -179.9), abs=0.01)


def test_the_file():
    assert SHAPES.stat().st_size < 12e6
    with pytest.raises(FileNotFoundError, match="no outlines at"):
        Geography.open(SHAPES.with_name("absent.sqlite"))
    with pytest.raises(sqlite3.ProgrammingError):
        with Geography.open() as closed:
            pass
        closed.has_shape("iso:KZ")


def test_threads_share_it(geography):
    found = []
    ask = lambda: found.append(geography.between(Circle(50.0, 20.0), "iso:LV"))  # noqa: E731
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 and len(set(found)) == 1


def test_reading_does_not_load_geodesics():
    script = "import sys, sayso.places.geography; sys.exit(bool({'geographiclib', 'shapely'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
