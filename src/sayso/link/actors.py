"""From a group of voices to the actor: its names, what it was said to be and when, its country."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sayso.link.bodies import body_key
from sayso.link.described import Describer
from sayso.link.groups import Groups
from sayso.link.voices import Voice
from sayso.model import Actor, Tenure, Tie
from sayso.model.actors import ActorKind, actor_id
from sayso.profiles import Titles
from sayso.text.folding import fold

_ORDER: tuple[ActorKind, ...] = ("body", "person", "place", "name", "unnamed")


def make_actors(groups: Groups, titles: Titles, describer: Describer) -> list[Actor]:
    """The actors of all groups, those with the most claims first."""
    made = [(_actor(voices, ties, titles), voices) for voices, ties in groups.groups()]
    bodies = {key: actor.id for actor, voices in made if actor.kind == "body" for key in _keys(voices, titles)}
    actors = [_with_body(actor, voices, bodies, titles, describer) for actor, voices in made]
    return sorted(actors, key=lambda actor: (-len(actor.claims), actor.id))


def _actor(voices: Sequence[Voice], ties: Sequence[Tie], titles: Titles) -> Actor:
    claims = tuple(sorted((claim for voice in voices for claim in voice.claims), key=lambda c: c.id))
    kind = min(("name" if voice.is_bare else voice.kind for voice in voices), key=_ORDER.index)
    told = Counter(voice.told.country for voice in voices if voice.told.country)
    country = min(told, key=lambda c: (-told[c], c)) if told else ""
    return Actor(
        id=actor_id(claims[0].id),
        kind=kind,
        names=_names(voices),
        country=country,
        tenures=_tenures(voices, titles),
        claims=claims,
        ties=tuple(sorted(ties, key=lambda tie: (tie.left, tie.right))),
        is_official=any(_is_official(voice, kind, titles) for voice in voices),
    )


def _is_official(voice: Voice, kind: ActorKind, titles: Titles) -> bool:
    """Whether it speaks for a state: spokespersons do where their body does, presidents where it is no company's."""
    told = voice.told
    is_of_state = told.kind in titles.official_kinds
    if kind != "person":
        return is_of_state
    if told.office not in titles.official_offices or told.is_former:
        return False
    if is_of_state:
        return True
    return told.office not in titles.offices_of_bodies and (told.office in titles.offices_of_place or not told.name)


def _names(voices: Iterable[Voice]) -> tuple[str, ...]:
    """The names given: those of a body that tell its country or place first, the fullest of a person; then by use."""
    used = Counter(voice.name for voice in voices for _ in voice.claims)
    told = {voice.name: bool(voice.told.country or voice.told.places) for voice in voices if voice.kind == "body"}
    words = {voice.name: len(voice.words) for voice in voices if voice.kind == "person"}
    return tuple(sorted(used, key=lambda name: (-told.get(name, False), -words.get(name, 0), -used[name], name)))


def _tenures(voices: Iterable[Voice], titles: Titles) -> tuple[Tenure, ...]:
    """What it was said to be, each description with its first and last day, oldest first."""
    days: dict[tuple[str, str], list[date]] = {}
    shown: dict[tuple[str, str], tuple[str, str]] = {}
    for voice in voices:
        for speaker in voice.speakers:
            key = fold(speaker.role), fold(speaker.affiliation)
            if key[1] or not titles.honorifics.issuperset(key[0].split()):
                shown.setdefault(key, (speaker.role, speaker.affiliation))
                days.setdefault(key, []).extend([voice.day] if voice.day else [])
    found = [Tenure(*shown[key], min(on, default=None), max(on, default=None)) for key, on in days.items()]
    return tuple(sorted(found, key=lambda t: (t.first or date.max, t.role, t.affiliation)))


def _keys(voices: Iterable[Voice], titles: Titles) -> set[tuple[str, ...]]:
    keys = {body_key(voice.told, titles) for voice in voices}
    return keys - {()}


def _with_body(
    actor: Actor, voices: Sequence[Voice], bodies: dict[tuple[str, ...], str], titles: Titles, describer: Describer
) -> Actor:
    """The actor with the body whose spokesperson it is."""
    if actor.kind != "person":
        return actor
    for voice in voices:
        if voice.told.office == "spokesperson" and (key := body_key(voice.told, titles, actor.country)) in bodies:
            return Actor(
                actor.id, actor.kind, actor.names, actor.country, actor.tenures, actor.claims, actor.ties,
                actor.is_official, bodies[key],
            )  # fmt: skip
    return actor
