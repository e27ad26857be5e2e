import time
from itertools import pairwise

import pytest

from sayso.times import (
    Day,
    Month,
    Night,
    NumericDay,
    Range,
    Stretch,
    Weekday,
    counts_from,
    find_times,
    is_duration,
)
from sayso.times.words_en import LEXICON as EN
from sayso.times.words_ro import LEXICON as RO
from sayso.times.words_ru import LEXICON as RU
from sayso.times.words_uk import LEXICON as UK


def words_of(text, language="en"):
    return [found.words for found in find_times(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A hangar burned on 18 March 2025 near Oban.", ["18 March 2025"]),
        ("It fell on March 18, 2025, police said.", ["March 18, 2025"]),
        ("seen on the 18th of March", ["the 18th of March"]),
        ("on Feb. 18 or Sept. 3", ["Feb. 18", "Sept. 3"]),
        ("On Saturday, 17 May, it rained", ["Saturday, 17 May"]),
        ("shut in June, then early July and mid-August 2024", ["June", "early July", "mid-August 2024"]),
        (
            "by the end of April; late 2024; the middle of next month",
            ["the end of April", "late 2024", "the middle of next month"],
        ),
        ("on Tuesday evening, last Friday, next Monday", ["Tuesday evening", "last Friday", "next Monday"]),
        ("It happened yesterday afternoon", ["yesterday afternoon"]),
        ("this morning, late last night, two days ago", ["this morning", "late last night", "two days ago"]),
        ("last week, a month ago, this month", ["last week", "a month ago", "this month"]),
        ("three days after that", ["three days after that"]),
        (
            "The next morning. The following day. A week earlier.",
            ["The next morning", "The following day", "A week earlier"],
        ),
        ("Two days later in Riga; later in June", ["Two days later", "later in June"]),
        ("A week to the day later it fell", ["A week to the day later"]),
        ("the same day; the day before; two days later", ["the same day", "the day before", "two days later"]),
        ("overnight into 10 September", ["overnight into 10 September"]),
        ("on the night of 9-10 September", ["the night of 9-10 September"]),
        ("in the night from the 4th to the 5th of October", ["the night from the 4th to the 5th of October"]),
        ("in the early hours of Wednesday", ["the early hours of Wednesday"]),
        ("from 25-27 March, from 3 to 5 May, between 18 and 20 June", ["25-27 March", "3 to 5 May", "18 and 20 June"]),
        ("on 5, 9 and 12 June", ["5", "9", "12 June"]),
        ("since February", ["since February"]),
        ("on 11/07/2025, 2025-07-11 and 11.07.2025", ["11/07/2025", "2025-07-11", "11.07.2025"]),
        ("Saturday's crash and last week's find", ["Saturday", "last week"]),
        ("on the 28th, and on the 5th (Sunday)", ["the 28th", "the 5th (Sunday)"]),
        ("on the first Sunday of November", ["the first Sunday of November"]),
        ("On Good Friday and Christmas Eve", ["Good Friday", "Christmas Eve"]),
        ("in the 1990s, in 2019, the 2022 law", ["the 1990s", "2019", "2022"]),
        ("last summer; in the spring of 2024", ["last summer", "spring of 2024"]),
        ("In March 15 drones fell", ["March"]),
        ("in the week of June 9, 2025", ["the week of June 9, 2025"]),
        ("some 300,000 last year", ["last year"]),
    ],
)
def test_words_for_times_with_their_exact_range(text, found):
    assert words_of(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The strike lasted for two hours and a 17-year-old was hurt.",
        "They may march on, the first report said for the third time.",
        "He sat in the sun for a second; the sun may set.",
        "Police found 18 drones, 25 shells and 2,024 rounds at 3.5 km.",
        "A two-day search, an eight-month-old dog and 24-hour patrols.",
        "The 25th brigade lost 12 men; flight 1903 carried 200 people.",
        "May I ask what Theresa May said?",
        "It costs $2025 or €1,999 and 18% more, no. 6/2026.",
        "The Geran-2 and the FP-1 flew at 10:35 and 5 p.m. for hours.",
        "One day, some day, day after day and year in, year out.",
        "The fall of the tower; a spring in the lock.",
    ],
)
def test_what_is_no_time(text):
    assert words_of(text) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("В ночь на 13 марта 2031 года упал аппарат.", "ru", ["ночь на 13 марта 2031 года"]),
        ("в ночь с 13 на 14 февраля", "ru", ["ночь с 13 на 14 февраля"]),
        ("вечером в субботу, 12 октября", "ru", ["вечером в субботу, 12 октября"]),
        (
            "три недели назад; спустя шесть дней; через неделю",
            "ru",
            ["три недели назад", "спустя шесть дней", "через неделю"],
        ),
        ("на прошлой неделе, в июне прошлого года", "ru", ["прошлой неделе", "июне прошлого года"]),
        ("с 23 по 26 марта", "ru", ["23 по 26 марта"]),
        ("окружающей среды; 17 лет; впервые за месяц", "ru", []),
        ("У ніч на 5 травня, у п’ятницю, торік, 20 серпня", "uk", ["ніч на 5 травня", "п’ятницю", "торік, 20 серпня"]),
        (
            "минулої середи; три дні тому; наприкінці лютого",
            "uk",
            ["минулої середи", "три дні тому", "наприкінці лютого"],
        ),
        ("лютий мороз на півночі", "uk", []),
        ("În noaptea de 13 spre 14 septembrie", "ro", ["noaptea de 13 spre 14 septembrie"]),
        ("miercuri, 17 septembrie; săptămâna trecută", "ro", ["miercuri, 17 septembrie", "săptămâna trecută"]),
        ("acum două zile; cu patru zile înainte; în luna mai", "ro", ["acum două zile", "patru zile înainte", "mai"]),
        ("în mai multe rânduri, nu mai vine", "ro", []),
    ],
)
def test_other_languages(text, language, found):
    assert words_of(text, language) == found


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("on Saturday 17 May", Day(17, 5, weekday=5)),
        ("the week's last day, 29 Feb", Day(29, 2)),
        ("on 11 November last year", Day(11, 11, year_shift=-1)),
        ("in August last year", Month(8, year_shift=-1)),
        ("on Tuesday of last week", Weekday(1, "", -1)),
        ("June 19 and 20", Range(Day(19, 6), Day(20, 6))),
        ("from 28 February to 3 March 2025", Range(Day(28, 2), Day(3, 3, 2025))),
        ("in the night between Monday and Tuesday", Night(Weekday(0), Weekday(1))),
        ("in the past five months", Stretch("month", 5)),
        ("dated 11/07/2025", NumericDay(11, 7, 2025)),
        ("dated 25/07/2025", Day(25, 7, 2025)),
        ("dated 07/25/2025", Day(25, 7, 2025)),
        ("dated 11.07.2025", Day(11, 7, 2025)),
        ("dated 25/07/91", Day(25, 7, 1991)),
    ],
)
def test_meanings(text, meaning):
    assert meaning in [found.meaning for found in find_times(text)]


