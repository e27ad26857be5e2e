from datetime import date, time

import pytest

from sayso.times import Night, Weekday, find_times, resolve_time

THURSDAY = date(2025, 7, 10)


def resolved(text, language="en", **given):
    given.setdefault("published", THURSDAY)
    (words,) = find_times(text, language)
    return resolve_time(words, **given)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 18 March 2025", "2025-03-18"),
        ("on 18 March", "2025-03-18"),
        ("on 18 August", "2024-08-18"),
        ("on 10 July", "2025-07-10"),
        ("on 11 July", "2024-07-11"),
        ("on Saturday 12 July", "2025-07-12"),
        ("on Saturday 5 July", "2025-07-05"),
        ("on 18 March last year", "2024-03-18"),
        ("on 29 February", "2024-02-29"),
        ("on the 28th", "2025-06-28"),
        ("on Thursday", "2025-07-10"),
        ("last Thursday", "2025-07-03"),
        ("on Friday", "2025-07-04"),
        ("last Friday", "2025-07-04"),
        ("next Monday", "2025-07-14"),
        ("on Tuesday of last week", "2025-07-01"),
        ("yesterday", "2025-07-09"),
        ("the day before yesterday", "2025-07-08"),
        ("this morning", "2025-07-10"),
        ("late last night", "2025-07-09"),
        ("overnight", "2025-07-10"),
        ("overnight into Wednesday", "2025-07-09"),
        ("overnight on Saturday", "2025-07-05"),
        ("in the early hours of Wednesday", "2025-07-09"),
        ("the night of 2-3 July", "2025-07-02/2025-07-03"),
        ("in the night of Saturday to Sunday", "2025-07-05/2025-07-06"),
        ("last week", "2025-07-03/2025-07-09"),
        ("this week", "2025-07-07/2025-07-13"),
        ("last month", "2025-06"),
        ("this month", "2025-07"),
        ("last year", "2024"),
        ("two days ago", "2025-07-08"),
        ("two weeks ago", "2025-06-26~"),
        ("a week ago today", "2025-07-03"),
        ("two months ago", "2025-05"),
        ("three years ago", "2022"),
        ("in June", "2025-06"),
        ("in September", "2024-09"),
        ("last July", "2024-07"),
        ("in May last year", "2024-05"),
        ("early June", "2025-06-01/2025-06-10"),
        ("mid-June", "2025-06-11/2025-06-20"),
        ("late February 2024", "2024-02-21/2024-02-29"),
        ("25-27 March", "2025-03-25/2025-03-27"),
        ("between 28 December and 3 January", "2024-12-28/2025-01-03"),
        ("between January and March 2023", "2023-01/2023-03"),
        ("between Sunday evening and Monday dawn", "2025-07-06/2025-07-07"),
        ("since February", "2025-02/.."),
        ("in the past five months", "2025-02-10/2025-07-10"),
        ("the week of 9 June 2025", "2025-06-09/2025-06-15"),
        ("on the first Sunday of November", "2024-11-03"),
        ("on the last Friday of February", "2025-02-28"),
        ("the first quarter of 2026", "2026-01/2026-03"),
        ("at the weekend", "2025-07-05/2025-07-06"),
        ("on Good Friday", "2025-04-18"),
        ("last winter", "2024-24"),
        ("in 2023", "2023"),
        ("the 1990s", "199X"),
        ("on 03/04/2025", "[2025-03-04,2025-04-03]"),
        ("on 03/03/2025", "2025-03-03"),
    ],
)
def test_counted_from_publication(text, edtf):
    result = resolved(text)
    assert result is not None
    assert result.edtf == edtf


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("в ночь на 9 июля", "ru", "2025-07-09"),
        ("в ночь с 8 на 9 июля", "ru", "2025-07-08/2025-07-09"),
        ("в минувшую субботу", "ru", "2025-07-05"),
        ("в четверг прошлой недели", "ru", "2025-07-03"),
        ("в июне прошлого года", "ru", "2024-06"),
        ("позавчера", "ru", "2025-07-08"),
        ("5-го числа", "ru", "2025-07-05"),
        ("торік, 20 серпня", "uk", "2024-08-20"),
        ("у ніч проти 9 липня", "uk", "2025-07-09"),
        ("минулої середи", "uk", "2025-07-09"),
        ("в ніч з п'ятниці на суботу", "uk", "2025-07-04/2025-07-05"),
        ("în noaptea de marți spre miercuri", "ro", "2025-07-08/2025-07-09"),
        ("joia trecută", "ro", "2025-07-03"),
        ("acum două zile", "ro", "2025-07-08"),
        ("luna trecută", "ro", "2025-06"),
    ],
)
def test_other_languages(text, language, edtf):
    assert resolved(text, language).edtf == edtf


