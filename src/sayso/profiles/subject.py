"""The words of one subject in one language: things, events, what is none, topics, hedges."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from sayso.model import Topic
from sayso.profiles.lists import Lists, beginnings, phrases_of, whole_words
from sayso.text.inflection import plural, verb_forms
from sayso.text.phrases import Phrases

_TOPICS: Mapping[str, Topic] = {topic: topic for topic in get_args(Topic)}


@dataclass(frozen=True)
class PlaceWords:
    """Words that say how a place name stands to an incident."""

    same: Phrases[str]
    struck: Phrases[str]
    facing: Phrases[str]
    distance: Phrases[str]
    directions: frozenset[str]
    listing: frozenset[str]
    at: frozenset[str]
    between: frozenset[str]
    owned: frozenset[str]
    no_direction: frozenset[str]


@dataclass(frozen=True)
class Hedges:
    """Words in a claim's content that change its stance, as patterns on lower-case text."""

    doubt: re.Pattern[str]
    falsehood: re.Pattern[str]
    checking: re.Pattern[str]
    blaming: re.Pattern[str]
    condemning: re.Pattern[str]
    asking: re.Pattern[str]
    negation: frozenset[str]


@dataclass(frozen=True)
class Subject:
    """The words of one subject in one language; the data file says what each list is."""

    things: Phrases[str]
    plurals: frozenset[str]  # the last words of the names of things in the plural, traces left out
    vague: tuple[str, ...]  # types, the surer first
    traces: frozenset[str]
    again: Phrases[str]
    again_in_parts: Phrases[str]
    event_verbs: Phrases[str]
    event_nouns: Phrases[str]
    modals: frozenset[str]
    staged: Phrases[str]
    not_events: Phrases[str]
    another: Phrases[str]
    counts: Phrases[str]
    several: frozenset[str]
    every: frozenset[str]
    news: frozenset[str]
    places: PlaceWords
    topics: Mapping[Topic, re.Pattern[str]]
    hedges: Hedges
    explained: Mapping[str, re.Pattern[str]]  # what it was then -> words that say so


def make_subject(tables: Mapping[str, Any]) -> Subject:
    """The subject from its data file; an error for a key that is unknown or missing."""
    lists = Lists(tables)
    plurals = {noun: forms[0] for noun, forms in lists.take_table("plurals").items()}
    irregular = lists.take_table("irregular")
    things, traces = lists.take_table("things"), lists.take_set("vague", "traces")
    named = [name for kind, names in things.items() if kind not in traces for name in names]
    events = lists.take_table("events")
    subject = Subject(
        things=Phrases({form: kind for kind, names in things.items() for form in _both(names, plurals)}),
        plurals=frozenset(plural(name, plurals).split()[-1] for name in named),
        vague=lists.take("vague", "types"),
        traces=traces,
        again=phrases_of(_both(lists.take("again", "words"), plurals)),
        again_in_parts=lists.take_phrases("again", "parts"),
        event_verbs=phrases_of(form for lemma in events.pop("verbs") for form in verb_forms(lemma, irregular)),
        event_nouns=phrases_of(_both(events.pop("nouns"), plurals)),
        several=frozenset(events.pop("several")),
        every=frozenset(events.pop("every")),
        news=frozenset(events.pop("news")),
        modals=lists.take_set("not_events", "modals"),
        **{key: phrases_of(words) for key, words in lists.take_table("not_events").items()},
        places=_place_words(lists),
        topics={_TOPICS[topic]: beginnings(words) for topic, words in lists.take_table("topics").items()},
        hedges=_hedges(lists),
        explained={what: beginnings(words) for what, words in lists.take_table("explained").items()},
    )
    lists.finish()
    return subject


def _both(nouns: Iterable[str], plurals: Mapping[str, str]) -> list[str]:
    """Each noun alone and in the plural."""
    return [form for noun in nouns for form in (noun, plural(noun, plurals))]


def _place_words(lists: Lists) -> PlaceWords:
    return PlaceWords(
        same=lists.take_phrases("places", "same"),
        struck=lists.take_phrases("places", "struck"),
        facing=lists.take_phrases("places", "facing"),
        distance=lists.take_phrases("places", "distance"),
        directions=lists.take_set("places", "directions"),
        listing=lists.take_set("places", "listing"),
        at=lists.take_set("places", "at"),
        between=lists.take_set("places", "between"),
        owned=lists.take_set("places", "owned"),
        no_direction=lists.take_set("places", "no_direction"),
    )


def _hedges(lists: Lists) -> Hedges:
    doubt, negation = whole_words(lists.take("hedges", "doubt")), lists.take_set("hedges", "negation")
    return Hedges(
        doubt=doubt,
        negation=negation,
        **{key: beginnings(words) for key, words in lists.take_table("hedges").items()},
    )