def test_one_settled_numeric_date_settles_the_others():
    assert [w.meaning for w in find_times("on 03/04/2025 and 25/04/2025")] == [Day(3, 4, 2025), Day(25, 4, 2025)]
    assert [w.meaning for w in find_times("on 03/04/2025", day_first=False)] == [Day(4, 3, 2025)]


def test_clock_and_part_of_day_stand_beside_the_date():
    (found,) = find_times("at 6:20 p.m. on March 18")
    assert (found.words, found.clock.isoformat(), found.part) == ("March 18", "18:20:00", "")
    (found,) = find_times("before dawn on Monday")
    assert (found.words, found.part) == ("before dawn on Monday", "morning")


def test_what_a_meaning_counts_from():
    for text, basis in [
        ("18 March 2025", "nothing"),
        ("18 March", "published"),
        ("yesterday", "published"),
        ("two days later", "text"),
        ("since 2019", "nothing"),
    ]:
        (found,) = find_times(text)
        assert counts_from(found.meaning) == basis, text
    assert is_duration(find_times("in the past year")[0].meaning)


def test_ranges_lie_in_the_text_in_order_and_apart():
    text = "On Tuesday, 3 May,\nand again on 5 May 2024 — “last Friday” — the next day;\n\nPublished 06/07/2024." * 3
    found = find_times(text)
    assert all(text[w.start : w.end] == w.words for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("lexicon", [EN, RU, UK, RO])
def test_every_lexicon_has_its_months_and_weekdays(lexicon):
    for klass, values in (("M", set(range(1, 13))), ("W", set(range(7)))):
        assert {value for what, value in lexicon.words.values() if what == klass} == values


@pytest.mark.parametrize(
    "hostile", ["1" * 60_000 + "a", " \n" * 30_000, "1, " * 20_000, "1/" * 30_000, "the last " * 9_000]
)
def test_hostile_text_takes_linear_time(hostile):
    begun = time.process_time()
    find_times(hostile)
    assert time.process_time() - begun < 3  # about 0.2 s each on one core; quadratic rules would take minutes


@pytest.mark.parametrize(
    ("text", "found"), [("0¹ cases", []), ("1² in June", ["June"]), ("on ³ May 2025", ["May 2025"])]
)
def test_raised_digits_are_no_number(text, found):
    assert words_of(text) == found
