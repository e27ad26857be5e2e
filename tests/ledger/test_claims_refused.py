"""What people say of claims: a refused one is in no list, table or incident, until that is taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOON, PERSON, TEXT, make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.errors import UnknownEntry
from sayso.ledger import Ledger
from sayso.model import Maker

REPORT = make_report(TEXT, id="r1")
FALL = make_mention(REPORT, "A drone fell near Uralsk on 10 July.")
POLICE = make_claim(REPORT, "nobody was hurt", about=[FALL])
MINISTRY = make_claim(REPORT, "it was ours", about=[FALL], stance="denies", answers=POLICE.id)
READING = make_reading(REPORT, (FALL,), (POLICE, MINISTRY))


def enter(ledger, reading=READING, entered=()):
    ledger.enter(reading, entered, capture=None, fingerprint=())


def say(claim, verdict, hour=0, **fields):
    told = {"relation": "claim_of", "maker": PERSON, "made_at": NOON + timedelta(hours=hour)}
    return make_judgement(claim, "r1", verdict, **(told | fields))


def everywhere(view):
    """The ids of claims, by each way to ask for them."""
    return [
        {claim.id for claim in view.claims()},
        {claim.id for claim in view.reading("r1").claims},
        {claim.id for reading in view.readings(["r1"]) for claim in reading.claims},
        {claim.id for incident in view.incidents() for claim in incident.claims},
        {claim.id for claim in view.incident("i-" + FALL.id[2:]).claims},
    ]


def test_a_refused_claim_is_nowhere(ledger):
    enter(ledger)
    ledger.judge(say(POLICE, "no"))
    assert everywhere(ledger) == [{MINISTRY.id}] * 5
    assert ledger.reading("r1", refused=True) == READING
    assert ledger.find(POLICE.id) == POLICE.id and ledger.report_of(POLICE.id) == "r1"


def test_what_answered_it_answers_nothing(ledger):
    enter(ledger)
    assert ledger.reading("r1").claims[1].answers == POLICE.id
    ledger.judge(say(POLICE, "no"))
    assert [claim.answers for claim in ledger.claims()] == [None]


def test_taken_back(ledger):
    enter(ledger)
    ledger.judge(made := say(POLICE, "no"))
    ledger.withdraw(made.id, NOON)
    assert ledger.reading("r1") == READING


def test_reading_again_does_not_undo_it(ledger):
    enter(ledger)
    ledger.judge(say(POLICE, "no"))
    better = Maker("model", "test-reader", "2")
    enter(ledger, make_reading(REPORT, (FALL,), (MINISTRY, POLICE), maker=better))
    assert ledger.reading("r1").maker == better
    assert everywhere(ledger) == [{MINISTRY.id}] * 5


def test_as_of_a_moment(path):
    clock = iter(datetime(2025, 7, day, tzinfo=UTC) for day in range(1, 9))
    with Ledger(path, clock=lambda: next(clock)) as ledger:
        enter(ledger)
        ledger.judge(made := say(POLICE, "no"))
        ledger.withdraw(made.id, NOON)
        assert everywhere(ledger) == [{POLICE.id, MINISTRY.id}] * 5
        assert everywhere(ledger.as_of(datetime(2025, 7, 2, tzinfo=UTC))) == [{MINISTRY.id}] * 5
        assert everywhere(ledger.as_of(datetime(2025, 7, 1, tzinfo=UTC))) == [{POLICE.id, MINISTRY.id}] * 5


@pytest.mark.parametrize(
    "left, right, unknown",
    [("c-none", "r1", "claim"), (POLICE.id, "r2", "report"), (FALL.id, "r1", "claim"), (POLICE.id, FALL.id, "report")],
)
def test_only_claims_and_reports_are_judged_so(ledger, left, right, unknown):
    enter(ledger)
    with pytest.raises(UnknownEntry, match=f"no {unknown} with"):
        ledger.judge(make_judgement(left, right, "no", relation="claim_of", maker=PERSON))


_WORDS = st.builds(
    say,
    st.sampled_from([POLICE, MINISTRY]),
    st.sampled_from(["yes", "no"]),
    st.integers(0, 5),
    maker=st.sampled_from([PERSON, Maker("person", "ben"), Maker("rule", "r", "1")]),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(_WORDS, max_size=4, unique_by=lambda j: j.id), _WORDS)
def test_withdrawn_gives_the_state_without_it(tmp_path_factory, others, one):
    others = [j for j in others if j.id != one.id]
    folder = tmp_path_factory.mktemp("refused")
    with Ledger(folder / "without.db") as without, Ledger(folder / "with.db") as ledger:
        for each in (without, ledger):
            enter(each)
        without.judge(*others)
        ledger.judge(*others, one)
        ledger.withdraw(one.id, NOON)
        assert ledger.reading("r1") == without.reading("r1")
        assert ledger.incidents() == without.incidents()
