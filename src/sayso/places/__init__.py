"""Names on the map: the gazetteer, look-up, containment, distance; place names in text and what they mean."""

from sayso.places.around import with_surroundings
from sayso.places.evidence import Role
from sayso.places.find import TIES, Toponym, find_toponyms
from sayso.places.gazetteer import Entry, EntryKind, Gazetteer, default_gazetteer
from sayso.places.geo import circles_meet, distance_km
from sayso.places.lexicon import is_capital, open_domains
from sayso.places.marked import toponyms_at
from sayso.places.names import kind_of_word
from sayso.places.placing import beside, is_small, place_by, place_of
from sayso.places.relating import relate, two_towns
from sayso.places.relative import Offset, offset_before
from sayso.places.resolve import Located, countries_named, in_compound, leading_country, resolve_toponyms
from sayso.places.rows import locate_names, toponym_row, toponym_shape
from sayso.places.stretches import stretches

__all__ = [
    "TIES",
    "Entry",
    "EntryKind",
    "Gazetteer",
    "Located",
    "Offset",
    "Role",
    "Toponym",
    "beside",
    "circles_meet",
    "countries_named",
    "default_gazetteer",
    "distance_km",
    "find_toponyms",
    "in_compound",
    "is_capital",
    "is_small",
    "kind_of_word",
    "leading_country",
    "locate_names",
    "offset_before",
    "open_domains",
    "place_by",
    "place_of",
    "relate",
    "resolve_toponyms",
    "stretches",
    "toponym_row",
    "toponym_shape",
    "toponyms_at",
    "two_towns",
    "with_surroundings",
]
