"""`sayso check` and `sayso overrule`: what does not fit, and a person's word on it."""

import json

import pytest

TEXT = "On Friday, 19 June 2025, a drone fell near Uralsk. It was the second find in two months, police said."


@pytest.fixture
def checked(sayso, tmp_path, monkeypatch):
    """The program in a folder with a ledger of one report, whose weekday is wrong; gives findings as plain data."""
    monkeypatch.setenv("SAYSO_READER", "rules")  # a second less for each reading
    (tmp_path / "one.txt").write_text(TEXT)
    assert sayso("read", "one.txt", "--published", "2025-06-20").exit_code == 0

    def ask(*arguments):
        done = sayso("check", *arguments, "--format", "jsonl")
        assert done.exit_code == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return ask


def test_all_findings_and_those_of_one_entry(sayso, checked):
    every = checked()
    assert every[0]["check"] == "calendar" and every[0]["verdict"] == "inconsistent"
    quote = every[0]["evidence"][0]
    assert quote["quote"] == "Friday, 19 June 2025" == TEXT[quote["start"] : quote["end"]]
    about = every[0]["about"]
    for entry in (about, about[:8], "m-" + about[2:], quote["report"]):
        assert every[0]["id"] in {finding["id"] for finding in checked(entry)}
    assert {finding["check"] for finding in checked("--only", "calendar")} == {"calendar"}


def test_overrule_and_withdraw(sayso, checked):
    id = checked()[0]["id"]
    done = sayso("overrule", id[:8], "--why", "the outlet runs a day late", "--by", "ann")
    assert done.exit_code == 0, done.stderr
    assert "overruled: the outlet runs a day late (person ann)" in done.stdout
    last = checked()[-1]
    assert (last["id"], last["overruled"]["reason"]) == (id, "the outlet runs a day late")
    assert last["overruled"]["maker"] == "person ann"
    assert sayso("overrule", id[:8], "--withdraw", "--by", "ben").exit_code == 0
    assert checked()[0]["id"] == id and checked()[0]["overruled"] is None


def test_an_overrule_survives_reading_again(sayso, checked, tmp_path):
    id = checked()[0]["id"]
    sayso("overrule", id, "--why", "so", "--by", "ann")
    assert sayso("read", "one.txt", "--published", "2025-06-20").exit_code == 0
    (tmp_path / "two.txt").write_text("A drone fell near Uralsk on 19 June 2025. Herders heard a bang at dawn.")
    assert sayso("read", "two.txt", "--published", "2025-06-20").exit_code == 0
    assert [finding["id"] for finding in checked() if finding["overruled"]] == [id]


def test_in_the_terminal(sayso, checked):
    done = sayso("check")
    assert "inconsistent  calendar" in done.stdout and "rests on “Friday, 19 June 2025”" in done.stdout
    shown = sayso("show", checked()[0]["about"])
    assert "What the checks notice" in shown.stdout and "not a Friday" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "i-ffff"), 1),
        (("check", "--only", "weather"), 2),
        (("overrule", "f-0000", "--why", "so"), 1),
        (("overrule", "f-", "--withdraw"), 1),
        (("overrule", "f-0000"), 2),
        (("overrule", "f-0000", "--why", "  "), 2),
        (("overrule", "f-0000", "--why", "so", "--withdraw"), 2),
    ],
)
def test_what_cannot_be_done(sayso, checked, arguments, code):
    done = sayso(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")


def test_nothing_to_check(sayso, tmp_path):
    (tmp_path / "none.txt").write_text("The museum of clocks opens at noon on Sunday.")
    sayso("read", "none.txt")
    done = sayso("check")
    assert (done.exit_code, done.stdout) == (0, "") and "No findings." in done.stderr
