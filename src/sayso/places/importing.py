"""Makes a country's overlay file out of its dump: what the shipped gazetteer has already is joined, not doubled."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sayso.errors import MissingInput, UnreadableInput
from sayso.places.geo import circle_around, distance_km
from sayso.places.geonames import Dump
from sayso.places.names import stem_key, without_kind_words
from sayso.places.overlay import APPLICATION, DETAILS, VERSION, Imported, Overlay
from sayso.places.schema import KINDS, TABLES, UNITS, entry_values, key_pairs, name_keys, stem_keys
from sayso.places.sources import LONE_DISTRICT_KM, MARGIN_KM, Row

SOURCE = "GeoNames (https://www.geonames.org)"
LICENCE = "CC BY 4.0"
_ENOUGH_MEMBERS = 5  # listed towns that draw a district better than its seat or region does
_SAME_AIRPORT_KM = 5.0  # two airports are never so near; their names differ between sources


@dataclass(slots=True)
class Known:
    """A place of the shipped gazetteer: its circle, and the keys of its names where it has an id of the project's."""

    id: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    keys: set[str] = field(default_factory=set)


def import_dump(dump: Dump, folder: Path, shipped: Path, origin: str, today: date) -> Imported:
    """Writes the country's overlay into `folder`, in place of an older one; whole, or not at all.

    `origin` is where the dump came from, `shipped` the gazetteer it is laid over. UnreadableInput where the folder
    cannot be written.
    """
    known = shipped_places(shipped, dump.country)
    same = _joined(dump, known)
    _draw_units(dump, known, same)
    target = folder / f"{dump.country}.sqlite"
    try:
        with _whole(target) as part:
            _write(part, dump, known, same, origin, today)
    except (OSError, sqlite3.OperationalError) as error:
        raise UnreadableInput(str(target), f"cannot be written ({error})") from error
    with closing(Overlay.open(target)) as written:
        return written.about


def remove_country(country: str, folder: Path) -> Path:
    """Deletes the country's overlay; the file that was. MissingInput where there is none."""
    path = folder / f"{country}.sqlite"
    try:
        path.unlink()
    except FileNotFoundError:
        raise MissingInput(country, f"was not added: there is no {path}") from None
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be removed ({error})") from error
    return path


def shipped_places(shipped: Path, country: str) -> dict[str, Known]:
    """The shipped gazetteer's places of a country by id."""
    uri = f"{shipped.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as base:
        rows = base.execute(
            "SELECT number, own.id, kind, lat, lon, radius FROM entry LEFT JOIN own USING (number) WHERE country = ?",
            (country,),
        )
        found = {
            number: Known(own or f"geonames:{number}", KINDS[kind], lat / 1e4, lon / 1e4, radius / 10)
            for number, own, kind, lat, lon, radius in rows
        }
        for key, number in base.execute("SELECT key, number FROM name WHERE number < 0"):
            if number in found:
                found[number].keys.add(key)
    return {known.id: known for known in found.values()}


def _joined(dump: Dump, known: dict[str, Known]) -> dict[str, str]:
    """By the dump's id, the shipped id of the same place, where that is another one (a code, a hand-made row)."""
    same = {}
    for row in dump.regions:
        if (id := f"admin1:{row.country}.{row.admin1}") in known:
            same[row.id] = id
    by_key, airports = defaultdict(list), []
    for place in known.values():
        for key in place.keys:
            by_key[place.kind, key].append(place)
        if place.kind == "airport":
            airports.append(place)
    for row in dump.districts:
        id = f"admin2:{row.country}.{row.admin1}.{row.admin2}"
        if twin := known.get(id) or _hand_made_district(row, known):
            same[row.id] = twin.id
    for row in [*dump.parts, *dump.spots]:
        near = [p for key in sorted(name_keys(row)) for p in by_key.get((row.kind, key), ()) if _holds(p, row)]
        if row.kind == "airport" and not near:
            near = [p for p in airports if _apart(p, row) <= _SAME_AIRPORT_KM]
        if near and row.id not in known:
            same[row.id] = min(near, key=lambda p: _apart(p, row)).id
    nearest: dict[str, Row] = {}
    for row in dump.spots:  # of two villages of one name near a hand-made row, one is another village
        if not (found := same.get(row.id)):
            continue
        rival = nearest.get(found)
        if rival and _apart(known[found], rival) <= _apart(known[found], row):
            del same[row.id]
            continue
        if rival:
            del same[rival.id]
        nearest[found] = row
    return same


