"""Whatever reports say, every command prints it as text, in every format; a new command or format is asked too."""

import enum
import inspect
import json
import re
import shutil
import typing
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from builders import make_claim, make_mention, make_reading, make_report
from hostile import HOSTILE, START, TEXT, fill
from sayso.cli.app import app
from sayso.ledger import Ledger
from sayso.text.visible import visible

QUIET = {"when", "where"}  # print dates and places, and of other words none
LEFT_OUT = {
    "desk": "listens until it is stopped; tests/desk/test_hostile.py asks its pages",
    "demo": "reads our own reports",
    "user list": "has none here; user add prints a name",
    "gazetteer add": "reads no report",
    "gazetteer list": "reads no report",
    "gazetteer remove": "reads no report",
}


def commands(typer_app=app, path=()):
    """Every command of the program by its words."""
    for command in typer_app.registered_commands:
        name = command.name or command.callback.__name__
        yield " ".join((*path, name)), command.callback
    for group in typer_app.registered_groups:
        yield from commands(group.typer_instance, (*path, group.name))


def formats_of(callback):
    """The formats that a command prints or writes; one that is not named where there is no choice."""
    told = typing.get_type_hints(callback).get("form")
    kinds = [kind for kind in (told, *typing.get_args(told)) if isinstance(kind, type) and issubclass(kind, enum.Enum)]
    return [member.value for kind in kinds for member in kind] or [None]


def needed_by(callback):
    """The parameters that have to be given."""
    return [name for name, told in inspect.signature(callback).parameters.items() if told.default is told.empty]


COMMANDS = {name: callback for name, callback in commands() if name not in LEFT_OUT}
CASES = [(name, form) for name, callback in COMMANDS.items() for form in formats_of(callback)]


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory):
    """The file of a ledger in which every word is hostile."""
    return fill(tmp_path_factory.mktemp("hostile") / "hostile.db")


