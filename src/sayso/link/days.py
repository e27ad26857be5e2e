"""The day a claim was made on: the one its text gives for the saying, else the day it was reported."""

import re
from datetime import date, timedelta

from sayso.model import Claim, Report, Statement
from sayso.times import find_times, is_duration, resolve_time

_REACH = 45  # characters behind cue and source in which a date dates the saying: "told reporters in Oslo on Thursday"
_BREAK = re.compile(r"[.;:!?\n“”\"«»—]|,\s|\b(?:that|but|and|after|when|who)\b")
_OLDEST = timedelta(days=400)  # before its report; an older day is that of something else


def statement_of(claim: Claim, report: Report) -> Statement:
    """The claim with its day: exact where the words behind "said" name one ("said on Thursday"), else the report's.

    The report's day is only a bound: it was said then or earlier. None where the report has no day either.
    """
    day = None
    if claim.cue and report.published:
        ends = [claim.cue[-1].end]
        ends += [span.end for span in claim.source if claim.cue[-1].end <= span.start <= claim.cue[-1].end + 3]
        day = _day_behind(claim, report, max(ends))
    return Statement(claim, day or report.published, is_dated=day is not None)


def _day_behind(claim: Claim, report: Report, at: int) -> date | None:
    """The one day that the words from `at` on name before the sentence turns to something else."""
    ahead = [span.start for span in claim.content if span.start >= at]
    window = report.text[at : min([at + _REACH, *ahead])]
    broken = _BREAK.search(window)
    window = window[: broken.start()] if broken else window
    for words in find_times(window, report.language or "en"):
        found = None if is_duration(words.meaning) else resolve_time(words, published=report.published)
        if found and found.earliest and found.earliest == found.latest and report.published:
            fits = report.published - _OLDEST <= found.earliest <= report.published
            return found.earliest if fits else None
    return None
