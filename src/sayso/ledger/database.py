"""One open ledger file: transactions to read and to write in, and errors that name the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from sayso.errors import ForeignLedger, LedgerError, LedgerLocked
from sayso.ledger import dialects

# The newest revision in migrations/versions. Kept here so that opening a ledger that is up to date, which is
# nearly every opening, need not load Alembic.
HEAD = "0005"


class Database:
    """The ledger's file, opened: what is none is refused, what is missing made, what is old brought up to date."""

    def __init__(self, path: Path, *, busy_seconds: float, create: bool) -> None:
        _look_at(path, create)
        self.path = path
        self._closed = False
        self._busy_seconds = busy_seconds
        self._engine = dialects.make_engine(path, busy_seconds)
        self._writer = dialects.for_writing(self._engine)
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction to read in: one state of the ledger, whatever is written meanwhile."""
        assert not self._closed, f"{self.path} was closed"
        with self._named_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction to write in, all or nothing; the only one of its kind from its first moment."""
        assert not self._closed, f"{self.path} was closed"
        with self._named_errors(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        """Errors that the user can mend say which ledger and what; bugs go through as they are."""
        try:
            yield
        except DBAPIError as error:
            mended = dialects.mended_error(self.path, error)
            if mended is None:
                raise
            raise mended from error

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            revision = _revision(connection)
        if revision != HEAD:
            with self.writing() as connection:
                self._migrate(connection)
        if not dialects.let_readers_in(self._engine, self._busy_seconds):
            raise LedgerLocked(str(self.path), "is in use by another program")

    def _migrate(self, connection: Connection) -> None:
        from sayso.ledger import migrations  # loads Alembic, see HEAD

        revision = _revision(connection)  # again, now that nobody else can write: another program may have been faster
        if revision is not None and revision not in migrations.revisions():
            raise ForeignLedger(str(self.path), f"was made by a newer sayso (its tables have revision {revision})")
        if revision != HEAD:
            dialects.mark_as_ledger(connection)
            migrations.upgrade(connection)


def _look_at(path: Path, create: bool) -> None:
    """Refuse what can be refused without opening a database. Nothing here writes."""
    try:
        if path.is_dir():
            raise LedgerError(str(path), "is a folder, not a ledger")
        if path.exists() and not path.is_file():
            raise LedgerError(str(path), "is not a file")
        if path.exists():
            dialects.refuse_other_files(path)
        if not create and (not path.exists() or path.stat().st_size == 0):
            raise LedgerError(str(path), "there is no ledger here")
        if not path.parent.is_dir():
            raise LedgerError(str(path), f"there is no folder {path.parent}")
    except OSError as error:
        raise LedgerError(str(path), f"cannot be opened ({error.strerror})") from error


def _revision(connection: Connection) -> str | None:
    """The revision the tables are in; None where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
