"""Builds the outlines shipped in the package: `python -m sayso.places.build_shapes --help`; see docs/gazetteer.md.

Needs shapely (`pip install 'sayso[gazetteer]'`), which looking up does not.
"""

import argparse
import itertools
import logging
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from sayso.places.gazetteer import SHIPPED
from sayso.places.geography import OFF_KM, SHAPES
from sayso.places.packing import UNIT, packed
from sayso.places.seas import seas_of
from sayso.places.shapes import well_known_binary

log = logging.getLogger(__name__)
_TABLES = """
CREATE TABLE shape (id TEXT PRIMARY KEY, rings BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE border (one TEXT NOT NULL, other TEXT NOT NULL, lines BLOB NOT NULL, PRIMARY KEY (one, other))
    STRICT, WITHOUT ROWID; -- ISO codes, one < other
CREATE TABLE detail (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
_SOURCE = "Natural Earth 4.1, 1:10 million, simplified to 1 km by QGIS; public domain"
_SHARE = 0.1  # of an outline's towns: fewer of another region are towns beside its edge
Geometry = Any  # a shapely geometry: shapely brings no types
Segment = tuple[tuple[int, int], tuple[int, int]]


def build(package: Path, gazetteer: Path, out: Path) -> None:
    """Writes outlines of countries, first-level regions and seas, and the borders between countries, to `out`."""
    codes, outlines = read_provinces(package)
    owners, sharing = owners_of(codes, outlines, gazetteer)
    countries, regions = defaultdict(list), defaultdict(list)
    for outline, (country, region) in zip(outlines, owners, strict=True):
        if country:
            countries[f"iso:{country}"].append(outline)
        if region and region not in sharing:
            regions[region].append(outline)
    shapes = {id: rings_of(shapely.coverage_union_all(parts)) for id, parts in {**countries, **regions}.items()}
    shapes |= {id: rings_of(sea) for id, sea in seas_of(outlines).items()}
    shapes = {id: rings for id, rings in shapes.items() if rings}
    borders = borders_of({id[4:]: rings for id, rings in shapes.items() if id.startswith("iso:")})
    _write(out, shapes, borders)


def read_provinces(package: Path) -> tuple[list[str], list[Geometry]]:
    """ISO codes and outlines of the states and provinces in QGIS's world_map.gpkg, in whole units of 1/10000 degree.

    The file ends 0.1 degree short of the date line and of the pole; what ends there is drawn to the line.
    """
    with closing(sqlite3.connect(f"file:{package}?mode=ro&immutable=1", uri=True)) as base:
        rows = base.execute("SELECT iso_a2, geom FROM states_provinces WHERE geom IS NOT NULL ORDER BY fid").fetchall()
    outlines = shapely.from_wkb([well_known_binary(blob) for _, blob in rows])
    return [code or "" for code, _ in rows], list(shapely.transform(outlines, _in_units))


def _in_units(points: Any) -> Any:
    ends = np.array([180.0, 90.0])
    return np.round(np.where(np.abs(points) >= ends - 0.1001, np.sign(points) * ends, points) / UNIT)


def owners_of(codes: list[str], outlines: list[Geometry], gazetteer: Path) -> tuple[list[tuple[str, str]], set[str]]:
    """The country and region ("admin1:KZ.07") of each outline: those most of its towns belong to.

    Towns of the country that the outline's own code names go before all others, so that a town listed just across a
    border does not move it; where there is none of them, as on the Crimea, the gazetteer's country stands. Without
    towns: the outline's own code, and no region. Also the regions that share an outline (they were one when the map
    was drawn): none of them can be drawn.
    """
    points, places = _towns(gazetteer)
    votes: list[Counter[tuple[str, str]]] = [Counter() for _ in outlines]
    spot, outline = shapely.STRtree(outlines).query(points, predicate="within")
    for town, number in zip(spot, outline, strict=True):
        votes[number][places[town]] += 1
    owners: list[tuple[str, str]] = []
    sharing: set[str] = set()
    for code, counts in zip(codes, votes, strict=True):
        at_home = Counter({place: count for place, count in counts.items() if place[0] == code})
        best = (at_home or counts).most_common(1)
        fallback = (code if len(code) == 2 and code.isalpha() else "", "")
        owners.append(best[0][0] if best else fallback)
        kin = {region: count for (country, region), count in counts.items() if country == owners[-1][0]}
        large = {region for region, count in kin.items() if count > _SHARE * sum(kin.values())}
        sharing |= large if len(large) > 1 else set()
    return owners, sharing


def _towns(gazetteer: Path) -> tuple[Any, list[tuple[str, str]]]:
    sql = (
        "SELECT e.lon, e.lat, e.country, ifnull(own.id, '') FROM entry e LEFT JOIN own ON own.number = e.admin1"
        " WHERE e.kind = 3 AND e.number > 0 ORDER BY e.number"
    )
    with closing(sqlite3.connect(f"{gazetteer.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
        rows = base.execute(sql).fetchall()
    return shapely.points([row[:2] for row in rows]), [(country, region) for _, _, country, region in rows]


def rings_of(outline: Geometry) -> list[Any]:
    """The rings of a (multi)polygon, closed, outer and inner alike; those that have no area left are dropped."""
    rings = [ring for part in shapely.get_parts(outline) for ring in shapely.get_rings(part)]
    lines = [np.round(shapely.get_coordinates(ring)).astype(np.int64) for ring in rings]
    return [line for line in lines if len({tuple(point) for point in line.tolist()}) > 2]


def borders_of(countries: dict[str, list[Any]]) -> dict[tuple[str, str], list[Any]]:
    """The lines that two countries share, by their codes in order."""
    sides: dict[Segment, list[str]] = defaultdict(list)
    for country, rings in countries.items():
        for ring in rings:
            points = [tuple(point) for point in ring.tolist()]
            for start, end in itertools.pairwise(points):
                sides[min((start, end), (end, start))].append(country)
    shared: dict[tuple[str, str], list[Segment]] = defaultdict(list)
    for segment, sharing in sides.items():
        pair = sorted(set(sharing))
        if len(pair) == 2:
            shared[pair[0], pair[1]].append(segment)
    return {pair: _merged(segments) for pair, segments in shared.items()}


def _merged(segments: list[Segment]) -> list[Any]:
    lines = shapely.line_merge(shapely.multilinestrings([segments])[0])
    return [np.round(shapely.get_coordinates(line)).astype(np.int64) for line in shapely.get_parts(lines)]


def _write(out: Path, shapes: dict[str, list[Any]], borders: dict[tuple[str, str], list[Any]]) -> None:
    out.unlink(missing_ok=True)
    with closing(sqlite3.connect(out)) as base:
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _TABLES)
        with base:
            base.executemany("INSERT INTO shape VALUES (?,?)", ((id, packed(shapes[id])) for id in sorted(shapes)))
            rows = ((*pair, packed(borders[pair])) for pair in sorted(borders))
            base.executemany("INSERT INTO border VALUES (?,?,?)", rows)
            base.executemany("INSERT INTO detail VALUES (?,?)", [("off_km", str(OFF_KM)), ("source", _SOURCE)])
        base.execute("VACUUM")
    points = sum(len(ring) for rings in shapes.values() for ring in rings)
    told = f"{len(shapes)} shapes, {len(borders)} borders, {points} points, {out.stat().st_size / 1e6:.1f} MB"
    log.info("%s: %s", out.name, told)


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapes", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common")
    parser.add_argument("--gazetteer", type=Path, default=SHIPPED, help="the gazetteer whose regions are drawn")
    parser.add_argument("--out", type=Path, default=SHAPES)
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    build(args.shapes, args.gazetteer, args.out)


if __name__ == "__main__":
    main()
