"""How two places stand to one another."""

from dataclasses import replace

import pytest

from sayso.model import Place
from sayso.places import default_gazetteer, relate, two_towns

MANGYSTAU = Place("Mangystau region", "KZ", (), 44.1, 53.94, 351.0, "admin1:KZ.09")
BOLASHAK = Place("Bolashak", "KZ", ("Mangystau Region",), 41.95, 53.8, 70.0, "sayso:kz-bolashak-station")
ATYRAU = Place("Atyrau region", "KZ", (), 47.53, 52.14, 385.0, "admin1:KZ.06")
KURMANGAZY = Place("Kurmangazy District", "KZ", ("Atyrau Region",), 47.3, 49.3, 130.0, "sayso:kz-kurmangazy")
HAMLET = replace(KURMANGAZY, name="Xyzzy", admin=("Atyrau Region", "Kurmangazy District"), reasons=("not found",))
UNKNOWN = Place("Xyzzy", "KZ")
NARVA = Place("Narva", "EE", ("Ida-Viru County", "Narva linn"), 59.3772, 28.1903, 10.0, "geonames:590031")
IVANGOROD = Place("Ivangorod", "RU", ("Leningrad Oblast",), 59.3716, 28.2162, 7.0, "geonames:555624")
MIRROR = {"same": "same", "inside": "around", "around": "inside", "apart": "apart", "": ""}


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (BOLASHAK, BOLASHAK, "same"),
        (BOLASHAK, MANGYSTAU, "inside"),
        (BOLASHAK, ATYRAU, "apart"),
        (BOLASHAK, KURMANGAZY, "apart"),
        (MANGYSTAU, ATYRAU, "apart"),
        (HAMLET, KURMANGAZY, "inside"),  # a place the gazetteer lacks, known to lie in the district
        (HAMLET, ATYRAU, "inside"),
        (HAMLET, replace(HAMLET, name="Plugh"), "apart"),  # two such places
        (HAMLET, HAMLET, "same"),
        (NARVA, IVANGOROD, "apart"),  # next door, but across a border
        (UNKNOWN, UNKNOWN, "same"),
        (UNKNOWN, BOLASHAK, ""),
        (None, BOLASHAK, ""),
        (None, None, ""),
    ],
)
def test_relate(left, right, relation):
    assert relate(left, right, default_gazetteer()) == relation
    assert relate(right, left, default_gazetteer()) == MIRROR[relation]


def town(name, number, lat, lon):
    return Place(name, "SI", (), lat, lon, 7.0, f"geonames:{number}")


CITY = town("Ljubljana", 3196359, 46.0511, 14.5051)
TOWN, BESIDE = town("Domžale", 3201730, 46.1377, 14.5937), town("Mengeš", 3195250, 46.1686, 14.5744)
REGION = Place("Mengeš", "SI", (), 46.1618, 14.5578, 4.5, "admin1:SI.72")


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (TOWN, BESIDE, "alike"),
        (CITY, BESIDE, "city and village"),
        (CITY, CITY, ""),
        (CITY, replace(CITY, name="Lublana"), ""),  # another spelling of one entry
        (TOWN, replace(BESIDE, name="Domžale town"), ""),  # so the report calls it
        (BESIDE, REGION, ""),
        (TOWN, REGION, ""),  # a town and a unit: that is for `relate`
        (TOWN, UNKNOWN, ""),
    ],
)
def test_two_towns(left, right, told):
    assert two_towns(left, right, default_gazetteer()) == told
    assert two_towns(right, left, default_gazetteer()) == told
