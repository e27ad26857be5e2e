"""How two places stand to one another, as far as names, units and circles tell."""

from typing import Literal

from sayso.model import Place
from sayso.places.gazetteer import Entry, Gazetteer, holds
from sayso.places.geo import distance_km
from sayso.text.folding import fold

Relation = Literal["same", "inside", "around", "apart", ""]
# Two towns of one country nearer than this are told of as one place: a village and the town beside it. Across a border
# they are two: which of them it was is what such reports are about.
_NEXT_DOOR_KM = 10.0
_ONE_KM = 1.5  # two entries nearer than this are one town entered twice
_CITY = 20_000  # inhabitants from which a town is what a village nearby is told by
_LARGER = 10  # times the village's inhabitants
_LOOSE = frozenset({"water", "landscape", "site"})  # their circles are no borders: what overlaps may be one place


def relate(left: Place | None, right: Place | None, gazetteer: Gazetteer) -> Relation:
    """ "same" place, left "inside" or "around" right, "apart", or "" where that cannot be told."""
    if left is None or right is None:
        return ""
    one, other = gazetteer.entry(left.gazetteer_id), gazetteer.entry(right.gazetteer_id)
    alike = fold(left.name) == fold(right.name)
    if one is None or other is None:
        return "same" if alike else ""
    if one.number == other.number:
        return _within_one(_stands_in(left, one), _stands_in(right, other), alike)
    if holds(other, one):
        return "" if _stands_in(right, other) and not _stands_in(left, one) else "inside"
    if holds(one, other):
        return "" if _stands_in(left, one) and not _stands_in(right, other) else "around"
    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    if {one.kind, other.kind} & _LOOSE:
        return "" if km <= one.radius_km + other.radius_km else "apart"
    if "town" in (one.kind, other.kind) and km <= _NEXT_DOOR_KM and one.country == other.country:
        return "same"
    return "apart"


def two_towns(left: Place, right: Place, gazetteer: Gazetteer) -> Literal["", "alike", "city and village"]:
    """Whether two places near one another are two towns by name: of a size, or a village beside its city; else ""."""
    one, other = gazetteer.entry(left.gazetteer_id), gazetteer.entry(right.gazetteer_id)
    if one is None or other is None or one.number == other.number or {one.kind, other.kind} != {"town"}:
        return ""
    names = [set(fold(place.name).split()) for place in (left, right)]
    if names[0] <= names[1] or names[1] <= names[0] or distance_km(one.lat, one.lon, other.lat, other.lon) < _ONE_KM:
        return ""
    smaller, larger = sorted((one.population, other.population))
    return "city and village" if larger >= _CITY and larger >= _LARGER * smaller else "alike"


def _stands_in(place: Place, entry: Entry) -> bool:
    """Whether the entry is only the unit round a place that the gazetteer lacks: then the unit is the chain's last."""
    return (bool(place.admin) and place.admin[-1] == entry.name) or (
        fold(place.name) != fold(entry.name) and not place.admin and entry.kind == "country" and bool(place.reasons)
    )


def _within_one(left: bool, right: bool, alike: bool) -> Relation:
    """Two places with one entry; each may be a place in it that the gazetteer lacks."""
    if alike or not (left or right):
        return "same"
    if left and right:
        return "apart"
    return "inside" if left else "around"
