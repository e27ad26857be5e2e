"""Who speaks, across reports: voices tied to actors where name, office, body or country show that they are one.

Derived like incidents: nothing of it is stored. What a person judged ("same_speaker") goes before every rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Protocol

from sayso.link.actors import make_actors
from sayso.link.bodies import body_key, fitting_home, place_key, why_body
from sayso.link.described import Describer
from sayso.link.groups import Groups
from sayso.link.origins import Outlet, outlet_of
from sayso.link.persons import clash, compare_names, same_person
from sayso.link.profiles import profiles
from sayso.link.voices import Voice, VoiceMaker
from sayso.model import Actor, Claim, Judgement, Mention, Report, origin_groups
from sayso.model.incidents import last_words
from sayso.places import Gazetteer, default_gazetteer
from sayso.profiles import Titles, load_profile, load_titles
from sayso.text.folding import fold
from sayso.text.name_keys import name_keys

Key = tuple[str, ...]


class Spoken(Protocol):
    """What of a ledger speakers are derived from; see `LedgerView`."""

    def reports(self) -> Iterator[Report]:
        """Every report."""
        ...

    def mentions(self) -> Iterator[Mention]:
        """Every mention."""
        ...

    def claims(self) -> Iterator[Claim]:
        """Every claim."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """Standing judgements."""
        ...


def speakers(view: Spoken, gazetteer: Gazetteer | None = None, outlets: Iterable[Outlet] | None = None) -> list[Actor]:
    """The actors of a ledger, those with the most claims first; `outlets`, where known, are those of all reports.

    A person is one under a full name, unless office, country or a person's judgement speaks against it; a surname
    alone needs the same office, affiliation or country, near in time. A body is its kind, what it is for, and its
    country or place. Who is not named ("residents") is somebody else in every report.
    """
    gazetteer = gazetteer or default_gazetteer()
    titles = load_titles()
    describer = Describer(titles, gazetteer)
    judgements = list(view.judgements())
    judged = last_words(j for j in judgements if j.relation == "same_speaker")
    voices = _parted(_voices(view, titles, describer, outlets), judged)
    groups = Groups(voices, lambda one, other: _are_two(one, other, titles))
    for one, other, _ in _judged_voices(groups, judged, "no"):
        groups.part(one, other)
    _tie_in_copies(groups, voices, origin_groups(judgements))
    for said in _by_report(voices).values():
        _tie_in_report(groups, said, titles)
    _tie_bodies(groups, voices, titles, describer)
    _tie_persons(groups, voices, titles)
    for one, other, why in _judged_voices(groups, judged, "yes"):
        groups.tie(one, other, why, by_person=True)
    return make_actors(groups, titles, describer)


def _voices(view: Spoken, titles: Titles, describer: Describer, outlets: Iterable[Outlet] | None) -> list[Voice]:
    """The voices of every report."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in view.claims():
        claims[claim.report_id].append(claim)
    countries: dict[str, set[str]] = defaultdict(set)
    for mention in view.mentions():
        countries[mention.report_id].add(mention.place.country if mention.place else "")
    known = map(outlet_of, view.reports()) if outlets is None else outlets
    names = frozenset(fold(name) for name in {name for outlet in known for name in (outlet.publisher, *outlet.origins)})
    maker = VoiceMaker(titles, load_profile().speech, describer, names)
    voices: list[Voice] = []
    for report in view.reports():
        if report.id not in claims:
            continue
        homes = countries[report.id] - {""}
        found = maker.voices(report, claims[report.id], homes.pop() if len(homes) == 1 else "")
        published_by = describer.describe(report.publisher)
        for voice in found:  # "the Ministry" in what a ministry put out is that ministry
            is_its_own = voice.told.kind and voice.told.kind == published_by.kind and not voice.told.domain
            voices.append(replace(voice, kind="body", told=published_by) if is_its_own else voice)
    return voices


def _parted(voices: Sequence[Voice], judged: Iterable[Judgement]) -> list[Voice]:
    """The voices, with a claim taken out of a voice that a person says is two speakers."""
    said_by = {claim.id: n for n, voice in enumerate(voices) for claim in voice.claims}
    out: dict[int, set[str]] = defaultdict(set)
    for j in judged:
        if j.verdict == "no" and j.left in said_by and said_by[j.left] == said_by.get(j.right):
            out[said_by[j.left]].add(j.right)
    if not out:
        return list(voices)
    parted: list[Voice] = []
    for n, voice in enumerate(voices):
        parted.append(replace(voice, claims=tuple(c for c in voice.claims if c.id not in out[n])))
        parted.extend(replace(voice, claims=(claim,)) for claim in voice.claims if claim.id in out[n])
    return parted


def _are_two(one: Voice, other: Voice, titles: Titles) -> bool:
    """Whether two voices cannot be one, by whatever chain they would be tied."""
    if one.kind != "person" or other.kind != "person":
        return False
    return compare_names(one.words, other.words, titles) == "other" or clash(one.told, other.told, titles)


def _judged_voices(groups: Groups, judged: Iterable[Judgement], verdict: str) -> Iterator[tuple[Voice, Voice, str]]:
    """The two voices of each judgement of this verdict, and who says so."""
    by_claim = {claim.id: voice for voice in groups.voices for claim in voice.claims}
    for j in sorted(judged, key=lambda j: (j.made_at, j.id)):
        if j.verdict == verdict and j.left in by_claim and j.right in by_claim:
            yield by_claim[j.left], by_claim[j.right], f"{j.maker} says so: {'; '.join(j.reasons)}"


