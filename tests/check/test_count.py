"""Counts: against the report's own list, and against the ledger as of its day."""

from datetime import date

import pytest

from builders import FakeView
from check.cases import place_named, told_of
from sayso.check.count import check_own_list, find_counts
from sayso.check.running import check_counts

LATVIA = place_named("Rezekne", "LV")


def report_with(sentence, days, id="r-1", place=LATVIA):
    """A report that tells of a find on each of the days, and counts them in a sentence."""
    finds = [f"Find {number} lay in a field." for number, _ in enumerate(days)]
    mentions = [(find, day, place) for find, day in zip(finds, days, strict=True)]
    return told_of(" ".join([*finds, sentence]), mentions, id=id)


def counted(told, *others):
    """What the counts of a report come to in a ledger that holds other readings too."""
    view = FakeView(told.reading, *others)
    return list(check_counts(told, view))


@pytest.mark.parametrize(
    ("sentence", "number", "first", "words"),
    [
        ("It was the third drone in two months to fall in Latvia.", 3, date(2025, 5, 1), "third drone in two months"),
        ("This is the fourth such case since March.", 4, date(2025, 3, 1), "fourth such case since March"),
        ("The 5th incident this year, it alarmed the village.", 5, date(2025, 1, 1), "5th incident this year"),
        ("It was the second find within days.", 2, date(2025, 6, 17), "second find within days"),
        ("Three times in as many weeks something fell.", 3, date(2025, 6, 10), "Three times in as many weeks"),
    ],
)
def test_what_is_a_count(sentence, number, first, words):
    (count,) = find_counts(report_with(sentence, [date(2025, 7, 1)]))
    assert (count.number, count.first, count.words) == (number, first, words)


@pytest.mark.parametrize(
    "sentence",
    [
        "The third drone was found in a forest.",
        "It was the first time that anything fell there in ten years.",
        "He had served there for the second half of his five years.",
        "Two women walked for three months.",
        "The fifth brigade has been there for two months.",
    ],
)
def test_what_is_none(sentence):
    assert list(find_counts(report_with(sentence, [date(2025, 7, 1)]))) == []


MAY, JUNE, JULY = date(2025, 5, 20), date(2025, 6, 10), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("sentence", "days", "verdict", "says"),
    [
        ("It was the third find in two months.", [MAY, JUNE, JULY], "consistent", "It tells of 3"),
        ("It was the third find in two months.", [MAY, (MAY, JULY), JULY], "consistent", "It tells of 3"),
        ("It was the third find in two months.", [MAY, None, JULY], "consistent", "It tells of 3"),
        ("It was the second find in two months.", [MAY, JUNE, JULY], "inconsistent", "It tells of 3"),
        ("It was the third find in two weeks.", [MAY, JUNE, JULY], "inconsistent", "only 1 can lie in that time"),
        ("It was the fifth find in two months.", [MAY, JUNE, JULY], "cannot say", "It tells of 3 of them only"),
        ("At least two finds in two months were made.", [MAY, JUNE, JULY], "consistent", "It tells of 3"),
        ("It was the third find in Latvia in two months.", [MAY, JUNE, JULY], "consistent", "It tells of 3"),
        ("It was the third find in Poland in two months.", [MAY, JUNE, JULY], None, ""),
    ],
)
def test_against_the_list_of_the_report(sentence, days, verdict, says):
    told = report_with(sentence, days)
    (count,) = find_counts(told)
    finding = check_own_list(told, count)
    assert (finding and finding.verdict) == verdict
    assert finding is None or says in finding.message


def test_a_report_of_one_incident_lists_nothing():
    told = report_with("It was the third find in two months.", [JULY])
    assert check_own_list(told, next(find_counts(told))) is None


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        ([MAY, JUNE], "consistent"),
        ([JUNE], "cannot say"),
        ([MAY, JUNE, date(2025, 6, 20)], "inconsistent"),
        ([MAY, (JUNE, JULY)], "consistent"),
        ([], None),
    ],
)
def test_against_the_ledger(known, verdict):
    told = report_with("It was the third find in Latvia in two months.", [JULY])
    others = [report_with("It was found.", [day], id=f"r-{day}").reading for day in known]
    found = [f for f in counted(told, *others) if "ledger" in f.message]
    assert [finding.verdict for finding in found] == ([verdict] if verdict else [])


def test_what_was_reported_later_was_not_known_then():
    told = report_with("It was the second find in Latvia in two months.", [JULY])
    then = told_of("Find 0 lay there.", [("Find 0 lay there.", JUNE, LATVIA)], id="r-2")
    later = told_of("Another.", [("Another.", MAY, LATVIA)], id="r-3", published=date(2025, 9, 1))
    (finding,) = counted(told, then.reading, later.reading)
    assert (finding.verdict, finding.mentions) == ("consistent", ("m-r-1-0", "m-r-2-0"))


def test_a_count_that_does_not_say_where_is_not_put_to_the_ledger():
    told = report_with("It was the third find in two months.", [JULY])
    other = report_with("It was found.", [JUNE], id="r-2").reading
    assert counted(told, other) == []


def test_no_words_for_the_language_no_count():
    told = told_of("Es war der dritte Fund in zwei Monaten.", [("Es war", JULY, LATVIA)])
    assert list(find_counts(told)) == []
