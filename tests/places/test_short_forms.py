import pytest

from sayso.places import Gazetteer
from sayso.places.short_forms import adjective_place, short_forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("A barn burnt in Salem, Ore., and in Dover, Del.", ["Ore.=Oregon", "Del.=Delaware"]),
        ("He moved to Toledo, OH, from Halifax, N.S.", ["OH=Ohio", "N.S.=Nova Scotia"]),
        ("The senator (R-Ky.) and two N.J. mayors met.", ["Ky.=Kentucky", "N.J.=New Jersey"]),
        ("Beckley, W.Va., and Welch, W. Va., were dark.", ["W.Va.=West Virginia", "W. Va.=West Virginia"]),
        ("Miss. Webb was ill. Man. That was in 44 B.C. or later.", []),
        ("Say YES, OR NOT at all; vote IN or OUT.", []),
        ("", []),
    ],
)
def test_regions_in_short(gazetteer: Gazetteer, text: str, forms: list[str]) -> None:
    found = short_forms(text, gazetteer)
    assert [f"{text[start:end]}={entry.name}" for start, end, entry in found] == forms


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Iraqi", "Iraq"),
        ("Texans", "Texas"),
        ("European", "Europe"),
        ("South Korean", "South Korea"),
        ("English", "England"),
        ("Wooden", None),
    ],
)
def test_peoples(gazetteer: Gazetteer, word: str, place: str | None) -> None:
    entry = adjective_place(word, gazetteer)
    assert (entry.name if entry else None) == place
