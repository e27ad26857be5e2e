"""`sayso read`: every bad input is one clear line, the rest goes on, and nothing is half-written."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from sayso.ledger import Ledger

GOOD = "A drone fell near Uralsk on {} July 2025, and nobody was hurt. Police said the debris was being examined."


@pytest.fixture
def inputs(tmp_path):
    """One of each bad input between two good ones."""
    files = {
        "good.txt": GOOD.format(1).encode(),
        "report.pdf": b"%PDF-1.7 binary",
        "empty.html": b"",
        "blank.txt": b" \n ",
        "script.html": b"<html><body><script>document.write('drone')</script></body></html>",
        "encoding.txt": b"Un drone est tomb\xe9 \x81\xff\xfe\x81 pr\xe8s",
        "last.txt": GOOD.format(9).encode(),
    }
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    lines = [json.dumps({"id": f"line-{n}", "text": GOOD.format(10 + n)}) for n in range(1, 11)]
    lines[6] = lines[6][:40]
    (tmp_path / "ten.jsonl").write_text("\n".join(lines))
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)  # sparse: 200 MB that take no room
        huge.write(b"A drone fell. " * 10_000)
    return [
        "missing.txt",
        "report.pdf",
        "empty.html",
        "blank.txt",
        "script.html",
        "encoding.txt",
        "huge.txt",
        "ten.jsonl",
    ]


ADDRESSES = ["http://127.0.0.1/x", "http://10.1.2.3/", "http://169.254.169.254/", "http://[::1]/", "ftp://x.example/"]


def test_bad_inputs_are_named_and_the_rest_is_read(sayso, inputs):
    done = sayso("read", "good.txt", *inputs, *ADDRESSES, "last.txt", "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2 + 9
    errors = done.stderr.splitlines()
    assert [line.split(": ")[:2] for line in errors] == [
        ["sayso", name.replace("ten.jsonl", "ten.jsonl:7")] for name in inputs + ADDRESSES
    ]
    with Ledger("sayso.db", create=False) as ledger:
        assert len(list(ledger.reports())) == 11


def test_nothing_read_leaves_a_ledger_without_reports(sayso, inputs):
    done = sayso("read", *inputs[:-1])
    assert (done.exit_code, done.stdout) == (1, "")
    with Ledger("sayso.db", create=False) as ledger:
        assert list(ledger.reports()) == []


def test_all_good_is_zero_and_again_adds_nothing(sayso, inputs):
    first, again = (sayso("read", "good.txt", "last.txt") for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout.count("new") == 2 and again.stdout.count("already in the ledger") == 2
    assert "2 read" in first.stderr


def test_standard_input_without_a_ledger(sayso, tmp_path):
    text = "A drone fell near Uralsk yesterday, and nobody was hurt."
    done = sayso("read", "-", "--no-ledger", "--published", "2025-07-11", "--format", "json", input=text)
    (reading,) = json.loads(done.stdout)
    assert reading["report"]["text"] == text
    assert [mention["date"]["edtf"] for mention in reading["mentions"]] == ["2025-07-10"]
    assert not (tmp_path / "sayso.db").exists()


def test_json_is_a_list_also_where_the_ledger_fails_midway(sayso, inputs, monkeypatch):
    from sayso.errors import LedgerLocked

    real, calls = Ledger.enter, []

    def enter(self, *args, **named):
        calls.append(1)
        if len(calls) > 1:
            raise LedgerLocked("sayso.db", "is in use by another program")
        return real(self, *args, **named)

    monkeypatch.setattr(Ledger, "enter", enter)
    done = sayso("read", "good.txt", "last.txt", "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "sayso: sayso.db: is in use by another program\n")
    assert len(json.loads(done.stdout)) == 1


def test_a_locked_ledger_can_be_asked_but_not_added_to(sayso, inputs, monkeypatch):
    sayso("read", "good.txt")
    monkeypatch.setattr(Ledger.__init__, "__kwdefaults__", Ledger.__init__.__kwdefaults__ | {"busy_seconds": 0.05})
    holder = sqlite3.connect("sayso.db", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        locked, asked = sayso("read", "last.txt"), sayso("incidents")
    finally:
        holder.close()
    assert (locked.exit_code, locked.stderr) == (1, "sayso: sayso.db: is in use by another program\n")
    assert asked.exit_code == 0 and "2025-07-01" in asked.stdout
    assert sayso("read", "last.txt").exit_code == 0


def program(*arguments, **given):
    """The program as a terminal starts it: a shell's background job, which tests may be, ignores interrupts."""

    def heed():
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=heed, **given)


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_reader_that_stops_early_is_no_error(tmp_path, inputs, form):
    (tmp_path / "many.jsonl").write_text("\n".join(json.dumps({"text": GOOD.format(1) * 40}) for _ in range(60)))
    with program("read", "many.jsonl", "--no-ledger", "--format", form, cwd=tmp_path, stdout=subprocess.PIPE) as run:
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(timeout=30) == 0


def test_progress_goes_to_a_terminal_on_standard_error_and_results_only_to_the_output(tmp_path, inputs):
    terminal, end = os.openpty()
    with (tmp_path / "out.jsonl").open("wb") as out:
        command = [sys.executable, "-m", "sayso", "read", "good.txt", "ten.jsonl", "last.txt", "--no-ledger", "-fjsonl"]
        assert subprocess.run(command, cwd=tmp_path, stdout=out, stderr=end, check=False).returncode == 1
    os.close(end)
    said = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert " read" in said and "ten.jsonl:7: broken JSON" in said and "{" not in said
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 11


@pytest.fixture
def at_work(tmp_path):
    """The program reading a long file, once its first results are out."""
    lines = (json.dumps({"text": GOOD.format(1) + f" Case {n}." * 20}) for n in range(5000))
    (tmp_path / "long.jsonl").write_text("\n".join(lines))
    with (tmp_path / "out.jsonl").open("wb") as out:
        run = program("read", "long.jsonl", "--format", "jsonl", cwd=tmp_path, stdout=out)
        for _ in range(400):
            if (tmp_path / "out.jsonl").stat().st_size or run.poll() is not None:
                break
            time.sleep(0.05)
        yield run
        run.kill()
        run.wait()
        run.stderr.close()


def test_results_come_as_they_are_read_and_an_interruption_keeps_whole_reports(at_work, tmp_path):
    assert at_work.poll() is None, "neither readings nor results are gathered"
    assert (tmp_path / "out.jsonl").stat().st_size
    at_work.send_signal(signal.SIGINT)
    assert at_work.wait(timeout=20) not in (0, 1)
    assert b"Traceback" not in at_work.stderr.read()
    with Ledger(tmp_path / "sayso.db", create=False) as ledger:
        reports = list(ledger.reports())
        assert 0 < len(reports) < 5000
        assert all(ledger.reading(report.id).mentions for report in reports[-3:])
