"""A map never lies: circles as wide as the doubt, outlines for regions, dots only for what is known to a kilometre."""

import re

import pytest

from sayso.desk.mapping import map_of


def shape(id="i-1", *, name="Here", lat=47.0, lon=50.0, radius_km=50.0, gazetteer_id="", **fields):
    place = {
        "name": name,
        "country": "KZ",
        "lat": lat,
        "lon": lon,
        "radius_km": radius_km,
        "gazetteer_id": gazetteer_id,
    }
    return {"id": id, "date": "2025-06-22", "place": place} | fields


def test_circles_are_to_scale():
    drawn = map_of([shape(radius_km=60.0), shape("i-2", radius_km=30.0), shape("i-3", radius_km=0.5)])
    wide, half, dot = drawn.spots
    assert wide.ry == pytest.approx(2 * half.ry, rel=0.02) and wide.rx == pytest.approx(wide.ry, rel=0.02)
    assert dot.ry == 0.0 and wide.path == half.path == dot.path == ""


def test_a_circle_reaches_as_many_degrees_as_it_says():
    middle, north = map_of([shape(radius_km=111.2), shape("i-2", lat=48.0)]).spots
    assert middle.y - north.y == pytest.approx(middle.ry, rel=0.02)


@pytest.mark.parametrize("id", ["admin1:KZ.06", "geonames:1522867", "sayso:caspian-sea"])
def test_a_region_is_its_outline(id):
    (spot,) = map_of([shape(gazetteer_id=id, radius_km=700.0)]).spots
    assert spot.path.startswith("M") and spot.path.endswith("Z")


@pytest.mark.parametrize("place", [None, shape(lat=None, lon=None)["place"], shape(radius_km=None)["place"]])
def test_what_is_not_on_the_map_is_listed(place):
    assert map_of([shape(place=place)]) is None
    drawn = map_of([shape("i-9"), shape(place=place)])
    assert [spot.id for spot in drawn.spots] == ["i-9"]
    assert [id for id, _ in drawn.unplaced] == ["i-1"]


@pytest.mark.parametrize("lat, lon, km", [(0, 0, 1), (89.9, 10, 50), (-89.9, 0, 50), (10, 179.9, 300), (0, 0, 20_000)])
def test_anywhere(lat, lon, km):
    drawn = map_of([shape(lat=lat, lon=lon, radius_km=km), shape("i-2", lat=-lat, lon=-lon, radius_km=km)])
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", drawn.land)]
    assert all(abs(n) < 2000 for n in numbers)
    assert len(drawn.spots) == 2


def test_the_picture_is_small():
    drawn = map_of([shape(lat=60, lon=-100, radius_km=500), shape("i-2", lat=-30, lon=140, radius_km=500)])
    assert 10_000 < len(drawn.land) < 150_000


def test_an_outline_is_drawn_once():
    region = {"gazetteer_id": "admin1:KZ.06", "radius_km": 700.0}
    one, other, third = map_of([shape(**region), shape("i-2", **region), shape("i-3")]).spots
    assert one.path and not one.like
    assert not other.path and other.like == one.id
    assert not third.path and not third.like
