"""The day a claim was made on: the one its text gives for the saying, else the day it was reported."""

import re
from datetime import date, timedelta

from sayso.model import Claim, Report, Statement
from sayso.times import find_times, is_duration, resolve_time

_REACH = 45  # characters behind cue and source in which a date dates the saying: "told reporters in Oslo on Thursday"
_BREAK = re.compile(r"[.;:!?\n“”\"«»—]|,\s|\b(?:that|but|and|after|when|who)\b")
_GAP = 3  # characters between a cue and the source that follows it
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_OPENING_WORDS = 4  # "On Thursday, 12 June": with more words before the speaker something else happened then
_OLDEST = timedelta(days=400)  # before its report; an older day is that of something else


def statement_of(claim: Claim, report: Report) -> Statement:
    """The claim with its day: exact where the words round "said" name one ("said on Thursday"), else the report's.

    The report's day is only a bound: it was said then or earlier. None where the report has no day either.
    """
    day = None
    if claim.cue and report.published:
        day = _day_in(_behind(claim, report), report) or _day_in(_before(claim, report), report)
    return Statement(claim, day or report.published, is_dated=day is not None)


def _behind(claim: Claim, report: Report) -> str:
    """The words behind cue and source, before the sentence turns to something else."""
    cue = claim.cue[-1].end
    at = max([cue, *(span.end for span in claim.source if cue <= span.start <= cue + _GAP)])
    ahead = [span.start for span in claim.content if span.start >= at]
    window = report.text[at : min([at + _REACH, *ahead])]
    broken = _BREAK.search(window)
    return window[: broken.start()] if broken else window


def _before(claim: Claim, report: Report) -> str:
    """The words that open the sentence before its speaker and what is said: "On Thursday the mayor said"."""
    start = min(span.start for span in (*claim.source, *claim.cue))
    if any(span.start < start for span in claim.content):
        return ""
    opening = report.text[max(0, start - _REACH) : start]
    broken = [found.end() for found in _SENTENCE_END.finditer(opening)]
    if not broken and start > _REACH:
        return ""
    opening = opening[broken[-1] if broken else 0 :]
    return opening if len(opening.split()) <= _OPENING_WORDS else ""


def _day_in(words: str, report: Report) -> date | None:
    """The one day that the words name, None where they name none or one that the report cannot be about."""
    for time in find_times(words, report.language or "en") if words.strip() else ():
        found = None if is_duration(time.meaning) else resolve_time(time, published=report.published)
        if found and found.earliest and found.earliest == found.latest and report.published:
            fits = report.published - _OLDEST <= found.earliest <= report.published
            return found.earliest if fits else None
    return None
