"""Which place a name means in this report: containment, the countries talked about, kind words, size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from sayso.places.evidence import Role
from sayso.places.find import Toponym
from sayso.places.gazetteer import Entry, Gazetteer, agrees, holds
from sayso.places.geo import distance_km
from sayso.places.names import loose_key, without_kind_words
from sayso.places.relative import Offset, offset_before
from sayso.text.folding import fold

# Weights found by trial on the development corpora; only their order of size matters much.
HELD_CLOSE, HELD_FAR = 4.0, 2.0  # a named unit holds the place, within CLOSE characters or anywhere near
COUNTRY_VOTE, MOST_VOTES = 0.8, 4.0
KIND_AGREES, KIND_SAME, KIND_DIFFERS = 3.0, 3.0, -3.0
SAME_NAME, SAME_LETTERS, PER_TENFOLD = 1.0, 0.5, 0.5
UNCOUNTED = 500  # people taken for a town whose population no source gives: the least that the towns listed have
BESIDE, MOST_BESIDE = 0.7, 2.1  # for each other place of the same region
NEIGHBOUR = 1.0  # a town within NEIGHBOUR_KM of another name's only place
CLOSE, NEARBY = 60, 400  # characters between two names
NEIGHBOUR_KM = 120.0
ASTRAY_BELOW = 200_000  # people; a larger town is named without its country all over the world
_HOLDERS = frozenset({"country", "region", "district", "landscape"})


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym with the place it means: `entry` is None where the gazetteer has none; `reasons` say why this one.

    `kind` is the entry's kind, else the kind word's. `offset` holds a distance told before the name, if any.
    """

    start: int
    end: int
    name: str
    kind: str
    entry: Entry | None
    reasons: tuple[str, ...]
    role: Role = "place"
    offset: Offset | None = None


