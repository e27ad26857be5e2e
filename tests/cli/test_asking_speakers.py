"""`sayso speakers`, speakers judged by people, and how an incident stands in `sayso show`."""

import json
from datetime import date

import pytest

from builders import make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.ledger import Ledger
from sayso.model import Speaker

SAID = [
    # report, day, speaker, stance, topic
    ("a", 1, ("Dina Zhakupova", "spokeswoman", "Kazakh Foreign Ministry", "KZ"), "denies", "occurrence"),
    ("a", 1, ("Ivan Petrov", "mayor", "", ""), "accuses", "responsibility"),
    ("b", 4, ("Dina Jakupova", "spokesperson", "Kazakh Foreign Ministry", "KZ"), "confirms", "occurrence"),
    ("b", 4, ("residents", "", "", ""), "asserts", "occurrence"),
]


@pytest.fixture
def ledger(tmp_path):
    """Two reports of one incident; the spokeswoman, spelled in two ways, denies it first and confirms it then."""
    path = tmp_path / "ledger.db"
    with Ledger(path) as entries:
        for id, day in (("a", 1), ("b", 4)):
            ours = [said for said in SAID if said[0] == id]
            words = [f"Words {n} of {id}." for n in range(len(ours))]
            report = make_report(" ".join(["It fell.", *words]), id=id, published=date(2025, 6, day))
            mention = make_mention(report, "It fell.", id=f"m-{id * 16}")
            claims = [
                make_claim(report, content, id=f"c-{id}{n}" + "0" * 14, about=[mention], **given)
                for n, (content, (_, _, who, stance, topic)) in enumerate(zip(words, ours, strict=True))
                for given in [{"speaker": Speaker(*who), "stance": stance, "topic": topic}]
            ]
            tie = [make_judgement("m-" + "a" * 16, mention)] if id == "b" else []
            entries.enter(make_reading(report, (mention,), claims), tie, capture=None, fingerprint=())
    return path


@pytest.fixture
def ask(sayso, ledger):
    def call(*arguments):
        done = sayso(*arguments, "--ledger", ledger, "--format", "jsonl")
        assert done.exit_code == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return call


def test_list(ask, sayso, ledger):
    assert [(a["name"], a["claims"], a["reports"]) for a in ask("speakers")] == [
        ("Dina Jakupova", 2, 2),
        ("Ivan Petrov", 1, 1),
    ]
    assert "also: Dina Zhakupova" in sayso("speakers", "--ledger", ledger).stdout


@pytest.mark.parametrize("name", ["zhakupova", "Jakupova", "Жакупова", "dina", "s-a0"])
def test_one_speaker_by_any_spelling(ask, name):
    (actor,) = ask("speakers", name)
    assert [(s["day"], s["stance"]) for s in actor["statements"]] == [
        ("2025-06-01", "denies"),
        ("2025-06-04", "confirms"),
    ]
    (change,) = actor["changes"]
    assert (change["before"]["day"], change["after"]["day"]) == ("2025-06-01", "2025-06-04")


def test_one_speaker_for_the_terminal(sayso, ledger):
    shown = sayso("speakers", "zhakupova", "--ledger", ledger).stdout
    for words in (
        "reported 2025-06-01  denies",
        "changed the account",
        "Why these are one speaker",
        "spellings of one",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("name", "cause"), [("nobody", "no speaker is called so"), ("s-ffff", "there is no speaker with this id")]
)
def test_no_such_speaker(sayso, ledger, name, cause):
    done = sayso("speakers", name, "--ledger", ledger)
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"sayso: {name}: {cause}\n")


def test_a_person_parts_and_ties_speakers(ask, sayso, ledger):
    why = ("--why", "two sisters", "--by", "ann", "--ledger", ledger)
    made = sayso("judge", "different", "c-a0", "c-b0", *why).stdout.split()[0]
    assert len(ask("speakers", "dina")) == 2
    sayso("judge", "withdraw", made, "--ledger", ledger)
    assert len(ask("speakers", "dina")) == 1
    assert sayso("judge", "same", "s-a0", "c-a1", *why).exit_code == 0
    (actor,) = ask("speakers")
    assert actor["claims"] == 3 and "person ann says so: two sisters" in [tie["reason"] for tie in actor["ties"]]


@pytest.mark.parametrize("pair", [("s-a0", "c-b0"), ("c-a0", "c-a0"), ("s-a0", "i-aa")], ids=" ".join)
def test_what_cannot_be_judged(sayso, ledger, pair):
    done = sayso("judge", "same", *pair, "--why", "because", "--ledger", ledger)
    assert done.exit_code in (1, 2) and len(done.stderr.splitlines()) == 1


def test_show_an_incident(ask, sayso, ledger):
    (shown,) = ask("show", "i-aa")
    tables = {table["topic"]: table for table in shown["topics"]}
    assert [(p["side"], p["speaker"]["name"]) for p in tables["occurrence"]["positions"]] == [
        ("asserts", "Dina Jakupova"),
        ("asserts", "residents"),
        ("denies", "Dina Jakupova"),
    ]
    assert tables["occurrence"]["disputed"] and shown["disputed"] == ["occurrence"]
    assert len(tables["occurrence"]["changes"]) == 1
    assert tables["responsibility"]["unanswered"] == ["c-a1" + "0" * 14]
    assert [(s["status"], s["day"]) for s in shown["status"]] == [
        ("reported", "2025-06-01"),
        ("attributed", "2025-06-01"),
        ("contested", "2025-06-01"),
        ("officially confirmed", "2025-06-04"),
    ]
    text = sayso("show", "i-aa", "--ledger", ledger).stdout
    for words in ("occurrence  disputed  2 accounts in 2 reports", "changed the account", "nobody answers Ivan Petrov"):
        assert words in text
    assert "History, as told" in text


def test_incidents_and_show_agree(ask):
    (listed,) = ask("incidents")
    assert listed["disputed"] == ["occurrence"]
