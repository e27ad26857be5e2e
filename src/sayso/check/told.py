"""One report as the checks look at it: its reading with sentences, times and places, each found once when asked for."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from sayso.check.wording import Wording, wording_of
from sayso.model import Mention, Quote, Reading, Report
from sayso.places import Gazetteer, Located, default_gazetteer, find_toponyms, resolve_toponyms, stretches
from sayso.places.geography import Geography, default_geography
from sayso.profiles import Reference, Subject, load_profile, load_reference
from sayso.text.sentences import Sentence, find_sentences
from sayso.text.tokens import Token, tokenise
from sayso.times import Resolved, TimeWords, find_points, find_times, is_duration, precision, resolve_time, tense_of


@dataclass(frozen=True)
class Setting:
    """What checks look things up in: the map, the outlines and a profile with its reference table."""

    gazetteer: Gazetteer
    geography: Geography
    subjects: dict[str, Subject]
    reference: Reference


@cache
def default_setting() -> Setting:
    """The shipped map and outlines, and the first profile."""
    subjects = dict(load_profile().subjects)
    return Setting(default_gazetteer(), default_geography(), subjects, load_reference())


@dataclass(frozen=True, slots=True)
class Dated:
    """Words for a time with the date they mean, and the day that it was counted from ("" for none)."""

    words: TimeWords
    date: Resolved
    anchor: str


@lru_cache(maxsize=2000)  # copies have the same text, and whoever decides looks at one incident again and again
def _placed(text: str, gazetteer: Gazetteer, language: str) -> tuple[Located, ...]:
    """The place names of a text, placed."""
    return tuple(resolve_toponyms(find_toponyms(text, gazetteer, language), text, gazetteer))


class Told:
    """A reading with what the checks look up in its text."""

    def __init__(self, reading: Reading, setting: Setting) -> None:
        self.reading = reading
        self.setting = setting
        self.text = reading.report.readable

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.reading.report

    @property
    def language(self) -> str:
        """Its language code."""
        return self.report.language or "en"

    @property
    def wording(self) -> Wording | None:
        """The checks' words of its language; None where there are none."""
        return wording_of(self.language)

    @property
    def subject(self) -> Subject | None:
        """The profile's words of its language; None where there are none."""
        return self.setting.subjects.get(self.language)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the text."""
        return find_sentences(self.text)

    @cached_property
    def dated(self) -> list[Dated]:
        """The times of the text that have a date, in order; "three days later" counts from the last day given."""
        anchor, found = "", []
        for words in find_times(self.text, self.language):
            tense = tense_of(words, self.text, self.report.published)
            date = resolve_time(words, published=self.report.published, anchor=anchor or None, tense=tense)
            if date is None or date.earliest is None:
                continue
            found.append(Dated(words, date, anchor))
            if not is_duration(words.meaning) and precision(date.edtf) == "day":
                anchor = date.edtf
        return found

    @cached_property
    def points(self) -> list[TimeWords]:
        """All times of the text, lengths such as "five months" too."""
        return find_points(self.text, self.language)

    @cached_property
    def places(self) -> list[Located]:
        """The place names of the text, placed stretch by stretch."""
        found = []
        for at, end in stretches(self.text):
            for place in _placed(self.text[at:end], self.setting.gazetteer, self.language):
                found.append(replace(place, start=place.start + at, end=place.end + at))
        return found

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.places]

    def places_in(self, start: int, end: int) -> list[Located]:
        """The place names in a range of the text."""
        first, last = bisect_left(self._place_starts, start), bisect_left(self._place_starts, end)
        return [place for place in self.places[first:last] if place.end <= end]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words and marks in a range of the text."""
        return tokenise(self.text, start, end)

    def sentences_of(self, mention: Mention) -> Iterator[Sentence]:
        """The sentences that hold words of a mention, in order."""
        parts = (mention.when, mention.place, mention.object)
        spans = [*mention.evidence, *(span for part in parts if part for span in part.spans)]
        for sentence in self.sentences:
            if any(span.start < sentence.end and sentence.start < span.end for span in spans):
                yield sentence

    def quote(self, start: int, end: int) -> Quote:
        """The words of a range of the text."""
        return Quote(self.report.id, self.report.span(start, end))
