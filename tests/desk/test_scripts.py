"""Packed answers, outlines for maps, and the policy that lets a picture map in only where one was asked for."""

import gzip
import json

import pytest

from sayso.desk.api.outlines import polygons
from sayso.desk.security import policy
from sayso.desk.settings import Settings, tiles_of
from sayso.errors import UsageError
from sayso.places.outlines import outline_id, outline_of


def test_an_outline_with_holes_has_them_in_their_polygon():
    """Lesotho is a hole of South Africa."""
    whole = polygons(outline_of("iso:ZA"))
    assert [len(polygon) for polygon in whole] == [2, 1, 1]
    assert all(ring[0] == ring[-1] for polygon in whole for ring in polygon)


def test_outlines_are_given(demo):
    told = demo.get("/api/v1/outlines/iso:KG").json()
    assert told["geometry"]["type"] == "MultiPolygon" and told["id"] == "iso:KG"
    assert demo.get("/api/v1/outlines/iso:ZZ").status_code == 404


def test_a_place_beside_a_region_is_not_the_region():
    assert outline_id("iso:KG", -1.0) == ""
    assert outline_id("no such place", 10.0) == ""


def test_large_answers_are_packed_where_the_asker_unpacks(demo):
    packed = demo.get("/api/v1/outlines/iso:KG", headers={"Accept-Encoding": "gzip"})
    plain = demo.get("/api/v1/outlines/iso:KG", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.json() == plain.json() and packed.headers["etag"] != plain.headers["etag"]
    assert len(gzip.compress(json.dumps(plain.json()).encode())) < len(plain.content) / 2


def test_the_policy_lets_one_picture_map_in(tmp_path):
    settings = Settings(tmp_path, "ann", tiles="https://tiles.example/{z}/{x}/{y}.png")
    assert "https:" not in policy()
    let_in = [rule for rule in policy(settings.tile_host).split("; ") if "tiles.example" in rule]
    assert [rule.split()[0] for rule in let_in] == ["img-src", "connect-src"]


@pytest.mark.parametrize(
    "tiles",
    [
        "x",
        "ftp://a/{z}/{x}/{y}",
        "ftp://a/b.pmtiles",
        "https://a/b.png",
        "https://a/b?c=.pmtiles",
        "https:///b.pmtiles",
        "https://a; script-src b/{z}/{x}/{y}",
        "https://a; script-src b/c.pmtiles",
        "no-such-file.pmtiles",
        __file__,
    ],
)
def test_odd_maps_are_refused(tiles):
    with pytest.raises(UsageError):
        tiles_of(tiles)
