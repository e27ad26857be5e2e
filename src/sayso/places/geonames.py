"""GeoNames' country dumps ("KZ.zip" with "KZ.txt"): one tab-separated line a place, read into rows.

The columns, as GeoNames' readme.txt has them: geonameid, name, asciiname, alternatenames, latitude, longitude,
feature class, feature code, country code, cc2, admin1 to admin4 code, population, elevation, dem, timezone,
modification date.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sayso.errors import EmptyInput, MissingInput, OversizedInput, UnreadableInput
from sayso.places.features import kind_of_feature, reach_of_feature
from sayso.places.sources import Row

_COLUMNS = 19
_MOST_BYTES = 2_000_000_000  # unpacked; all countries together are 1.6 GB
_LONGEST_LINE = 100_000  # bytes; the names of one place in all languages take some 10,000


@dataclass(slots=True)
class Dump:
    """What one country's dump holds: places by kind of use, and the day of its latest change ("2026-11-20")."""

    country: str = ""
    day: str = ""
    regions: list[Row] = field(default_factory=list)
    districts: list[Row] = field(default_factory=list)  # second level
    parts: list[Row] = field(default_factory=list)  # third level: known as districts, chained to the second
    spots: list[Row] = field(default_factory=list)  # towns, waters, landscapes, airports, sites

    @property
    def rows(self) -> list[Row]:
        """All places."""
        return [*self.regions, *self.districts, *self.parts, *self.spots]


def read_dump(path: Path, name: str = "") -> Dump:
    """The places of a dump, zipped or not; `name` is what errors call it, by default the path.

    MissingInput, UnreadableInput, OversizedInput or EmptyInput where it is no such file.
    """
    name = name or str(path)
    try:
        if path.suffix.lower() == ".zip" or zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, _member(archive, name) as packed:
                return _dump(_lines(packed, name), name)
        with path.open("rb") as plain:
            return _dump(_lines(plain, name), name)
    except FileNotFoundError as error:
        raise MissingInput(name, "there is no such file") from error
    except zipfile.BadZipFile as error:
        raise UnreadableInput(name, f"is no whole zip file ({error})") from error
    except (OSError, EOFError, zlib.error, RuntimeError) as error:  # RuntimeError: a password
        raise UnreadableInput(name, f"cannot be read ({error})") from error


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """The table in the archive: its only text file besides the readme."""
    tables = [
        info
        for info in archive.infolist()
        if info.filename.endswith(".txt") and not info.filename.lower().startswith("readme")
    ]
    if len(tables) != 1:
        raise UnreadableInput(name, f"holds {len(tables)} tables where GeoNames' country files hold one")
    if tables[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableInput(name, "is packed in a way that GeoNames does not use")
    if tables[0].file_size > _MOST_BYTES:
        raise OversizedInput(name, f"unpacks to {tables[0].file_size / 1e9:.1f} GB, more than any country's places")
    return archive.open(tables[0])


def _lines(file: IO[bytes], name: str) -> Iterator[tuple[int, list[str]]]:
    """Each line's number and its 19 columns."""
    number = read = 0
    while line := file.readline(_LONGEST_LINE):
        number, read = number + 1, read + len(line)
        try:
            columns = line.decode().rstrip("\r\n").split("\t")
        except UnicodeDecodeError as error:
            raise UnreadableInput(f"{name}, line {number}", "is not UTF-8") from error
        if len(columns) != _COLUMNS:
            cause = f"has {len(columns)} columns; GeoNames' files have {_COLUMNS}"
            raise UnreadableInput(f"{name}, line {number}", cause)
        if read > _MOST_BYTES:
            raise OversizedInput(name, "is longer than any country's places")
        yield number, columns


def _dump(lines: Iterable[tuple[int, list[str]]], name: str) -> Dump:
    dump = Dump()
    for number, columns in lines:
        try:
            kind, code = kind_of_feature(columns[6], columns[7]), columns[7]
            row = _row(columns, kind) if kind else None
        except ValueError as error:
            raise UnreadableInput(f"{name}, line {number}", f"is no place as GeoNames writes them ({error})") from error
        if row is None:
            continue
        if dump.country and row.country != dump.country:
            raise UnreadableInput(name, f"holds places of {dump.country} and {row.country}; give a country's own file")
        dump.country, dump.day = row.country, max(dump.day, columns[18][:10])
        {"ADM1": dump.regions, "ADM2": dump.districts, "ADM3": dump.parts}.get(code, dump.spots).append(row)
    if not dump.country:
        raise EmptyInput(name, "holds no places")
    return dump


def _row(columns: list[str], kind: str) -> Row:
    """The place of a line; ValueError where a number is none or lies off the globe."""
    number, name, plain, others, lat, lon, _, code, country, _, admin1, admin2, *_ = columns
    row = Row(f"geonames:{int(number)}", name, kind, country, admin1, admin2, float(lat), float(lon))
    if not (abs(row.lat) <= 90 and abs(row.lon) <= 180 and int(number) > 0):
        raise ValueError(f"number {number} at {lat}, {lon}")
    if not (name and len(country) == 2 and country.isascii() and country.isupper()):
        raise ValueError(f"name {name!r}, country {country!r}")
    row.population = max(int(columns[14] or 0), 0)
    row.radius_km = reach_of_feature(kind, code, row.population)
    row.names = {name, plain, *others.split(",")} - {""}
    return row
