"""Distances and directions as a text tells them: "60 km north of", "a few hundred metres from the border with"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin

from sayso.check.told import Told
from sayso.check.wording import Distances
from sayso.places import Entry, Located
from sayso.text.sentences import Sentence
from sayso.text.tokens import Token

_DOUBT = 0.25  # of a stated figure: roundings, and roads where a straight line is meant
_LEAST_DOUBT_KM = 1.0
_REACH = 8  # words between a length and the name it is counted from


@dataclass(frozen=True, slots=True)
class Stated:
    """A distance told in words: what it can mean in kilometres, a bearing in degrees or None, and from what.

    From a place, or from the border of a country ("" for the nearest), which `border` says.
    """

    start: int
    end: int
    least_km: float
    most_km: float
    bearing: int | None
    landmark: Entry | None
    border: bool


def find_distances(told: Told, sentence: Sentence) -> Iterator[Stated]:
    """The distances of a sentence, in order."""
    wording = told.wording
    if wording is None:
        return
    words = wording.distances
    tokens, taken = told.tokens(sentence.start, sentence.end), 0
    for at in range(len(tokens)):
        length = _length(tokens, at, words) if at >= taken else None
        if length is None:
            continue
        behind, least, most = length
        taken = behind
        target = _target(told, sentence, tokens, behind, words)
        if target:
            end, bearing, landmark, border = target
            yield Stated(tokens[at].start, end, least, most, bearing, landmark, border)


def bearing_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The direction from the first point to the other, degrees clockwise from north, on the sphere."""
    east = radians(other_lon - lon)
    up, down = radians(lat), radians(other_lat)
    return degrees(atan2(sin(east) * cos(down), cos(up) * sin(down) - sin(up) * cos(down) * cos(east))) % 360


def _length(tokens: Sequence[Token], at: int, words: Distances) -> tuple[int, float, float] | None:
    """(token behind, least, most) of a length in kilometres that starts at a token."""
    rough = words.rough.at(tokens, at)
    if rough:
        unit = words.units.at(tokens, at + rough[0]) if at + rough[0] < len(tokens) else None
        if unit:
            (taken, (least, most)), (more, factor) = rough, unit
            return at + taken + more, least * factor, most * factor
    figures, behind = _figures(tokens, at)
    unit = words.units.at(tokens, behind) if figures and behind < len(tokens) else None
    if not unit or not figures or (at and tokens[at - 1].text in ".,-–" and tokens[at - 1].end == tokens[at].start):
        return None
    more, factor = unit
    least, most = min(figures) * factor, max(figures) * factor
    doubt = max(_DOUBT * most, min(_LEAST_DOUBT_KM, most))
    return behind + more, max(0.0, least - doubt), most + doubt


def _figures(tokens: Sequence[Token], at: int) -> tuple[list[float], int]:
    """The one or two figures that start at a token, and the token behind: "60", "1,200", "10-12", "5 to 7"."""
    first = _figure(tokens[at].text)
    if first is None:
        both = tokens[at].text.replace("–", "-").split("-")
        pair = [_figure(part) for part in both]
        known = [figure for figure in pair if figure is not None]
        return (known, at + 1) if len(both) == 2 and len(known) == 2 else ([], at)
    if at + 2 < len(tokens) and tokens[at + 1].lower in {"to", "or", "-", "–"}:
        second = _figure(tokens[at + 2].text)
        if second is not None:
            return [first, second], at + 3
    if at + 2 < len(tokens) and tokens[at + 1].text == "," and tokens[at + 1].start == tokens[at].end:
        thousands = tokens[at + 2]
        if len(thousands.text) == 3 and thousands.text.isdecimal() and thousands.start == tokens[at + 1].end:
            return [first * 1000 + float(thousands.text)], at + 3
    return [first], at + 1


def _figure(word: str) -> float | None:
    whole, dot, part = word.partition(".")
    if not whole.isdecimal() or (dot and not part.isdecimal()):
        return None
    return float(word)


def _target(
    told: Told, sentence: Sentence, tokens: Sequence[Token], at: int, words: Distances
) -> tuple[int, int | None, Entry | None, bool] | None:
    """(end, bearing, landmark, whether its border) of what a length is counted from; None without such."""
    bearing: int | None = None
    said_from = False
    for k in range(at, min(at + _REACH, len(tokens))):
        token = tokens[k]
        direction = words.bearings.at(tokens, k)
        place = _name_at(told, sentence, token)
        if token.lower in words.border:
            return _border(told, sentence, tokens, k, words, bearing) if said_from else None
        if place and not _leads_to_border(told, tokens, k, place, words):
            border = any(word.lower in words.border for word in told.tokens(place.start, place.end))
            known = place.entry is not None and said_from
            return (place.end, bearing, place.entry, border) if known else None
        if direction and bearing is None:
            bearing = direction[1]
        elif token.lower in words.leading:
            said_from = True
        elif not place and not token.text[:1].isupper() and not token.text.isalpha():
            return None
    return None


def _border(
    told: Told, sentence: Sentence, tokens: Sequence[Token], at: int, words: Distances, bearing: int | None
) -> tuple[int, int | None, Entry | None, bool]:
    """The border at a token: of the country named behind "with", of that named before it ("Russian"), or any."""
    if at + 1 < len(tokens) and tokens[at + 1].lower in words.border_with:
        for token in tokens[at + 2 : at + 5]:
            place = _name_at(told, sentence, token)
            if place and place.entry and place.entry.kind == "country":
                return place.end, bearing, place.entry, True
    before = tokens[at - 1].text if at else ""
    code = told.setting.gazetteer.demonym_country(before.removesuffix("'s").removesuffix("’s"))
    country = told.setting.gazetteer.country(code) if code else None
    return tokens[at].end, bearing, country, True


def _name_at(told: Told, sentence: Sentence, token: Token) -> Located | None:
    here = told.places_in(sentence.start, sentence.end)
    return next((place for place in here if place.start <= token.start < place.end), None)


def _leads_to_border(told: Told, tokens: Sequence[Token], at: int, place: Located, words: Distances) -> bool:
    """Whether a country's name only says whose border is meant: "Romania's border"."""
    behind = [token for token in tokens[at + 1 : at + 4] if token.start >= place.end and token.text.isalpha()]
    return bool(behind) and behind[0].lower in words.border
