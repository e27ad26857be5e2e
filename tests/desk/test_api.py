"""The API gives what it describes, page by page, and answers every fault with a problem document."""

import json

import pytest
from browsing import PASSWORD, send, token_of

from sayso.desk.api import lists, shapes
from sayso.export.shapes import claim_shapes, incident_shapes
from sayso.ledger import Ledger

API = "/api/v1"
LISTS = {
    "incidents": lists.Incidents,
    "reports": lists.Reports,
    "claims": lists.Claims,
    "speakers": lists.Speakers,
    "judgements": lists.Judgements,
    "incidents.geojson": lists.FeatureCollection,
    "search?q=drone": lists.Hits,
}


def get(client, path, **params):
    answer = client.get(f"{API}/{path}", params=params or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def walked(client, path, limit, **params):
    """All items of a list, asked for page by page."""
    items, cursor = [], ""
    while cursor is not None:
        page = get(client, path, limit=limit, cursor=cursor, **params)
        assert len(page["items"]) <= limit
        items += page["items"]
        cursor = page["next"]
    return items


@pytest.mark.parametrize("path", LISTS)
def test_lists_have_the_shape_described(demo, path):
    LISTS[path].model_validate(demo.get(f"{API}/{path}").json())


@pytest.mark.parametrize(
    "path, model", [("incidents", shapes.WholeIncidentShape), ("reports", shapes.ReadingShape),
                    ("speakers", shapes.WholeSpeakerShape)]
)  # fmt: skip
def test_entries_have_the_shape_described(demo, path, model):
    for item in get(demo, path)["items"]:
        model.model_validate(get(demo, f"{path}/{item['id']}"))


def test_findings_have_the_shape_described(demo):
    found = [get(demo, "checks", about=item["id"]) for item in get(demo, "incidents")["items"]]
    assert all(lists.Checks.model_validate(each) for each in found) and any(each["items"] for each in found)


def test_it_is_the_data_that_the_program_prints(demo, demo_file):
    with Ledger(demo_file) as ledger:
        assert get(demo, "incidents")["items"] == json.loads(json.dumps(incident_shapes(ledger)))
        assert walked(demo, "claims", 500) == json.loads(json.dumps(claim_shapes(ledger)))


@pytest.mark.parametrize("path", ["incidents", "reports", "claims", "speakers", "judgements"])
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_make_the_whole(demo, path, limit):
    assert walked(demo, path, limit) == walked(demo, path, 500)


@pytest.mark.parametrize(
    "path, params, fits",
    [
        ("claims", {"stance": "denies"}, lambda c: c["stance"] == "denies"),
        ("claims", {"topic": "origin", "certainty": 0.5}, lambda c: c["topic"] == "origin" and c["certainty"] >= 0.5),
        ("judgements", {"relation": "copy_of"}, lambda j: j["relation"] == "copy_of"),
        ("reports", {"kind": "background"}, lambda r: r["kind"] == "background"),
        ("incidents", {"disputed": "true"}, lambda i: i["disputed"] != []),
        ("speakers", {"country": "kz"}, lambda s: s["country"] == "KZ"),
    ],
)
def test_filters(demo, path, params, fits):
    every = walked(demo, path, 500)
    assert walked(demo, path, 2, **params) == [item for item in every if fits(item)]


def test_claims_of_an_incident_a_report_a_speaker(demo):
    every = walked(demo, "claims", 500)
    incident, speaker = get(demo, "incidents")["items"][0], get(demo, "speakers")["items"][0]
    report = incident["reports"][0]
    of_incident = walked(demo, "claims", 5, incident=incident["id"])
    assert of_incident == [c for c in every if incident["id"] in c["incidents"]]
    assert walked(demo, "claims", 5, report=report) == [c for c in every if c["report"] == report]
    assert len(walked(demo, "claims", 5, speaker=speaker["id"])) == speaker["claims"]
    both = walked(demo, "claims", 5, incident=incident["id"], report=report)
    assert both == [c for c in of_incident if c["report"] == report]


def test_search_says_where_the_words_are(demo):
    for hit in get(demo, "search", q="motor")["items"]:
        assert {hit["excerpt"][a:b].lower() for a, b in hit["marks"]} == {"motor"}


def test_what_is_known_is_not_sent_again(fresh):
    first = fresh.get(f"{API}/incidents")
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = fresh.get(f"{API}/incidents", headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert fresh.get(f"{API}/incidents?limit=1", headers={"if-none-match": tag}).status_code == 200
    ids = [item["id"] for item in first.json()["items"][:2]]
    send(fresh, "/judgements", left=ids[0], right=ids[1], relation="same_incident", verdict="yes", why="so")
    assert fresh.get(f"{API}/incidents", headers={"if-none-match": tag}).status_code == 200


def decide(client, **changed):
    left, right, *_ = [item["id"] for item in get(client, "incidents")["items"]]
    decision = {"left": left, "right": right, "relation": "same_incident", "verdict": "yes", "why": "so"} | changed
    return client.post(f"{API}/judgements", json=decision, headers={"x-sayso-token": token_of(client)})


def test_decide_and_take_back(fresh):
    before = get(fresh, "incidents")
    made = decide(fresh)
    assert made.status_code == 201
    lists.Made.model_validate(made.json())
    assert len(get(fresh, "incidents")["items"]) == len(before["items"]) - 1
    gone = max(item["id"] for item in before["items"][:2])
    assert fresh.get(f"{API}/incidents/{gone}").status_code == 307
    judgement = made.json()["items"][0]["id"]
    token = {"x-sayso-token": token_of(fresh)}
    taken = fresh.post(f"{API}/judgements/{judgement}/withdraw", headers=token)
    assert len(taken.json()["items"]) == len(made.json()["items"])
    assert get(fresh, "incidents") == before
    assert fresh.post(f"{API}/judgements/{judgement}/withdraw", headers=token).status_code == 404


def is_problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    lists.Problem.model_validate(told)
    return told["status"] == status and bool(told["detail"])


@pytest.mark.parametrize(
    "path, status",
    [
        ("incidents/i-0000000000000000", 404),
        ("reports/none", 404),
        ("speakers/s-0000000000000000", 404),
        ("speakers/x", 404),
        ("checks?about=none", 404),
        ("checks", 422),
        ("claims?incident=none", 404),
        ("claims?stance=maybe", 422),
        ("claims?certainty=2", 422),
        ("claims?cursor=!", 400),
        ("incidents?cursor=WzFd", 400),
        ("incidents?cursor=WyJpLTAiXQ", 400),
        ("incidents?limit=0", 422),
        ("incidents?limit=501", 422),
        ("incidents?since=then", 400),
        ("incidents?country=KAZ", 422),
        ("incidents?as_of=then", 400),
        ("judgements?cursor=WyJhIl0", 400),
        ("nothing", 404),
    ],
)
def test_problems(demo, path, status):
    assert is_problem(demo.get(f"{API}/{path}"), status)


def test_problems_of_other_methods(fresh):
    assert is_problem(fresh.put(f"{API}/incidents"), 405)
    assert is_problem(fresh.post(f"{API}/judgements", json={}), 403)
    assert is_problem(fresh.post(f"{API}/judgements", json={"left": "a", "right": "b", "relation": "copy_of",
                                                           "verdict": "yes", "why": "so"}), 403)  # fmt: skip
    assert is_problem(decide(fresh, why=" "), 400)
    assert is_problem(decide(fresh, left="none"), 404)


def test_roles(signed_in, desk, demo_file):
    assert is_problem(decide(signed_in("reader")), 403)
    assert decide(signed_in("analyst")).status_code == 201
    assert is_problem(desk(demo_file).get(f"{API}/incidents"), 401)
    assert PASSWORD


def test_the_start_of_an_id_leads_on_as_of_the_same_day(demo):
    incident = demo.get(f"{API}/incidents").json()["items"][0]["id"]
    answer = demo.get(f"{API}/incidents/{incident[:8]}?as_of=2100-01-01")
    assert answer.status_code == 307
    assert answer.headers["location"] == f"{API}/incidents/{incident}?as_of=2100-01-01"


def test_any_text_can_be_given(desk, hostile_file):
    client = desk(hostile_file)
    for path in ("incidents", "reports", "claims", "speakers", "judgements", "search?q=drone", "reports/plain"):
        assert client.get(f"{API}/{path}").status_code == 200
    assert "\ud800" in client.get(f"{API}/reports/plain").json()["report"]["text"]


@pytest.mark.parametrize("params", [{}, {"country": "KZ"}, {"country": "XX"}], ids=str)
def test_columns_tell_what_the_features_tell(demo, params):
    told, features = get(demo, "incidents.columns", **params), get(demo, "incidents.geojson", **params)["features"]
    assert [feature["id"] for feature in features] == told["id"]
    for at, feature in enumerate(features):
        when, where = told["dates"][told["date"][at]], told["places"][told["place"][at]]
        middle = None if where["lat"] is None else [where["lon"], where["lat"]]
        properties = feature["properties"]
        assert (feature["geometry"] or {}).get("coordinates") == middle
        assert {key: properties[key] for key in ("date", "first", "last")} == when
        assert (properties["place"], properties["radius_km"]) == (where["name"], where["radius_km"])
        assert properties["outline"] == where["outline"]
        assert properties["object"] == told["objects"][told["object"][at]]
        assert properties["disputed"] == told["disputes"][told["disputed"][at]]
        for count in ("reports", "independent_reports"):
            assert properties[count] == told[count][at]


def test_what_is_packed_once_is_told_to_those_who_do_not_unpack(demo):
    packed, plain = (
        demo.get(f"{API}/incidents.columns", headers={"accept-encoding": how}) for how in ("gzip", "identity")
    )
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_judgements_about_one_entry_come_page_by_page(demo):
    about = get(demo, "judgements")["items"][0]["left"]
    every = [j for j in walked(demo, "judgements", 500) if about in (j["left"], j["right"])]
    assert walked(demo, "judgements", 1, about=about) == every
