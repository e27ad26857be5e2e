"""People's words on findings: entered once, taken back, and shown as of any moment."""

from datetime import UTC, datetime, timedelta

import pytest

from builders import NOON, PERSON
from sayso.errors import UnknownEntry
from sayso.ledger import Ledger
from sayso.model import Maker, Overrule

OTHER = Maker("person", "ben")
MADE = Overrule("f-1", "both dates are meant", PERSON, NOON)


def test_what_is_entered_comes_back(ledger):
    ledger.overrule(MADE)
    ledger.overrule(MADE)
    assert list(ledger.overrules()) == [MADE]


def test_withdrawn_and_made_again(ledger):
    ledger.overrule(MADE)
    later = NOON + timedelta(hours=1)
    taken = ledger.withdraw_overrule("f-1", OTHER, later)
    assert (taken.finding, taken.withdrawn_at) == ("f-1", later)
    assert list(ledger.overrules()) == []
    assert [made.withdrawn_at for made in ledger.overrules(withdrawn=True)] == [later]
    again = Overrule("f-1", "still", PERSON, later)
    ledger.overrule(again)
    assert list(ledger.overrules()) == [again]


@pytest.mark.parametrize("finding", ["f-1", "f-2"], ids=["withdrawn already", "never overruled"])
def test_nothing_to_withdraw(ledger, finding):
    ledger.overrule(MADE)
    ledger.withdraw_overrule("f-1", PERSON, NOON)
    with pytest.raises(UnknownEntry, match="no finding"):
        ledger.withdraw_overrule(finding, PERSON, NOON)


def test_as_of_a_moment(path):
    clock = iter(datetime(2025, 7, day, tzinfo=UTC) for day in range(1, 9))
    with Ledger(path, clock=lambda: next(clock)) as ledger:
        ledger.overrule(MADE)
        ledger.withdraw_overrule("f-1", PERSON, NOON)
        between = ledger.as_of(datetime(2025, 7, 1, 12, tzinfo=UTC))
        assert list(between.overrules()) == [MADE]
        assert list(ledger.as_of(datetime(2025, 6, 1, tzinfo=UTC)).overrules(withdrawn=True)) == []


@pytest.mark.parametrize(
    "wrong",
    [Overrule("f-1", "r", PERSON, NOON.replace(tzinfo=None)), Overrule("f-1", "r", PERSON, NOON, NOON)],
    ids=["no zone", "withdrawn"],
)
def test_what_cannot_be_entered(ledger, wrong):
    with pytest.raises(ValueError):
        ledger.overrule(wrong)
    assert list(ledger.overrules(withdrawn=True)) == []


def test_an_overrule_changes_no_incident(ledger):
    before = ledger.incidents()
    ledger.overrule(MADE)
    assert ledger.incidents() == before
