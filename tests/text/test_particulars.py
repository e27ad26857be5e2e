"""Figures and names, and the form in which two languages have them alike."""

import pytest

from sayso.text.particulars import in_order, particulars, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhanibek", "Жанибека"),
        ("Zakharova", "Захаровой"),
        ("Kazakhstan", "Казахстана"),
        ("Dosanov", "Досанову"),
        ("Rēzekne", "Резекне"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert skeleton(one) == skeleton(other) != ""


def test_names_and_figures_in_their_order():
    text = "Yesterday 12 sappers came to Taraz. Later, Dosanov said, 3,5 tons were left. In Taraz it rained."
    assert particulars(text) == ("12", "trz", "dsnv", "3.5", "trz")


def test_a_word_that_only_begins_sentences_is_no_name():
    assert particulars("Herders saw it. Nobody knows. Herders left.") == ()


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [("abcd", "abcd", 4), ("abcd", "dcba", 1), ("abcd", "xaxbxd", 3), ("", "ab", 0)],
)
def test_in_order(one, other, common):
    assert in_order(tuple(one), tuple(other)) == common
