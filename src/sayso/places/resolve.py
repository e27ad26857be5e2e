"""Which place a name means in this report: containment, the countries talked about, kind words, size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.places.evidence import Role
from sayso.places.find import Toponym, find_toponyms
from sayso.places.gazetteer import Entry, Gazetteer, agrees, holds
from sayso.places.geo import distance_km
from sayso.places.lexicon import lexicon
from sayso.places.names import loose_key, without_kind_words
from sayso.places.relative import NAMED_AFTER, SEAT_OF, Offset, offset_after, offset_before, offset_between
from sayso.places.weighing import Name, shares, weigh
from sayso.text.folding import fold

OTHERS = 3  # runners-up kept
ASTRAY_BELOW = 200_000  # people; a larger town is named without its country all over the world
# Of the marked names of two research corpora, those whose place had this share of the votes were right in .88; of those
# whose country is not talked of and whose surroundings are not named, in .45.
SURE, SURE_ALONE = 0.6, 0.8
BUILT_BY = frozenset({"water", "landscape", "airport", "site"})  # kinds of things that are named after a town near by
WIDER = frozenset({"district", "region"})  # kinds of units that reach far beyond the town they are named after
BESIDE_IT = 20  # characters in which a kind word stands before or behind a name
NEXT_DOOR_KM = 25.0
FAMOUS = 1_000_000  # people
LEAD = 1.5  # times the mentions of the country talked of next most
PLACE_VOTE = 2
LEAST_VOTES = 3  # for a country to be what a report is about
MUCH_LARGER = 2  # times the people of a town that the largest town of its region has (`population` of a region is that)
LIKELY = 0.9  # the share of the votes that the places a doubtful name may mean have together


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym with the place it means: `entry` is None where the gazetteer has none; `reasons` say why this one.

    `kind` is the entry's kind, else the kind word's. `offset` holds a distance told before the name, if any.
    `around` is the place that an unknown name is likely to be in or by (`with_surroundings` fills it in);
    `others` are the likeliest of the places that it was not taken for. `sure` says whether the words bear the choice
    out; where they do not, `within` is the unit that holds all the likely places, None where no one does.
    """

    start: int
    end: int
    name: str
    kind: str
    entry: Entry | None
    reasons: tuple[str, ...]
    role: Role = "place"
    offset: Offset | None = None
    around: Entry | None = None
    others: tuple[Entry, ...] = ()
    sure: bool = True
    within: Entry | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What one name means: as in Located."""

    entry: Entry | None
    reasons: tuple[str, ...]
    others: tuple[Entry, ...] = ()
    sure: bool = True
    within: Entry | None = None


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
    names = [Name(group, group[0].candidates) for group in groups.values()]
    beside = [votes - _own_votes(group) for group in groups.values()]
    weigh(names, text, beside)
    chosen = {
        key: _choose(name, countries, gazetteer) for key, name, countries in zip(groups, names, beside, strict=True)
    }
    located = []
    for toponym in toponyms:
        choice = chosen[_sense_key(toponym)]
        kind = choice.entry.kind if choice.entry else toponym.kind_word
        offset = offset_before(text, toponym.start) or offset_after(text, toponym.end)
        if choice.entry and not offset and not agrees(toponym.kind_word, kind):
            offset = _named_after(toponym, choice.entry, text)
        told = (toponym.start, toponym.end, toponym.name, kind, choice.entry, choice.reasons, toponym.role, offset)
        located.append(Located(*told, others=choice.others, sure=choice.sure, within=choice.within))
    return _between(located, text)


def _named_after(toponym: Toponym, entry: Entry, text: str) -> Offset | None:
    """How far off is what is named after a place that is of another kind; None where it is the place."""
    if toponym.kind_word in BUILT_BY:
        return NAMED_AFTER
    beside = text[max(0, toponym.start - BESIDE_IT) : toponym.end + BESIDE_IT].lower()  # "the municipality of Jerzu"
    is_wide = toponym.kind_word in WIDER and lexicon().small_kinds.isdisjoint(beside.split())
    return SEAT_OF if is_wide and entry.kind == "town" else None


def _between(located: list[Located], text: str) -> list[Located]:
    """The same names; both of "between A and B" with their offsets to the middle."""
    for k, (one, other) in enumerate(pairwise(located)):
        if one.entry and other.entry and one.sure and other.sure and not one.offset:
            ends = (one.start, one.end, one.entry), (other.start, other.end, other.entry)
            middle = offset_between(text, *ends)
            if middle:
                back = replace(middle, bearing=(middle.bearing + 180) % 360 if middle.bearing is not None else None)
                located[k], located[k + 1] = replace(one, offset=middle), replace(other, offset=back)
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


def countries_named(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often a title or an outlet's name tells of each country: by itself, a people, or a place of no other country.

    Words in capitals throughout are passed over: "LIVE" is no town.
    """
    votes = _demonyms(text, gazetteer)
    for toponym in find_toponyms(text, gazetteer):
        countries = {entry.country for entry in toponym.candidates}
        if toponym.candidates and not toponym.name.isupper():
            best = toponym.candidates[0]
            known = best.kind == "region" or best.population >= ASTRAY_BELOW
            votes[best.country] += best.kind == "country" or (known and len(countries) == 1)
    votes.pop("", None)
    return +votes


