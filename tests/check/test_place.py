"""The map: places inside regions, and told distances against measured ones."""

from datetime import date

import pytest

from check.cases import case_of, exact, place_named, told_of, verdicts
from sayso.check.distances import bearing_between, find_distances
from sayso.check.place import check_place


def found_in(sentence):
    told = told_of(sentence, [(sentence, date(2025, 6, 19), None)])
    found = list(check_place(case_of(told)))
    assert exact(found, told)
    return found


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The drone fell in Brasov in Tulcea County.", ["inconsistent"]),
        ("The drone fell in Murighiol, a village in Tulcea County.", ["consistent"]),
        ("The drone fell in Oral in the West Kazakhstan Region.", ["consistent"]),
        ("The drone fell in Oral in Atyrau Region.", ["inconsistent"]),
        ("The drone fell in Lublin, Poland.", []),
        ("The drone fell in Lublin, Latvia.", ["inconsistent"]),
        ("The drone fell in Tulcea and flew on to Latvia.", []),
        ("The drone fell in Hintertupfing in Tulcea County.", []),
    ],
)
def test_a_place_and_its_region(sentence, verdict):
    assert verdicts(found_in(sentence)) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The drone fell in Lublin, 150 km south-east of Warsaw.", ["consistent"]),
        ("The drone fell in Lublin, 30 km south-east of Warsaw.", ["inconsistent"]),
        ("The drone fell in Lublin, about 150 kilometres north of Warsaw.", ["inconsistent"]),
        ("The drone fell in Lublin, some 95 miles from Warsaw.", ["consistent"]),
        ("The drone fell in Rezekne, 1,200 km from Riga.", ["inconsistent"]),
        ("The drone fell in Lublin, several hundred kilometres from Riga.", ["consistent"]),
        ("The drone fell in Lublin, a few kilometres from Riga.", ["inconsistent"]),
        ("The drone fell in Lublin, a few hundred metres from the border with Ukraine.", ["inconsistent"]),
        ("The drone fell in Lublin, about 90 km from the Ukrainian border.", ["consistent"]),
        ("The drone fell in Tulcea, a few kilometres from the border.", ["consistent"]),
        ("The drone fell 60 km north of Tulcea.", []),
        ("The drone fell in Lublin.", []),
        ("The drone fell in Lublin and burned for 40 metres.", []),
    ],
)
def test_a_told_distance(sentence, verdict):
    assert verdicts(found_in(sentence)) == verdict


def test_a_sentence_that_names_the_place_again_is_tested_too():
    text = "A drone fell in Ludza. The night was calm. In Ludza, 250 km south of Riga, a school was closed."
    told = told_of(text, [("A drone fell in Ludza.", date(2025, 6, 19), place_named("Ludza", "LV"))])
    (finding,) = check_place(case_of(told))
    assert (finding.verdict, "to the east of Riga" in finding.message) == ("inconsistent", True)


def test_what_is_known_too_badly_cannot_be_compared():
    (finding,) = found_in("The drone fell in Mangystau Region of Kazakhstan, 5 km from the border with Turkmenistan.")
    assert finding.verdict == "cannot say"


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("60 km", 45, 75),
        ("5 to 7 kilometres", 3, 9),
        ("5-7 km", 3, 9),
        ("1,500 metres", 0.5, 2.5),
        ("10 miles", 12, 21),
        ("several hundred metres", 0.15, 1),
        ("dozens of kilometres", 20, 130),
    ],
)
def test_how_far_words_say_it_is(words, least, most):
    told = told_of(f"It fell in Lublin, {words} from Warsaw.", [("It fell", date(2025, 6, 19), None)])
    (stated,) = find_distances(told, told.sentences[0])
    assert stated.least_km == pytest.approx(least, abs=1.0) and stated.most_km == pytest.approx(most, abs=1.0)
    assert told.text[stated.start : stated.end] == f"{words} from Warsaw"


@pytest.mark.parametrize(("lat", "lon", "way"), [(1, 0, 0), (0, 1, 90), (-1, 0, 180), (0, -1, 270)])
def test_bearings(lat, lon, way):
    assert bearing_between(0, 0, lat, lon) == pytest.approx(way)
