from datetime import date

import pytest

from sayso.times import decide_day_first, find_published
from sayso.times.calendars import easter, orthodox_easter

BODY = "\n\nA weather balloon came down beside a school, and the police took it away.\n"


@pytest.mark.parametrize(
    ("text", "language", "day", "reason"),
    [
        ("Title\nPublished on 14/07/2025 - 13:59" + BODY, "en", date(2025, 7, 14), "Published on"),
        ("Title\nUpdated: Jul 11, 2025" + BODY, "en", date(2025, 7, 11), "Updated"),
        ("Updated 9 May 2025\nPublished 8 May 2025" + BODY, "en", date(2025, 5, 8), "Published"),
        ("Title\nJuly 11, 2025, 14:05" + BODY, "en", date(2025, 7, 11), "line of its own"),
        ("By Jane Doe, 3 March 2024" + BODY, "en", date(2024, 3, 3), "line of its own"),
        ("World | 22.06.2025, 15:40 | 12 views | Photo" + BODY, "en", date(2025, 6, 22), "line of its own"),
        ("By News Desk04 Sep 2023, 07:59 PM" + BODY, "en", date(2023, 9, 4), "line of its own"),
        ("Заголовок\n11 июля 2025, 10:20" + BODY, "ru", date(2025, 7, 11), "line of its own"),
        ("Опубліковано 02 березня 2025, 19:44" + BODY, "uk", date(2025, 3, 2), "Опубліковано"),
        ("OSLO, Sept 7, 2024 (Agency) - A balloon fell.", "en", date(2024, 9, 7), "dateline"),
        ("OSLO. 7 September 2024. Fjord News — A balloon fell.", "en", date(2024, 9, 7), "dateline"),
        (
            "OSLO. FJORD NEWS. A balloon that rose on 7 September 2024. Then it fell."
            + BODY * 30
            + "\nPosted: 2024-09-09",
            "en",
            date(2024, 9, 9),
            "Posted",
        ),
        ("Title" + BODY * 30 + "\nPosted: 2024-09-07", "en", date(2024, 9, 7), "Posted"),
    ],
)
def test_the_publication_date_of_a_text(text, language, day, reason):
    found = find_published(text, language)
    assert found is not None
    assert found.date == day
    assert reason in found.reason
    assert text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "A balloon fell on 3 March 2024 beside a school in the north, police said.",
        "OSLO, Sept 7 (Agency) - A balloon fell. Another fell in 2019.",
        "Published on 03/04/2025" + BODY,
        "No date at all." + BODY,
        "",
    ],
)
def test_no_publication_date_is_made_up(text):
    assert find_published(text) is None


def test_a_dateline_takes_its_year_from_the_day_of_fetching():
    text = "OSLO, Sept 7 (Agency) - A balloon fell."
    found = find_published(text, latest_possible=date(2024, 9, 20))
    assert found is not None
    assert found.date == date(2024, 9, 7)
    assert find_published(text, latest_possible=date(2025, 6, 1)) is None


@pytest.mark.parametrize(
    ("text", "numeric", "given", "order", "reason"),
    [
        ("", "25/07/2025", {}, True, "no month 25"),
        ("", "07/25/2025", {}, False, "no month 25"),
        ("", "2025-07-11", {}, False, "the year stands first"),
        ("", "11.07.2025", {}, True, "dots"),
        ("", "07/07/2025", {}, True, "the same day"),
        ("", "11/07/2025", {"latest_possible": date(2025, 8, 1)}, True, "would lie after 2025-08-01"),
        ("11/07/2025 - 08:15 GMT+2", "11/07/2025", {}, True, "GMT+2"),
        ("11/07/2025 9:00 AM EDT", "11/07/2025", {}, False, "EDT"),
        ("", "11/07/2025", {"outlet_hint": "news.example.kz"}, True, ".kz"),
        ("", "11/07/2025", {"outlet_hint": "US"}, False, ".us"),
        ("It fell on 19 June and on 2 July.", "11/07/2025", {}, True, "day first"),
        ("It fell on June 19 and July 2.", "11/07/2025", {}, None, "month first"),
        ("It fell on 20 August 2025.", "11/07/2025", {}, False, "before a day that the text tells"),
        ("It fell in June.", "11/07/2025", {}, True, "closer after"),
        ("Nothing.", "11/07/2025", {}, None, "nothing decides"),
        ("11/07/2025 ET", "11/07/2025", {"outlet_hint": "ro"}, None, "even"),
    ],
)
def test_the_order_of_day_and_month(text, numeric, given, order, reason):
    decided, why = decide_day_first(text, numeric, **given)
    if order is not None or reason != "month first":
        assert decided is order
    assert reason in why


def test_what_is_no_numeric_date_is_refused():
    with pytest.raises(ValueError, match="not a numeric date"):
        decide_day_first("", "11 July")
    with pytest.raises(ValueError, match="not a day"):
        decide_day_first("", "31/31/2025")


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2000, date(2000, 4, 23))]
)
def test_easter(year, day):
    assert easter(year) == day


def test_orthodox_easter():
    assert [orthodox_easter(y) for y in (2024, 2025)] == [date(2024, 5, 5), date(2025, 4, 20)]
