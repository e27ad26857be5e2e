"""The reference table: its form, and finding its types in texts of any script."""

import tomllib
import unicodedata
from importlib import resources

import pytest

from sayso.profiles import load_reference
from sayso.profiles.reference import FIGURES, Reference, read_types

TABLE = load_reference()
KINDS = set(tomllib.loads(resources.files("sayso.profiles").joinpath("uav", "en.toml").read_text("utf-8"))["things"])
PLAUSIBLE = {"wingspan_m": (0.2, 60), "speed_kmh": (30, 1500), "range_km": (5, 30_000)}


def script(text):
    return {unicodedata.name(c).split()[0] for c in text if c.isalpha()}


def test_many_types_and_most_with_a_range():
    assert len(TABLE.types) >= 25
    assert sum(1 for one in TABLE.types if one.range_km) >= 25


@pytest.mark.parametrize("one", TABLE.types, ids=lambda one: one.name)
def test_the_form_of_a_row(one):
    assert one.kind in KINDS
    assert one.country == "" or (len(one.country) == 2 and one.country.isupper())
    assert len(set(one.aliases)) == len(one.aliases)
    for name in FIGURES:
        figure = getattr(one, name)
        if figure:
            least, most = PLAUSIBLE[name]
            assert least <= figure.lowest <= figure.highest <= most
            for _, source in figure.published:
                assert source.publication and 1990 < source.year < 2100 and source.address.startswith("http")


def test_no_name_stands_for_two_types():
    assert [one.name for one in TABLE.types for name in (one.name, *one.aliases) if TABLE.named(name) != one] == []


def test_names_in_three_scripts():
    scripts = set().union(*(script(name) for one in TABLE.types for name in (one.name, *one.aliases)))
    assert {"LATIN", "CYRILLIC", "ARABIC", "CJK"} <= scripts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He called it a Geran-2, built under licence.", [("Geran-2", "Shahed-136")]),
        ("It was one of the Shahed136s sent that night.", [("Shahed136s", "Shahed-136")]),
        ("Над селом сбили «Герани-2» и Ланцеты.", [("Герани-2", "Shahed-136"), ("Ланцеты", "Lancet")]),
        ("پهپاد شاهد ۱۳۶ سقوط کرد", [("شاهد ۱۳۶", "Shahed-136")]),
        ("一架翼龙-2 无人机坠毁", []),  # no blank before the name: a word of another length
        ("翼龙-2 坠毁", [("翼龙-2", "Wing Loong II")]),
        ("An MQ-9 Reaper or an MQ-9", [("MQ-9 Reaper", "MQ-9 Reaper"), ("MQ-9", "MQ-9 Reaper")]),
        ("The surgeon took a lancet.", []),
        ("18 лютого 2025 року", []),
        ("A Shahed fell, a Geran too.", [("Shahed", "Shahed"), ("Geran", "Shahed")]),
        ("A Shahed-136B is no Shahed-136.", [("Shahed-136B", "Shahed-136B"), ("Shahed-136", "Shahed-136")]),
    ],
)
def test_types_are_found_by_any_name(text, found):
    assert [(text[one.start : one.end], one.type.name) for one in TABLE.find(text)] == found


def test_a_profile_without_a_table_has_an_empty_one():
    assert load_reference("speech").types == ()


SOURCES = {"s": {"publication": "P", "year": 2024, "address": "https://p.example"}}


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"name": "X", "aliases": [], "kind": "k"}, TypeError),
        ({"name": "X", "aliases": [], "kind": "k", "country": "", "price": 1}, TypeError),
        ({"name": "X", "aliases": [], "kind": "k", "country": "", "range_km": [[1, "t"]]}, KeyError),
    ],
    ids=["a key is missing", "a key too many", "a source nobody named"],
)
def test_a_table_of_wrong_form(row, error):
    with pytest.raises(error):
        read_types({"sources": SOURCES, "type": [row]})


def test_the_interval_of_a_figure():
    row = {"name": "X-1", "aliases": [], "kind": "k", "country": "", "range_km": [[900, "s"], [300, "s"], [600, "s"]]}
    (one,) = Reference(read_types({"sources": SOURCES, "type": [row]})).types
    assert (one.range_km.lowest, one.range_km.highest) == (300, 900)
    assert one.range_km.sources[0] == "300: P, 2024"
