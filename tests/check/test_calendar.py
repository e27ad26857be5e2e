"""The calendar: weekdays, counted days, publication, statements, and days of one incident."""

from datetime import date

import pytest

from check.cases import case_of, exact, place_named, told_of, verdicts
from sayso.check.calendar import check_calendar

HERE = place_named("Rezekne", "LV")
DAY = date(2025, 6, 19)


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("On Thursday, 19 June 2025, a drone fell.", ["consistent"], "was a Thursday."),
        ("On Friday, 19 June 2025, a drone fell.", ["inconsistent"], "was a Thursday, not a Friday."),
        ("On Friday, 19 June, a drone fell.", ["inconsistent"], "(if 2025 is meant) was a Thursday"),
        ("On 19 June 2025 a drone fell.", [], ""),
        ("On Thursday a drone fell.", [], ""),
    ],
)
def test_the_weekday_of_a_date(text, verdict, says):
    found = list(check_calendar(case_of(told_of(text, [(text, DAY, HERE)]))))
    assert verdicts(found) == verdict
    assert all(says in finding.message for finding in found)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Three days later, on 22 June, a second one fell.", ["consistent"]),
        ("Three days later, on 25 June, a second one fell.", ["inconsistent"]),
        ("On 22 June, three days later, a second one fell.", []),  # which date is counted from is not clear
        ("Three days later (22 June) a second one fell.", ["consistent"]),
        ("A week later, on 26 June, a second one fell.", ["consistent"]),
        ("Three days later a second one fell.", []),
        ("Three days later it was known that the one of 2 June was a toy.", []),
    ],
)
def test_days_counted_from_a_day(sentence, verdict):
    told = told_of(f"A drone fell on 19 June 2025. {sentence}", [(sentence, date(2025, 6, 22), HERE)])
    found = list(check_calendar(case_of(told)))
    assert verdicts(found) == verdict
    assert exact(found, told)


@pytest.mark.parametrize(
    ("published", "verdict"),
    [(date(2025, 6, 18), []), (date(2025, 6, 16), ["inconsistent"]), (DAY, []), (None, [])],
)
def test_a_report_before_its_event(published, verdict):
    told = told_of("A drone fell.", [("A drone fell.", DAY, HERE)], published=published)
    assert verdicts(check_calendar(case_of(told))) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("On 5 June the minister said it was a toy.", ["inconsistent"]),
        ("In early June the minister said it was a toy.", ["inconsistent"]),
        ("On 20 June the minister said it was a toy.", []),
        ("On 18 June the minister said it was a toy.", []),  # the night of 18 June may be told as the 19th
        ("The minister said on 5 June it was a toy.", ["inconsistent"]),
        ("The ministry, which on 5 June had lost its building, said it was a toy.", []),
        ("The minister said it was a toy.", []),
        ("The minister said it was a toy lost on 5 June.", []),
        ("In June the minister said it was a toy.", []),
    ],
)
def test_a_statement_before_its_event(sentence, verdict):
    content = "it was a toy" + sentence.partition("it was a toy")[2].rstrip(".")
    told = told_of(
        f"A drone fell. {sentence}",
        [("A drone fell.", DAY, HERE)],
        [("the minister", "asserts", "object_type", content)],
    )
    found = list(check_calendar(case_of(told)))
    assert verdicts(found) == verdict
    assert all(finding.claims == ("c-r-1-0",) for finding in found)


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ([DAY, DAY], []),
        ([DAY, date(2025, 6, 20)], ["inconsistent"]),
        ([DAY, (DAY, date(2025, 6, 20))], []),
        ([DAY, (date(2025, 6, 1), date(2025, 6, 30))], []),
        ([DAY, (date(2025, 7, 1), date(2025, 7, 31))], []),  # a month off says that the tie is wrong, no day
        ([DAY, None], []),
    ],
)
def test_days_of_one_incident(days, verdict):
    told = [
        told_of(f"Drone {number} fell.", [(f"Drone {number} fell.", day, HERE)], id=f"r-{number}")
        for number, day in enumerate(days)
    ]
    assert verdicts(check_calendar(case_of(*told))) == verdict
