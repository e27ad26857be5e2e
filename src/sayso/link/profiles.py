"""Voices that are named and described alike: what holds of one of them holds of all, but for the days."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sayso.link.voices import Voice


@dataclass(frozen=True)
class Profile:
    """Voices described alike, in order of their days; those without a day come last."""

    voices: tuple[Voice, ...]

    def nearest(self, voice: Voice) -> Voice:
        """The one whose day is nearest; one without a day where there is one, since nothing speaks against it."""
        if voice.day is None or len(self._days) < len(self.voices):
            return self.voices[-1]
        at = bisect_left(self._days, voice.day)
        around = self.voices[max(0, at - 1) : at + 1]
        day = voice.day
        return min(around, key=lambda other: abs(((other.day or day) - day).days))

    @cached_property
    def _days(self) -> list[date]:
        return [voice.day for voice in self.voices if voice.day]


def profiles(voices: Iterable[Voice]) -> list[Profile]:
    """The profiles of voices, in order of their first ones."""
    found: dict[tuple[str, ...], list[Voice]] = defaultdict(list)
    for voice in voices:
        described = sorted({part for s in voice.speakers for part in (s.role, s.affiliation, s.country) if part})
        found[(*voice.words, "", *described)].append(voice)
    return [Profile(tuple(sorted(alike, key=lambda v: (v.day or date.max, v.report_id)))) for alike in found.values()]
