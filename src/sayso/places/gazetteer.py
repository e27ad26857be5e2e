"""Look-up of place names in the shipped gazetteer, a read-only SQLite file, opened at once and never loaded whole, and
in the files of whole countries that the user has added.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

from sayso.places.geo import distance_km
from sayso.places.names import (
    base_forms,
    is_adjective,
    is_cyrillic,
    light_stem_key,
    loose_key,
    stem_key,
    without_kind_words,
)
from sayso.places.overlay import Laid, Overlay, close_all, open_overlays, user_folder
from sayso.text.folding import fold

EntryKind = Literal["country", "region", "district", "town", "water", "landscape", "airport", "site"]
KINDS: tuple[EntryKind, ...] = ("country", "region", "district", "town", "water", "landscape", "airport", "site")
SHIPPED = Path(__file__).parent / "data" / "gazetteer.sqlite"
# What a kind word may name besides its own kind: counties are second-level units in some countries, Latvia's
# municipalities first-level ones, and a "station" or "point" is often listed as the village around it.
_AGREES: dict[str, frozenset[str]] = {
    "region": frozenset({"region", "district"}),
    "district": frozenset({"district", "region"}),
    "town": frozenset({"town"}),
    "water": frozenset({"water"}),
    "landscape": frozenset({"landscape"}),
    "airport": frozenset({"airport"}),
    "site": frozenset({"site"}),
}
_COLUMNS = (
    "e.number, own.id, e.name, e.kind, e.country, a1.name, a2.name, e.lat, e.lon, e.radius, e.population,"
    " e.admin1, e.admin2"
)
_JOINS = (
    " LEFT JOIN own USING (number)"
    " LEFT JOIN entry a1 ON a1.number = e.admin1 LEFT JOIN entry a2 ON a2.number = e.admin2"
)
_STATE = re.compile(r"(?:the\s+)?(?:Republic|Kingdom|Commonwealth|State)\s+of\s+(?:the\s+)?(.+)", re.I)
# Without context a country or sea comes before a town, a town before the commune of its name.
_LEVELS = {
    "country": 0, "water": 0, "region": 1, "town": 1, "landscape": 1, "district": 2, "site": 2, "airport": 3,
}  # fmt: skip
_MOST = 250  # candidates read for one key; "San Jose" has about 150


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `lat` and `lon` are WGS 84 degrees; the place lies within `radius_km` of them.

    `country` is an ISO 3166-1 alpha-2 code, "" for waters and landscapes of several countries; `admin1` and
    `admin2` are names of the containing units, "" where there are none. `id` is "geonames:NNN" where the source
    has one, else of the project's own schemes (docs/gazetteer.md). `inside` holds the numbers of the units it is in.
    """

    id: str
    name: str
    kind: EntryKind
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    radius_km: float
    population: int
    number: int
    inside: tuple[int, ...]

    @property
    def chain(self) -> tuple[str, ...]:
        """Names of the containing units, largest first, without the country."""
        return tuple(name for name in (self.admin1, self.admin2) if name)


def agrees(kind_word: str, kind: str) -> bool:
    """Whether a kind word's kind ("" for none) can name a place of that kind."""
    return not kind_word or kind in _AGREES.get(kind_word, ())


