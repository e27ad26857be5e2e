"""Commands that ask the ledger: formats, filters, ids, what is missing, what is hostile."""

import json
import sqlite3

import pytest

from sayso.cli.app import app

ASKING = [
    ["incidents"],
    ["claims"],
    ["speakers", "--all"],
    ["check"],
    ["copies"],
    ["search", "drone"],
    ["judge", "list"],
]
NAMES = [["read"], ["incidents"], ["claims"], ["speakers"], ["show"], ["copies"], ["search"], ["when"], ["where"]]
NAMES += [["demo"], ["check"], ["overrule"], ["desk"], ["dossier"]]
NAMES += [["user", name] for name in ("add", "list", "change", "remove")]
NAMES += [["judge", name] for name in ("same", "different", "copy", "not-copy", "withdraw", "list")]


@pytest.mark.parametrize("command", NAMES, ids=" ".join)
@pytest.mark.parametrize("width", ["60", "100"])
def test_help_has_examples(sayso, command, width):
    done = sayso(*command, "--help", env={"COLUMNS": width})
    assert done.exit_code == 0
    assert "Example" in done.stdout and f"sayso {' '.join(command)}" in done.stdout
    assert all(len(line) <= int(width) for line in done.stdout.splitlines())


def test_no_command_is_forgotten_here():
    commands = {command.name for command in app.registered_commands}
    assert commands == {name[0] for name in NAMES} - {"judge", "user"}


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_formats_tell_the_same(sayso, ledger, command):
    table, as_json, as_lines = (sayso(*command, "--ledger", ledger, "--format", f) for f in ("table", "json", "jsonl"))
    assert (table.exit_code, as_json.exit_code, as_lines.exit_code) == (0, 0, 0)
    rows = json.loads(as_json.stdout)
    assert rows and rows == [json.loads(line) for line in as_lines.stdout.splitlines()]
    assert table.stdout and (table.stderr, as_json.stderr, as_lines.stderr) == ("", "", "")


@pytest.mark.parametrize("command", [*ASKING, ["show", "a"], ["show", "i-aaaa"]], ids=" ".join)
@pytest.mark.parametrize("width", ["40", "60", "200"])
def test_hostile_text_is_shown_not_obeyed(sayso, ledger, command, width):
    done = sayso(*command, "--ledger", ledger, env={"COLUMNS": width, "NO_COLOR": "1"})
    assert done.exit_code == 0
    assert not set("\x1b\x07\u202e\u202c") & set(done.stdout)
    if command[0] in ("claims", "show"):
        assert "[bold]hurt[/bold]" in "".join(done.stdout.split())
        assert "U+202E" in done.stdout


@pytest.mark.parametrize("command", [*ASKING, ["show", "a"], ["judge", "withdraw", "j"]], ids=" ".join)
def test_no_ledger(sayso, command):
    done = sayso(*command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        done.stderr == "sayso: sayso.db: there is no ledger here; make one with: sayso read REPORT --ledger sayso.db\n"
    )


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_an_empty_ledger(sayso, tmp_path, command):
    sayso("read", "missing.txt", "--ledger", "empty.db")
    done = sayso(*command, "--ledger", "empty.db")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("No ")
    assert json.loads(sayso(*command, "--ledger", "empty.db", "--format", "json").stdout) == []
    assert sayso(*command, "--ledger", "empty.db", "--format", "jsonl").stdout == ""


THEN = [command for command in ASKING if command[0] != "judge"]


@pytest.mark.parametrize("command", THEN, ids=" ".join)
def test_as_of(sayso, ledger, command):
    before, now = (
        sayso(*command, "--ledger", ledger, "-f", "json", "--as-of", day) for day in ("1999-12-31", "2999-12-31")
    )
    assert json.loads(before.stdout) == []
    assert now.stdout == sayso(*command, "--ledger", ledger, "-f", "json").stdout != before.stdout


def test_as_of_what_is_no_day(sayso, ledger):
    done = sayso("incidents", "--ledger", ledger, "--as-of", "yesterday")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "sayso: --as-of yesterday: is not a day or a moment like 2025-07-01 or 2025-07-01T12:30\n"


