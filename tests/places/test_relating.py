"""How two places stand to one another."""

from dataclasses import replace

import pytest

from sayso.model import Place
from sayso.places import default_gazetteer, relate

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
