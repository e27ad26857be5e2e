"""The dates of a report: what its time words mean, and whether they date an event or what was said of it."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.model import Report, Span, When
from sayso.places import kind_of_word
from sayso.profiles import Speech, Subject
from sayso.readers.attributions import Attribution
from sayso.readers.counted import Counted
from sayso.readers.events import Event
from sayso.readers.grounding import Ground
from sayso.readers.pieces import Clause, telling_paragraphs
from sayso.readers.told import IS, Told
from sayso.text.tokens import lower_words, tokenise
from sayso.times import (
    Day,
    FromText,
    Range,
    TimeWords,
    Weekday,
    counts_from,
    find_times,
    is_duration,
    resolve_time,
    tense_of,
)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ITEM_BREAK = re.compile(r",| and |;|\s[—–-]\s")
_CLOCK_LINE = re.compile(
    r"^[^\w\n]{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.])", re.MULTILINE
)  # "14:41 — ", "[9.05 p.m.]"
_LIVE_LINES = 3  # lines that begin with a time of day, from which a page is one that is written on through the day
_BEHIND_CUE = 30  # characters behind a cue in which a date dates the saying
_COARSE_DAYS = 45  # a date longer than this names a month or more and is kept only where nothing better is said
_AFTER_DATE = 80  # characters behind a date in which an item of a list names its thing
_OPENING = 8  # characters into a sentence in which its first words still begin
_ABOUT = timedelta(days=2)  # what "a week later" may be off by: writers count from the day, the news or the weekday
_NO_EVENTS = 0.02  # a network's share below which a date dates no event (.02, .05, .1 and .2 were tried)
_LEAD = 1  # paragraphs after the first in which an undated event is news


class Dates:
    """The dates of one report, in order."""

    def __init__(
        self,
        report: Report,
        text: str,
        language: str,
        clauses: Sequence[Clause],
        attributions: Sequence[Attribution],
        speech: Speech,
        subject: Subject,
        ground: Ground,
        told: Told | None = None,
    ) -> None:
        self._told = told
        self._report, self._text, self._clauses = report, text, clauses
        self._speech, self._subject, self._ground = speech, subject, ground
        self._times = [words for words in find_times(text, language) if ground.is_clear(words.start, words.end)]
        self._starts = [words.start for words in self._times]
        self._year_hint = None if report.published else _year_named(self._times)
        self._said: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            self._said[attribution.sentence].append(attribution)
        untitled = [c for c in clauses if text[c.sentence.start : c.sentence.end] != report.title]
        self._counted = Counted(self.between, clauses, self.resolve, self._dates_saying, speech.grammar.counting_on)
        clocks = [found.start() for found in _CLOCK_LINE.finditer(text)]
        self._live_lines = clocks if len(clocks) >= _LIVE_LINES else []
        self._lead_paragraph = next(iter(telling_paragraphs(untitled)), 0)

    def between(self, start: int, end: int) -> list[TimeWords]:
        """The time words from `start` on and before `end`."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def resolve(self, words: TimeWords, anchor: str | None = None) -> When | None:
        """The date of time words, with the words as its span; None for lengths of time and what cannot be placed."""
        if is_duration(words.meaning):
            return None
        words = self._counted.in_its_month(words, self._report.published)
        found = resolve_time(words, published=self._report.published, anchor=anchor, year_hint=self._year_hint)
        if found is None:
            return None
        spans = self._ground.spans((words.start, words.end))
        return _widened(When(found.edtf, found.earliest, found.latest, spans, found.anchor))

    def of_event(self, event: Event, anchor: str | None) -> When | None:
        """The date that the event's own words give, the finest first; dates of statements are left out.

        `anchor` is the EDTF date of the incident the text is at: "three days after that" is counted from it.
        """
        core, found = _core(event), []
        for is_its, words in self._dating(event):
            from_day = self._counted.anchor(words, anchor)
            when = self._counted_back(words, event, core, anchor) or self.resolve(words, from_day)
            if when and not self._is_ahead(when):
                length = (when.latest - when.earliest).days if when.earliest and when.latest else _COARSE_DAYS
                days = min(length, _COARSE_DAYS)
                rank = not is_its, days, "~" in when.edtf, counts_from(words.meaning) == "text", abs(words.start - core)
                found.append((rank, when))
        return min(found, key=lambda ranked: ranked[0])[1] if found else None

    def listed(self, event: Event) -> list[When]:
        """The days of "on 5 and 12 June", each of another incident; of "25 and 26 March" only where the words say that
        there was one on each. Empty for all else: one incident may have gone on over both."""
        times = [words for _, words in self._dating(event) if not is_duration(words.meaning)]
        if len(times) == 1 and isinstance(times[0].meaning, Range) and self._joins(times[0].words):
            times = [replace(times[0], meaning=day) for day in (times[0].meaning.first, times[0].meaning.last)]
        elif len(times) < 2 or not all(self._is_list(one, other) for one, other in itertools.pairwise(times)):
            return []
        days = [when for words in times if (when := self.resolve(words)) and when.earliest == when.latest]
        first = min((when.earliest for when in days if when.earliest), default=None)
        in_a_row = any(when.earliest == first + timedelta(days=1) for when in days) if first else False
        if len({when.edtf for when in days}) < len(times) or (in_a_row and not self._is_each(event)):
            return []
        return days

    def carried(self, event: Event) -> When | None:
        """The date of an event whose own words give none: the only day of the sentence before; in the lead the day
        it was told, or of publication where it is told as news ("has fallen") or in a line of a live page, each as
        approximate."""
        for number in range(event.clause - 1, max(-1, event.clause - 3), -1):
            days = self._days_in(number)
            if len(days) == 1 and not self._is_said(number, self._start(number), days[0].spans[0].start):
                return days[0]
            if days:
                break
        if self._report.published and self._is_live(event.start):
            return _approximately(self._report.published, (), "told in a line of a live page")
        if self._clauses[event.clause].sentence.paragraph > self._lead_paragraph + _LEAD:
            return None
        told = next(((w.latest, w.spans) for w in self._days_in(event.clause) if w.latest), None)
        if told:
            return _approximately(*told, "the day it was told")
        published = self._report.published
        if any(is_duration(words.meaning) for words in self.between(event.start, event.end)):
            return None  # "since March debris has been found"
        if published and not self._subject.news.isdisjoint(lower_words(self._text, event.start, event.end)):
            return _approximately(published, (), f"told as news, published {published}")
        return None

    def said_by(self, event: Event) -> When | None:
        """The day by which an event was told of, as approximate, where its words stand in what is said and a day is
        given for the saying; None for all else."""
        core = _core(event)
        if not any(start <= core < end for a in self._said_in(event.clause) for start, end in a.content):
            return None
        days = [when for when in self._days_in(event.clause) if self._dates_saying(event.clause, when.spans[0].start)]
        return _approximately(*told, "the day it was told") if (told := _only(days)) else None

    def stated(self, clause: int) -> date | None:
        """The latest day the statement in that clause can have been made, None where it does not say."""
        s = self._clauses[clause].sentence
        said = [chars for attribution in self._said[clause] for chars in attribution.content]
        for words in self.between(s.start, s.end):
            if not any(start <= words.start < end for start, end in said):
                when = self.resolve(words)
                if when and when.latest:
                    return when.latest
        return None

    def cuts(self) -> list[int]:
        """Where a sentence passes from one dated item to the next: the last comma, "and" or dash before its date."""
        cuts = []
        for number, clause in enumerate(self._clauses):
            for left, right in itertools.pairwise(self._dated_in(clause)):
                gap = self._text[left.end : right.start]
                breaks = [left.end + found.start() + 1 for found in _ITEM_BREAK.finditer(gap)]
                near = len(gap.split(maxsplit=3)) < 3 and counts_from(right.meaning) != "text"
                if (
                    not breaks
                    or near
                    or any(self._is_said(number, self._start(number), t.start) for t in (left, right))
                ):
                    continue
                s = clause.sentence
                begun = [at for at in breaks if self._names_thing(s.start, at)]
                item_end = min(right.end + _AFTER_DATE, s.end)
                named = (at for at in reversed(begun) if self._names_thing(at, item_end))
                ends = _ITEM_BREAK.match(gap) and self._ends_named(s.start, left.start)
                is_first = ends and self._ends_named(left.end, right.start)
                cuts.append(next(named, breaks[0] if is_first else breaks[-1]))
        return cuts

    def _ends_named(self, start: int, end: int) -> bool:
        """Whether a name stands right before the date behind these words: "at X in May, then at Y and in Z in June"."""
        tokens = tokenise(self._text, start, end)
        if tokens and tokens[-1].lower in self._speech.grammar.prepositions:
            tokens.pop()
        while tokens and kind_of_word(tokens[-1].text):
            tokens.pop()
        return len(tokens) > 1 and tokens[-1].text[:1].isupper()

    def _opinion(self, words: TimeWords) -> tuple[bool, bool]:
        """Whether a network takes the date for an incident's, and whether for none."""
        if self._told is None:
            return False, False
        share = self._told.share("date", words.start, words.end)
        return share >= IS, share < _NO_EVENTS

    def _dating(self, event: Event) -> Iterator[tuple[bool, TimeWords]]:
        """The time words of an event that may date it, and whether a network takes them for its date: none that date
        what is said of it or what lies ahead."""
        for words in self.between(event.start, event.end):
            is_its, is_another = self._opinion(words)
            if not is_its and (is_another or self._is_said(event.clause, _core(event), words.start)):
                continue
            if tense_of(words, self._text, self._report.published) != "future":
                yield is_its, words

    def _is_live(self, at: int) -> bool:
        """Whether the offset lies in a line of a live page, or in the one behind a line that is but its time."""
        k = bisect_right(self._live_lines, at) - 1
        return k >= 0 and self._text.count("\n", self._live_lines[k], at) <= 1

    def _joins(self, words: str) -> bool:
        return bool(self._speech.grammar.coordinators & {token.lower for token in tokenise(words)})

    def _is_each(self, event: Event) -> bool:
        """Whether the words say that there was one on each of two days: "on two successive days, 25 and 26 March"."""
        grammar = self._speech.grammar
        round_about = {token.lower for token in tokenise(self._text, event.start, event.end)}
        counts = (tokenise(self._text, event.start, end)[-2:] for start, end, _ in event.things[:1])
        return bool(grammar.each & round_about) or any(t.lower in grammar.pair for count in counts for t in count[:-1])

    def _is_list(self, one: TimeWords, other: TimeWords) -> bool:
        """Whether nothing but a comma or an "and" stands between two days: "5 and 12 June"."""
        gap = [token.lower for token in tokenise(self._text, one.end, other.start)]
        is_joined = all(word == "," or word in self._speech.grammar.coordinators for word in gap)
        return is_joined and len(gap) in (1, 2) and all(isinstance(t.meaning, Day | Weekday) for t in (one, other))

    # -- the parts ---------------------------------------------------------------------------------------------

    def _start(self, clause: int) -> int:
        return self._clauses[clause].sentence.start

    def _dated_in(self, clause: Clause) -> list[TimeWords]:
        found = self.between(clause.sentence.start, clause.sentence.end)
        return [words for words in found if not is_duration(words.meaning)]

    def _days_in(self, clause: int) -> list[When]:
        """The dates of a clause that are one day."""
        resolved = [self.resolve(words) for words in self._dated_in(self._clauses[clause])]
        days = [when for when in resolved if when and when.earliest and when.earliest == when.latest]
        return [when for when in days if not self._is_ahead(when)]

    def _is_ahead(self, when: When) -> bool:
        """Whether the date lies after publication: nothing that is told has happened then."""
        published = self._report.published
        return published is not None and when.earliest is not None and when.earliest > published

    def _counted_back(self, words: TimeWords, event: Event, core: int, anchor: str | None) -> When | None:
        """The date of what the words go on to name: "the denial comes a week after wreckage was found" was a week
        before the day that the rest of the sentence tells of, else before the incident the text is at, else before
        publication. None for all other words. At the head of a sentence the words do so only where the event stands
        right behind them ("a week after a glider fell, ..."); else what follows was later."""
        meaning, published = words.meaning, self._report.published
        if not isinstance(meaning, FromText) or not self._counted.counts_on(words):
            return None
        told = anchor
        if words.start - max(event.start, self._start(event.clause)) < _OPENING:
            comma = self._text.find(",", words.end, event.end)
            if not words.end < core < (comma if comma >= 0 else event.end) or not self._names_new(words.end, core):
                return None
            told = None
        told = self._day_beside(words, event.clause) or told or (published.isoformat() if published else None)
        resolved = resolve_time(replace(meaning, count=-meaning.count), published=published, anchor=told)
        if told is None or resolved is None:
            return None
        return _widened(When(resolved.edtf, resolved.earliest, resolved.latest, (), f"counted back from {told}"))

    def _names_new(self, start: int, core: int) -> bool:
        """Whether the thing is told for the first time: "a week after a glider fell", not "after the glider fell"."""
        return self._speech.grammar.definite.isdisjoint(lower_words(self._text, start, core))

    def _day_beside(self, words: TimeWords, clause: int) -> str | None:
        """The one day that the sentence gives besides the words, None where it gives none or several."""
        others = [other for other in self._dated_in(self._clauses[clause]) if other.start != words.start]
        days = {when.edtf for other in others if (when := self.resolve(other)) and when.earliest == when.latest}
        return days.pop() if len(days) == 1 else None

    def _is_said(self, clause: int, core: int, at: int) -> bool:
        """Whether the date at `at` dates a statement: outside what is said, while the event at `core` is inside it,
        or right behind a cue."""
        here = self._said[clause]
        contents = [chars for attribution in here for chars in attribution.content]
        if any(start <= at < end for start, end in contents):
            return False
        if any(start <= core < end for start, end in contents):
            return True
        return any(a.cue and 0 <= at - a.cue[1] <= _BEHIND_CUE for a in here)

    def _dates_saying(self, clause: int, at: int) -> bool:
        """Whether the date at `at` stands in a sentence that says something, but not in what is said."""
        here = self._said_in(clause)
        return bool(here) and not any(start <= at < end for a in here for start, end in a.content)

    def _said_in(self, clause: int) -> list[Attribution]:
        return self._said.get(clause, [])

    def _names_thing(self, start: int, end: int) -> bool:
        tokens = tokenise(self._text, start, min(end, len(self._text)))
        return self._subject.things.occurs(tokens) or self._subject.again.occurs(tokens)


def _core(event: Event) -> int:
    """Where the event names its thing, else where it begins."""
    return event.things[0][0] if event.things else event.start


def _only(days: Sequence[When]) -> tuple[date, tuple[Span, ...]] | None:
    """The only day of several with its words, None where there are more or none."""
    named = {when.latest: when.spans for when in days if when.latest}
    return next(iter(named.items())) if len(named) == 1 else None


def _approximately(day: date, spans: tuple[Span, ...], anchor: str) -> When:
    """That day or the one before: "~" says it is approximate."""
    return When(f"{day.isoformat()}~", day - timedelta(days=1), day, spans, anchor)


def _widened(when: When) -> When:
    """A day marked approximate ("a week later") with the days it may be; all else as it is."""
    if not when.edtf.endswith("~") or not when.earliest or when.earliest != when.latest:
        return when
    return replace(when, earliest=when.earliest - _ABOUT, latest=when.earliest + _ABOUT)


def _year_named(times: Sequence[TimeWords]) -> int | None:
    """The year most full dates give: what the others are in where nothing tells when the text was published."""
    years = Counter(int(year) for words in times for year in _YEAR.findall(words.words))
    return max(years, key=lambda year: (years[year], year), default=None)
