"""Which incidents lie in a part of the map."""

from math import nan

import numpy as np
import pytest

from sayso.desk.choosing import may_lie_in

BERLIN = {"lat": 52.52, "lon": 13.4, "radius_km": 10.0}
FIJI = {"lat": -17.0, "lon": 179.9, "radius_km": 60.0}
NOWHERE = {"lat": None, "lon": None, "radius_km": None}

CASES = [
    {"what": "inside", "place": BERLIN, "part": (13, 52, 14, 53), "is_in": True},
    {"what": "its circle reaches in", "place": BERLIN, "part": (13.5, 52, 14, 53), "is_in": True},
    {"what": "its circle ends before", "place": BERLIN, "part": (13.6, 52, 14, 53), "is_in": False},
    {"what": "to the north", "place": BERLIN, "part": (13, 52.7, 14, 53), "is_in": False},
    {"what": "a part round it", "place": BERLIN | {"radius_km": 900.0}, "part": (16, 52, 16.1, 52.1), "is_in": True},
    {"what": "over the date line", "place": FIJI, "part": (-180, -20, -179, -15), "is_in": True},
    {"what": "a part over the date line", "place": FIJI, "part": (175, -20, -175, -15), "is_in": True},
    {"what": "the other side of the date line", "place": FIJI, "part": (-175, -20, -170, -15), "is_in": False},
    {"what": "the whole world", "place": BERLIN, "part": (-180, -90, 180, 90), "is_in": True},
    {"what": "not on the map", "place": NOWHERE, "part": (-180, -90, 180, 90), "is_in": False},
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_may_lie_in(case):
    place = [np.array([nan if value is None else value]) for value in case["place"].values()]
    assert may_lie_in(*place, *case["part"]).tolist() == [case["is_in"]]


def test_a_part_of_the_map_chooses(demo):
    told = demo.get("/api/v1/incidents").json()["items"]
    place = next(shape["place"] for shape in told if shape["place"] and shape["place"]["lat"] is not None)
    lat, lon = place["lat"], place["lon"]
    here = demo.get("/api/v1/incidents", params={"within": f"{lon - 0.1},{lat - 0.1},{lon + 0.1},{lat + 0.1}"}).json()
    assert place in [shape["place"] for shape in here["items"]]
    assert demo.get("/api/v1/incidents", params={"within": "-30,-40,-29,-39"}).json()["items"] == []


@pytest.mark.parametrize("words", ["1,2,3", "a,b,c,d", "0,50,1,40", "nan,0,1,1", "0,-91,1,1"])
def test_what_is_no_part_of_the_map_is_refused(demo, words):
    assert demo.get("/api/v1/incidents", params={"within": words}).status_code == 400