class Gazetteer:
    """The gazetteer file, open for reading; a context manager. Safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection, overlays: Iterable[Overlay] = ()) -> None:
        self._base = connection
        self._overlays = {overlay.about.country: overlay for overlay in overlays}
        self._lock = Lock()
        self._by_key: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._by_name: dict[str, tuple[Entry, ...]] = {}
        self._entries: dict[int, Entry] = {}
        self._countries: dict[str, Entry] = {}
        self._demonyms: dict[str, str] = {}

    @staticmethod
    def open(path: Path | None = None, overlays: Path | None = None) -> "Gazetteer":
        """The gazetteer at `path`, by default the shipped one; the countries of the folder `overlays` over it.

        FileNotFoundError where there is no gazetteer, UnreadableInput where a file of the folder is no overlay.
        """
        where = path or SHIPPED
        if not where.is_file():
            raise FileNotFoundError(f"no gazetteer at {where}")
        uri = f"{where.resolve().as_uri()}?mode=ro&immutable=1"
        base = sqlite3.connect(uri, uri=True, check_same_thread=False)
        base.execute("PRAGMA mmap_size = 67108864")  # the whole file: pages are read where they lie
        return Gazetteer(base, open_overlays(overlays) if overlays else ())

    def close(self) -> None:
        """Closes the files; look-ups after that fail with sqlite3.ProgrammingError."""
        self._base.close()
        close_all(self._overlays.values())

    def __enter__(self) -> "Gazetteer":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """Every place the name may stand for, likeliest first without context: agreeing kind, exact name, size.

        Spelling variants, kind words ("Tulcea County", "село Плауру") and Russian, Ukrainian and Romanian case
        endings are seen through; () where nothing is known.
        """
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = self._find(name)
        return found

    def entry(self, id: str) -> Entry | None:
        """The place with that id ("geonames:2988507", "admin1:KZ.07"; also "iso:KZ" for a country), or None."""
        scheme, _, rest = id.partition(":")
        if scheme == "iso":
            return self.country(rest)
        if scheme == "geonames" and rest.isdigit():
            sql, value = "e.number = ?", rest
        else:
            sql, value = "e.number = (SELECT number FROM own WHERE id = ?)", id
        rows = self._rows(f"SELECT {_COLUMNS} FROM entry e{_JOINS} WHERE {sql}", value)
        return rows[0] if rows else self._added(id)

    def country(self, code: str) -> Entry | None:
        """The country with that ISO 3166-1 alpha-2 code, or None."""
        return self.countries().get(code)

    def countries(self) -> Mapping[str, Entry]:
        """Every country by its ISO 3166-1 alpha-2 code."""
        if not self._countries:  # one walk for all of them: there is no index by country
            rows = self._rows(f"SELECT {_COLUMNS} FROM entry e{_JOINS} WHERE e.kind = ?", KINDS.index("country"))
            self._countries.update((entry.country, entry) for entry in rows)
        return self._countries

    def numbered(self, number: int) -> Entry | None:
        """The entry with that internal number (as in `Entry.inside`), or None."""
        if number not in self._entries:
            self._rows(f"SELECT {_COLUMNS} FROM entry e{_JOINS} WHERE e.number = ?", number)
        return self._entries.get(number) or self._added(f"geonames:{number}")

    def demonym_country(self, word: str) -> str:
        """The country code of an English demonym ("Romanian" is "RO"), "" where the word is none."""
        if not self._demonyms:
            with self._lock:
                self._demonyms.update(self._base.execute("SELECT key, country FROM demonym"))
        return self._demonyms.get(fold(word), "")

    def knows(self, names: Iterable[str]) -> dict[str, bool]:
        """For each name whether some place is spelled so, kind words and case endings aside: one query for all."""
        keys = {name: loose_key(name) for name in names}
        wanted = [key for key in set(keys.values()) if len(key) > 1]
        there: set[str] = set()
        with self._lock:
            for at in range(0, len(wanted), 500):
                part = wanted[at : at + 500]
                marks = ",".join("?" * len(part))
                rows = self._base.execute(f"SELECT DISTINCT key FROM name WHERE key IN ({marks})", part)
                there.update(key for (key,) in rows)
                for overlay in self._overlays.values():
                    there |= overlay.known(part)
        return {name: key in there for name, key in keys.items()}

    def contains(self, outer_id: str, inner_id: str) -> bool:
        """Whether the outer place holds the inner one; False where either id is unknown."""
        outer, inner = self.entry(outer_id), self.entry(inner_id)
        return bool(outer and inner and holds(outer, inner))

    def size(self) -> tuple[int, int]:
        """How many places the shipped file holds, and how many names of them."""
        with self._lock:
            ((places, names),) = self._base.execute(
                "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM name)"
            ).fetchall()
        return int(places), int(names)

    def _find(self, name: str) -> tuple[Entry, ...]:
        state = _STATE.match(name)
        if state and any(entry.kind == "country" for entry in self.candidates(state[1])):
            return self.candidates(state[1])
        bare, kind = without_kind_words(name)
        found = dict.fromkeys(self._keyed("name", loose_key(name)))
        if bare != name:
            found.update(dict.fromkeys(self._keyed("name", loose_key(bare))))
        forms = base_forms(bare)[1:]
        if forms and (not found or is_cyrillic(bare)):
            # "Беже" is Beja in an oblique case as well as Bezhe: context has to tell.
            found.update(dict.fromkeys(e for form in forms for e in self._keyed("name", loose_key(form))))
        agreed = any(agrees(kind, entry.kind) for entry in found)
        unit_named = kind in ("region", "district") and (not agreed or (is_cyrillic(bare) and is_adjective(bare)))
        if unit_named or (not found and is_adjective(bare)):
            stems = self._keyed("stem", light_stem_key(bare)) or self._keyed("stem", stem_key(bare))
            found.update(dict.fromkeys(stems))
        if len(found) < 2:
            return tuple(found)
        wanted = {loose_key(name), loose_key(bare)}
        spelled = {fold(name), fold(bare)}
        exact = {entry.number for entry in found if entry.kind == "town" and fold(entry.name) in spelled}

        def rank(entry: Entry) -> tuple[bool, bool, bool, int, bool, int, bool]:
            level = _LEVELS[entry.kind]
            same = wanted & {loose_key(entry.name), loose_key(without_kind_words(entry.name)[0])}
            return (
                not agrees(kind, entry.kind),
                entry.kind != "country",
                not same,
                level,
                bool(exact) and entry.kind == "town" and entry.number not in exact,
                -entry.population,
                entry.kind != "town",
            )

        return tuple(sorted(found, key=rank))

    def _keyed(self, table: Literal["name", "stem"], key: str) -> tuple[Entry, ...]:
        if len(key) < 2:
            return ()
        known = self._by_key.get((table, key))
        if known is None:
            sql = f"SELECT {_COLUMNS} FROM {table} k JOIN entry e USING (number){_JOINS} WHERE k.key = ? LIMIT {_MOST}"
            found = dict.fromkeys(self._rows(sql, key))
            for overlay in self._overlays.values():
                with self._lock:
                    laid = overlay.keyed(table, key)
                found.update((entry, None) for one in laid if (entry := self._laid_over(one)))
            known = self._by_key[table, key] = tuple(found)
        return known

    def _added(self, id: str) -> Entry | None:
        """The place with that id that only an overlay has."""
        for overlay in self._overlays.values():
            with self._lock:
                laid = overlay.place(id)
            if laid:
                return self._laid_over(laid)
        return None

    def _laid_over(self, laid: Laid) -> Entry | None:
        """An overlay's place as an entry; None where it only names a place that the shipped file no longer has."""
        if laid.values is None:
            return self.entry(laid.id)
        name, kind, country, lat, lon, radius, population = laid.values
        units = [unit for id in (laid.first, laid.second) if id and (unit := self.entry(id))]
        firsts = [unit.name for unit in units if unit.id == laid.first]
        seconds = [unit.name for unit in units if unit.id == laid.second]
        number = self._number(laid.id)
        if number is None:
            return None
        chain = "".join(firsts), "".join(seconds)
        inside = tuple(unit.number for unit in units)
        spot = (lat / 1e4, lon / 1e4, radius / 10)
        entry = Entry(laid.id, name, KINDS[kind], country, *chain, *spot, population, number, inside)
        self._entries[number] = entry
        return entry

    def _number(self, id: str) -> int | None:
        """The internal number of an id: GeoNames' own, or the shipped file's."""
        scheme, _, rest = id.partition(":")
        if scheme == "geonames":
            return int(rest)
        with self._lock:
            row = self._base.execute("SELECT number FROM own WHERE id = ?", (id,)).fetchone()
        return int(row[0]) if row else None

    def _better(self, entry: Entry) -> Entry:
        """The entry as the overlay of its country has it, where it has it."""
        overlay = self._overlays.get(entry.country)
        if not overlay:
            return entry
        with self._lock:
            laid = overlay.place(entry.id)
        return (laid and self._laid_over(laid)) or entry

    def _rows(self, sql: str, value: str | int) -> list[Entry]:
        with self._lock:
            rows = self._base.execute(sql, (value,)).fetchall()
        entries = [self._better(_entry(row)) for row in rows]
        self._entries.update((entry.number, entry) for entry in entries)
        return entries