def _hand_made_district(row: Row, known: dict[str, Known]) -> Known | None:
    """The shipped district made by hand whose circle holds the row's point and whose stem it shares."""
    stem = stem_key(without_kind_words(row.name)[0])
    for place in known.values():
        by_hand = place.kind == "district" and place.id.startswith("sayso:")
        if by_hand and _holds(place, row) and any(stem_key(key) == stem for key in place.keys):
            return place
    return None


def _holds(place: Known, row: Row) -> bool:
    return _apart(place, row) <= place.radius_km


def _apart(place: Known, row: Row) -> float:
    return distance_km(place.lat, place.lon, row.lat, row.lon)


def _draw_units(dump: Dump, known: dict[str, Known], same: dict[str, str]) -> None:
    """Gives units their circles from the towns in them; a unit that gets none here keeps the shipped one, or is left
    out where the shipped gazetteer has none either.
    """
    towns = [row for row in dump.spots if row.kind == "town"]
    members: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        members[town.admin1, ""].append((town.lat, town.lon))
        if town.admin2:
            members[town.admin1, town.admin2].append((town.lat, town.lon))
    for unit in dump.regions:
        spots = members[unit.admin1, ""]
        if unit.id not in same and spots:
            _draw(unit, spots)
    for unit in dump.districts:
        spots = members[unit.admin1, unit.admin2]
        twin = same.get(unit.id, "")
        if len(spots) >= _ENOUGH_MEMBERS and not twin.startswith("sayso:"):
            _draw(unit, [*spots, (unit.lat, unit.lon)])
        elif not twin:
            unit.radius_km = LONE_DISTRICT_KM
    for unit in dump.parts:
        unit.radius_km = LONE_DISTRICT_KM
    for town in towns:  # without a population the dump knows no better than the shipped row
        if town.population == 0 and town.id in known:
            town.radius_km = known[town.id].radius_km


def _draw(unit: Row, spots: list[tuple[float, float]]) -> None:
    unit.lat, unit.lon, reach = circle_around(spots)
    unit.radius_km = reach + MARGIN_KM


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A path to write to, which becomes the target only when all went well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


class _Numbers:
    """The numbers of a file in the making: GeoNames ids as they are, negative ones for all other ids."""

    def __init__(self) -> None:
        self.own: dict[str, int] = {}

    def of(self, id: str) -> int:
        scheme, _, rest = id.partition(":")
        return int(rest) if scheme == "geonames" else self.own.setdefault(id, -len(self.own) - 1)


def _write(path: Path, dump: Dump, known: dict[str, Known], same: dict[str, str], origin: str, today: date) -> None:
    ids = _Numbers()
    kept = [row for row in dump.rows if row.radius_km or row.id in same]
    numbers = {row.id: ids.of(same.get(row.id, row.id)) for row in kept}
    firsts = {row.admin1: numbers[row.id] for row in dump.regions if row.id in numbers}
    seconds = {(row.admin1, row.admin2): numbers[row.id] for row in dump.districts if row.id in numbers}
    entries, drawn = [], {row.id for row in dump.districts if row.radius_km}
    for row in kept:
        code = f"admin1:{row.country}.{row.admin1}"
        first = firsts.get(row.admin1) or (ids.of(code) if code in known else None)
        second = seconds.get((row.admin1, row.admin2))
        if row.kind == "region":
            first = second = None
        second = None if second == numbers[row.id] else second
        # A row made by hand, or one of another source, stays as it was shipped; a district may be drawn better.
        if row.id not in same or row.id in drawn:
            entries.append(entry_values(row, numbers[row.id], first, second))
    names = key_pairs(kept, numbers, name_keys)
    stems = key_pairs([row for row in kept if row.kind in UNITS], numbers, stem_keys)
    details = {"country": dump.country, "places": str(len(kept)), "names": str(len(names)), "day": dump.day}
    details |= {"added": today.isoformat(), "source": SOURCE, "licence": LICENCE, "origin": origin}
    with closing(sqlite3.connect(path)) as base:
        base.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};{TABLES}{DETAILS}")
        with base:
            base.executemany("INSERT OR REPLACE INTO entry VALUES (?,?,?,?,?,?,?,?,?,?)", entries)
            base.executemany("INSERT INTO own VALUES (?,?)", ((number, id) for id, number in ids.own.items()))
            base.executemany("INSERT INTO name VALUES (?,?)", names)
            base.executemany("INSERT INTO stem VALUES (?,?)", stems)
            base.executemany("INSERT INTO detail VALUES (?,?)", details.items())
        base.execute("VACUUM")
