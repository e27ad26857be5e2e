import dataclasses
import re
import tomllib
from importlib import resources

import pytest

from sayso.errors import UsageError
from sayso.profiles import load_profile
from sayso.profiles.speech import make_speech
from sayso.profiles.subject import make_subject
from sayso.text.tokens import tokenise

FILES = {"speech": make_speech, "uav": make_subject}


def tables(folder):
    return tomllib.loads(resources.files("sayso.profiles").joinpath(folder, "en.toml").read_text("utf-8"))


def lists(folder):
    for table, keys in tables(folder).items():
        for key, value in keys.items():
            yield f"{table}.{key}", value.split() if isinstance(value, str) else value


def test_the_profile_holds_english():
    profile = load_profile()
    assert profile.name == "uav" and "en" in profile.speech and "en" in profile.subjects


@pytest.mark.parametrize("name", ["speech", "balloons", "..", "__pycache__", "profile.py", ""])
def test_an_unknown_profile_is_a_usage_error(name):
    with pytest.raises(UsageError):
        load_profile(name)


@pytest.mark.parametrize("folder", FILES)
def test_a_list_too_many_fails(folder):
    data = tables(folder)
    table = next(iter(data))
    with pytest.raises((ValueError, TypeError)):
        FILES[folder](data | {"strange": {"words": ["a"]}})
    with pytest.raises((ValueError, TypeError, KeyError)):
        FILES[folder]({name: keys for name, keys in data.items() if name != table})


@pytest.mark.parametrize("folder", FILES)
def test_no_list_holds_a_word_twice(folder):
    twice = {key: [w for w in words if words.count(w) > 1] for key, words in lists(folder)}
    assert not {key: words for key, words in twice.items() if words}


def test_no_cue_has_two_stances_and_no_thing_two_types():
    for folder, table in (("speech", "cues"), ("uav", "things")):
        words = [word for key, listed in lists(folder) if key.startswith(table + ".") for word in listed]
        assert sorted(words) == sorted(set(words))


def test_traits_are_those_of_cues():
    data = tables("speech")
    cues = {lemma for lemmas in data["cues"].values() for lemma in lemmas}
    for trait, lemmas in data["syntax"].items():
        assert set(lemmas) <= cues | {"exclude"}, trait


def test_every_field_is_read_somewhere():
    files = [f for part in ("readers", "link", "profiles") for f in resources.files(f"sayso.{part}").iterdir()]
    code = "\n".join(f.read_text("utf-8") for f in files if f.name.endswith(".py"))
    profile = load_profile()
    speech = profile.speech["en"]
    for words in (speech, speech.heads, speech.pronouns, speech.grammar, speech.endings, speech.calendar,
                  profile.subjects["en"], profile.subjects["en"].places, profile.subjects["en"].hedges):  # fmt: skip
        for field in dataclasses.fields(words):
            assert re.search(rf"\.{field.name}\b", code), field.name


@pytest.mark.parametrize(
    ("phrase", "stance", "form"),
    [("said", "asserts", "finite"), ("say", "asserts", "base"), ("denying", "denies", "participle"),
     ("ruled out", "denies", "finite"), ("accuses", "accuses", "finite"), ("not ruled out", "speculates", "finite")],
)  # fmt: skip
def test_cues(phrase, stance, form):
    length, cue = load_profile().speech["en"].cues.at(tokenise(phrase), 0)
    assert (length, cue.stance, cue.form) == (len(phrase.split()), stance, form)
