"""Whatever is asked of the API, it is answered as described and never with a fault of ours."""

import pytest
import schemathesis
from browsing import token_of
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sayso.desk import Settings, create_app

API = "/api/v1"
# That any string is a cursor or a day is not said: they are refused, with a problem, as no schema can tell which are.
OPERATIONS = [
    "GET /incidents",
    "GET /incidents.columns",
    "GET /incidents.geojson",
    "GET /incidents/{incident_id}",
    "GET /outlines/{outline_id}",
    "GET /reports",
    "GET /reports/{report_id}",
    "GET /search",
    "GET /claims",
    "GET /speakers",
    "GET /speakers/{actor_id}",
    "GET /judgements",
    "POST /judgements",
    "POST /judgements/{judgement_id}/withdraw",
    "GET /checks",
]


@pytest.fixture(scope="module")
def app(demo_file, tmp_path_factory):
    own = tmp_path_factory.mktemp("fuzzed") / "ledger.db"
    own.write_bytes(demo_file.read_bytes())
    return create_app(own, Settings(own.with_name("people"), "ann"))


@pytest.fixture(scope="module")
def client(app):
    return TestClient(app, base_url="http://localhost")


@pytest.fixture(scope="module")
def operations(app, client):
    """What the description says can be asked, by method and path."""
    schema = schemathesis.openapi.from_dict(client.get(f"{API}/openapi.json").json())
    schema.app = app
    found = [result.ok() for result in schema.get_all_operations()]
    return {f"{op.method.upper()} {op.path.removeprefix(API)}": op for op in found}


@pytest.fixture(scope="module")
def known(client):
    """What parameters and fields may hold that means something here, by their names: chance alone finds no id."""

    def ids(path, **params):
        return [item["id"] for item in client.get(f"{API}/{path}", params=params).json()["items"]]

    incidents, reports, speakers = ids("incidents"), ids("reports"), ids("speakers")
    claims, judgements = ids("claims", limit=20), ids("judgements")
    mentions = [told["mention"] for told in client.get(f"{API}/incidents/{incidents[0]}").json()["mentions"]]
    decisions = [
        {"left": incidents[0], "right": incidents[1], "relation": "same_incident", "verdict": "yes"},
        {"left": mentions[0], "right": mentions[1], "relation": "same_incident", "verdict": "no"},
        {"left": reports[0], "right": reports[1], "relation": "copy_of", "verdict": "yes"},
        {"left": speakers[0], "right": speakers[1], "relation": "same_speaker", "verdict": "yes"},
    ]
    entries = [*incidents, *reports[:3], *mentions[:4], *claims[:3], *speakers[:3]]
    cursors = [client.get(f"{API}/{path}?limit=1").json()["next"] for path in ("incidents", "claims", "judgements")]
    days = ["2025-06-22", "2025-06", "2025", "2100-01-01T00:00", "0001-01-01", "9999-12-31", "XXXX-06-02", "../2025"]
    return {
        "incident_id": [*incidents, incidents[0][:6], "i-"],
        "report_id": [*reports, reports[0][:6]],
        "actor_id": [*speakers, speakers[0][:6]],
        "judgement_id": [*judgements, judgements[0][:6]],
        "outline_id": ["iso:KG", "admin1:KZ.06", "geonames:1522867"],
        "incident": incidents,
        "report": reports,
        "speaker": [*speakers, "Police"],
        "about": [*entries, *judgements[:2]],
        "decision": decisions,
        "as_of": [*days, "2025-07-01T25:00", "2025-07-01T12:30+99:99"],
        "since": days,
        "until": days,
        "within": ["40,40,60,60", "170,-20,-170,20", "0,0,0,0", "nan,0,1,1", "1e999,0,1,1", "60,60,40,40"],
        "cursor": [*filter(None, cursors), "WzFd", "WyJ4Il0"],
        "q": ["drone", "a b", '"', "NEAR("],
    }  # fmt: skip


def test_every_operation_is_asked(operations):
    assert sorted(operations) == sorted(OPERATIONS)


def test_every_parameter_that_means_something_is_given(operations, known):
    """A new one that is a string has to be told here."""
    described = {parameter.name for each in operations.values() for parameter in (*each.query, *each.path_parameters)}
    assert described - set(known) <= {
        "by_people", "certainty", "country", "disputed", "kind", "limit", "name", "object", "only", "relation",
        "source", "stance", "status", "topic", "unnamed", "withdrawn",
    }  # fmt: skip
    assert set(known) - described == {"decision"}


@pytest.mark.parametrize("name", OPERATIONS)
def test_never_a_fault(operations, known, client, name):
    operation = operations[name]
    token = token_of(client)
    named = {parameter.name for parameter in operation.query}
    good = set()

    @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), data=st.data())
    def ask(case, data):
        for part, fields in ((case.path_parameters, set(case.path_parameters)), (case.query, named)):
            for field in sorted(fields & set(known)):
                if data.draw(st.booleans()):
                    part[field] = data.draw(st.sampled_from(known[field]))
        if isinstance(case.body, dict) and data.draw(st.booleans()):
            case.body.update(data.draw(st.sampled_from(known["decision"])))
        given = {"X-Sayso-Token": token} if data.draw(st.integers(0, 3)) else {}
        answer = case.call_and_validate(
            base_url="http://localhost",
            headers={"host": "localhost", **given},
            cookies=dict(client.cookies),
            excluded_checks=[positive_data_acceptance],
        )
        good.add(answer.status_code < 300)

    ask()
    assert True in good, "nothing that was asked meant anything"