@pytest.fixture
def sources(tmp_path):
    """Inputs of every kind that say it."""
    text, page, lines = tmp_path / "report.txt", tmp_path / "page.html", tmp_path / "reports.jsonl"
    whole, words = (said.replace("\ud800", "").replace("\x00", "") for said in (TEXT, HOSTILE))  # these are refused
    text.write_text(whole, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(TEXT.encode("utf-8", "surrogatepass"))
    page.write_text(f"<html><title>{HOSTILE[:60]}</title><p>{whole}</p></html>", encoding="utf-8")
    row = dict.fromkeys(("id", "title", "publisher", "url"), words) | {"text": whole}
    lines.write_text(json.dumps(row) + "\n" + json.dumps(row | {"title": HOSTILE}) + "\n{oops\x1b[2J\n")
    return [text, tmp_path / "binary.txt", page, lines, tmp_path / "no\x1b[2Jsuch\u202efile.txt"]


@pytest.fixture
def given(hostile_file, sources, tmp_path):
    """What each parameter may be given, by its name: words that a command is called with, one call for each."""
    ledger = Path(shutil.copy(hostile_file, tmp_path / "ledger.db"))
    with Ledger(ledger) as entries:
        incident = entries.incidents()[0]
        mentions = [mention.id for mention in incident.mentions]
        claims = [claim.id for claim in incident.claims]
        judgements = [j.id for j in entries.judgements()]
    return {
        "ledger": [ledger],
        "entry": ["a", HOSTILE, incident.id, mentions[0], claims[0], *judgements],
        "incident": [HOSTILE, incident.id],
        "finding": [HOSTILE, "f-"],
        "query": ["drone", "cmd", HOSTILE],
        "text": [TEXT.replace("\x00", "").replace("\ud800", ""), *sources],
        "inputs": sources,
        "left": [mentions[0]],
        "right": [mentions[1]],
        **{f"judge {verb} left": ["a"] for verb in ("copy", "not-copy")},
        **{f"judge {verb} right": ["b"] for verb in ("copy", "not-copy")},
        "judgements": judgements[:1],
        "name": [HOSTILE.replace("\x00", "")],
        "why": [HOSTILE.replace("\x00", "")],
        "out": [tmp_path / "written"],
    }  # fmt: skip


def calls(name, form, given):
    """The arguments of each call of a command: a value that a parameter may be given stands in at least one."""
    callback = COMMANDS[name]
    needed = [*needed_by(callback), *({"why"} & set(inspect.signature(callback).parameters))]
    options = ["why", "out"]  # given by name
    values = {parameter: given.get(f"{name} {parameter}", given.get(parameter)) for parameter in needed}
    for turn in range(max(map(len, values.values()), default=1)):
        words = name.split()
        for parameter in values:
            value = str(values[parameter][turn % len(values[parameter])])
            words.append(f"--{parameter}={value}" if parameter in options else value)
        words += ["--format", form] if form else []
        words += ["--ledger", str(given["ledger"][0])] if "ledger" in inspect.signature(callback).parameters else []
        yield words


def faults_of(form, printed):
    """What is wrong with what was printed or written."""
    if form == "pdf":
        pages = "".join(page.extract_text() for page in PdfReader(BytesIO(printed)).pages)
        return [] if "<script>alert(1)</script>" in " ".join(pages.split()) else ["words are missing"]
    text = printed.decode()
    plain = text.replace("\r\n", "\n")
    found = [f"obeyed: {sign!r}" for sign in sorted(set(plain) - set(visible(plain)))]
    if form == "json" and text:
        json.loads(text)
    if form == "jsonl":
        found += [f"no object: {line}" for line in plain.splitlines() if not isinstance(json.loads(line), dict)]
    if form == "html" and ("<script" in text or re.search(r"""=["']?javascript:""", text)):
        found.append("markup")
    if form not in {None, "table", "json", "jsonl", "html", "pdf"}:
        found.append(f"say here what is wrong with hostile words in {form}")
    return found


def test_all_commands_are_here():
    assert set(LEFT_OUT) <= {name for name, _ in commands()}
    assert len(CASES) > 30


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{name} {form or ''}".strip() for name, form in CASES])
def test_every_command_shows_it_and_obeys_nothing(name, form, given, quick_hashes):
    said, printed = b"", None if "out" in needed_by(COMMANDS[name]) else form
    for words in calls(name, form, given):
        done = CliRunner().invoke(app, words, input="correct horse battery\n", env={"COLUMNS": "100"})
        assert done.exception is None or isinstance(done.exception, SystemExit), words
        assert faults_of(printed, done.stdout_bytes) == [], words
        assert faults_of(None, done.stderr_bytes) == [], words
        said += done.stdout_bytes + done.stderr_bytes
        for out in given["out"]:
            if out.exists():
                assert faults_of(form, out.read_bytes()) == []
                said += out.read_bytes()
    assert b"=cmd|" in said or form == "pdf" or name in QUIET


def test_colours_are_ours_alone(hostile_file):
    """With colour too, no control sequence is printed that is not a colour of ours."""
    env = {"COLUMNS": "100", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    for words in (["show", "a"], ["claims"], ["incidents"], ["search", "drone"]):
        done = CliRunner().invoke(app, [*words, "--ledger", str(hostile_file)], env=env, color=True)
        sequences = {piece.split("m")[0] for piece in done.stdout.split("\x1b")[1:]}
        assert done.exit_code == 0 and sequences
        assert all(piece.startswith("[") and set(piece[1:]) <= set("0123456789;") for piece in sequences)
        assert "\x07" not in done.stdout and "\x9b" not in done.stdout


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_a_line_of_five_megabytes(tmp_path, form):
    with Ledger(tmp_path / "long.db") as ledger:
        report = make_report(f"{START} " + "drone " * 850_000, id="long")
        mention = make_mention(report, START)
        claim = make_claim(report, report.text[26:], about=[mention])
        ledger.enter(make_reading(report, (mention,), (claim,)), (), capture=None, fingerprint=())
    words = ["claims", "--ledger", str(tmp_path / "long.db"), "--format", form]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0
    assert len(done.stdout) < 2000 if form == "table" else len(done.stdout) > 5_000_000
