from datetime import date

import pytest

from sayso.times import explain_times, tense_of
from sayso.times.find import find_points

FRIDAY = date(2025, 7, 11)


def test_a_time_is_explained_by_both_views():
    times = explain_times("It fell on Tuesday. Two days later, for an hour, it was found.", FRIDAY)
    assert [(t.words.words, t.date and t.date.edtf, t.date and t.date.anchor, t.timex[0].value) for t in times] == [
        ("Tuesday", "2025-07-08", "published 2025-07-11", "2025-07-08"),
        ("Two days later", "2025-07-10", "after 2025-07-08", "2025-07-10"),
        ("an hour", None, None, "PT1H"),
    ]


def test_that_year_is_the_year_named_last():
    times = explain_times("In February 2023 it fell, and on May 30 of that year it rose.", FRIDAY)
    assert [t.date.edtf for t in times] == ["2023-02", "2023-05-30"]


def test_what_comes_again_is_no_date():
    (every,) = explain_times("They meet every Friday.", FRIDAY)
    assert (every.words.words, every.date, every.kind) == ("every Friday", None, "a time that comes again")


def test_a_range_has_two_timex3():
    (span,) = explain_times("It ran from Monday to Wednesday.", FRIDAY)
    assert (span.date.edtf, [t.value for t in span.timex]) == ("2025-07-07/2025-07-09", ["2025-07-07", "2025-07-09"])


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The team will arrive Monday.", "future"),
        ("The team arrived Monday.", "past"),
        ("Monday's match was lost.", "past"),
        ("They had hoped to; on Monday the gates opened.", "past"),
        ("It is to be rebuilt by Monday.", "future"),
        ("A storm. Monday.", "past"),
        ("He said it in June.", "past"),
        ("He will say it in August.", "future"),
        ("The hall was closed on 3 June.", "past"),
        ("A barge was lost on 11 November last year.", "past"),
        ("Tickets for the 20 July concert.", "future"),
    ],
)
def test_the_side_of_publication(text, tense):
    (words,) = find_points(text)
    assert tense_of(words, text, FRIDAY) == tense
