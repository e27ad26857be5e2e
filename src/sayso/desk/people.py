"""Who may use a desk: users, what they may do, who is signed in.

Kept in a file beside the ledger, not in it: a ledger is copied and handed on, and nothing in it is ever changed or
taken out; passwords are changed, sessions end, and neither is anybody else's business. Decisions go into the ledger
under the user's name.
"""

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.errors import TooManyAttempts, UnknownEntry, UsageError
from sayso.model import sha256_hex

Role = Literal["reader", "analyst", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may

_SESSION = timedelta(hours=12)
_WINDOW = timedelta(minutes=15)
_MOST_FAILED = 5  # failed attempts in the window, for one name or from one address
_SHORTEST = 10  # characters of a password
_LONGEST_NAME = 64
_TABLES = """
CREATE TABLE IF NOT EXISTS users (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, added TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (token TEXT PRIMARY KEY, name TEXT NOT NULL, ends TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failed (who TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS failed_who ON failed (who, at);
"""


@dataclass(frozen=True, slots=True)
class User:
    """A user: the name decisions bear, and what the user may do."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user may do what this role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def _now() -> datetime:
    return datetime.now(UTC)


class People:
    """The users in the file at `path`, made with the first of them; `clock` says what time it is."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = _now) -> None:
        self._path = path
        self._clock = clock
        self._hasher = PasswordHasher()

    def users(self) -> list[User]:
        """Every user, in order of names."""
        if not self._path.exists():
            return []
        with self._opened() as file:
            return [User(name, role) for name, role in file.execute("SELECT name, role FROM users ORDER BY name")]

    def add(self, name: str, role: Role, password: str) -> None:
        """Add a user; UsageError where there is one of this name, or name or password will not do."""
        if name != name.strip() or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
            raise UsageError(repr(name), f"is no name: 1 to {_LONGEST_NAME} characters that can be seen")
        hashed = self._hashed(password)
        if not self._path.exists():
            self._path.touch(mode=0o600)
        with self._opened() as file:
            if role != "administrator" and not file.execute("SELECT 1 FROM users").fetchone():
                raise UsageError(name, "would be the first user; the first is an administrator, who looks after others")
            if file.execute("SELECT 1 FROM users WHERE name = ?", (name,)).fetchone():
                raise UsageError(name, "there is a user of this name already")
            file.execute("INSERT INTO users VALUES (?, ?, ?, ?)", (name, role, hashed, self._clock().isoformat()))

    def change(self, name: str, *, role: Role | None = None, password: str | None = None) -> None:
        """Give a user another role or password, which signs the user out everywhere; UnknownEntry for no user."""
        hashed = None if password is None else self._hashed(password)
        with self._known(name) as file:
            if role:
                self._refuse_last(file, name, role)
                file.execute("UPDATE users SET role = ? WHERE name = ?", (role, name))
            if hashed:
                file.execute("UPDATE users SET password = ? WHERE name = ?", (hashed, name))
            file.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def remove(self, name: str) -> None:
        """Remove a user; decisions keep the name. UnknownEntry for no user, UsageError for the last administrator."""
        with self._known(name) as file:
            self._refuse_last(file, name, None)
            file.execute("DELETE FROM users WHERE name = ?", (name,))
            file.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """The token of a new session, None where name and password are not a user's; TooManyAttempts."""
        whose = [f"name {name}", f"address {address}"]
        with self._opened() as file:
            self._refuse_too_many(file, whose)
            row = file.execute("SELECT password FROM users WHERE name = ?", (name,)).fetchone()
            # Counted before the password is looked at, so that many attempts at once do not pass together.
            now = self._clock().isoformat()
            file.executemany("INSERT INTO failed VALUES (?, ?)", [(who, now) for who in whose])
        if not self._fits(row[0] if row else self._nobody, password) or row is None:
            return None
        token = secrets.token_urlsafe(32)
        with self._opened() as file:
            file.executemany("DELETE FROM failed WHERE who = ? AND at = ?", [(who, now) for who in whose])
            file.execute("DELETE FROM failed WHERE who = ?", whose[:1])
            file.execute("DELETE FROM sessions WHERE ends < ?", (now,))
            ends = (self._clock() + _SESSION).isoformat()
            file.execute("INSERT INTO sessions VALUES (?, ?, ?)", (_kept(token), name, ends))
        return token

    def signed_in(self, token: str) -> User | None:
        """Whose session a token is; None where it is nobody's, or has ended."""
        with self._opened() as file:
            row = file.execute(
                "SELECT users.name, role FROM sessions JOIN users USING (name) WHERE token = ? AND ends > ?",
                (_kept(token), self._clock().isoformat()),
            ).fetchone()
        return User(*row) if row else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._opened() as file:
            file.execute("DELETE FROM sessions WHERE token = ?", (_kept(token),))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A transaction, all or nothing."""
        with closing(sqlite3.connect(self._path, timeout=5.0)) as file:
            file.executescript(_TABLES)
            with file:
                yield file

    @contextmanager
    def _known(self, name: str) -> Iterator[sqlite3.Connection]:
        if name not in {user.name for user in self.users()}:
            raise UnknownEntry(name, "there is no user of this name")
        with self._opened() as file:
            yield file

    @cached_property
    def _nobody(self) -> str:
        """A hash that nothing fits, so that an unknown name takes as long as a known one."""
        return self._hasher.hash(secrets.token_hex())

    def _hashed(self, password: str) -> str:
        if len(password) < _SHORTEST:
            raise UsageError("password", f"is too short; {_SHORTEST} characters at least")
        return self._hasher.hash(password)

    def _fits(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def _refuse_too_many(self, file: sqlite3.Connection, whose: list[str]) -> None:
        start = (self._clock() - _WINDOW).isoformat()
        file.execute("DELETE FROM failed WHERE at < ?", (start,))
        for who in whose:
            number, first = file.execute("SELECT count(*), min(at) FROM failed WHERE who = ?", (who,)).fetchone()
            if number >= _MOST_FAILED:
                raise TooManyAttempts("sign in", datetime.fromisoformat(first) + _WINDOW - self._clock())

    def _refuse_last(self, file: sqlite3.Connection, name: str, role: Role | None) -> None:
        """UsageError where nobody would be left who may look after users."""
        left = file.execute("SELECT count(*) FROM users WHERE role = 'administrator' AND name != ?", (name,)).fetchone()
        was = file.execute("SELECT role FROM users WHERE name = ?", (name,)).fetchone()
        if was == ("administrator",) and role != "administrator" and left == (0,):
            raise UsageError(name, "is the last administrator; add another first")


def _kept(token: str) -> str:
    """What the file keeps of a token: whoever reads the file cannot sign in with it."""
    return sha256_hex(token.encode("utf-8", "surrogatepass"))
