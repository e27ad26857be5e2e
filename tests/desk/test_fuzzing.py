"""Whatever is asked of the API, it is answered as described and never with a fault of ours."""

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sayso.desk import Settings, create_app

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
def operations(demo_file, tmp_path_factory):
    """What the description says can be asked, by method and path."""
    own = tmp_path_factory.mktemp("fuzzed") / "ledger.db"
    own.write_bytes(demo_file.read_bytes())
    app = create_app(own, Settings(own.with_name("people"), "ann"))
    description = TestClient(app, base_url="http://localhost").get("/api/v1/openapi.json").json()
    schema = schemathesis.openapi.from_dict(description)
    schema.app = app
    found = [result.ok() for result in schema.get_all_operations()]
    return {f"{op.method.upper()} {op.path.removeprefix('/api/v1')}": op for op in found}


def test_every_operation_is_asked(operations):
    assert sorted(operations) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_never_a_fault(operations, name):
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operations[name].as_strategy())
    def ask(case):
        case.call_and_validate(
            base_url="http://localhost", headers={"host": "localhost"}, excluded_checks=[positive_data_acceptance]
        )

    ask()
