"""What is SQLite's own way: the file, its locks, its full-text search. PostgreSQL will stand beside it here."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    Float,
    Integer,
    Subquery,
    bindparam,
    column,
    create_engine,
    event,
    select,
    table,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from sayso.errors import ForeignLedger, LedgerError, LedgerLocked
from sayso.ledger.columns import ESCAPE, escape, unescape

APPLICATION_ID = int.from_bytes(b"says")  # SQLite keeps it at bytes 68 to 71 of the file

_HEADER = b"SQLite format 3\x00"
_CAUSES = {
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; may this user read and write here?",
    sqlite3.SQLITE_PERM: "may not be used by this user",
    sqlite3.SQLITE_READONLY: "may not be written to by this user",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
}
_WORDS = "report_words"
_OPENING, _CLOSING = ESCAPE + "[", ESCAPE + "]"  # cannot stand in stored text, where four digits follow each ESCAPE
_WAIT = 0.02  # seconds between two tries for a file that others hold
_MOST_RANKED = 2000  # ranking 100,000 reports that all hold a word takes over a tenth of a second
_EXCERPT_TOKENS = 32  # about two lines of a terminal; FTS5 allows 64
# FTS5 weighs each hit against each: a word said 100,000 times in one report would keep it busy for minutes.
_LONG, _PIECE, _OVERLAP = 8000, 4000, 200  # characters: from where on a text is cut for its excerpt, and how
_MARKS = {"opening": _OPENING, "closing": _CLOSING, "tokens": _EXCERPT_TOKENS}  # of an excerpt, and its length
_TOKENIZER = "tokenize='unicode61 remove_diacritics 2'"


def refuse_other_files(path: Path) -> None:
    """ForeignLedger where the file is not a sayso ledger; read from its first bytes, so that nothing touches it.

    An empty file passes: it is what is left where the program was killed while it made the ledger.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return
    if not header.startswith(_HEADER):
        raise ForeignLedger(str(path), "is not a sayso ledger (not a SQLite file)")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise ForeignLedger(str(path), "is not a sayso ledger (another program's SQLite file)")


def make_engine(path: Path, busy_seconds: float) -> Engine:
    """An engine whose transactions begin as asked for: execution option `begin`, BEGIN unless given."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": busy_seconds, "isolation_level": None}
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log a killed process loses nothing; only a power cut can lose the last entries.
        connection.execute("PRAGMA synchronous = NORMAL")
        # 32 MB of pages at hand, not 2: a report's hundred look-ups lie all over a large ledger.
        connection.execute("PRAGMA cache_size = -32000")
        # Carry the log over at 32 MB, not 4: a report touches a hundred pages, so that is every 300 reports and
        # a fifth more of them a second (measured).
        connection.execute("PRAGMA wal_autocheckpoint = 8000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def for_writing(engine: Engine) -> Engine:
    """The engine with transactions that take the one write lock at once, so that none fails halfway for want of it."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def mark_as_ledger(connection: Connection) -> None:
    """Write the application id, in the transaction that makes the tables."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def let_readers_in(engine: Engine, busy_seconds: float) -> bool:
    """Write-ahead log: readers go on while a program writes; False where others kept the file busy all the time.

    Only after the tables are made, so that the application id stands in the file itself. SQLite does not wait for
    others when it changes this mode, so that waiting is done here.
    """
    until = monotonic() + busy_seconds
    with closing(engine.raw_connection()) as connection:  # not allowed inside a transaction
        while True:
            try:
                if connection.cursor().execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",):
                    return True
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
            if monotonic() >= until:
                return False
            sleep(_WAIT)


def mended_error(path: Path, error: DBAPIError) -> LedgerError | None:
    """What to tell the user of a database error that the user can mend; None for a bug of ours."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF  # the rest says more about the same
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerLocked(str(path), "is in use by another program")
    if primary == sqlite3.SQLITE_NOTADB:
        return ForeignLedger(str(path), "is not a sayso ledger (not a SQLite file)")
    return LedgerError(str(path), _CAUSES[primary]) if primary in _CAUSES else None


def is_word_index(table_name: str) -> bool:
    """Whether a table belongs to the full-text search, which SQLite keeps in several tables of its own."""
    return table_name.startswith(_WORDS)