def in_compound(name: Located, text: str) -> bool:
    """Whether a hyphen ties the name to another word and it tells nothing of where: "Liberia-flagged"."""
    return text[name.end : name.end + 1] == "-"


def leading_country(located: Sequence[Located], text: str, gazetteer: Gazetteer, hints: Iterable[str] = ()) -> str:
    """The code of the country that what the text names speaks of far more than of any other, "" where there is none.

    Each sure place counts twice, however often it is named; a country and a people, which may only be spoken of, by
    their mentions; each of `hints`, as for `resolve_toponyms`, twice.
    """
    located = [one for one in located if not in_compound(one, text)]
    names = {one.entry.number: one.entry for one in located if one.entry and one.sure and one.kind != "country"}
    votes: Counter[str] = Counter()
    for entry in names.values():
        votes[entry.country] += PLACE_VOTE
    votes.update(one.entry.country for one in located if one.entry and one.kind == "country")
    votes.update(_demonyms(text, gazetteer))
    for code in hints:
        votes[code] += 2
    votes.pop("", None)
    (code, count), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    return code if count >= LEAST_VOTES and count >= LEAD * second else ""


def _country_votes(toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often each country is talked of: itself, its demonym, its regions and large towns."""
    votes = _own_votes(toponyms)
    votes.update(_demonyms(text, gazetteer))
    votes.pop("", None)
    return votes


def _demonyms(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often each country's people are named."""
    words = Counter(word.strip(".,;:()\"'“”’").removesuffix("’s") for word in text.split() if word[:1].isupper())
    votes: Counter[str] = Counter()
    for word, times in words.items():
        if code := gazetteer.demonym_country(word):
            votes[code] += times
    return votes


def _choose(name: Name, votes: Counter[str], gazetteer: Gazetteer) -> Choice:
    """The likeliest place of one name, why, the next likeliest, and whether the text bears it out."""
    if not name.candidates:
        return Choice(None, ("not in the gazetteer",))
    fitting = [k for k, entry in enumerate(name.candidates) if name.supported[k] or not _is_astray(entry, votes)]
    if not fitting:
        reason = "only in countries that are not talked of is a place of that name known"
        return Choice(None, (reason,), name.candidates[:OTHERS])
    parts = shares(name)
    ranked = sorted(range(len(name.candidates)), key=lambda k: -name.scores[k])
    best = next(k for k in ranked if k in fitting)
    chosen = name.candidates[best]
    runners = tuple(name.candidates[k] for k in ranked if k != best)[:OTHERS]
    namesake = _namesake(chosen, name.mentions)
    if namesake:
        called_after = f"is the city that {chosen.name} is called after"
        small = f"{chosen.name} is but a small town of the region of that name"
        return Choice(namesake, (small if chosen.kind == "town" else called_after,), runners)
    others = len(name.candidates) - 1
    reasons = (*name.reasons[best], *((f"preferred to {others} other places of that name",) if others else ()))
    talked_of = name.supported[best] or bool(votes[chosen.country]) or not chosen.country
    least = SURE if talked_of or chosen.population >= FAMOUS else SURE_ALONE
    here = sum(part for part, entry in zip(parts, name.candidates, strict=True) if _in_effect(entry, chosen))
    known = talked_of or chosen.population >= ASTRAY_BELOW
    sure = here >= least and (known or _is_plain(name, chosen, here, votes))
    if sure:
        return Choice(chosen, reasons, runners)
    unit = _common_unit(name, ranked, parts, gazetteer) if talked_of else None
    leads = unit is not None and votes[unit.country] == max(votes.values(), default=0)
    return Choice(chosen, reasons, runners, False, unit if leads else None)


def _is_plain(name: Name, chosen: Entry, part: float, votes: Counter[str]) -> bool:
    """Whether the name needs no other beside it: a country, a sea, a region, a district so called; a town whose name is
    spelled so and hardly any other's (`part` of the votes), where no country at all is talked of."""
    if chosen.kind not in ("town", "district", "airport", "site"):
        return True
    kind_word = next((toponym.kind_word for toponym in name.mentions if toponym.kind_word), "")
    if chosen.kind == "district" and kind_word in ("district", "region"):
        return True
    spelled = fold(without_kind_words(name.mentions[0].name)[0]) == fold(without_kind_words(chosen.name)[0])
    return part >= LIKELY and spelled and not votes.total()


def _in_effect(entry: Entry, chosen: Entry) -> bool:
    """Whether it hardly matters which of the two is meant: a town and its commune, its district, the town next door."""
    if entry.number == chosen.number or holds(entry, chosen) or holds(chosen, entry):
        return True
    return entry.country == chosen.country and distance_km(entry.lat, entry.lon, chosen.lat, chosen.lon) <= NEXT_DOOR_KM


def _common_unit(name: Name, ranked: Sequence[int], parts: Sequence[float], gazetteer: Gazetteer) -> Entry | None:
    """The region, else the country, that holds all the likely places of the name, None where there is none."""
    likely, together = [], 0.0
    for k in ranked:
        likely.append(name.candidates[k])
        together += parts[k]
        if together >= LIKELY:
            break
    regions = {entry.inside[0] if entry.inside else entry.number for entry in likely}
    if len(regions) == 1:
        return gazetteer.numbered(regions.pop())
    countries = {entry.country for entry in likely}
    return gazetteer.country(countries.pop()) if len(countries) == 1 else None


def _namesake(chosen: Entry, group: Sequence[Toponym]) -> Entry | None:
    """What a name without a kind word means that a region shares with a town in it: the region where the town is but
    a small part of it ("Mangistau"), else the town ("Odesa"); None where that is `chosen`."""
    if chosen.kind not in ("town", "region") or any(toponym.kind_word for toponym in group):
        return None
    sharing = [entry for entry in group[0].candidates if entry.kind in ("town", "region")]
    region = next((e for e in sharing if e.kind == "region" and e.number in (chosen.number, *chosen.inside[:1])), None)
    towns = [e for e in sharing if e.kind == "town" and region and region.number in e.inside[:1]]
    if region is None or not towns:
        return None
    town = max(towns, key=lambda entry: entry.population)
    meant = region if region.population > MUCH_LARGER * town.population else town
    return None if meant.number == chosen.number else meant


def _is_astray(entry: Entry, votes: Counter[str]) -> bool:
    """Whether a small place lies in a country the text is not about: a namesake, no guess, where nothing is near it."""
    small = entry.kind not in ("country", "water", "landscape") and entry.population < ASTRAY_BELOW
    return small and bool(entry.country) and not votes[entry.country] and votes.total() >= 2
