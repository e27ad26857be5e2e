"""Subjects as data: the words, object types and tables of one kind of incident."""

from sayso.profiles.profile import Profile, load_profile
from sayso.profiles.reference import NamedType, Reference, load_reference
from sayso.profiles.speech import Cue, Grammar, Heads, Pronouns, Speech
from sayso.profiles.subject import Hedges, PlaceWords, Subject
from sayso.profiles.titles import Titles, load_titles

__all__ = [
    "Cue",
    "Grammar",
    "Heads",
    "Hedges",
    "NamedType",
    "PlaceWords",
    "Profile",
    "Pronouns",
    "Reference",
    "Speech",
    "Subject",
    "Titles",
    "load_profile",
    "load_reference",
    "load_titles",
]