def _entry(row: tuple[int, str | None, str, int, str, str | None, str | None, int, int, int, int, int, int]) -> Entry:
    number, own, name, kind, country, admin1, admin2, lat, lon, radius, population, first, second = row
    inside = tuple(unit for unit in (first, second) if unit is not None)
    place = (lat / 1e4, lon / 1e4, radius / 10, population)
    id = own or f"geonames:{number}"
    return Entry(id, name, KINDS[kind], country, admin1 or "", admin2 or "", *place, number, inside)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether the outer place holds the inner one: by unit for countries, regions and districts, else by circle.

    A district with no listed members (hand-made ones) is asked by circle too, inside its region.
    """
    if outer.number in inner.inside:
        return True
    if outer.number == inner.number or (outer.kind == inner.kind and outer.kind in ("country", "region", "district")):
        return False
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.kind == "region" and outer.country and inner.inside:
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "district" and outer.inside and inner.inside and outer.inside[0] != inner.inside[0]:
        return False
    if outer.kind == "district" and len(inner.inside) > 1:
        return False
    return inner.radius_km <= outer.radius_km and near(outer, inner)


def near(outer: Entry, inner: Entry) -> bool:
    """Whether the inner place's point lies in the outer one's circle."""
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km


@cache
def default_gazetteer() -> Gazetteer:
    """The shipped gazetteer and what the user added, opened on first use and kept open for the life of the process."""
    return Gazetteer.open(overlays=user_folder())
