"""What is derived from a former state after a decision is what is derived anew."""

import random
from datetime import UTC, datetime
from threading import Event

import pytest

from builders import make_mention, make_reading, make_report
from sayso.desk.deciding import decide, part_from, withdraw
from sayso.desk.derived import Derived
from sayso.desk.people import User
from sayso.desk.states import States
from sayso.ledger import Ledger

ANN = User("ann", "analyst")


@pytest.fixture
def ledger(demo_file, tmp_path):
    own = tmp_path / "own.db"
    own.write_bytes(demo_file.read_bytes())
    with Ledger(own) as opened:
        yield opened


def told(derived):
    """All that is derived, as plain data."""
    return {
        "incidents": derived.incidents,
        "listed": derived.listed.rows,
        "shapes": {id: derived.shape(id) for id in derived.incidents},
        "brief": {id: derived.brief(id) for id in derived.incidents},
        "statuses": {id: derived.statuses(id) for id in derived.incidents},
        "actors": list(derived.actors),
        "unsure": derived.unsure,
        "doubtful": derived.doubtful,
        "by_people": sorted(derived.by_people, key=lambda j: j.id),
        "said": derived.days_said,
        "holders": derived.incident_of_mention,
        "reports": derived.incidents_of,
    }


def decide_something(ledger, chance, states):
    derived = states.seen().derived
    standing = [j for j in ledger.judgements() if j.relation == "same_incident"]
    match chance.randrange(6):
        case 0:
            left, right = chance.sample(sorted(derived.incidents), 2)
            decide(ledger, ANN, left, right, "same_incident", chance.choice(["yes", "no"]), "so")
        case 1:
            large = [i for i in derived.incidents.values() if len(i.mentions) > 1]
            part_from(ledger, ANN, chance.choice(chance.choice(large).mentions).id, "so")
        case 2:
            withdraw(ledger, ANN, chance.choice(standing).id, derived.by_people)
        case 3:
            pair = chance.choice(derived.unsure)
            decide(ledger, ANN, pair.left, pair.right, pair.relation, chance.choice(["yes", "no"]), "so")
        case 4:
            doubt = chance.choice(derived.doubtful)
            decide(ledger, ANN, doubt.claim, doubt.report, "claim_of", chance.choice(["yes", "no"]), "so")
        case 5:
            for j in [j for j in ledger.judgements() if j.relation == "claim_of"][:1]:
                withdraw(ledger, ANN, j.id, derived.by_people)


@pytest.mark.parametrize("seed", range(6))
def test_renewed_is_derived_anew(ledger, seed):
    chance, states = random.Random(seed), States(ledger)
    told(states.seen().derived)
    for _ in range(6):
        decide_something(ledger, chance, states)
        assert told(states.seen().derived) == told(States(ledger).seen().derived)


def test_what_lists_show_is_the_shape_without_its_accounts(ledger):
    derived = States(ledger).seen().derived
    assert all(derived.brief(id) == derived.shape(id) | {"accounts": []} for id in derived.incidents)


def test_nothing_of_a_ledger_is_derived_twice(ledger):
    states = States(ledger)
    first = states.seen().derived
    assert first.incidents is first.incidents
    assert states.seen().derived is first
    now = states.seen(datetime(2100, 1, 1, tzinfo=UTC))
    assert now.derived is first
    actors = first.actors
    left, right, *_ = first.incidents
    decide(ledger, ANN, left, right, "same_incident", "yes", "so")
    assert states.seen().derived is not first
    assert states.seen().derived.actors is actors


def test_an_earlier_day_is_not_derived_from_a_later_one(ledger):
    states = States(ledger)
    assert states.seen().derived.incidents
    assert states.seen(datetime(2001, 1, 1, tzinfo=UTC)).derived.incidents == {}
    assert states.seen().derived.incidents


def test_a_page_shows_the_state_before_while_a_new_one_is_derived(ledger, monkeypatch):
    monkeypatch.setattr("sayso.desk.states._PATIENCE", 0.0)
    begun, go_on = Event(), Event()

    def slow(self):
        begun.set()
        assert go_on.wait(10)
        return prepare(self)

    states, prepare = States(ledger), Derived.prepare
    states.prepare().join()
    before = states.seen()
    assert not before.is_behind
    monkeypatch.setattr(Derived, "prepare", slow)
    report = make_report("A drone fell near Oral.", id="new")
    ledger.enter(make_reading(report, (make_mention(report),)), capture=None, fingerprint=())
    behind = states.seen()
    assert begun.wait(10) and behind.is_behind
    assert behind.derived is before.derived and "new" not in behind.derived.heads
    go_on.set()
    states.prepare().join()
    assert not states.seen().is_behind and "new" in states.seen().derived.heads


def test_a_decision_on_incidents_is_never_waited_for(ledger, monkeypatch):
    states = States(ledger)
    states.prepare().join()
    monkeypatch.setattr("sayso.desk.states._PATIENCE", 0.0)
    left, right, *_ = states.seen().derived.incidents
    decide(ledger, ANN, left, right, "same_incident", "yes", "so")
    seen = states.seen()
    assert not seen.is_behind
    assert seen.incident(left) == seen.incident(right)
