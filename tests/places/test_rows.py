import pytest

from sayso.places import locate_names, stretches, toponym_row, toponym_shape


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("A kite fell near Paris. Sheriffs of Lamar County, Texas, took it.", "Paris", "Texas"),
        ("A kite fell near Paris. French police took it.", "Paris", "Île-de-France"),
        ("Salem, Mass., marked the day; Boston and Lynn did not.", "Salem", "Massachusetts"),
        ("Trucks left Salem, Ore., for Eugene.", "Salem", "Oregon"),
        ("WASHINGTON (Agency) - Diplomats from Canada flew home.", "WASHINGTON", "District of Columbia"),
    ],
)
def test_which_of_many(text: str, name: str, unit: str) -> None:
    one = next(one for one in locate_names(text) if one.name == name)
    assert one.entry and one.entry.admin1 == unit
    assert one.reasons and one.others and one.entry not in one.others


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Iraqi and South Korean envoys saw a Riga-based firm.", ["Iraqi", "South Korean", "Riga"]),
        ("A US-led force and Israeli-Egyptian talks", ["US", "Israeli", "Egyptian"]),
        ("They live on Dayton Avenue and Salem Street.", []),
        ("City Council met; Northwest winds rose. I've seen it.", []),
        ("Mimi R. Salem and Tobias Lincoln agreed.", []),
        ("Fish died in the Ohio River.", ["Ohio River"]),
    ],
)
def test_what_a_geoparser_wants(text: str, names: list[str]) -> None:
    assert [one.name for one in locate_names(text)] == names


def test_what_is_not_in_the_gazetteer_stands_by_its_neighbour() -> None:
    text = "In Zmeurkovo, a village of Tulcea County, nobody slept."
    unknown, county = locate_names(text)
    shape = toponym_shape(unknown)
    assert shape["place"] is None
    assert shape["around"]["gazetteer_id"] == toponym_shape(county)["place"]["gazetteer_id"]
    bare, known = toponym_row("a", [unknown, county])["toponyms"]
    assert bare["around"] == "Tulcea County" and (bare["lat"], bare["lon"]) == (known["lat"], known["lon"])
    assert "around" not in known


def test_what_is_not_known_at_all() -> None:
    (one,) = locate_names("People in the village of Zmeurkovo heard it.")
    assert toponym_shape(one)["place"] is None
    assert toponym_row("a", [one]) == {"id": "a", "toponyms": [{"start": 25, "end": 34, "name": "Zmeurkovo"}]}


def test_a_geonames_id() -> None:
    (one,) = toponym_row("a", locate_names("It fell in Riga."))["toponyms"]
    assert one == {"start": 11, "end": 15, "name": "Riga", "lat": one["lat"], "lon": one["lon"], "geonameid": 456172}


def test_long_texts_are_cut_and_offsets_kept() -> None:
    text = "Nothing fell.\n\n" * 3000 + "It fell in Riga."
    assert [text[start:end] for start, end in stretches(text)] and "".join(
        text[s:e] for s, e in stretches(text)
    ) == text
    (one,) = locate_names(text)
    assert text[one.start : one.end] == one.name == "Riga"
