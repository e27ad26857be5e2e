"""How well each place of a name fits one report: size, kind words, containment, and where the other names lie.

The names of a report are weighed together: each name spreads one vote over its candidates, likelier ones get more of
it, and a candidate gains by the votes that the other names give to its region and to its surroundings. Names with one
meaning so decide those with many, also where no name has only one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10

from sayso.places.find import Toponym
from sayso.places.gazetteer import Entry, agrees, holds
from sayso.places.lexicon import is_capital
from sayso.places.names import loose_key, without_kind_words
from sayso.text.folding import fold

# Weights found by trial on the development corpora; only their order of size matters much.
HELD_NEXT = 6.0  # "Salem, Ore.": the unit follows at once
HELD_CLOSE, HELD_FAR = 4.0, 2.0  # a named unit holds the place, within CLOSE characters or anywhere near
COUNTRY_VOTE, MOST_VOTES = 0.8, 4.0
KIND_AGREES, KIND_SAME, KIND_DIFFERS = 3.0, 3.0, -3.0
SAME_NAME, SAME_LETTERS, SAME_WHOLE, PER_TENFOLD = 1.0, 1.5, 1.5, 0.7
CAPITAL = 1.5  # of a country
UNCOUNTED = 500  # people taken for a town whose population no source gives: the least that the towns listed have
BESIDE, MOST_BESIDE = 0.7, 2.8  # for each other name of the same region
NEIGHBOUR, MOST_NEIGHBOURS = 0.7, 2.1  # for each other name within a degree or two
CLOSE, NEARBY = 60, 400  # characters between two names
ROUNDS = 2
LEAST_SHARE = 0.02  # of a vote; less is not counted
_HOLDERS = frozenset({"country", "region", "district", "landscape"})
_KIND_BONUS = {"country": 4.0, "water": 1.5, "landscape": 1.0, "district": -0.7, "airport": -1.0}
_COARSE = frozenset({"country", "region", "water", "landscape"})
_UNIT_GAPS = (", ", " (", ",")


@dataclass(slots=True)
class Name:
    """All mentions of one name, and the score of each of its candidates so far."""

    mentions: list[Toponym]
    candidates: tuple[Entry, ...]
    fixed: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    reasons: list[list[str]] = field(default_factory=list)
    supported: list[bool] = field(default_factory=list)


def weigh(names: Sequence[Name], text: str, votes: Sequence[Counter[str]]) -> None:
    """Fills in the scores and reasons of all names; `votes` are the countries talked of beside each name."""
    for name, countries in zip(names, votes, strict=True):
        holders = _holders(name, names, text)
        for rank, entry in enumerate(name.candidates):
            score, reasons, held = _alone(entry, name, countries, holders)
            name.fixed.append(score - min(rank, 10) * 0.05)
            name.reasons.append(reasons)
            name.supported.append(held)
        name.scores = list(name.fixed)
    for _ in range(ROUNDS):
        _together(names)
    for name in names:
        _explain(name)


def _alone(
    entry: Entry, name: Name, votes: Counter[str], holders: Sequence[tuple[Entry, float]]
) -> tuple[float, list[str], bool]:
    """The score that does not depend on what the other names mean, its reasons, and whether a named unit holds it."""
    people = entry.population or (UNCOUNTED if entry.kind == "town" else 0)
    score, reasons = log10(people + 1) * PER_TENFOLD, []
    kind_word = next((toponym.kind_word for toponym in name.mentions if toponym.kind_word), "")
    if kind_word:
        fits = agrees(kind_word, entry.kind)
        score += KIND_AGREES if fits else KIND_DIFFERS
        reasons += [f"is a {entry.kind}, as the words beside it say"] if fits else []
        # "Tulcea county" is the county before the commune of Tulcea; "Rezekne municipality" the unit that says so.
        score += KIND_SAME * (kind_word in (entry.kind, without_kind_words(entry.name)[1]))
    here, there = without_kind_words(name.mentions[0].name)[0], without_kind_words(entry.name)[0]
    # "Izmail" alone is the town, however it is spelled in the table, before the district of that name.
    spelled = there if kind_word or entry.kind != "district" else entry.name
    score += SAME_NAME * (loose_key(here) == loose_key(there)) + SAME_LETTERS * (fold(here) == fold(spelled))
    if kind_word and fold(name.mentions[0].name) == fold(entry.name):
        score += SAME_WHOLE  # "Kansas City" before Kansas
    score += _KIND_BONUS.get(entry.kind, 0.0)
    if entry.kind in ("water", "landscape"):
        score += log10(entry.radius_km + 1) * PER_TENFOLD
    if entry.kind == "town" and is_capital(entry.country, entry.name) and entry.population > 0:
        score += CAPITAL
    if entry.country and votes[entry.country]:
        share = votes[entry.country] / votes.total()
        score += min(MOST_VOTES, votes[entry.country] * COUNTRY_VOTE) * (0.5 + share)
        reasons.append(f"{entry.country} is talked of here")
    held, holder = max(((weight, unit.name) for unit, weight in holders if holds(unit, entry)), default=(0.0, ""))
    if held:
        score += held
        reasons.append(f"lies in {holder}, named nearby")
    return score, reasons, held > 0


def _holders(name: Name, names: Sequence[Name], text: str) -> list[tuple[Entry, float]]:
    """The units among the other names, each with the weight it gives to what lies in it."""
    weights: dict[int, tuple[Entry, float]] = {}
    for other in names:
        units = [unit for unit in other.candidates[:4] if unit.kind in _HOLDERS] if other is not name else []
        weight = _closeness(name, other, text) if units else 0.0
        for unit in units if weight else ():
            scaled = weight * (0.4 if unit.kind == "country" and weight < HELD_NEXT else 1.0)
            if scaled > weights.get(unit.number, (unit, 0.0))[1]:
                weights[unit.number] = unit, scaled
    return list(weights.values())


def _closeness(name: Name, other: Name, text: str) -> float:
    """How much a unit's mentions weigh for a name: most where one stands next behind it."""
    best = 0.0
    country = other.candidates[0].kind == "country"
    for here in name.mentions:
        for there in other.mentions:
            gap = max(there.start - here.end, here.start - there.end)
            if gap < 0 or (country and gap > NEARBY):
                continue
            if 0 < gap <= 2 and there.start > here.start and text[here.end : there.start] in _UNIT_GAPS:
                return HELD_NEXT
            weight = HELD_CLOSE if gap <= CLOSE and there.start > here.start else HELD_FAR
            best = max(best, weight if gap <= NEARBY else weight / 2)
    return best