def _tie_in_copies(groups: Groups, voices: Iterable[Voice], origins: Mapping[str, str]) -> None:
    """One name in copies of one text is one speaker, even where it is no name: "residents"."""
    named: dict[Key, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.report_id in origins:
            named[origins[voice.report_id], fold(voice.name)].append(voice)
    for first, *others in named.values():
        for voice in others:
            groups.tie(first, voice, "said under one name in copies of one text")


def _by_report(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        found[voice.report_id].append(voice)
    return found


def _tie_in_report(groups: Groups, voices: Sequence[Voice], titles: Titles) -> None:
    """Within one report a bare surname is the one who bears it, "the ministry" the only ministry that speaks."""
    for voice in voices:
        if voice.kind == "person" and len(voice.words) == 1:
            bearers = [v for v in voices if v.kind == "person" and len(v.words) > 1 and _fits(voice, v, titles)]
            if len({v.words for v in bearers}) == 1:
                groups.tie(voice, bearers[0], "the surname of the only one who bears it in the report")
        elif voice.told.kind and not body_key(voice.told, titles) and (body := _only_one(voice, voices, titles)):
            groups.tie(voice, body, f"the only {voice.told.kind} that speaks in the report")


def _only_one(voice: Voice, voices: Sequence[Voice], titles: Titles) -> Voice | None:
    """The body that "the ministry" is: the only one of its kind that speaks in the report, None without one."""
    alike = [v for v in voices if v.kind == "body" and v.told.kind == voice.told.kind and body_key(v.told, titles)]
    if voice.told.domain:
        alike = [v for v in alike if v.told.domain == voice.told.domain]
    if voice.told.places or voice.told.name or len({body_key(v.told, titles) for v in alike}) != 1:
        return None
    return alike[0] if voice.told.country in ("", alike[0].told.country) else None


def _fits(surname: Voice, full: Voice, titles: Titles) -> bool:
    same = compare_names(surname.words, full.words, titles) == "surname"
    return same and not clash(surname.told, full.told, titles)


def _tie_bodies(groups: Groups, voices: Sequence[Voice], titles: Titles, describer: Describer) -> None:
    """Bodies and places of one key."""
    in_report = _by_report(voices)
    keyed: dict[Key, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.kind in {"body", "unnamed"} and voice.told.kind:
            key = body_key(voice.told, titles)
            if not key and not groups.is_tied(voice):
                key = body_key(voice.told, titles, fitting_home(voice, in_report[voice.report_id], titles))
            if key:
                keyed[key].append(voice)
        elif voice.kind == "place" and (key := place_key(voice, describer)):
            keyed[key].append(voice)
    for key, alike in keyed.items():
        first = min(alike, key=lambda v: (not v.told.country, v.claims[0].id))
        for voice in alike:
            if voice is not first:
                named = "the same place name; whom it stands for is not told"
                groups.tie(first, voice, why_body(key, first.told, titles, voice.told) if first.told.kind else named)
    _tie_named(groups, voices)


def _tie_named(groups: Groups, voices: Sequence[Voice]) -> None:
    """Bodies with a name of their own, such as newspapers; a bare name is one where no person bears it."""
    named: dict[Key, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.kind == "body" and not voice.told.kind and voice.words:
            named[voice.words].append(voice)
    surnames = {key for v in voices if v.kind == "person" and not v.is_bare for key in name_keys(v.words[-1])}
    for voice in voices:
        words = tuple(fold(voice.name).split())
        if voice.is_bare and words in named and surnames.isdisjoint(name_keys(voice.words[-1] if voice.words else "")):
            named[words].append(voice)
    for alike in named.values():
        countries = {voice.told.country for voice in alike} - {""}
        for country in countries or {""}:
            ours = [v for v in alike if v.told.country == country or (len(countries) < 2 and not v.told.country)]
            for voice in ours[1:]:
                groups.tie(ours[0], voice, "the same name of a body")


def _tie_persons(groups: Groups, voices: Sequence[Voice], titles: Titles) -> None:
    """Persons by surname: full names first, then surnames alone, each with the one it fits."""
    blocks: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.kind == "person" and voice.words and not groups.is_tied_to_body(voice):
            for key in name_keys(voice.words[-1]) | name_keys(voice.words[0]):
                blocks[key].append(voice)
    for block in blocks.values():
        full = profiles(voice for voice in block if len(voice.words) > 1)
        for one in full:
            for voice in one.voices[1:]:
                groups.tie(one.voices[0], voice, "one name, described alike")
        for one, other in combinations(full, 2):
            if why := same_person(one.voices[0], other.voices[0], titles):
                groups.tie(one.voices[0], other.voices[0], why)
    for block in blocks.values():
        _tie_surnames(groups, block, titles)


def _tie_surnames(groups: Groups, block: Sequence[Voice], titles: Titles) -> None:
    """Each surname alone with the bearers it fits, unless these are two persons; then with its like, near in time."""
    full = profiles(voice for voice in block if len(voice.words) > 1)
    bare = profiles(voice for voice in block if len(voice.words) == 1)
    for surname in bare:
        for voice in surname.voices:
            near = [profile.nearest(voice) for profile in full]
            fitting = [(other, why) for other in near if (why := same_person(voice, other, titles))]
            if fitting and all(compare_names(fitting[0][0].words, o.words, titles) != "other" for o, _ in fitting):
                groups.tie(voice, *fitting[0])
        for one, other in pairwise(surname.voices):
            if why := same_person(one, other, titles):
                groups.tie(one, other, why)
    for surname, like in combinations(bare, 2):
        for voice in surname.voices:
            if why := same_person(voice, like.nearest(voice), titles):
                groups.tie(voice, like.nearest(voice), why)
