"""Loading subjects and the words of speech from their data files."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sayso.errors import UsageError
from sayso.text.inflection import plural, verb_forms
from sayso.text.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word means: its lemma, the stance it marks, and how its content follows."""

    lemma: str
    stance: str
    form: str  # the form's kind: "base", "finite" (says, said) or "ing"
    takes_object: bool
    takes_addressee: bool
    is_weak: bool


@dataclass(frozen=True)
class Speech:
    """How one language tells who says what: cues, the heads of speakers, the small words of grammar."""

    cues: Phrases[Cue]
    before_source: Phrases[str]
    after_possessive: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    texts: frozenset[str]
    pronouns: frozenset[str]
    roles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    local_words: frozenset[str]
    voiced: frozenset[str]
    offices: frozenset[str]
    placeless: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    past_verbs: frozenset[str]
    conjunctions: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True)
class Subject:
    """The words of one subject in one language: things, events, what is none, topics, hedges."""

    things: Phrases[str]
    again: Phrases[str]
    event_verbs: Phrases[str]
    event_nouns: Phrases[str]
    modals: frozenset[str]
    again_in_parts: Phrases[str]
    staged: Phrases[str]
    not_events: Phrases[str]
    no_thing: Phrases[str]
    another: Phrases[str]
    counts: Phrases[str]
    topics: Mapping[str, Sequence[str]]
    hedges: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Profile:
    """A subject with its words per language; a language without words of its own is not read."""

    name: str
    subjects: Mapping[str, Subject]
    speech: Mapping[str, Speech]


@cache
def load_profile(name: str = "uav") -> Profile:
    """The profile of this name; UsageError where there is none."""
    folder = resources.files("sayso.profiles") / name
    if not folder.is_dir() or name == "speech":
        raise UsageError(name, "there is no such profile")
    speech = {lang: _speech(data) for lang, data in _languages("speech").items()}
    subjects = {lang: _subject(data) for lang, data in _languages(name).items()}
    return Profile(name, subjects, speech)


def _languages(folder: str) -> dict[str, dict[str, Any]]:
    files = (resources.files("sayso.profiles") / folder).iterdir()
    return {f.name.removesuffix(".toml"): tomllib.loads(f.read_text("utf-8")) for f in files if len(f.name) == 7}


def _speech(data: dict[str, Any]) -> Speech:
    words = {key: frozenset(text.split()) for key, text in data["grammar"].items() if isinstance(text, str)}
    heads = {key: frozenset(text.split()) for key, text in data["speakers"].items() if isinstance(text, str)}
    return Speech(
        cues=Phrases(_cues(data)),
        before_source=Phrases({phrase: phrase for phrase in data["phrases"]["before_source"]}),
        after_possessive=frozenset(data["phrases"]["after_possessive"]),
        persons=heads["persons"],
        bodies=heads["bodies"],
        texts=heads["texts"],
        pronouns=heads["pronouns"],
        roles=heads["roles"],
        feminine=frozenset(data["speakers"]["feminine"]),
        masculine=frozenset(data["speakers"]["masculine"]),
        local_words=frozenset(data["speakers"]["local_words"]),
        voiced=frozenset(data["speakers"]["voiced"]),
        offices=frozenset(data["speakers"]["offices"]),
        placeless=frozenset(data["speakers"]["placeless"]),
        auxiliaries=words["auxiliaries"],
        negations=frozenset(data["grammar"]["negations"]),
        adverbs=words["adverbs"],
        past_verbs=words["past_verbs"],
        conjunctions=words["conjunctions"],
        determiners=words["determiners"],
        prepositions=words["prepositions"],
    )


def _cues(data: dict[str, Any]) -> dict[str, Cue]:
    syntax, cues = data["syntax"], {}
    for stance, lemmas in data["cues"].items():
        for lemma in lemmas:
            for form in verb_forms(lemma, data["irregular"]):
                first = form.removeprefix("not ").partition(" ")[0]
                base = lemma.removeprefix("not ").partition(" ")[0]
                kind = "base" if first == base else "ing" if first.endswith("ing") else "finite"
                cues[form] = Cue(
                    lemma,
                    stance,
                    kind,
                    takes_object=lemma in syntax["object"],
                    takes_addressee=lemma in syntax["addressee"],
                    is_weak=lemma in syntax["weak"],
                )
    return cues


def _subject(data: dict[str, Any]) -> Subject:
    things: dict[str, str] = {}
    for kind, names in data["things"].items():
        for name in names:
            things.setdefault(name, kind)
            things.setdefault(plural(name), kind)
    verbs = {form: lemma for lemma in data["events"]["verbs"] for form in verb_forms(lemma, data["irregular"])}
    nouns = {form: noun for noun in data["events"]["nouns"] for form in (noun, plural(noun))}
    return Subject(
        things=Phrases(things),
        again=Phrases({form: word for word in data["again"]["words"] for form in (word, plural(word))}),
        event_verbs=Phrases(verbs),
        event_nouns=Phrases(nouns),
        again_in_parts=Phrases({word: word for word in data["again"]["parts"]}),
        staged=Phrases({word: word for word in data["not_events"]["staged"]}),
        modals=frozenset(data["not_events"]["modals"]),
        not_events=Phrases({word: word for word in data["not_events"]["words"]}),
        no_thing=Phrases({word: word for word in data["not_events"]["no_thing"]}),
        another=Phrases({word: word for word in data["not_events"]["another"]}),
        counts=Phrases({word: word for word in data["not_events"]["counts"]}),
        topics=data["topics"],
        hedges=data["hedges"],
    )
