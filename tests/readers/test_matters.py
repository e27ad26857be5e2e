"""What is said in one breath about two matters."""

import pytest

from sayso.profiles import load_profile
from sayso.readers.attributions import Attribution
from sayso.readers.matters import by_matter

PROFILE = load_profile()


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (
            "the thing was a weather balloon that could have come from the far shore",
            ["the thing was a weather balloon", "could have come from the far shore"],
        ),
        (
            "it was a Geran-2 which “may have been launched from a ship”",
            ["it was a Geran-2", "“may have been launched from a ship”"],
        ),
        ("Nobody was hurt. We have summoned the ambassador.", ["Nobody was hurt.", "We have summoned the ambassador."]),
        ("Nobody was hurt. Two people had been injured in May.", []),
        ("Nobody was hurt. That is all I can say.", []),
        ("the thing was a weather balloon that had come from the far shore", []),
        ("that could have come from the far shore", []),
        ("the storm was one that could have come in May", []),
        ("", []),
    ],
    ids=["guess", "quoted guess", "sentences", "one matter", "no matter", "no guess", "opens", "neither", "empty"],
)
def test_by_matter(content, parts):
    text = f"The mayor said {content}"
    start = len("The mayor said ")
    one = Attribution(0, (0, 9), (10, 14), ((start, len(text)),), "clause", 0.9)
    found = by_matter(text, one, PROFILE.speech["en"], PROFILE.subjects["en"])
    assert [text[slice(*part.content[0])] for part in found] == parts
