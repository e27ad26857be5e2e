"""Which incidents lie in a part of the map."""

from math import nan

import numpy as np
import pytest

from sayso.desk.choosing import Choice, chosen, may_lie_in
from sayso.export.choosing import Wanted

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


@pytest.mark.parametrize(
    "given",
    [{}, {"country": "kz"}, {"since": "2025-06"}, {"until": "2025-06-20"}, {"since": "2025", "until": "2025-06"},
     {"disputed": True}, {"object": "drone"}, {"object": "drone", "country": "KZ"}, {"country": "XX"}],
    ids=str,
)  # fmt: skip
def test_it_is_what_is_chosen_by_shape(demo_app, given):
    derived = demo_app.state.desk.states.seen().derived
    wanted = Wanted(**given)
    fitting = [id for id in derived.listed.ids if wanted.takes(derived.shape(id))]
    assert list(chosen(Choice(**given), derived)) == fitting


def test_a_source_and_a_status_choose(demo_app):
    derived = demo_app.state.desk.states.seen().derived
    outlet, heads = next(iter(derived.by_outlet.items()))
    here = {id for head in heads for id in derived.incidents_of.get(head.id, ())}
    assert set(chosen(Choice(source=outlet), derived)) == here
    contested = [id for id in derived.listed.ids if "contested" in derived.statuses(id)]
    assert contested and list(chosen(Choice(status="contested"), derived)) == contested
