"""Times of a text as TIMEX3 (TimeML 1.2.1): range, type and value, in the order of the text.

A second view of the meanings that `find_points` gives. The ledger's view (`resolve_time`) claims no more than the
words say; TIMEX3 names the calendar's unit that a writer counts in: "last week" is the week `1998-W31`, "two years
ago" the year `1996`, "the quarter" the one the text is at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.times.find import TimeWords, find_points
from sayso.times.meanings import Every, Length, Stretch
from sayso.times.timex_lengths import length_value, set_value
from sayso.times.timex_values import Story, point_value

_CLOCK = re.compile(r"[\dX]T")
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3: `text[start:end]`, its type, and its value in the ISO form of TimeML."""

    start: int
    end: int
    type: TimexType
    value: str


def find_timex(text: str, published: date | None = None, language: str = "en") -> list[Timex]:
    """The TIMEX3 of a text that was published on a day; without the day, what hangs on it keeps unknown digits."""
    return timex_of(find_points(text, language), text, published)


def timex_of(points: Iterable[TimeWords], text: str, published: date | None) -> list[Timex]:
    """The TIMEX3 of what `find_points` found in the text."""
    story = Story(text, published)
    return [timex for words in points if (timex := _timex(words, story))]


def _timex(words: TimeWords, story: Story) -> Timex | None:
    meaning = words.meaning
    if isinstance(meaning, Length | Stretch):
        return Timex(words.start, words.end, "DURATION", length_value(meaning.unit, meaning.count))
    if isinstance(meaning, Every):
        return Timex(words.start, words.end, "SET", set_value(meaning, words.part))
    value = point_value(words, story)
    return Timex(words.start, words.end, "TIME" if _CLOCK.search(value) else "DATE", value) if value else None
