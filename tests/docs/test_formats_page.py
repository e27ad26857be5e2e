"""The shapes that docs/formats.md shows are those the program gives, and those DESIGN promises to scripts."""

import json
import re
from pathlib import Path

import pytest
from program import program

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
SHOWN = {
    words.split()[0]: json.loads(block)
    for words, block in re.findall(r"<!-- json: ([^\n]+) -->\n```json\n(.*?)\n```\n", PAGE.read_text(), re.DOTALL)
}


@pytest.fixture(scope="module")
def given():
    """The first row of each command, all examples read."""
    with program() as sayso:
        sayso.run("read", "examples")
        text = "A drone fell near Riga on Tuesday."
        asked = {
            "show": ["steppe-wire-roundup"],
            "search": ["motor"],
            "judge": ["list"],
            "when": [text],
            "where": [text],
        }
        return {name: sayso.rows(name, *asked.get(name, []))[0] for name in SHOWN}


def keys(value, at=""):
    """Every key of plain data with its path; entries of lists count as one."""
    if isinstance(value, list):
        return set().union(*(keys(entry, at + "[]") for entry in value))
    if not isinstance(value, dict):
        return set()
    return set().union(*({f"{at}.{key}"} | keys(entry, f"{at}.{key}") for key, entry in value.items()))


def test_page_shows_every_command_that_gives_data():
    assert set(SHOWN) == {
        "show",
        "incidents",
        "claims",
        "speakers",
        "copies",
        "search",
        "judge",
        "check",
        "when",
        "where",
    }


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_keys_shown_are_keys_given(name, given):
    top = set(given[name])
    assert set(SHOWN[name]) == top
    # Below the top a value may be null on one side and an object on the other: only what both have is compared.
    for path in ("report", "place", "speaker"):
        if isinstance(SHOWN[name].get(path), dict) and isinstance(given[name].get(path), dict):
            assert set(SHOWN[name][path]) == set(given[name][path])


@pytest.mark.parametrize("part", ["report", "mentions", "claims"])
def test_reading_shown_has_the_shape_given(part, given):
    def common(reading):
        return keys(reading[part])

    assert common(SHOWN["show"]) <= common(given["show"])
    assert {key for key in common(given["show"]) if key.count(".") == 1} == {
        key for key in common(SHOWN["show"]) if key.count(".") == 1
    }


def test_fields_named_are_fields_read():
    from sayso.collect.jsonlines import FIELDS

    table = PAGE.read_text().split("### Fields of JSON Lines")[1].split("## Out")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == {*FIELDS, "text"}
