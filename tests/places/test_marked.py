import pytest

from sayso.places import Gazetteer, resolve_toponyms, toponyms_at


def meant(text: str, names: list[str], gazetteer: Gazetteer) -> list[str | None]:
    """What the first mention of each name means, by name."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    located = resolve_toponyms(toponyms_at(text, spans, gazetteer), text, gazetteer)
    assert [(one.start, one.end) for one in located] == sorted(spans)
    return [f"{one.entry.name}/{one.entry.country}" if one.entry else None for one in located]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Boats left Riga at dawn.", {"Riga": "Riga/LV"}),
        (
            "The Danish navy and the fleet of the Republic of Latvia",
            {"Danish": "Denmark/DK", "Republic of Latvia": "Latvia/LV"},
        ),
        ("She grew up in Salem, Ore., and left.", {"Salem": "Salem/US", "Ore.": "Oregon/US"}),
        ("A Riga-based shipper sued.", {"Riga-based": "Riga/LV"}),
        ("They met at Oslo Free Reading School.", {"Oslo Free Reading School": "Oslo/NO"}),
        ("nobody knows where Zmeurkovo lies", {"Zmeurkovo": None}),
    ],
)
def test_marked_spans_are_names(gazetteer: Gazetteer, text: str, names: dict[str, str | None]) -> None:
    assert meant(text, list(names), gazetteer) == list(names.values())


@pytest.mark.parametrize("span", [(-1, 3), (2, 2), (3, 1), (0, 9)])
def test_a_span_outside_the_text(gazetteer: Gazetteer, span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no span"):
        toponyms_at("In Riga.", [span], gazetteer)
