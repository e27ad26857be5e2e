"""Which place a name means in this report: containment, the countries talked about, kind words, size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.places.evidence import Role
from sayso.places.find import Toponym
from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.names import loose_key, without_kind_words
from sayso.places.relative import Offset, offset_before
from sayso.places.weighing import Name, weigh

OTHERS = 3  # runners-up kept
ASTRAY_BELOW = 200_000  # people; a larger town is named without its country all over the world


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym with the place it means: `entry` is None where the gazetteer has none; `reasons` say why this one.

    `kind` is the entry's kind, else the kind word's. `offset` holds a distance told before the name, if any.
    `around` is the place that an unknown name is likely to be in or by (`with_surroundings` fills it in);
    `others` are the likeliest of the places that it was not taken for.
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
    chosen = {key: _choose(*pair) for key, pair in zip(groups, zip(names, beside, strict=True), strict=True)}
    located = []
    for toponym in toponyms:
        entry, reasons, others = chosen[_sense_key(toponym)]
        kind = entry.kind if entry else toponym.kind_word
        offset = offset_before(text, toponym.start)
        whole = (toponym.start, toponym.end, toponym.name, kind)
        located.append(Located(*whole, entry, reasons, toponym.role, offset, others=others))
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


def _choose(name: Name, votes: Counter[str]) -> tuple[Entry | None, tuple[str, ...], tuple[Entry, ...]]:
    """The likeliest place of one name, why, and the next likeliest."""
    if not name.candidates:
        return None, ("not in the gazetteer",), ()
    fitting = [k for k, entry in enumerate(name.candidates) if name.supported[k] or not _is_astray(entry, votes)]
    if not fitting:
        return (
            None,
            ("only in countries that are not talked of is a place of that name known",),
            name.candidates[:OTHERS],
        )
    ranked = sorted(range(len(name.candidates)), key=lambda k: -name.scores[k])
    best = next(k for k in ranked if k in fitting)
    chosen = name.candidates[best]
    runners = tuple(name.candidates[k] for k in ranked if k != best)[:OTHERS]
    namesake = _region_of_the_name(chosen, name.mentions)
    if namesake:
        return namesake, (f"{chosen.name} is but a small town of the region of that name",), runners
    others = len(name.candidates) - 1
    return (
        chosen,
        (*name.reasons[best], *((f"preferred to {others} other places of that name",) if others else ())),
        runners,
    )


def _region_of_the_name(entry: Entry, group: list[Toponym]) -> Entry | None:
    """The region a town without a kind word shares its name with, where far larger towns are in it: "Mangistau"."""
    if entry.kind != "town" or any(toponym.kind_word for toponym in group):
        return None
    regions = (e for e in group[0].candidates if e.kind == "region" and e.number in entry.inside[:1])
    return next((region for region in regions if region.population > 2 * entry.population), None)


def _is_astray(entry: Entry, votes: Counter[str]) -> bool:
    """Whether a small place lies in a country the text is not about: a namesake, no guess, where nothing is near it."""
    small = entry.kind not in ("country", "water", "landscape") and entry.population < ASTRAY_BELOW
    return small and bool(entry.country) and not votes[entry.country] and votes.total() >= 2
