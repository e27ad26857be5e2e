"""The words by which one language tells who says what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from sayso.model import Stance
from sayso.profiles.lists import Lists, phrases_of
from sayso.text.inflection import verb_forms
from sayso.text.phrases import Phrases

Form: TypeAlias = Literal["base", "finite", "participle"]  # say; says, said; saying
_STANCES: Mapping[str, Stance] = {stance: stance for stance in get_args(Stance)}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word means: its lemma, the stance it marks, and how its content follows.

    A weak one counts only before "that", a colon or a quotation; a silent one tells nothing when it is negated,
    an excluding one then leaves open what it says; an answering one says by itself that another was heard.
    """

    lemma: str
    stance: Stance
    form: Form
    takes_object: bool
    takes_addressee: bool
    is_weak: bool
    is_silent: bool
    is_excluding: bool
    is_answering: bool


@dataclass(frozen=True)
class Heads:
    """Words at the head of phrases that speak, and what is known of each; the data file says what each list is."""

    persons: frozenset[str]
    bodies: frozenset[str]
    texts: frozenset[str]
    quantities: frozenset[str]
    nobody: frozenset[str]
    plural_heads: frozenset[str]
    roles: frozenset[str]
    spokespersons: frozenset[str]
    of_bodies: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    feminine_surnames: frozenset[str]
    feminine_given: frozenset[str]
    masculine_given: frozenset[str]
    body_names: frozenset[str]
    particles: frozenset[str]
    leading_particles: frozenset[str]
    listeners: frozenset[str]
    speech_nouns: frozenset[str]
    voiced: frozenset[str]
    offices: frozenset[str]
    placeless: frozenset[str]
    of_state: frozenset[str]
    of_region: frozenset[str]
    of_district: frozenset[str]
    cited: frozenset[str]


@dataclass(frozen=True)
class Pronouns:
    """Whom a pronoun can stand for."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    person: frozenset[str]
    thing: frozenset[str]
    several: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every pronoun."""
        return self.masculine | self.feminine | self.person | self.thing | self.several


@dataclass(frozen=True)
class Grammar:
    """The small words of a language by what they do in a sentence; the data file says what each list is."""

    auxiliaries: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    past_verbs: frozenset[str]
    conjunctions: frozenset[str]
    coordinators: frozenset[str]
    genitive: frozenset[str]
    complementisers: frozenset[str]
    question_words: frozenset[str]
    circumstances: frozenset[str]
    relatives: frozenset[str]
    joiners: frozenset[str]
    joints: frozenset[str]
    inverting: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    indefinite_articles: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    numbers: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    before_noun: frozenset[str]
    infinitive: frozenset[str]
    name_ends: frozenset[str]
    adverbial_starts: frozenset[str]
    inside_names: frozenset[str]
    adjuncts: frozenset[str]
    adjunct_prepositions: frozenset[str]
    adverbial_participles: frozenset[str]
    ties: frozenset[str]
    clause_openers: frozenset[str]
    no_modifiers: frozenset[str]
    preventing: frozenset[str]
    counting_on: frozenset[str]
    each: frozenset[str]
    paired: frozenset[str]
    pair: frozenset[str]
    predicative: frozenset[str]


@dataclass(frozen=True)
class Endings:
    """How words are marked at their end; each field goes into `str.endswith` as it is."""

    possessive: tuple[str, ...]
    adverb: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    plural: tuple[str, ...]
    negation: tuple[str, ...]

    def bare(self, word: str) -> str:
        """The word without its possessive ending."""
        if not word.endswith(self.possessive):
            return word
        return word.removesuffix(next(ending for ending in self.possessive if word.endswith(ending)))


@dataclass(frozen=True)
class Calendar:
    """Words of time, as far as they end the name of a speaker or begin what is said."""

    weekdays: frozenset[str]
    months: frozenset[str]
    day_parts: frozenset[str]
    words: frozenset[str]
    ambiguous: frozenset[str]


@dataclass(frozen=True)
class Speech:
    """How one language tells who says what."""

    cues: Phrases[Cue]
    before_source: Phrases[str]
    citing: Phrases[str]
    before_possessive: frozenset[str]
    after_possessive: frozenset[str]
    heads: Heads
    pronouns: Pronouns
    grammar: Grammar
    endings: Endings
    calendar: Calendar


def make_speech(tables: Mapping[str, Any]) -> Speech:
    """The speech of a language from its data file; an error for a key that is unknown or missing."""
    lists = Lists(tables)
    citing = lists.take("phrases", "citing")
    speech = Speech(
        cues=Phrases(_cues(lists)),
        before_source=phrases_of((*lists.take("phrases", "before_source"), *citing)),
        citing=phrases_of(citing),
        before_possessive=lists.take_set("phrases", "before_possessive"),
        after_possessive=lists.take_set("phrases", "after_possessive"),
        heads=Heads(**lists.take_sets("speakers")),
        pronouns=Pronouns(**lists.take_sets("pronouns")),
        grammar=Grammar(**lists.take_sets("grammar")),
        endings=Endings(**lists.take_table("endings")),
        calendar=Calendar(**lists.take_sets("calendar")),
    )
    lists.finish()
    return speech


def _cues(lists: Lists) -> dict[str, Cue]:
    """Every form of every cue and what it means."""
    irregular, syntax = lists.take_table("irregular"), lists.take_sets("syntax")
    participle = lists.peek("endings", "participle")
    cues: dict[str, Cue] = {}
    for stance, lemmas in lists.take_table("cues").items():
        for lemma in lemmas:
            base = lemma.removeprefix("not ").partition(" ")[0]
            for form in verb_forms(lemma, irregular):
                first = form.removeprefix("not ").partition(" ")[0]
                kind: Form = "base" if first == base else "participle" if first.endswith(participle) else "finite"
                takes = {trait: lemma in words for trait, words in syntax.items()}
                cues[form] = Cue(lemma, _STANCES[stance], kind, **takes)
    return cues
