"""What is no ledger of ours is left as it is and named in one sentence; what is locked is waited for, not long."""

import os
import re
import sqlite3
import threading
import time
from datetime import UTC, date, datetime

import pytest

from builders import NOON, make_judgement, make_mention, make_reading, make_report
from sayso.errors import ForeignLedger, LedgerError, LedgerLocked
from sayso.ledger import Ledger, dialects
from sayso.model import Capture, Overrule, sha256_hex


def sqlite_file(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def newer(path):
    Ledger(path).close()
    sqlite_file(path, "UPDATE alembic_version SET version_num = '9999'")


FOREIGN = {
    "text": lambda path: path.write_text("not a ledger, but a page of text that somebody wants to keep"),
    "one byte": lambda path: path.write_bytes(b"S"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "header only": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "another program's database": lambda path: sqlite_file(path, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)"),
    "another program's, with a write-ahead log": lambda path: sqlite_file(
        path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)"
    ),
    "another application": lambda path: sqlite_file(path, "PRAGMA application_id = 77", "CREATE TABLE t (x)"),
    "a database without tables": lambda path: sqlite_file(path, "CREATE TABLE t (x)", "DROP TABLE t", "VACUUM"),
    "a newer sayso's": newer,
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("create", [True, False])
def test_foreign_files_are_refused_and_left_as_they_are(tmp_path, make, create):
    path = tmp_path / "file"
    make(path)
    before = path.read_bytes()
    with pytest.raises(ForeignLedger) as caught:
        Ledger(path, create=create)
    assert caught.value.subject == str(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def folder(path):
    path.mkdir()


def pipe(path):
    os.mkfifo(path)


def damaged(path):
    Ledger(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])


UNUSABLE = {  # what is made there, whether a ledger may be made, what is said
    "a folder": (folder, True, "folder"),
    "a pipe": (pipe, True, "not a file"),
    "nothing": (lambda path: None, False, "no ledger here"),
    "an empty file": (lambda path: path.touch(), False, "no ledger here"),
    "a damaged ledger": (damaged, True, "damaged"),
}


@pytest.mark.parametrize(("make", "create", "said"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_used_is_said_in_one_sentence(tmp_path, make, create, said):
    path = tmp_path / "file"
    make(path)
    there = path.exists()
    with pytest.raises(LedgerError, match=said) as caught:
        Ledger(path, create=create)
    assert re.fullmatch(r"[^\n]{1,300}", str(caught.value))
    assert path.exists() == there


def test_a_missing_folder_is_not_made(tmp_path):
    with pytest.raises(LedgerError, match="no folder"):
        Ledger(tmp_path / "no" / "ledger")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do anything")
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_without_permission(path, mode):
    path.chmod(mode)
    with pytest.raises(LedgerError), Ledger(path) as ledger:
        ledger.enter(make_reading(), capture=None, fingerprint=())


MENDABLE = [
    (sqlite3.SQLITE_BUSY, LedgerLocked),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, LedgerLocked),
    (sqlite3.SQLITE_LOCKED, LedgerLocked),
    (sqlite3.SQLITE_NOTADB, ForeignLedger),
    (sqlite3.SQLITE_FULL, LedgerError),
    (sqlite3.SQLITE_IOERR_WRITE, LedgerError),
    (sqlite3.SQLITE_READONLY_DBMOVED, LedgerError),
    (sqlite3.SQLITE_CANTOPEN, LedgerError),
    (sqlite3.SQLITE_CORRUPT, LedgerError),
    (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),  # ours
    (sqlite3.SQLITE_ERROR, None),
    (sqlite3.SQLITE_MISUSE, None),
]


@pytest.mark.parametrize(("code", "kind"), MENDABLE)
def test_which_errors_the_user_can_mend(tmp_path, code, kind):
    cause = sqlite3.OperationalError("...")
    cause.sqlite_errorcode = code
    mended = dialects.mended_error(tmp_path, dialects.DBAPIError("", {}, cause))
    assert type(mended) is (kind or type(None))


@pytest.mark.parametrize("write_ahead", [True, False])
def test_a_ledger_opens_again_and_is_marked_as_one(path, write_ahead):
    if not write_ahead:
        sqlite_file(path, "PRAGMA journal_mode = DELETE")
    with Ledger(path, create=False) as ledger:
        assert list(ledger.reports()) == []
    assert int.from_bytes(path.read_bytes()[68:72]) == int.from_bytes(b"says")


def test_many_make_the_same_ledger_at_once(tmp_path):
    path, failed = tmp_path / "ledger", []

    def enter(n):
        try:
            with Ledger(path, busy_seconds=20) as ledger:
                ledger.enter(make_reading(make_report(id=f"r{n}")), capture=None, fingerprint=[n])
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=enter, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Ledger(path, create=False) as ledger:
        assert {report.id for report in ledger.reports()} == {f"r{n}" for n in range(8)}


JUDGEMENT = make_judgement("m-1", "m-2")
WRITES = {
    "enter": lambda ledger: ledger.enter(make_reading(), capture=None, fingerprint=()),
    "enter with all": lambda ledger: ledger.enter(
        make_reading(), [JUDGEMENT], capture=Capture("", NOON, "", b"x"), fingerprint=[1]
    ),
    "judge": lambda ledger: ledger.judge(JUDGEMENT),
    "withdraw": lambda ledger: ledger.withdraw(JUDGEMENT.id, NOON),
    "overrule": lambda ledger: ledger.overrule(Overrule("f-1", "so", JUDGEMENT.maker, NOON)),
    "withdraw_overrule": lambda ledger: ledger.withdraw_overrule("f-1", JUDGEMENT.maker, NOON),
}
READS = {  # add yours
    "as_of": lambda ledger: ledger.as_of(datetime(2030, 1, 1, tzinfo=UTC)),
    "capture": lambda ledger: ledger.capture(sha256_hex(b"bytes")),
    "claims": lambda ledger: list(ledger.claims()),
    "connected": lambda ledger: ledger.connected(["m-1"], "same_incident"),
    "entered": lambda ledger: ledger.entered(["r1"]),
    "entered_since": lambda ledger: ledger.entered_since(NOON),
    "find": lambda ledger: ledger.find("m-1"),
    "has": lambda ledger: ledger.has(make_reading()),
    "incident": lambda ledger: ledger.incident("i-1"),
    "incidents": lambda ledger: ledger.incidents(),
    "judgement": lambda ledger: ledger.judgement(JUDGEMENT.id),
    "judgements": lambda ledger: list(ledger.judgements()),
    "judged_since": lambda ledger: ledger.judged_since((0, 0, 0, 0)),
    "judgements_after": lambda ledger: ledger.judgements_after(0, 10),
    "mentions": lambda ledger: list(ledger.mentions()),
    "mentions_between": lambda ledger: list(ledger.mentions_between(date.min, date.max)),
    "first_entered": lambda ledger: ledger.first_entered(),
    "now": lambda ledger: ledger.now().state(),
    "reading": lambda ledger: ledger.reading("r"),
    "overrules": lambda ledger: list(ledger.overrules()),
    "readings": lambda ledger: list(ledger.readings(["r"])),
    "report": lambda ledger: ledger.report("r"),
    "report_of": lambda ledger: ledger.report_of("m-1"),
    "reports": lambda ledger: list(ledger.reports()),
    "reports_sharing": lambda ledger: list(ledger.reports_sharing([1])),
    "search": lambda ledger: list(ledger.search("drone")),
    "state": lambda ledger: ledger.state(),
}


@pytest.fixture
def filled(ledger):
    """A ledger in which every call of the lists has something to do."""
    report = make_report(id="r")
    mentions = [make_mention(report, id="m-1"), make_mention(report, "drone", id="m-2")]
    capture = Capture("", NOON, "", b"bytes")
    ledger.enter(make_reading(report, mentions), [JUDGEMENT], capture=capture, fingerprint=[1])
    ledger.overrule(Overrule("f-1", "before", JUDGEMENT.maker, NOON))
    return ledger


def test_the_lists_name_every_method():
    public = {name for name in dir(Ledger) if not name.startswith("_")}
    assert public == READS.keys() | {name.split()[0] for name in WRITES} | {"close"}


@pytest.fixture
def holder(filled, path):
    """Another program's connection to the same ledger."""
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_writes_while_another_program_writes(filled, holder, write):
    holder.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(LedgerLocked, match="in use") as caught:
        write(filled)
    assert time.monotonic() - began < 2
    assert caught.value.subject == str(filled._database.path)
    holder.execute("ROLLBACK")
    write(filled)


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_reads_go_on_while_another_program_writes(filled, holder, read):
    holder.execute("BEGIN EXCLUSIVE")
    read(filled)


@pytest.mark.parametrize("call", [*READS.values(), *WRITES.values()], ids=[*READS, *WRITES])
def test_every_call_on_a_ledger_that_another_program_keeps_to_itself(filled, holder, call):
    filled._database._engine.dispose()  # no idle connection: SQLite lets nobody shut out one that is open
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerLocked, match="in use"):
        call(filled)


def test_opening_a_locked_ledger(filled, holder, path):
    filled.close()
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerLocked):
        Ledger(path, busy_seconds=0.01)
    holder.close()
    Ledger(path).close()
