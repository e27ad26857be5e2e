"""The tables of a gazetteer file, shipped or a user's, and the keys under which a place's names stand in them."""

from collections.abc import Callable, Iterable, Mapping

from sayso.places.names import light_stem_key, loose_key, stem_key, without_kind_words
from sayso.places.sources import Row, can_be_keyed
from sayso.text.folding import fold

KINDS = ("country", "region", "district", "town", "water", "landscape", "airport", "site")
UNITS = ("region", "district")
TABLES = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, -- the GeoNames id, or a negative number whose id stands in `own`
    name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER,
    lat INTEGER, lon INTEGER, -- 1/10000 degree
    radius INTEGER, -- 1/10 km
    population INTEGER NOT NULL) STRICT;
CREATE TABLE own (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE name (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID;
CREATE TABLE stem (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID;
"""


def entry_values(row: Row, number: int, first: int | None, second: int | None) -> tuple[int | str | None, ...]:
    """The columns of table `entry` for a row; `first` and `second` are the numbers of the units it lies in."""
    named = (number, row.name, KINDS.index(row.kind), row.country, first, second)
    return (*named, round(row.lat * 1e4), round(row.lon * 1e4), round(row.radius_km * 10), row.population)


def key_pairs(
    rows: Iterable[Row], numbers: Mapping[str, int], keys_of: Callable[[Row], set[str]]
) -> list[tuple[str, int]]:
    """The (key, number) pairs of table `name` or `stem`, each once, in order."""
    return sorted({(key, numbers[row.id]) for row in rows for key in keys_of(row) if key})


def name_keys(row: Row) -> set[str]:
    """Keys of the full names; of names that carry kind words also without them."""
    names = {name for name in row.names if can_be_keyed(fold(name))}
    if row.kind in UNITS:
        names |= {without_kind_words(name)[0] for name in names}
    return {key for name in names if len(key := loose_key(name)) > 1}


def stem_keys(row: Row) -> set[str]:
    """Keys of what a unit's name shares with its Slavic adjective, the surer and the looser one."""
    bare = {without_kind_words(name)[0] for name in row.names if can_be_keyed(fold(name))}
    return {key for name in bare for key in (stem_key(name), light_stem_key(name))}