def resolve_toponyms(
    toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer, hint_countries: Iterable[str] = ()
) -> list[Located]:
    """One Located for each toponym, in order; all mentions of one name (with one kind word) mean one place.

    `hint_countries` are ISO alpha-2 codes the caller knows the report to be about; each counts as two mentions.
    """
    votes = _country_votes(toponyms, text, gazetteer)
    for code in hint_countries:
        votes[code] += 2
    groups: dict[tuple[str, str], list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        groups[_sense_key(toponym)].append(toponym)
    chosen: dict[tuple[str, str], tuple[Entry | None, tuple[str, ...]]] = {}
    for key, group in groups.items():
        chosen[key] = _choose(group, toponyms, votes - _own_votes(group))
    located = []
    for toponym in toponyms:
        entry, reasons = chosen[_sense_key(toponym)]
        kind = entry.kind if entry else toponym.kind_word
        offset = offset_before(text, toponym.start)
        whole = (toponym.start, toponym.end, toponym.name, kind)
        located.append(Located(*whole, entry, reasons, toponym.role, offset))
    return located


def _sense_key(toponym: Toponym) -> tuple[str, str]:
    """What two mentions of one place share: "Atameken village" and "Atameken" do, a town and its county do not."""
    kind = toponym.kind_word if toponym.kind_word != "town" else ""
    return loose_key(without_kind_words(toponym.name)[0]), kind


def _own_votes(toponyms: Iterable[Toponym]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for toponym in toponyms:
        if not toponym.candidates:
            continue
        best = toponym.candidates[0]
        only = {entry.country for entry in toponym.candidates} == {best.country}
        if best.kind == "country":
            votes[best.country] += 2
        elif only or best.population >= 100_000:
            votes[best.country] += 1
    return votes


def _country_votes(toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often each country is talked of: itself, its demonym, its regions and large towns."""
    votes = _own_votes(toponyms)
    demonyms = Counter(word.strip(".,;:()\"'“”’").removesuffix("’s") for word in text.split() if word[:1].isupper())
    for word, times in demonyms.items():
        if code := gazetteer.demonym_country(word):
            votes[code] += times
    votes.pop("", None)
    return votes


def _choose(
    group: list[Toponym], toponyms: Sequence[Toponym], votes: Counter[str]
) -> tuple[Entry | None, tuple[str, ...]]:
    """The likeliest place of one name, and why."""
    candidates = group[0].candidates
    if not candidates:
        return None, ("not in the gazetteer",)
    scored = []
    for rank, entry in enumerate(candidates):
        score, reasons = _score(entry, group, toponyms, votes)
        if _is_astray(entry, reasons, votes):
            continue
        scored.append((score - min(rank, 10) * 0.05, -rank, entry, reasons))
    if not scored:
        return None, ("only in countries that are not talked of is a place of that name known",)
    best = max(scored, key=lambda item: item[:2])
    namesake = _region_of_the_name(best[2], group)
    if namesake:
        return namesake, (f"{best[2].name} is but a small town of the region of that name",)
    others = len(candidates) - 1
    return best[2], (*best[3], *((f"preferred to {others} other places of that name",) if others else ()))


def _region_of_the_name(entry: Entry, group: list[Toponym]) -> Entry | None:
    """The region a town without a kind word shares its name with, where far larger towns are in it: "Mangistau"."""
    if entry.kind != "town" or any(toponym.kind_word for toponym in group):
        return None
    regions = (e for e in group[0].candidates if e.kind == "region" and e.number in entry.inside[:1])
    return next((region for region in regions if region.population > 2 * entry.population), None)


def _is_astray(entry: Entry, reasons: tuple[str, ...], votes: Counter[str]) -> bool:
    """Whether a small place lies in a country the text is not about, with nothing near it: a namesake, no guess."""
    small = entry.kind not in ("country", "water", "landscape") and entry.population < ASTRAY_BELOW
    near = any(reason.startswith(("lies in", "close to", "other places")) for reason in reasons)
    return small and not near and bool(entry.country) and not votes[entry.country] and votes.total() >= 2


def _score(
    entry: Entry, group: list[Toponym], toponyms: Sequence[Toponym], votes: Counter[str]
) -> tuple[float, tuple[str, ...]]:
    people = entry.population or (UNCOUNTED if entry.kind == "town" else 0)
    score, reasons = log10(people + 1) * PER_TENFOLD, []
    kind_word = next((toponym.kind_word for toponym in group if toponym.kind_word), "")
    if kind_word:
        fits = agrees(kind_word, entry.kind)
        score += KIND_AGREES if fits else KIND_DIFFERS
        reasons += [f"is a {entry.kind}, as the words beside it say"] if fits else []
        # "Tulcea county" is the county before the commune of Tulcea; "Rezekne municipality" the unit that says so.
        score += KIND_SAME * (kind_word in (entry.kind, without_kind_words(entry.name)[1]))
    here, there = without_kind_words(group[0].name)[0], without_kind_words(entry.name)[0]
    score += SAME_NAME * (loose_key(here) == loose_key(there)) + SAME_LETTERS * (fold(here) == fold(there))
    score += {"country": 3.0, "water": 1.5, "landscape": 1.0, "district": -0.7, "airport": -1.0}.get(entry.kind, 0.0)
    total = sum(votes.values()) or 1
    if entry.country and votes[entry.country]:
        share = votes[entry.country] / total
        score += min(MOST_VOTES, votes[entry.country] * COUNTRY_VOTE) * (0.5 + share)
        reasons.append(f"{entry.country} is talked of here")
    held, holder = _held(entry, group, toponyms)
    if held:
        score += held
        reasons.append(f"lies in {holder}, named nearby")
    if entry.inside and (beside := _in_same_region(entry, group, toponyms)):
        score += min(MOST_BESIDE, beside * BESIDE)
        reasons.append(f"other places named here lie in {entry.admin1}")
    if _has_neighbour(entry, group, toponyms):
        score += NEIGHBOUR
        reasons.append("close to another place named nearby")
    return score, tuple(reasons)


def _held(entry: Entry, group: list[Toponym], toponyms: Sequence[Toponym]) -> tuple[float, str]:
    """The weight of the named units that hold the place, and the finest one's name."""
    best, name = 0.0, ""
    own = {here.start for here in group}
    for here in group:
        for other in toponyms:
            gap = max(other.start - here.end, here.start - other.end)
            if (
                other.start in own
                or gap < 0
                or (gap > NEARBY and other.candidates and other.candidates[0].kind == "country")
            ):
                continue
            for unit in other.candidates[:4]:
                if unit.kind in _HOLDERS and holds(unit, entry):
                    weight = HELD_CLOSE if gap <= CLOSE and other.start > here.start else HELD_FAR
                    weight *= 1.0 if gap <= NEARBY else 0.5
                    weight *= 0.4 if unit.kind == "country" else 1.0
                    best, name = max((best, name), (weight, unit.name))
                    break
    return best, name


def _in_same_region(entry: Entry, group: list[Toponym], toponyms: Sequence[Toponym]) -> int:
    """How many other names can only, or most likely, lie in the same first-level region."""
    own = {here.start for here in group}
    others = (other.candidates[0] for other in toponyms if other.candidates and other.start not in own)
    return len({e.number for e in others if e.number != entry.number and entry.inside[0] in e.inside[:1]})


def _has_neighbour(entry: Entry, group: list[Toponym], toponyms: Sequence[Toponym]) -> bool:
    if entry.kind in ("country", "region", "water"):
        return False
    own = {here.start for here in group}
    for other in toponyms:
        if other.start in own or len(other.candidates) != 1 or abs(other.start - group[0].start) > 3 * NEARBY:
            continue
        there = other.candidates[0]
        fine = there.kind not in ("country", "region", "water")
        if fine and distance_km(entry.lat, entry.lon, there.lat, there.lon) <= NEIGHBOUR_KM:
            return True
    return False
