"""People decide, and can take it back: the whole round through the program."""

import json

import pytest


@pytest.fixture
def ask(sayso, ledger):
    def call(*arguments):
        return [
            json.loads(line) for line in sayso(*arguments, "--ledger", ledger, "--format", "jsonl").stdout.splitlines()
        ]

    return call


@pytest.fixture
def judge(sayso, ledger):
    def call(*arguments):
        why = () if arguments[0] == "withdraw" else ("--why", "seen with my own eyes", "--by", "ann")
        done = sayso("judge", *arguments, *why, "--ledger", ledger)
        assert done.exit_code == 0, done.stderr
        return done.stdout.split()[0]

    return call


def groups(ask):
    return sorted(incident["reports"] for incident in ask("incidents"))


def independent(ask):
    return {tuple(incident["reports"]): incident["independent_reports"] for incident in ask("incidents")}


def test_tie_and_withdraw(ask, judge):
    assert groups(ask) == [["a", "b"], ["c"]]
    made = judge("same", "i-aaaa", "i-cccc")
    assert groups(ask) == [["a", "b", "c"]]
    judge("withdraw", made)
    assert groups(ask) == [["a", "b"], ["c"]]


def test_part_what_the_program_tied_and_take_that_back(ask, judge):
    made = judge("different", "m-aaaa", "m-bbbb")
    assert groups(ask) == [["a"], ["b"], ["c"]]
    judge("withdraw", made)
    assert groups(ask) == [["a", "b"], ["c"]]


def test_different_parts_every_mention_of_two_incidents(ask, judge):
    judge("different", "i-aaaa", "i-cccc")
    judge("same", "m-bbbb", "m-cccc")  # the later word on this pair; a and c stay apart
    assert groups(ask) == [["a", "b"], ["c"]] or groups(ask) == [["a"], ["b", "c"]]


def test_withdraw_the_programs_own_judgement(ask, judge):
    (tie,) = [j["id"] for j in ask("judge", "list") if j["relation"] == "same_incident"]
    judge("withdraw", tie)
    assert groups(ask) == [["a"], ["b"], ["c"]]
    assert [j["id"] for j in ask("judge", "list", "--all") if j["withdrawn_at"]] == [tie]


def test_copies_refused_and_made_change_what_is_independent(ask, judge):
    assert independent(ask) == {("a", "b"): 1, ("c",): 1}
    made = judge("not-copy", "b", "a")
    assert ask("copies") == []
    assert independent(ask)["a", "b"] == 2
    judge("withdraw", made)
    assert independent(ask)["a", "b"] == 1
    judge("same", "m-aaaa", "m-cccc")
    assert independent(ask) == {("a", "b", "c"): 2}
    judge("copy", "c", "a")
    assert independent(ask) == {("a", "b", "c"): 1}


def test_a_judgement_keeps_who_and_why(ask, judge):
    made = judge("same", "m-aaaa", "m-cccc")
    (judgement,) = [j for j in ask("judge", "list") if j["id"].startswith(made)]
    assert judgement["maker"] == "person ann" and judgement["reasons"] == ["seen with my own eyes"]
    assert judgement["verdict"] == "yes" and judgement["withdrawn_at"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("same", "m-aaaa", "m-ffff"),
        ("same", "a", "b"),  # reports are no mentions
        ("copy", "m-aaaa", "b"),
        ("not-claim", "c-0000"),
        ("not-claim", "m-aaaa"),
        ("withdraw", "j-0000"),
        ("withdraw", "m-aaaa"),
    ],
)
def test_what_cannot_be_judged(sayso, ledger, arguments):
    why = () if arguments[0] == "withdraw" else ("--why", "so")
    done = sayso("judge", *arguments, *why, "--ledger", ledger)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_withdrawal_keeps_who(ask, judge, sayso, ledger):
    made = judge("same", "m-aaaa", "m-cccc")
    assert "withdrawn by person ben" in sayso("judge", "withdraw", made, "--by", "ben", "--ledger", ledger).stdout
    (taken,) = [j for j in ask("judge", "list", "--all") if j["id"].startswith(made)]
    assert taken["withdrawn_by"] == "person ben"


def test_withdrawn_twice(sayso, ledger, judge):
    made = judge("same", "m-aaaa", "m-cccc")
    judge("withdraw", made)
    assert sayso("judge", "withdraw", made, "--ledger", ledger).exit_code == 1


def test_reading_again_does_not_undo_a_persons_word(sayso, tmp_path):
    for name, words in (("one", "Police said nobody was hurt."), ("two", "Herders heard a bang at dawn.")):
        (tmp_path / f"{name}.txt").write_text(f"A drone fell near Uralsk on 10 July 2025. {words}\n")

    def incidents():
        return [json.loads(line) for line in sayso("incidents", "--format", "jsonl").stdout.splitlines()]

    assert sayso("read", "one.txt", "two.txt").exit_code == 0
    (both,) = incidents()
    pair = [mention["mention"] for mention in both["mentions"]]
    assert sayso("judge", "different", *pair, "--why", "two craft").exit_code == 0
    again = sayso("read", "one.txt", "two.txt")
    assert again.stdout.count("already in the ledger") == 2
    assert len(incidents()) == 2


def test_a_claim_refused_is_in_no_list(ask, judge, sayso, ledger):
    before = ask("claims")
    made = judge("not-claim", before[0]["id"])
    assert ask("claims") == before[1:]
    shown = sayso("show", before[0]["id"], "--ledger", ledger).stdout
    assert "no claim: " in shown and "seen with my own eyes, person ann" in shown
    judge("withdraw", made)
    assert ask("claims") == before


def test_a_claim_confirmed_stays(ask, judge):
    before = ask("claims")
    judge("claim", before[0]["id"])
    assert ask("claims") == before
    (word,) = [j for j in ask("judge", "list") if j["relation"] == "claim_of"]
    assert (word["left"], word["right"], word["verdict"]) == (before[0]["id"], before[0]["report"], "yes")