@pytest.mark.parametrize(
    ("text", "anchor", "edtf"),
    [
        ("three days after that", "2025-06-19", "2025-06-22"),
        ("the next morning", "2025-06-30", "2025-07-01"),
        ("the following day", "2025-06-19/2025-06-20", "2025-06-20/2025-06-21"),
        ("the same day", "2025-06-19", "2025-06-19"),
        ("the day before", "2025-03-01", "2025-02-28"),
        ("a week earlier", "2025-06-19", "2025-06-12~"),
        ("a month earlier", "2025-03-31", "2025-02-28~"),
        ("a month later", "2025-03", "2025-04"),
        ("a year earlier", "2025", "2024"),
        ("that month", "2025-06-19", "2025-06"),
        ("the following week", "2025-06-19", "2025-06-20/2025-06-26"),
        ("the Tuesday after that", "2026-04-16", "2026-04-21"),
        ("that Sunday", "2025-06-20", "2025-06-22"),
        ("two days later", "2025-06-19~", "2025-06-21~"),
        ("two days later", "2025-06", None),
        ("two days later", None, None),
        ("a fortnight later", "2024-10-12", "2024-10-26~"),
        ("on the 25th", "2025-03-18", "2025-03-25"),
        ("in July of that year", "2019", "2019-07"),
        ("on July 5 of that year", "2019-02", "2019-07-05"),
        ("on 5 July the same year", "2019-02", "2019-07-05"),
        ("on July 5 that year", None, "XXXX-07-05"),
        ("a week to the day later", "2025-06-19", "2025-06-26"),
        ("the first of those days", "2025-06-19/2025-06-20", "2025-06-19"),
        ("the second of the two nights", "2025-06-19/2025-06-20", "2025-06-20"),
        ("the last of these days", "2025-06-19/2025-06-22", "2025-06-22"),
        ("the third of those days", "2025-06-19/2025-06-20", None),
        ("the first of those days", "2025-06-19", None),
    ],
)
def test_counted_from_another_date_of_the_text(text, anchor, edtf):
    result = resolved(text, anchor=anchor)
    assert (result and result.edtf) == edtf


def test_hours_pass_midnight_only_with_a_clock():
    assert resolved("three hours later", anchor="2026-08-18").edtf == "2026-08-18"
    assert resolved("three hours later", anchor="2026-08-18", anchor_clock=time(21, 30)).edtf == "2026-08-19"


@pytest.mark.parametrize(
    ("text", "given", "anchor"),
    [
        ("on 18 March 2025", {}, ""),
        ("on 18 March", {}, "published 2025-07-10"),
        ("three days after that", {"anchor": "2025-06-19"}, "after 2025-06-19"),
        ("the day before", {"anchor": "2025-06-19"}, "before 2025-06-19"),
        ("the same day", {"anchor": "2025-06-19"}, "on 2025-06-19"),
        ("on 18 March", {"published": None}, "year unknown"),
        ("on 18 March", {"published": None, "year_hint": 2024}, "year 2024"),
    ],
)
def test_what_it_was_counted_from_is_said(text, given, anchor):
    assert resolved(text, **given).anchor == anchor


def test_without_publication_nothing_is_guessed():
    assert resolved("on 18 March", published=None).edtf == "XXXX-03-18"
    assert resolved("on 18 March", published=None).earliest is None
    assert resolved("19 and 20 June", published=None).edtf == "XXXX-06-19/XXXX-06-20"
    assert resolved("in November", published=None, year_hint=2025).edtf == "2025-11"
    for text in ("yesterday", "on Tuesday", "last week", "at the weekend", "recently", "last summer"):
        assert resolved(text, published=None) is None


def test_the_future_is_only_looked_into_when_asked():
    assert resolved("from 1 August").edtf == "2024-08-01"
    assert resolved("from 1 August", tense="future").edtf == "2025-08-01"
    assert resolved("on Friday", tense="future").edtf == "2025-07-11"
    assert resolved("in September", tense="future").edtf == "2025-09"


def test_a_meaning_can_be_resolved_without_words():
    assert resolve_time(Night(None, Weekday(2)), published=THURSDAY).edtf == "2025-07-09"


def test_sums_that_leave_the_calendar_give_nothing():
    assert resolved("2000 years ago") is None
    assert resolved("three days later", anchor="9999-12-31") is None


def test_an_anchor_that_is_no_date_is_refused():
    with pytest.raises(ValueError, match="is not EDTF"):
        resolved("three days later", anchor="last spring")
