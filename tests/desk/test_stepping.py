"""The moments at which what is known of an incident changed."""

import json
from datetime import UTC, datetime

from builders import make_mention, make_reading, make_report
from sayso.desk.states import States
from sayso.desk.stepping import steps_of
from sayso.ledger import Ledger


def test_every_change_is_a_step_and_shows_the_ledger_after_it(tmp_path):
    report = make_report("A drone fell near Uralsk.", id="first")
    mention = make_mention(report, "A drone fell near Uralsk.")
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.enter(make_reading(report, (mention,), ()), [], capture=None, fingerprint=())
        (incident,) = ledger.now().incidents()
        steps = steps_of(States(ledger).seen(), incident.id)
        assert len(steps) == 1
        step = datetime.fromisoformat(steps[0])
        assert step > datetime.now(UTC).replace(second=0, microsecond=0)
        assert ledger.as_of(step).incident(incident.id) == incident


def test_an_incident_that_is_not_there_has_no_steps(demo_file):
    with Ledger(demo_file) as ledger:
        assert steps_of(States(ledger).seen(), "i-0123456789abcdef") == []


def test_pages_offer_only_steps_at_which_they_can_be_shown(demo):
    for shape in demo.get("/api/v1/incidents").json()["items"]:
        page = demo.get(f"/incidents/{shape['id']}")
        steps = page.text.partition('id="steps">')[2].partition("</script>")[0]
        for step in json.loads(steps):
            assert demo.get(f"/incidents/{shape['id']}", params={"as_of": step}).status_code == 200
