from itertools import pairwise

import pytest

from sayso.places import Gazetteer, find_toponyms


def named(text: str, gazetteer: Gazetteer, language: str = "en") -> list[str]:
    return [toponym.name for toponym in find_toponyms(text, gazetteer, language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A drone fell near Atameken village on Tuesday.", ["Atameken village"]),
        ("Debris lay in Tulcea county, across the Danube from Izmail.", ["Tulcea county", "Danube", "Izmail"]),
        ("It crashed at Osiny in the Lublin Voivodeship.", ["Osiny", "Lublin Voivodeship"]),
        ("Flights at Copenhagen Airport and over Aalborg stopped.", ["Copenhagen Airport", "Aalborg"]),
        ("The object entered Romanian airspace near Chilia Veche.", ["Romanian airspace", "Chilia Veche"]),
        ("RIGA (Agency) - A glider came down.", ["RIGA"]),
        ("They searched Krāslava municipality in Latvia.", ["Krāslava municipality", "Latvia"]),
        ("Plauru, a village on the bank, was searched.", ["Plauru"]),
    ],
)
def test_names_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert named(text, gazetteer) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton smiled.",
        "Spokeswoman Maria Petrova declined to answer.",
        "First Deputy Minister Sultan Akhmetov spoke on Sunday.",
        "The ambassador saw nothing.",
        "Most of them were Russian or Kazakh.",
        "Police said so. Nice work. Reading it took time. Of course.",
        "In March and on Monday nothing happened.",
        "He held Polish papers and wrote for the Evening News.",
        "President Viktor Orlov and General Denis Tarasov met.",
        "Sofia Jensen wrote to Austin Powers.",
    ],
)
def test_what_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert named(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("People in the village of Zmeurkovo heard it.", "Zmeurkovo", "town"),
        ("It fell in Brodnovo district at night.", "Brodnovo district", "district"),
        ("Fragments near Krivodolsk were burnt.", "Krivodolsk", ""),
        ("Guards at Drobinovsk railway station saw it.", "Drobinovsk railway station", "site"),
        ("Drobinovo, a settlement in the hills, was searched.", "Drobinovo", "town"),
    ],
)
def test_unknown_names_beside_words_of_place(gazetteer: Gazetteer, text: str, name: str, kind: str) -> None:
    (found,) = find_toponyms(text, gazetteer)
    assert (found.name, found.kind_word, found.candidates) == (name, kind, ())


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The Health Department of the Mangistau Region opened a case.", "Mangistau Region", "org"),
        ("Kazakhstan's border was closed.", "Kazakhstan", "possessor"),
        ("Ukraine said it had hit nothing.", "Ukraine", "actor"),
        ("It fell in Latvia.", "Latvia", "place"),
    ],
)
def test_roles(gazetteer: Gazetteer, text: str, name: str, role: str) -> None:
    (found,) = find_toponyms(text, gazetteer)
    assert (found.name, found.role) == (name, role)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "В Таскалинском районе Казахстана нашли обломки.", ["Таскалинском районе", "Казахстана"]),
        ("ru", "Дрон упал в Мангистауской области.", ["Мангистауской области"]),
        ("uk", "Уламки знайшли у селі Плауру біля Ізмаїла.", ["селі Плауру", "Ізмаїла"]),
        ("ro", "O dronă a căzut în satul Plauru, județul Tulcea.", ["satul Plauru", "județul Tulcea"]),
    ],
)
def test_other_languages(gazetteer: Gazetteer, language: str, text: str, names: list[str]) -> None:
    assert named(text, gazetteer, language) == names


@pytest.mark.parametrize("text", ["", "\n\n", "12 34", "…", "A", "ÀÉ " * 50, "(((", "х" * 500])
def test_odd_texts(gazetteer: Gazetteer, text: str) -> None:
    for toponym in find_toponyms(text, gazetteer):
        assert text[toponym.start : toponym.end] == toponym.name


def test_names_stand_where_they_say(gazetteer: Gazetteer) -> None:
    text = "In Riga’s port and in Rēzekne, Latvia, and St. Petersburg; U.S. jets came from Ramstein Air Base."
    found = find_toponyms(text, gazetteer)
    assert {"Riga", "Rēzekne", "Latvia", "St. Petersburg"} <= {toponym.name for toponym in found}
    assert all(text[toponym.start : toponym.end] == toponym.name for toponym in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
