import time
from datetime import date
from itertools import pairwise

import pytest

from sayso.times import find_timex

WEDNESDAY = date(2024, 10, 16)


def values(text, published=WEDNESDAY, language="en"):
    return [(text[t.start : t.end], t.type, t.value) for t in find_timex(text, published, language)]


CASES = {
    "a weekday behind": ("The ferry sank Monday.", [("Monday", "DATE", "2024-10-14")]),
    "a weekday ahead": ("The council will meet Friday.", [("Friday", "DATE", "2024-10-18")]),
    "planned for a weekday": ("The pilot plans to return on Sunday.", [("Sunday", "DATE", "2024-10-20")]),
    "a weekday in a passive of the future": ("The bill must be paid Friday.", [("Friday", "DATE", "2024-10-18")]),
    "as early as": ("The dam could open as early as Monday.", [("Monday", "DATE", "2024-10-21")]),
    "today": ("The mayor resigned today.", [("today", "DATE", "2024-10-16")]),
    "a part of the day": ("It rained Tuesday evening.", [("Tuesday evening", "TIME", "2024-10-15TEV")]),
    "a clock with its day": (
        "Doors will open at 9 a.m. EST Friday.",
        [("9 a.m. EST Friday", "TIME", "2024-10-18T09:00")],
    ),
    "a clock alone": ("Rain began at 14:30.", [("14:30", "TIME", "2024-10-16T14:30")]),
    "a wire header": ("03-12-91 0829EDT", [("03-12-91 0829EDT", "TIME", "1991-03-12T08:29")]),
    "last week": ("He left last week.", [("last week", "DATE", "2024-W41")]),
    "next year": ("It opens next year.", [("next year", "DATE", "2025")]),
    "this summer, in autumn": ("The pool closed this summer.", [("this summer", "DATE", "2024-SU")]),
    "last fall": ("A barn burned last fall.", [("last fall", "DATE", "2023-FA")]),
    "the weekend": ("Crowds came over the weekend.", [("the weekend", "DATE", "2024-W41-WE")]),
    "the week of a day": (
        "Talks in the week of March 3, 2025.",
        [("the week of March 3, 2025", "DATE", "2025-W10")],
    ),
    "years ago": ("They married almost four years ago.", [("almost four years ago", "DATE", "2020")]),
    "a date soon to come": ("A dividend to holders of record Nov. 20.", [("Nov. 20", "DATE", "2024-11-20")]),
    "a date just gone": ("The bridge fell on Oct. 2.", [("Oct. 2", "DATE", "2024-10-02")]),
    "days of one month": (
        "Polls open on May 4 and 5, 2023.",
        [("May 4", "DATE", "2023-05-04"), ("5, 2023", "DATE", "2023-05-05")],
    ),
    "a feast": ("She arrived last Thanksgiving.", [("last Thanksgiving", "DATE", "2023-11-23")]),
    "the decade": ("It was built in the early 1990s.", [("the early 1990s", "DATE", "199X")]),
    "the century": ("a mill of the 19th century", [("the 19th century", "DATE", "18XX")]),
    "a bare year": ("A 1996 law forbids it.", [("1996", "DATE", "1996")]),
    "a spoken year": ("He retired in nineteen ninety-six.", [("nineteen ninety-six", "DATE", "1996")]),
    "a quarter": ("Net rose in the third quarter.", [("the third quarter", "DATE", "2024-Q3")]),
    "a quarter before a noun": ("A second-quarter loss hurt it.", [("second-quarter", "DATE", "2024-Q2")]),
    "a quarter with its year": ("the 1988 third quarter", [("the 1988 third quarter", "DATE", "1988-Q3")]),
    "a half": ("in the first half of 2023", [("the first half of 2023", "DATE", "2023-H1")]),
    "a year earlier than a quarter": (
        "Sales rose in the second quarter. A year earlier they fell.",
        [("the second quarter", "DATE", "2024-Q2"), ("A year earlier", "DATE", "2023-Q2")],
    ),
    "the year-earlier quarter": (
        "First-quarter profit doubled from the year-earlier period.",
        [("First-quarter", "DATE", "2024-Q1"), ("the year-earlier period", "DATE", "2023-Q1")],
    ),
    "a year earlier than a year": (
        "In 2019 it grew. A year earlier it shrank.",
        [("2019", "DATE", "2019"), ("A year earlier", "DATE", "2018")],
    ),
    "a fiscal year": ("It sold more in fiscal 2022.", [("fiscal 2022", "DATE", "2022")]),
    "a year that ends": (
        "in the year ended June 30",
        [("the year", "DURATION", "P1Y"), ("June 30", "DATE", "2024-06-30")],
    ),
    "a length": ("They searched for three days.", [("three days", "DURATION", "P3D")]),
    "a length before a noun": ("after a 16-hour flight", [("16-hour", "DURATION", "PT16H")]),
    "a length and a half": ("He waited 2 1/2 years.", [("2 1/2 years", "DURATION", "P2Y6M")]),
    "half an hour": ("It took half an hour.", [("half an hour", "DURATION", "PT30M")]),
    "at least": ("It lasts at least 24 hours.", [("at least 24 hours", "DURATION", "PT24H")]),
    "no count": ("The road was shut for weeks.", [("weeks", "DURATION", "PXW")]),
    "decades": ("after two decades abroad", [("two decades", "DURATION", "P20Y")]),
    "the past months": ("over the past five months", [("the past five months", "DURATION", "P5M")]),
    "the next days": ("in the next few days", [("the next few days", "DURATION", "PXD")]),
    "the first months": ("the first nine months", [("the first nine months", "DURATION", "P9M")]),
    "a length before something": ("two days before the vote", [("two days", "DURATION", "P2D")]),
    "every weekday": ("They gather every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    "weekday nights": ("It flies Tuesday nights.", [("Tuesday nights", "SET", "XXXX-WXX-2TNI")]),
    "each month of the year": ("It floods each July.", [("each July", "SET", "XXXX-07")]),
    "annually": ("The fair is held annually.", [("annually", "SET", "P1Y")]),
    "a sum a year": ("It costs $5 a year.", [("a year", "SET", "P1Y")]),
    "now": ("The town is now quiet.", [("now", "DATE", "PRESENT_REF")]),
    "recently": ("It was recently repaired.", [("recently", "DATE", "PAST_REF")]),
    "the future": ("Nobody knows the future.", [("the future", "DATE", "FUTURE_REF")]),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES)
def test_timex3(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A 25-year-old was hurt; she is 52 years old.",
        "About 10.2 million shares changed hands, three-quarters of them at home.",
        "He ate a quarter of it as soon as he could.",
        "The second man came third.",
    ],
)
def test_what_timex3_leaves_out(text):
    assert values(text) == []


def test_without_a_day_of_publication_digits_stay_open():
    assert values("On Friday, in the third quarter, in 1998.", None) == [
        ("Friday", "DATE", "XXXX-WXX-5"), ("the third quarter", "DATE", "XXXX-Q3"), ("1998", "DATE", "1998"),
    ]  # fmt: skip


def test_ranges_are_two_times_and_lie_in_order():
    text = "From Friday to Sunday, since May, until 30 September, for two hours on Monday night. " * 3
    found = find_timex(text, WEDNESDAY)
    assert [text[t.start : t.end] for t in found[:2]] == ["Friday", "Sunday"]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "hostile",
    ["hundred " * 9_000, "one " * 20_000, "a " * 30_000, "two-" * 20_000, "9999999 centuries ago. " * 500,
     "99999 years earlier. " * 500],
)  # fmt: skip
def test_hostile_text_takes_linear_time(hostile):
    begun = time.process_time()
    find_timex(hostile, WEDNESDAY)
    assert time.process_time() - begun < 3
