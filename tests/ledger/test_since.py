"""What a ledger tells of its own growth: its state, what came since, and who took something back."""

from datetime import UTC, datetime, timedelta

import pytest

from builders import NOON, PERSON, make_judgement, make_mention, make_reading, make_report
from sayso.ledger import Ledger

START = datetime(2025, 7, 1, tzinfo=UTC)


@pytest.fixture
def ledger(path):
    """A ledger whose clock goes on by a day with every entry: r1 on 2 July, r2 on 3 July."""
    days = iter(START + timedelta(days=n) for n in range(1, 100))
    with Ledger(path, clock=lambda: next(days)) as opened:
        for id in ("r1", "r2"):
            report = make_report(id=id)
            mention = make_mention(report, id=f"m-{id}")
            opened.enter(make_reading(report, (mention,), ()), (), capture=None, fingerprint=())
        yield opened


def after(days):
    return START + timedelta(days=days, hours=12)


def test_every_entry_makes_another_state(ledger):
    states = [ledger.state()]
    judgement = make_judgement("m-r1", "m-r2")
    ledger.judge(judgement)
    states.append(ledger.state())
    ledger.withdraw(judgement.id, NOON)
    states.append(ledger.state())
    assert states == sorted(set(states)) and ledger.state() == states[-1]
    assert ledger.as_of(after(2)).state() == states[0]


def test_now_stays_as_it_was(ledger):
    now = ledger.now()
    ledger.judge(make_judgement("m-r1", "m-r2"))
    assert len(now.incidents()) == 2 and len(ledger.incidents()) == 1
    assert now.state() < ledger.now().state()


def test_what_was_entered_since(ledger):
    judgement = make_judgement("m-r1", "m-r2")
    ledger.judge(judgement)  # 4 July
    assert ledger.entered_since(START) == (["r1", "r2"], [judgement])
    assert ledger.entered_since(after(1)) == (["r2"], [judgement])
    assert ledger.entered_since(after(3)) == ([], [])
    taken = ledger.withdraw(judgement.id, NOON)  # 5 July
    assert ledger.entered_since(after(3)) == ([], [taken])
    assert ledger.as_of(after(2)).entered_since(START) == (["r1", "r2"], [])


def test_what_was_judged_since_a_state(ledger):
    one, other = make_judgement("m-r1", "m-r2"), make_judgement("m-r1", "m-r2", "no", maker=PERSON)
    ledger.judge(one)
    before = ledger.state()
    assert ledger.judged_since(before) == []
    ledger.judge(other)
    assert ledger.judged_since(before) == [other]
    taken = ledger.withdraw(one.id, NOON, PERSON)
    assert ledger.judged_since(before) == [taken, other]
    assert taken.withdrawn_by == PERSON


def test_judgements_one_page_after_another(ledger):
    made = [make_judgement("m-r1", "m-r2", made_at=NOON + timedelta(hours=n)) for n in range(5)]
    ledger.judge(*made)
    taken = ledger.withdraw(made[1].id, NOON)
    told, last = [], 0
    while page := ledger.judgements_after(last, 2):
        told += [judgement for _, judgement in page]
        last = page[-1][0]
    assert told == [made[0], taken, *made[2:]]
