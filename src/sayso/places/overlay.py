"""The user's own gazetteer files, one for each country added, laid over the shipped one when names are looked up.

Such a file has the tables of the shipped one. Its positive numbers are GeoNames ids; its negative ones mean the id in
its own table `own`, so that a new edition of the shipped file, which numbers anew, leaves it true.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from sayso.errors import UnreadableInput

APPLICATION = 0x73617967  # "sayg" in the file's header says that it is one of these
VERSION = 1
DETAILS = "CREATE TABLE detail (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
_COLUMNS = "own.id, e.name, e.kind, e.country, e.admin1, o1.id, e.admin2, o2.id, e.lat, e.lon, e.radius, e.population"
_JOINS = " LEFT JOIN own o1 ON o1.number = e.admin1 LEFT JOIN own o2 ON o2.number = e.admin2"
_MOST = 250  # candidates read for one key, as from the shipped file


class Laid(NamedTuple):
    """A place as an overlay knows it; without `values` the overlay only adds a name to the shipped place."""

    id: str
    first: str  # ids of the units it lies in, "" for none
    second: str
    values: tuple[str, int, str, int, int, int, int] | None  # name, kind, country, lat, lon, radius, population


@dataclass(frozen=True, slots=True)
class Imported:
    """What an overlay file says of itself; `day` is the latest change in the source, `added` when it was imported."""

    country: str
    places: int
    names: int
    day: str
    added: str
    source: str
    licence: str
    origin: str
    path: Path


class Overlay:
    """One country's file, open for reading. Its user sees to it that one thread at a time asks."""

    def __init__(self, base: sqlite3.Connection, about: Imported) -> None:
        self._base = base
        self.about = about

    @staticmethod
    def open(path: Path) -> "Overlay":
        """The overlay at `path`. UnreadableInput where the file is none, or of a newer sayso."""
        try:
            base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            try:
                return Overlay(base, _about(base, path))
            except (sqlite3.DatabaseError, UnreadableInput):
                base.close()
                raise
        except (sqlite3.DatabaseError, KeyError, ValueError) as error:
            raise UnreadableInput(str(path), f"is no gazetteer file of sayso ({error}); remove it") from error

    def close(self) -> None:
        """Closes the file."""
        self._base.close()

    def keyed(self, table: Literal["name", "stem"], key: str) -> list[Laid]:
        """The places with that key in that table."""
        sql = (
            f"SELECT k.number, {_COLUMNS} FROM {table} k LEFT JOIN entry e USING (number) LEFT JOIN own USING (number)"
        )
        rows = self._base.execute(f"{sql}{_JOINS} WHERE k.key = ? LIMIT {_MOST}", (key,))
        return [_laid(row) for row in rows]

    def place(self, id: str) -> Laid | None:
        """The place with that id, where this file knows more of it than a name."""
        scheme, _, rest = id.partition(":")
        by_number = scheme == "geonames" and rest.isdigit()
        which = "e.number = ?" if by_number else "e.number = (SELECT number FROM own WHERE id = ?)"
        sql = f"SELECT e.number, {_COLUMNS} FROM entry e LEFT JOIN own USING (number){_JOINS} WHERE {which}"
        row = self._base.execute(sql, (int(rest) if by_number else id,)).fetchone()
        return _laid(row) if row else None

    def known(self, keys: list[str]) -> set[str]:
        """Those of the keys that are names here."""
        marks = ",".join("?" * len(keys))
        return {key for (key,) in self._base.execute(f"SELECT DISTINCT key FROM name WHERE key IN ({marks})", keys)}


def user_folder() -> Path:
    """Where overlays lie: the folder that SAYSO_GAZETTEER names, else sayso's in the user's data folder."""
    given = os.environ.get("SAYSO_GAZETTEER")
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        asked = Path(os.environ.get("XDG_DATA_HOME") or "")
        base = asked if asked.is_absolute() else Path.home() / ".local" / "share"  # as the XDG specification says
    return base / "sayso" / "gazetteer"


def overlay_files(folder: Path) -> list[Path]:
    """The overlay files of a folder in order of their names; none where there is no such folder."""
    with suppress(OSError):
        return sorted(path for path in folder.glob("[A-Z][A-Z].sqlite") if path.is_file())
    return []


def open_overlays(folder: Path) -> list[Overlay]:
    """Every overlay of a folder, opened. UnreadableInput where a file is none."""
    opened: list[Overlay] = []
    try:
        for path in overlay_files(folder):
            opened.append(Overlay.open(path))
    except UnreadableInput:
        close_all(opened)
        raise
    return opened


def close_all(overlays: Iterable[Overlay]) -> None:
    """Closes every overlay."""
    for overlay in overlays:
        overlay.close()


def _about(base: sqlite3.Connection, path: Path) -> Imported:
    ((application,),) = base.execute("PRAGMA application_id")
    ((version,),) = base.execute("PRAGMA user_version")
    if application != APPLICATION:
        raise UnreadableInput(str(path), "is no gazetteer file of sayso; remove it")
    if version != VERSION:
        raise UnreadableInput(str(path), "is of another version of sayso; add the country again")
    said = dict(base.execute("SELECT key, value FROM detail"))
    told = {key: said[key] for key in ("country", "day", "added", "source", "licence", "origin")}
    return Imported(places=int(said["places"]), names=int(said["names"]), path=path, **told)


def _laid(row: tuple[int, str | None, str | None, int, str, int, str, int, str, int, int, int, int]) -> Laid:
    number, own, name, kind, country, first, first_own, second, second_own, *place = row
    lat, lon, radius, population = place
    values = None if name is None else (name, kind, country, lat, lon, radius, population)
    return Laid(_id(number, own), _id(first, first_own), _id(second, second_own), values)


def _id(number: int | None, own: str | None) -> str:
    return own or (f"geonames:{number}" if number else "")