def test_foreign_files_are_refused_and_stay_as_they_are(sayso, tmp_path):
    with sqlite3.connect(tmp_path / "foreign.db") as other:
        other.execute("CREATE TABLE birds (name)")
    (tmp_path / "letter.db").write_text("Dear Sir,\n" * 100)
    for name in ("foreign.db", "letter.db"):
        before = (tmp_path / name).read_bytes()
        done = sayso("incidents", "--ledger", name)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith(f"sayso: {name}: is not a sayso ledger")
        assert sayso("demo", "--ledger", name).exit_code == 1
        assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("a", "m1 where"),
        ("m-aaaa", "m1 where"),
        ("c-bbbb", "m1 where"),
        ("i-aaaa", "2 pages, 1 independent account"),
        ("i-aaaa", "copies a "),  # the way back from a page
        ("i-bbbb", "2 pages"),  # an id from before two incidents were tied still leads there
        ("j-", None),
        ("", None),
        ("zzz", None),
    ],
)
def test_show(sayso, ledger, entry, said):
    done = sayso("show", entry, "--ledger", ledger)
    if said:
        assert done.exit_code == 0 and said in done.stdout
    else:
        assert (done.exit_code, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1


def test_show_a_judgement(sayso, ledger):
    listed = json.loads(sayso("judge", "list", "--ledger", ledger, "--format", "json").stdout)
    for judgement in listed:
        shown = json.loads(sayso("show", judgement["id"], "--ledger", ledger, "--format", "json").stdout)
        assert shown == [judgement]
        assert "3 km apart" in sayso("show", judgement["id"], "--ledger", ledger).stdout


def test_an_ambiguous_id_names_what_it_may_be(sayso, ledger):
    done = sayso("show", "m", "--ledger", ledger)
    assert done.exit_code == 1
    assert "stands for more than one entry: m-aaaaaaaaaaaaaaaa, m-bbbbbbbbbbbbbbbb" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["incidents", "--country", "kz"], 2),
        (["incidents", "--country", "RO"], 0),
        (["incidents", "--since", "2025-07-11"], 1),
        (["incidents", "--since", "2025-07"], 2),
        (["incidents", "--since", "2026"], 0),
        (["incidents", "--disputed"], 0),
        (["claims", "--incident", "i-aaaa"], 2),
        (["claims", "--speaker", "INTERIOR"], 3),
        (["claims", "--speaker", "navy"], 0),
        (["claims", "--stance", "asserts", "--topic", "occurrence"], 3),
        (["claims", "--stance", "denies"], 0),
        (["speakers"], 0),
        (["speakers", "--all"], 2),
        (["speakers", "police"], 2),
        (["speakers", "--all", "--country", "kz"], 0),
        (["speakers", "--all", "--country", "RO"], 0),
        (["search", "drone", "--limit", "2"], 2),
        (["search", "submarine"], 0),
    ],
)
def test_filters(sayso, ledger, arguments, number):
    done = sayso(*arguments, "--ledger", ledger, "--format", "jsonl")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, number)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["read"],
        ["incidents", "--format", "xml"],
        ["incidents", "--since", "yesterday"],
        ["incidents", "--country", "Kazakhstan"],
        ["claims", "--stance", "shouts"],
        ["read", "a.txt", "--published", "2025-13-01"],
        ["search", "drone", "--limit", "0"],
        ["judge", "same", "m-a", "m-b"],
        ["judge", "same", "m-a", "m-b", "--why", " "],
        ["judge", "same", "i-aaaa", "i-bbbb", "--why", "already one"],
        ["judge", "copy", "a", "a", "--why", "itself"],
    ],
    ids=" ".join,
)
def test_wrong_usage(sayso, ledger, arguments):
    done = sayso(*arguments, env={"SAYSO_LEDGER": str(ledger)})
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


def test_long_quotations_are_cut_in_lists_and_whole_in_data(sayso, tmp_path):
    words = "the drone fell near Uralsk on 10 July 2025 and " * 100
    (tmp_path / "long.txt").write_text(f"Police said that {words} that was all.")
    sayso("read", "long.txt", "--reader", "rules")
    (claim,) = json.loads(sayso("claims", "--format", "json").stdout)
    table = sayso("claims", env={"COLUMNS": "60"}).stdout
    assert len(claim["content"][0]["quote"]) > 1500
    assert "more characters)" in " ".join(table.split()) and len(table) < 1000
    assert all(len(line) <= 60 for line in table.splitlines())
