"""Loading a profile: one subject's words per language, with how each language tells who says what."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sayso.errors import UsageError
from sayso.profiles.speech import Speech, make_speech
from sayso.profiles.subject import Subject, make_subject

_SPEECH = "speech"  # the folder of the languages' own words, shared by all subjects


@dataclass(frozen=True)
class Profile:
    """A subject with its words per language; a language without words of its own is not read."""

    name: str
    subjects: Mapping[str, Subject]
    speech: Mapping[str, Speech]


@cache
def load_profile(name: str = "uav") -> Profile:
    """The profile of this name; UsageError where there is none."""
    folders = {f.name for f in resources.files("sayso.profiles").iterdir() if f.is_dir()}
    if name.startswith("_") or name not in folders - {_SPEECH}:
        raise UsageError(name, "there is no such profile")
    speech = {language: make_speech(tables) for language, tables in _languages(_SPEECH).items()}
    subjects = {language: make_subject(tables) for language, tables in _languages(name).items()}
    return Profile(name, subjects, speech)


def _languages(folder: str) -> dict[str, dict[str, Any]]:
    """The tables of each language, by its two-letter code: the name of its file."""
    files = resources.files("sayso.profiles").joinpath(folder).iterdir()
    return {
        f.name.removesuffix(".toml"): tomllib.loads(f.read_text("utf-8")) for f in files if f.name.endswith(".toml")
    }
