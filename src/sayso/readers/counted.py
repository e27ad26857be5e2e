"""What the times of a text that need another time are counted from: "that month", "three days later", "on the 25th"."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sayso.model import When
from sayso.readers.pieces import Clause
from sayso.times import Day, FromText, Month, Period, Range, TimeWords, counts_from, is_duration, resolve_time

_MONTH_BACK = 3  # sentences back in which a month may be named that "on the 25th" leaves out
_LAST_NAMED = 1  # sentences back in which "that month" finds its month
_TOLD_BACK = 3  # sentences back in which "three days later" finds its day, where no incident told gives one
_LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}  # days of what "that day", "that month" may stand for

Resolve = Callable[[TimeWords, str | None], When | None]


class Counted:
    """The times of one text by what they are counted from; `resolve` dates a time, `is_said` tells one of a saying."""

    def __init__(
        self,
        times: Sequence[TimeWords],
        clauses: Sequence[Clause],
        resolve: Resolve,
        is_said: Callable[[int, int], bool],
        counting_on: frozenset[str],
    ) -> None:
        self._times, self._clauses, self._resolve, self._is_said = times, clauses, resolve, is_said
        self._counting_on = counting_on
        self._starts = [clause.sentence.start for clause in clauses]

    def anchor(self, words: TimeWords, told: str | None) -> str | None:
        """The EDTF date from which the words count; `told` is that of the incident the text is at, None for none.

        "The first of those days" counts from the stretch last named, "that month" from the time last named in its
        sentence or the one before, else both from what is told. "Three days later" counts from what is told, unless
        that is no single day and the sentences before name one.
        """
        meaning = words.meaning
        if not isinstance(meaning, FromText) or self.counts_on(words):
            return told
        if meaning.nth:
            return next((when.edtf for when in self._before(words, told, _TOLD_BACK) if _days(when) > 1), told)
        if meaning.count == 0:
            named = next(self._before(words, told, _LAST_NAMED), None)
            return named.edtf if named and _days(named) <= _LONGEST.get(meaning.unit, 0) else told
        if told is not None and "/" not in told and len(told.rstrip("~?%")) > len("2025-03"):
            return told
        one_day = (when.edtf for when in self._before(words, told, _TOLD_BACK) if _days(when) == 1)
        return next(one_day, told)

    def counts_on(self, words: TimeWords) -> bool:
        """Whether the words count from an event that follows them: "a week after the find", not "a week later"."""
        is_open = isinstance(words.meaning, FromText) and words.meaning.event
        return is_open and words.words.lower().split()[-1] in self._counting_on

    def in_its_month(self, words: TimeWords, published: date | None) -> TimeWords:
        """ "On the 25th" with the month and year that the text named last, where such a day is not after publication;
        all other words as they are."""
        meaning = words.meaning
        if not isinstance(meaning, Day) or meaning.month is not None:
            return words
        named = (self._resolve(t, None) for t in self._times_before(words, _MONTH_BACK) if _names_month(t))
        at = next((when for when in named if when and when.earliest), None)
        day = _nearest(meaning, at) if at else None
        if day is None or (published and day > published):
            return words
        return replace(words, meaning=replace(meaning, month=day.month, year=day.year))

    def _before(self, words: TimeWords, told: str | None, sentences: int) -> Iterator[When]:
        """The dates named before the words, the last first; of a sentence that dates something else, no saying's."""
        for clause, times in self._by_sentence(words, sentences):
            dated = [(t, when) for t in times if not is_duration(t.meaning) and (when := self._resolve(t, told))]
            events = [when for t, when in dated if not self._is_said(clause, t.start)]
            yield from reversed(events or [when for _, when in dated])

    def _times_before(self, words: TimeWords, sentences: int) -> Iterator[TimeWords]:
        for _, times in self._by_sentence(words, sentences):
            yield from reversed(times)

    def _by_sentence(self, words: TimeWords, sentences: int) -> Iterator[tuple[int, list[TimeWords]]]:
        """The sentence of the words and those before it, the last first, with their times before the words."""
        at = bisect_right(self._starts, words.start) - 1
        for number in range(at, max(-1, at - sentences - 1), -1):
            s = self._clauses[number].sentence
            yield number, [t for t in self._times if s.start <= t.start < min(s.end, words.start)]


def _days(when: When) -> int:
    """How many days the date leaves open; a great many where it has no bounds."""
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 10**6


def _nearest(meaning: Day, named: When) -> date | None:
    """The day of that number that is nearest to the day named, or in the month named."""
    at = named.earliest
    if at is None:
        return None
    ahead = resolve_time(meaning, published=at, tense="future")
    past = resolve_time(meaning, published=at) if _days(named) == 1 else None
    days = [found.earliest for found in (past, ahead) if found and found.earliest]
    return min(days, key=lambda day: abs((day - at).days), default=None)


def _names_month(words: TimeWords) -> bool:
    meaning = words.meaning.last if isinstance(words.meaning, Range) else words.meaning
    if isinstance(meaning, Period):
        return meaning.unit == "month"
    return isinstance(meaning, Day | Month) and meaning.month is not None and counts_from(meaning) != "text"
