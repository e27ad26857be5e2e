"""Reach: how far a claimed origin is at least, and what ranges were published for a claimed type.

It tests what is said. A range is what publications give, one way and in a straight line; who flew what is not asked.
"""

from collections.abc import Iterator, Sequence

from sayso.check.case import Case, and_list, capital
from sayso.check.claimed import ClaimedOrigin, ClaimedType, accounts_of, origins_in, types_in
from sayso.model import Finding, Outcome, Place
from sayso.places.geography import Circle, Distance, Region
from sayso.profiles import NamedType

_OUTLINED = frozenset({"country", "region"})
_ALLOWANCE_TOLD_KM = 10.0  # a distance that is off by less is told without saying so


def check_reach(case: Case) -> Iterator[Finding]:
    """Each claimed origin with each type claimed in the same saying or, where none is, with each claimed by anybody."""
    accounts = list(accounts_of(case))
    types = [found for account in accounts for found in types_in(account)]
    region = _region(case)
    seen: set[tuple[str, str]] = set()
    for account in accounts:
        own = [found for found in types if account.is_one_saying(found.account)]
        for origin in origins_in(account):
            for found in _once(own or types) or [None]:
                key = (_origin_id(origin), found.type.name if found else "")
                if key in seen or (not own and _is_here(case, origin, region)):
                    continue
                seen.add(key)
                yield _finding(case, origin, found, region)


def _once(types: Sequence[ClaimedType]) -> list[ClaimedType | None]:
    """The first account of each type."""
    first: dict[str, ClaimedType | None] = {}
    for found in types:
        first.setdefault(found.type.name, found)
    return list(first.values())


def _origin_id(origin: ClaimedOrigin) -> str:
    return origin.place.entry.id if origin.place.entry else origin.place.name


def _is_here(case: Case, origin: ClaimedOrigin, region: Region | None) -> bool:
    """Whether the origin holds the place itself: no range rules that out, and nobody's type was said with it."""
    entry = origin.place.entry
    if entry is None or region is None:
        return False
    apart = case.setting.geography.between(region, case.setting.geography.region_of(entry))
    return apart is not None and apart.least == 0


def _finding(case: Case, origin: ClaimedOrigin, found: ClaimedType | None, region: Region | None) -> Finding:
    verdict, message = _words(case, origin, found, region)
    evidence = (origin.quote, *((found.quote,) if found else ()))
    accounts = [origin.account, *((found.account,) if found else ())]
    claims = tuple(dict.fromkeys(account.claim.id for account in accounts if account.claim))
    mentions = tuple(dict.fromkeys(mention for account in accounts for mention in account.mentions))
    figure = found.type.range_km if found else None
    sources = tuple(f"range in km: {source}" for source in figure.sources) if figure else ()
    return Finding("reach", verdict, case.incident.id, message, evidence, claims, mentions, sources)


def _words(case: Case, origin: ClaimedOrigin, found: ClaimedType | None, region: Region | None) -> tuple[Outcome, str]:
    entry = origin.place.entry
    name = entry.name if entry else origin.place.name
    said = _said(origin, found, name)
    if entry is None:
        return "cannot say", f"{said} {name} is not on the map."
    if region is None:
        return "cannot say", f"{said} Where this was is not known well enough to measure from."
    apart = case.setting.geography.between(region, case.setting.geography.region_of(entry))
    if apart is None:
        return "cannot say", f"{said} There is no outline to measure to."
    how_far = _how_far(apart, name)
    if found is None:
        return "cannot say", f"{said} {how_far} No account names a type whose range is known."
    if found.type.range_km is None:
        return "cannot say", f"{said} {how_far} No range of the {found.type.name} is in the table."
    return _verdict(apart, found.type), f"{said} {how_far} {_range(found.type)}"


def _said(origin: ClaimedOrigin, found: ClaimedType | None, name: str) -> str:
    who = origin.account.who
    if found is None:
        return f"{capital(who)} names {name} (“{_line(origin)}”)."
    if found.account.is_one_saying(origin.account):
        return f"{capital(who)} names the {found.type.name} and {name} (“{_line(origin)}”)."
    both = and_list((f"{who} names {name} (“{_line(origin)}”)", f"{found.account.who} the {found.type.name}"))
    return f"{capital(both)}."


def _line(origin: ClaimedOrigin) -> str:
    return " ".join(origin.quote.span.text.split())


def _how_far(apart: Distance, name: str) -> str:
    off = f" ({apart.km:,.0f} ± {apart.allowance_km:,.0f})" if apart.allowance_km > _ALLOWANCE_TOLD_KM else ""
    return f"From {name} the least distance is {apart.least:,.0f} km{off}."


def _range(type_: NamedType) -> str:
    figure = type_.range_km
    assert figure is not None
    if figure.lowest == figure.highest:
        return f"The published range is {figure.lowest:,g} km."
    return f"Published ranges go from {figure.lowest:,g} to {figure.highest:,g} km."


def _verdict(apart: Distance, type_: NamedType) -> Outcome:
    """By the least distance: "not possible" only where even that is beyond the highest figure."""
    figure = type_.range_km
    assert figure is not None
    if apart.least <= figure.lowest:
        return "possible"
    return "only at the upper figure" if apart.least <= figure.highest else "not possible"


def _region(case: Case) -> Region | None:
    """Where the incident was: an outline where only a region is known, else a circle; None where it is on no map."""
    place: Place | None = case.incident.place
    if place is None or place.lat is None or place.lon is None:
        return None
    entry = case.setting.gazetteer.entry(place.gazetteer_id)
    if entry and entry.kind in _OUTLINED and place.radius_km == entry.radius_km:
        return case.setting.geography.region_of(entry)
    return Circle(place.lat, place.lon, place.radius_km or 0.0)