def _together(names: Sequence[Name]) -> None:
    """One round: every name votes for regions and surroundings, then gains by the others' votes."""
    ballots = [_ballot(name) for name in names]
    regions: dict[int, float] = {}
    cells: dict[tuple[int, int], float] = {}
    for own_regions, own_cells in ballots:
        for region, part in own_regions.items():
            regions[region] = regions.get(region, 0.0) + part
        for cell, part in own_cells.items():
            cells[cell] = cells.get(cell, 0.0) + part
    for name, (own_regions, own_cells) in zip(names, ballots, strict=True):
        for k, entry in enumerate(name.candidates):
            region = _region(entry)
            beside = regions.get(region, 0.0) - own_regions.get(region, 0.0) if region else 0.0
            score = name.fixed[k] + min(MOST_BESIDE, beside * BESIDE)
            if entry.kind not in _COARSE:
                cell = int(entry.lat // 1), int(entry.lon // 1)
                near = cells.get(cell, 0.0) - own_cells.get(cell, 0.0)
                score += min(MOST_NEIGHBOURS, near * NEIGHBOUR)
            name.scores[k] = score


def _ballot(name: Name) -> tuple[dict[int, float], dict[tuple[int, int], float]]:
    """One name's vote, shared among its candidates: by region, and by square degree with the eight around it."""
    regions: dict[int, float] = {}
    cells: dict[tuple[int, int], float] = {}
    for entry, part in zip(name.candidates, shares(name), strict=True):
        if part < LEAST_SHARE:
            continue
        region = _region(entry)
        regions[region] = regions.get(region, 0.0) + part
        if entry.kind in _COARSE:
            continue
        lat, lon = int(entry.lat // 1), int(entry.lon // 1)
        for cell in ((lat + up, lon + right) for up in (-1, 0, 1) for right in (-1, 0, 1)):
            cells[cell] = cells.get(cell, 0.0) + part
    return regions, cells


def shares(name: Name) -> list[float]:
    """The part of the vote that each candidate of a weighed name has, 0..1."""
    top = max(name.scores, default=0.0)
    weights = [exp(score - top) for score in name.scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _region(entry: Entry) -> int:
    """The number of the first-level region that the place is or lies in, 0 for none."""
    if entry.inside:
        return entry.inside[0]
    return entry.number if entry.kind == "region" else 0


def _explain(name: Name) -> None:
    for k, entry in enumerate(name.candidates):
        gained = name.scores[k] - name.fixed[k]
        if gained >= BESIDE / 2:
            name.supported[k] = True
            if entry.admin1:
                name.reasons[k].append(f"other places named here lie in {entry.admin1} or close by")
            else:
                name.reasons[k].append("other places named here lie close by")
