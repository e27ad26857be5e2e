"""Places told relative to a name: "60 km north of X", "off the coast of Y", "near Z": how far, which way, in words."""

import re
from dataclasses import dataclass

from sayso.places.gazetteer import Entry
from sayso.places.geo import bearing_to, distance_km

# "near", "outside", "close to" without a figure: most such finds lie within this of the named town's edge.
NEAR_KM = 10.0
# "off the coast of" without a figure: the territorial sea is 12 nautical miles, 22.2 km, wide.
OFF_COAST_KM = 25.0
# "the Oslo road": as far from a town as such things are told by it.
ALONG_KM = 25.0
# A district of which only the town is known: half of the gazetteer's districts reach no farther (median 48 km).
UNIT_KM = 50.0
# Of a stated distance, the share by which reporters' roundings and straight lines are off.
DISTANCE_DOUBT = 0.25
_REACH = 90  # characters before a name that a distance may stand in
_UNITS = (
    (re.compile(r"^(?:nm$|nmi$|nautical|морск)", re.I), 1.852),
    (re.compile(r"^(?:mi$|mile)", re.I), 1.609344),
    (re.compile(r"^(?:k|км|кіл|кил)", re.I), 1.0),
    (re.compile(r"^(?:m|м)", re.I), 0.001),
)
_DISTANCE = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|to|or)\s*(\d+(?:[.,]\d+)?))?[\s-]*"
    r"(nautical miles?|nmi?|miles?|mi|km|kilomet(?:re|er)s?|kilometri|met(?:re|er)s?|metri|m|км|километр\w*|кілометр\w*"
    r"|метр\w*|м|морск\w+ мил\w+)\b(?P<rest>[^.;:!?\n]*)$",
    re.I,
)
_FROM = re.compile(
    r"\b(?:of|from|off|outside|away|inside|into|beyond|de|от|від|north|south|east|west|до|к|к юг\w*)\b", re.I
)
_BEARINGS = (
    (r"north[\s-]?east|северо-?восто|північн\w+[\s-]схід|nord-est", 45),
    (r"north[\s-]?west|северо-?запад|північн\w+[\s-]захід|nord-vest", 315),
    (r"south[\s-]?east|юго-?восто|південн\w+[\s-]схід|sud-est", 135),
    (r"south[\s-]?west|юго-?запад|південн\w+[\s-]захід|sud-vest", 225),
    (r"north|север|північ|nord", 0),
    (r"south|юг|южн|південь|півдн|sud", 180),
    (r"east|восто|схід|сход|est\b", 90),
    (r"west|запад|захід|заход|vest\b", 270),
)
_BEARING = tuple((re.compile(rf"\b(?:{words})", re.I), degrees) for words, degrees in _BEARINGS)
_NEAR = re.compile(
    r"\b(?:near|nearby|close to|not far from|outside(?: of)?|in the vicinity of|on the outskirts of|next to|beyond"
    r"|(?:by|beside) the (?:town|city|village|port|lake|river|base)(?: of)?"
    r"|(?:north|south|east|west)(?:-?(?:east|west))? of|вблизи|близ|возле|около|недалеко от|под|поблизу|біля|неподалік"
    r"|під|lângă|în apropiere de|aproape de|în apropierea)(?: the)?(?: [a-zа-яіїєґăâîșț-]+){0,3}\s*$",
    re.I,
)
_OFF = re.compile(r"\boff(?: the)?(?: [a-z-]+){0,2}(?: coast| shore| shores)?(?: of)?(?: the)?\s*$", re.I)
# "the Oslo road", "the Tartu ridge": a way or a stretch of land by the town it leads to or lies by.
_BETWEEN = re.compile(r"\bbetween(?: the)?(?: [a-z]+){0,4}\s*\Z", re.I)
_AND = re.compile(r"(?: [a-z]+)? and(?: the)?(?: [a-z]+){0,3} ")
FARTHEST_APART_KM = 300.0  # places farther from one another are the ends of a journey
_ALONG = re.compile(
    r"(?:[–-][^\W\d_]+)?[\s-](?:(?:ring|county|mountain|coast|coastal|sand|salt|railway|rail|power)\s)?"
    r"(?:road|roads|highway|motorway|railway|line|canal|pipeline|trail|route|track|ridge|pass|plain|plains|pampa|dunes"
    r"|hills|slopes|marshes|moor|heath|gorge|ravine|woods|concession|field|fields|range|border|frontier|section)\b"
)


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the named place the meant one lies: `km` (0 where not told), `bearing` in degrees or None.

    `doubt_km` is what the radius grows by; `reason` says why, in words.
    """

    km: float
    bearing: int | None
    doubt_km: float
    reason: str


ALONG = Offset(0.0, None, ALONG_KM, f"a way or land by the named place: {ALONG_KM:g} km added")
SEAT_OF = Offset(0.0, None, UNIT_KM, f"of the unit only its town is known: {UNIT_KM:g} km added")
NAMED_AFTER = Offset(0.0, None, NEAR_KM, f"named after the place: {NEAR_KM:g} km added")


def offset_before(text: str, start: int) -> Offset | None:
    """The offset told by the words right before `text[start:]`, None where the name is the place itself."""
    before = text[max(0, start - _REACH) : start]
    before = re.split(r"[.!?]\s", before)[-1]
    stated = _stated(before)
    if stated:
        return stated
    if _OFF.search(before):
        return Offset(0.0, None, OFF_COAST_KM, f"off the named place: {OFF_COAST_KM:g} km added")
    if _NEAR.search(before):
        bearing = _bearing_of(before[-40:])
        return Offset(0.0, bearing, NEAR_KM, f"near the named place: {NEAR_KM:g} km added")
    return None


def offset_after(text: str, end: int) -> Offset | None:
    """The offset told by the words right behind `text[:end]`: a way or a stretch of land named after the place."""
    return ALONG if _ALONG.match(text, end) else None


def offset_between(text: str, first: tuple[int, int, Entry], second: tuple[int, int, Entry]) -> Offset | None:
    """The offset from the first of two places to the middle of "between A and B"; None where the words say no such.

    Each is start, end and place. The middle may be half the way off: it is all that such words tell.
    """
    (start, end, one), (next_start, _, other) = first, second
    if not _BETWEEN.search(text[max(0, start - _REACH) : start]) or not _AND.fullmatch(text, end, next_start):
        return None
    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    if km > FARTHEST_APART_KM:
        return None
    way = bearing_to(one.lat, one.lon, other.lat, other.lon)
    reason = f"between {one.name} and {other.name}: the middle, half the way added"
    return Offset(km / 2, way, max(1.0, km / 2), reason)


def _stated(before: str) -> Offset | None:
    """A distance in figures, with nothing but small words between it and the name."""
    found = list(_DISTANCE.finditer(before))
    if not found:
        return None
    match = found[-1]
    rest = match["rest"]
    if not _FROM.search(rest) or "," in rest or any(word[:1].isupper() for word in rest.split()):
        return None
    figure = float((match[2] or match[1]).replace(",", "."))
    km = figure * next(factor for unit, factor in _UNITS if unit.match(match[3]))
    bearing = _bearing_of(rest)
    doubt = max(1.0, km * DISTANCE_DOUBT) if bearing is not None else km
    way = "" if bearing is None else f" towards {bearing} degrees"
    return Offset(km, bearing, doubt, f"{km:g} km{way} from the named place: point moved or radius widened")


def _bearing_of(words: str) -> int | None:
    return next((degrees for pattern, degrees in _BEARING if pattern.search(words)), None)
