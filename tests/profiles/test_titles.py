"""The table of titles: what its lists name is there, and phrases mean what they say."""

import tomllib
from importlib import resources

import pytest

from sayso.profiles import load_titles
from sayso.profiles.titles import make_titles
from sayso.text.folding import fold


@pytest.fixture(scope="module")
def tables():
    return tomllib.loads(resources.files("sayso.profiles").joinpath("speakers.toml").read_text("utf-8"))


def test_lists_name_kinds_domains_and_offices_of_the_table(tables):
    kinds, domains, offices = (set(tables[name]) for name in ("kinds", "domains", "offices"))
    titles = load_titles()
    assert titles.needs_domain | titles.needs_place | titles.official_kinds | titles.home_kinds <= kinds
    assert titles.foreign_domains <= domains
    named = titles.official_offices | titles.national_offices | titles.offices_of_place | titles.single_offices
    assert named | titles.offices_of_bodies <= offices
    for kind, domain, _ in tables["known"].values():
        assert kind in kinds and domain in domains | {""}


def test_no_phrase_means_two_things(tables):
    for name in ("kinds", "domains", "offices"):
        words = [word for phrases in tables[name].values() for word in {fold(phrase) for phrase in phrases}]
        assert sorted(words) == sorted(set(words))


def test_an_unknown_list_is_refused(tables):
    with pytest.raises(ValueError, match=r"nobody reads words\.shouted"):
        make_titles(tables | {"words": tables["words"] | {"shouted": "oy"}})
    with pytest.raises(KeyError):
        make_titles({name: lists for name, lists in tables.items() if name != "home"})


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("foreign ministry", [("domain", "foreign"), ("kind", "ministry")]),
        ("МИД", [("kind", "ministry"), ("domain", "foreign")]),
        ("border guard service", [("kind", "border guard")]),
        ("Prosecutor's Office", [("kind", "prosecutor")]),
        ("first deputy prime minister", [("drop", "drop"), ("deputy", "deputy"), ("office", "prime minister")]),
        ("blue whale", []),
    ],
)
def test_meanings(words, meaning):
    titles, folded, found, i = load_titles(), fold(words.replace("'", "")).split(), [], 0
    while i < len(folded):
        hit = titles.at(folded, i)
        found += hit[1] if hit else ()
        i += hit[0] if hit else 1
    assert found == meaning


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("Sergey", "Serhiy", True), ("Vladimir", "Volodymyr", True), ("Ivan", "Igor", False), ("Mihai", "Mikhail", True)],
)
def test_first_names(left, right, same):
    assert load_titles().is_same_given(left, right) is same
