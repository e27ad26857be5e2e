"""From a text to its place names and what they mean, and these as plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sayso.places.around import with_surroundings
from sayso.places.find import find_toponyms
from sayso.places.gazetteer import Entry, Gazetteer, default_gazetteer
from sayso.places.marked import toponyms_at
from sayso.places.resolve import Located, resolve_toponyms
from sayso.places.stretches import stretches

GEONAMES = "geonames:"


def locate_names(
    text: str,
    gazetteer: Gazetteer | None = None,
    language: str = "en",
    spans: Iterable[tuple[int, int]] | None = None,
) -> list[Located]:
    """Every place name of the text, peoples' names and shortened regions too, and the place each means, in order.

    With `spans` just these are taken for names (ValueError for one outside the text); without a `gazetteer` the
    shipped one is asked. A name the gazetteer lacks has no `entry`, and `around` where a place is named near it.
    """
    places = gazetteer or default_gazetteer()
    if spans is not None:
        return with_surroundings(resolve_toponyms(toponyms_at(text, spans, places, language), text, places))
    located: list[Located] = []
    for at, end in stretches(text):
        part = text[at:end]
        found = resolve_toponyms(find_toponyms(part, places, language, every=True), part, places)
        located += (replace(one, start=one.start + at, end=one.end + at) for one in with_surroundings(found))
    return located


def toponym_row(document: str, located: Sequence[Located]) -> dict[str, Any]:
    """One document's row for a geoparsing scorer: `{"id", "toponyms": [{"start", "end", "name", ...}]}`.

    `lat` and `lon` stand where a point is known, `geonameid` where the place is one of GeoNames. Of a name the
    gazetteer lacks they are those of the place named nearest, and `around` names it: half of such points are right.
    """
    return {"id": document, "toponyms": [_bare(one) for one in located]}


def toponym_shape(one: Located) -> dict[str, Any]:
    """One name with all that is known of it. `place` is None where nothing is, `around` then what is named nearest."""
    return {
        "start": one.start,
        "end": one.end,
        "name": one.name,
        "kind": one.kind or None,
        "role": one.role,
        "place": _place(one.entry) if one.entry else None,
        "around": _named(one.around) if one.around else None,
        "reasons": list(one.reasons),
        "others": [_named(entry) for entry in one.others],
    }


def _bare(one: Located) -> dict[str, Any]:
    row: dict[str, Any] = {"start": one.start, "end": one.end, "name": one.name}
    entry = one.entry or one.around
    if entry:
        row |= {"lat": entry.lat, "lon": entry.lon}
    if one.around:
        row["around"] = one.around.name
    if one.entry and one.entry.id.startswith(GEONAMES):
        row["geonameid"] = int(one.entry.id.removeprefix(GEONAMES))
    return row


def _place(entry: Entry) -> dict[str, Any]:
    point = {"lat": entry.lat, "lon": entry.lon, "radius_km": entry.radius_km}
    return {**_named(entry), **point, "gazetteer_id": entry.id}


def _named(entry: Entry) -> dict[str, Any]:
    return {"name": entry.name, "country": entry.country, "admin": list(entry.chain), "gazetteer_id": entry.id}