def create_word_index(connection: Connection) -> None:
    """Tables for full-text search over versions, made by revision 0001; the texts themselves are not kept twice.

    The title is that of a version's first reading, as the index is written once and never rewritten.
    """
    connection.exec_driver_sql(
        "CREATE VIEW report_words_content AS SELECT number, text, (SELECT title FROM readings"
        " WHERE readings.version = versions.number ORDER BY readings.number LIMIT 1) AS title FROM versions"
    )
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {_WORDS} USING fts5(title, text, content='report_words_content',"
        f" content_rowid='number', {_TOKENIZER})"
    )


def index_words(connection: Connection, version: int, title: str, body: str) -> None:
    """Make a version findable by its words."""
    connection.exec_driver_sql(
        f"INSERT INTO {_WORDS} (rowid, title, text) VALUES (?, ?, ?)", (version, escape(title), escape(body))
    )


def word_hits(words: Sequence[str]) -> Subquery:
    """Versions that hold all the words: columns `version` and `rank`, the least rank fitting best.

    Of those read up to number `last_reading` the 2000 last entered, as ranking takes far longer than finding: words
    that more reports hold tell little of any.
    """
    seen = "EXISTS (SELECT 1 FROM readings WHERE version = report_words.rowid AND number <= :last_reading)"
    rowid = column("rowid", Integer)
    return (
        select(rowid.label("version"), column("rank", Float))
        .select_from(table(_WORDS))
        .where(text(f"{_WORDS} MATCH :words").bindparams(words=_query(words)), text(seen))
        .order_by(rowid.desc())
        .limit(_MOST_RANKED)
        .subquery("hits")
    )


def excerpts(connection: Connection, words: Sequence[str], versions: Sequence[int]) -> dict[int, str]:
    """For each of these versions an excerpt with \\x02 and \\x03 round each hit.

    Asked for apart from the hits: an excerpt means reading the text, which only the few shown are worth.
    """
    of_these: BindParameter[Any] = bindparam("versions", expanding=True)
    content = text(
        "SELECT number, title, text FROM report_words_content WHERE number IN :versions AND length(text) > :long"
    ).bindparams(of_these)
    long = {
        version: _excerpt_of_long(words, title, body)
        for version, title, body in connection.execute(content, {"versions": list(versions), "long": _LONG})
    }
    found = connection.execute(
        text(f"SELECT rowid, {_snippet(_WORDS)} FROM {_WORDS} WHERE {_WORDS} MATCH :words AND rowid IN :versions")
        .bindparams(of_these)
        .bindparams(versions=[version for version in versions if version not in long], words=_query(words)),
        _MARKS,
    )
    return {version: _shown(excerpt) for version, excerpt in (*long.items(), *found)}


def _excerpt_of_long(words: Sequence[str], title: str, body: str) -> str:
    """The excerpt of the piece of a long text that fits the words best; pieces overlap, so that words stay whole."""
    pieces = [body[at : at + _PIECE + _OVERLAP] for at in range(0, max(len(body) - _OVERLAP, 1), _PIECE)]
    any_of_them = " OR ".join(_query([word]) for word in words)
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE pieces USING fts5(title, text, {_TOKENIZER})")
        index.executemany(
            "INSERT INTO pieces VALUES (?, ?)", ((title if piece is pieces[0] else "", piece) for piece in pieces)
        )
        best = "SELECT rowid FROM pieces WHERE pieces MATCH :words ORDER BY rank LIMIT 1"
        shown = f"SELECT {_snippet('pieces')} FROM pieces WHERE pieces MATCH :words AND rowid = ({best})"
        found = index.execute(shown, {"words": any_of_them, **_MARKS}).fetchone()
    return str(found[0]) if found else pieces[0][:_OVERLAP]


def _snippet(index: str) -> str:
    return f"snippet({index}, -1, :opening, :closing, ' … ', :tokens)"


def _query(words: Sequence[str]) -> str:
    """The words as FTS5 wants them: each in quotation marks, so that nothing in it is query syntax.

    A word that ends in * stands for all that begin so.
    """
    quoted = []
    for word in words:
        stem = word.rstrip("*")
        quoted.append('"' + escape(stem).replace('"', '""') + '"' + ("*" if stem != word else ""))
    return " ".join(quoted)


def _shown(excerpt: str) -> str:
    """The excerpt's marks in the form promised; such characters of the text itself become spaces."""
    clean = excerpt.replace("\x02", " ").replace("\x03", " ")
    return unescape(clean.replace(_OPENING, "\x02").replace(_CLOSING, "\x03"))
