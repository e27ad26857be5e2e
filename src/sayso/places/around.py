"""Where a name that the gazetteer lacks is likely to be: by the place named nearest to it."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.places.resolve import Located

FARTHEST = 1_500  # characters; a name farther off says nothing
_FINE = frozenset({"town", "district", "airport", "site"})
_UNIT = 150  # characters by which a region, a people or a body must stand nearer than a town
_BESIDE = 60  # characters; so near, a region says as much as a town


def with_surroundings(located: Sequence[Located]) -> list[Located]:
    """The same names; those without a place get `around`, the town, district or region named nearest, if one is.

    Streets, halls and hamlets are told beside the town they are in. It is a guess of where, not of what: `entry`
    stays None, and the reason says whose point it is.
    """
    known = [one for one in located if one.entry and (one.kind in _FINE or one.kind == "region")]
    found = []
    for one in located:
        nearest = min(known, key=lambda other: _distance(one, other), default=None) if one.entry is None else None
        if nearest is None or nearest.entry is None or _distance(one, nearest) > FARTHEST:
            found.append(one)
            continue
        reasons = (*one.reasons, f"{nearest.entry.name} is named nearest")
        found.append(replace(one, around=nearest.entry, reasons=reasons))
    return found


def _distance(one: Located, other: Located) -> int:
    gap = max(other.start - one.end, one.start - other.end, 0)
    coarse = other.kind == "region" and gap > _BESIDE
    return gap + _UNIT * (coarse + (other.role in ("people", "org")))
