"""A country's file as GeoNames writes them: a dozen well-known places of Lithuania.

Places that the shipped gazetteer has carry their GeoNames ids; the others have numbers of no meaning.
"""

import zipfile
from pathlib import Path

COUNTY, TRAKAI = ("65", ""), ("65", "79")  # codes of Vilnius County and of Trakai District in it
# number, name, other names, lat, lon, class, code, (admin1, admin2), population
PLACES = [
    (99000001, "Vilnius County", "Vilniaus apskritis,Вильнюсский уезд", 54.80, 25.25, "A", "ADM1", COUNTY, 0),
    (99000002, "Trakai District Municipality", "Trakų rajonas", 54.60, 24.75, "A", "ADM2", TRAKAI, 0),
    (99000003, "Lentvaris Eldership", "Lentvario seniūnija", 54.64, 25.05, "A", "ADM3", TRAKAI, 0),
    (593116, "Vilnius", "Вильнюс,Wilno", 54.6892, 25.2798, "P", "PPLC", ("65", "13"), 542366),
    (593871, "Trakai", "Troki", 54.6378, 24.9343, "P", "PPLA2", TRAKAI, 5530),
    (596178, "Paluknys", "", 54.489, 24.982, "P", "PPL", TRAKAI, 360),
    (99000005, "Aukštadvaris", "Wysoki Dwór", 54.580, 24.526, "P", "PPL", TRAKAI, 900),
    (99000006, "Onuškis", "", 54.475, 24.599, "P", "PPL", TRAKAI, 480),
    (594814, "Senieji Trakai", "", 54.614, 24.979, "P", "PPL", TRAKAI, 1200),
    (99000008, "Medininkai", "Medniki", 54.537, 25.652, "P", "PPL", ("65", "41"), 500),
    (99000009, "Galvė", "Lake Galvė", 54.658, 24.930, "H", "LK", TRAKAI, 0),
    (99000010, "Vilnius Airport", "", 54.636, 25.287, "S", "AIRP", COUNTY, 0),
    (99000011, "Vilnius Railway Station", "", 54.670, 25.285, "S", "RSTN", COUNTY, 0),
    (99000012, "Port of Klaipėda", "", 55.690, 21.130, "L", "PRT", ("58", ""), 0),
    (99000013, "Dzūkija National Park", "", 54.080, 24.350, "L", "PRK", ("56", ""), 0),
    (99000014, "Trakai Island Castle", "", 54.652, 24.934, "S", "CSTL", TRAKAI, 0),
    (99000015, "Old Kybartai", "", 54.640, 22.760, "P", "PPLQ", ("59", ""), 0),
]


def dump_text(places=PLACES, country="LT"):
    """The file's text."""
    lines = []
    for number, name, others, lat, lon, kind, code, (first, second), people in places:
        plain = name.encode("ascii", "ignore").decode()
        codes = [country, "", first, second, "", ""]
        tail = [people, "", 100, "Europe/Vilnius", "2026-10-01"]
        lines.append("\t".join(map(str, [number, name, plain, others, lat, lon, kind, code, *codes, *tail])))
    return "\n".join(lines) + "\n"


def write_zip(path: Path, text: str = "", member: str = "LT.txt", packed: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip with the readme that GeoNames adds, and the table."""
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("readme.txt", "about this file")
        archive.writestr(member, text or dump_text())
    return path
