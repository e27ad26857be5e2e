"""Every time of a text with what became of it: its date, how it was reasoned, and its TIMEX3."""

from dataclasses import dataclass
from datetime import date

from sayso.times import meanings as m
from sayso.times.edtf import precision
from sayso.times.find import TimeWords, find_points, find_times
from sayso.times.resolve import Resolved, resolve_time
from sayso.times.tense import tense_of
from sayso.times.timex import Timex, timex_of

_KINDS: dict[type[m.Meaning], str] = {
    m.Day: "a day of the calendar",
    m.NumericDay: "a numeric date, day or month first",
    m.Month: "a month",
    m.Season: "a season",
    m.Year: "a year",
    m.Decade: "ten years",
    m.Century: "a hundred years",
    m.Weekday: "a weekday",
    m.Weekend: "a weekend",
    m.Feast: "a feast",
    m.NthOf: "one of several in a month or year",
    m.WeekOf: "the week of a day",
    m.FromPublished: "counted in days, weeks, months or years",
    m.Period: "a week, month, quarter or year of the calendar",
    m.FromText: "counted from a date told before",
    m.Night: "a night over two days",
    m.Range: "from one time to another",
    m.Since: "open at its end",
    m.Until: "open at its beginning",
    m.Stretch: "a length that ends with publication",
    m.Length: "a length of time",
    m.Every: "a time that comes again",
    m.Quarter: "a quarter or half of a business year",
    m.Clock: "a time of day",
    m.Indefinite: "past, present or future, no day",
    m.Vague: "too loose to be placed",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One time of a text: its words, its date if it can be placed, what kind of words they are, and their TIMEX3.

    `timex` has more than one entry for "from Friday to Sunday", and none for what TIMEX3 does not mark.
    """

    words: TimeWords
    date: Resolved | None
    kind: str
    timex: tuple[Timex, ...]


def explain_times(text: str, published: date | None = None, language: str = "en") -> list[Explained]:
    """The times of a text in order; those "counted from a date told before" count from the last day the text gave,
    "of that year" from the last date."""
    dated, points = find_times(text, language), find_points(text, language)
    again = [words for words in points if isinstance(words.meaning, m.Every)]  # "every Friday" is no Friday
    dated = [words for words in dated if not any(_meet(words, other) for other in again)]
    others = [words for words in points if not any(_meet(words, other) for other in dated)]
    marked = timex_of(points, text, published)
    anchor: str | None = None
    named: str | None = None
    explained = []
    for words in sorted(dated + others, key=lambda words: words.start):
        tense = tense_of(words, text, published)
        is_in_year = isinstance(words.meaning, m.Day | m.Month) and words.meaning.text_year
        found = resolve_time(words, published=published, anchor=named if is_in_year else anchor, tense=tense)
        if found and found.earliest and not m.is_duration(words.meaning):
            named = found.edtf
            anchor = named if precision(named) == "day" else anchor
        inside = tuple(timex for timex in marked if timex.start < words.end and words.start < timex.end)
        explained.append(Explained(words, found, _KINDS[type(words.meaning)], inside))
    return explained


def _meet(left: TimeWords, right: TimeWords) -> bool:
    return left.start < right.end and right.start < left.end
