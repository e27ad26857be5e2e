"""Reach: claimed origins and types against published ranges."""

from datetime import date

import pytest

from check.cases import case_of, exact, place_named, told_of
from sayso.check.claimed import accounts_of, origins_in, owners_in
from sayso.check.reach import check_reach

DAY = date(2025, 6, 19)


def case_with(*contents, place="Rezekne", stance="asserts"):
    """An incident with a claim for each of the contents, each of a speaker of its own."""
    text = "A thing fell. " + " ".join(f"Voice {number} said {words}." for number, words in enumerate(contents))
    claims = [(f"Voice {number}", stance, "origin", words) for number, words in enumerate(contents)]
    told = told_of(text, [("A thing fell.", DAY, place and place_named(place))], claims)
    return case_of(told), told


@pytest.mark.parametrize(
    ("contents", "verdict", "says"),
    [
        (["a Gerbera had been launched from Belarus"], ["possible"], "The published range is 600 km"),
        (["a Gerbera had been launched from Iran"], ["not possible"], "the least distance is 2,"),
        (["an Orlan-10 had been launched from Ukraine"], ["only at the upper figure"], "from 140 to 1,000 km"),
        (["a Lancet flew in from Estonia"], ["not possible"], "from 40 to 50 km"),
        (["a Supercam was launched from Belarus"], ["cannot say"], "No range of the Supercam S350"),
        (["it was launched from Belarus"], ["cannot say"], "No account names a type"),
        (["it was launched from Belarus", "it was a Gerbera"], ["possible"], "and Voice 1 the Gerbera"),
        (["a Gerbera was launched from Nowhereland Island"], ["cannot say"], "is not on the map"),
        (["it was a Gerbera"], [], ""),
        (["it was launched towards Belarus and was a Gerbera"], [], ""),
        (["a Gerbera came across Belarus or the Baltic Sea"], ["possible", "possible"], ""),
        (["a Gerbera was sent to attack Belarus"], [], ""),
    ],
)
def test_what_a_claim_asks_of_the_map(contents, verdict, says):
    case, told = case_with(*contents)
    found = list(check_reach(case))
    assert [finding.verdict for finding in found] == verdict
    assert all(says in finding.message for finding in found)
    assert exact(found, told)


def test_a_type_and_an_origin_of_one_saying_are_one_account():
    text = "A thing fell. A voice said it was a Gerbera that could have come across Latvia."
    claims = [("A voice", "disputes", "object_type", "it was a Gerbera")]
    claims += [("A voice", "speculates", "origin", "could have come across Latvia")]
    told = told_of(text, [("A thing fell.", DAY, place_named("Rezekne"))], claims)
    (finding,) = check_reach(case_of(told))
    assert finding.verdict == "possible"
    assert finding.message.startswith("A voice names the Gerbera and Latvia (“across Latvia”).")
    assert exact([finding], told)


def test_sources_are_named():
    (finding,) = check_reach(case_with("a Gerbera had been launched from Belarus")[0])
    assert finding.sources == (
        "range in km: 600: DC News, citing Reuters, 2025",
        "range in km: 600: Timpul, citing the Moldovan police, 2025",
    )


def test_where_it_fell_is_not_known():
    (finding,) = check_reach(case_with("a Gerbera had been launched from Belarus", place=None)[0])
    assert finding.verdict == "cannot say" and "not known well enough" in finding.message


def test_a_denial_names_no_origin():
    assert list(check_reach(case_with("a Gerbera was launched from Belarus", stance="denies")[0])) == []


def test_a_place_in_the_country_itself_is_no_question_of_range():
    assert list(check_reach(case_with("it was launched from Latvia", "it was a Gerbera")[0])) == []
    assert [f.verdict for f in check_reach(case_with("a Gerbera was launched from Latvia")[0])] == ["possible"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("it was launched from the territory of Belarus", ["Belarus"]),
        ("it flew through Belarus, or even over the Baltic Sea", ["Belarus", "Baltic Sea"]),
        ("drones are sent from Kazakh soil to attack Russia", ["Kazakhstan"]),
        ("using Kazakhstan’s territory to strike Russia", ["Kazakhstan"]),
        ("the wreck lay within reach of the test range at Kapustin Yar", ["Kapustin Yar"]),
        ("he was told by a friend from Belarus", []),
        ("it burned in Belarus", []),
    ],
)
def test_where_words_say_a_thing_came_from(words, names):
    case, _ = case_with(words)
    account = next(accounts_of(case))
    assert [origin.place.entry.name for origin in origins_in(account)] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("it was a Russian military drone", ["Russia"]),
        ("Ukrainian drones are to blame", ["Ukraine"]),
        ("it was an Iranian Arash-2", []),  # who built it is not who owned it
        ("the Russian ministry saw a drone", []),
        ("the drone belonged to Ukraine", ["Ukraine"]),
    ],
)
def test_whose_words_say_it_was(words, names):
    case, _ = case_with(words)
    assert [owner.country.name for owner in owners_in(next(accounts_of(case)))] == names
