"""The calendar: days told against one another, against the weekday, against publication, against what was said when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from sayso.check.case import OF_WHAT_HAPPENED, Case, and_list, capital, named, quotes_of, shortened
from sayso.check.told import Dated, Told
from sayso.model import Claim, Finding, Mention, Outcome, Quote
from sayso.text.sentences import Sentence
from sayso.times import Day, FromText, Month, Night, Range, counts_from, resolve_time

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ZONES = timedelta(days=1)  # words and event may be dated in different time zones, or of a night to either day
_EXACT = 3  # days; a date wider than this contradicts none
_OPENING = 2  # words beside a time: "On 5 June the minister", "said in early June"
_BESIDE = 24  # characters between "three days later" and a date that says the same


def check_calendar(case: Case) -> Iterator[Finding]:
    """What does not fit on the calendar, and what was tested and fits."""
    seen: set[tuple[str, int]] = set()
    for mention in case.mentions:
        told = case.told[mention.report_id]
        for sentence in told.sentences_of(mention):
            if (mention.report_id, sentence.start) not in seen:
                seen.add((mention.report_id, sentence.start))
                yield from _weekdays(case, told, sentence, mention)
                yield from _counted_days(case, told, sentence, mention)
        yield from _report_before_event(case, told, mention)
    for claim in case.claims:
        yield from _said_before_event(case, claim)
    yield from _different_days(case)


def _weekdays(case: Case, told: Told, sentence: Sentence, mention: Mention) -> Iterator[Finding]:
    """ "Thursday, 20 June 2025" where that was a Friday."""
    for dated in _in(told, sentence):
        day = dated.words.meaning
        if not isinstance(day, Day) or day.weekday is None:
            continue
        # Without the weekday, so that it does not choose the year in which it fits.
        plain = resolve_time(replace(day, weekday=None), published=told.report.published, anchor=dated.anchor or None)
        if plain is None or plain.earliest is None or plain.earliest != plain.latest:
            continue
        was, said = plain.earliest.weekday(), day.weekday
        fits = was == said
        year = "" if day.year else f" (if {plain.earliest.year} is meant)"
        words = dated.words.words
        message = f"“{words}”: {plain.earliest}{year} was a {_WEEKDAYS[was]}"
        message += "." if fits else f", not a {_WEEKDAYS[said]}."
        quote = told.quote(dated.words.start, dated.words.end)
        yield _finding(case, "consistent" if fits else "inconsistent", message, (quote,), (mention.id,))


def _counted_days(case: Case, told: Told, sentence: Sentence, mention: Mention) -> Iterator[Finding]:
    """ "Three days after that, on 23 June" where the day before it is the 19th."""
    here = _in(told, sentence)
    for counted, plain in pairwise(here):  # in this order: a date before the words is what they count from
        if not isinstance(counted.words.meaning, FromText) or not counted.anchor:
            continue
        if counts_from(plain.words.meaning) == "text" or not _says_the_same(told, counted, plain):
            continue
        sure = counted.date.earliest and counted.date.latest and plain.date.earliest and plain.date.latest
        if not sure:
            continue
        fits = _meet(counted, plain)
        first, last = sorted((counted.words, plain.words), key=lambda words: words.start)
        quote = told.quote(first.start, last.end)
        message = f"“{shortened(quote.span.text)}”: counted from {counted.anchor} that is {counted.date.edtf}"
        message += "." if fits else f", not {plain.date.edtf}."
        yield _finding(case, "consistent" if fits else "inconsistent", message, (quote,), (mention.id,))


def _report_before_event(case: Case, told: Told, mention: Mention) -> Iterator[Finding]:
    published, when = told.report.published, mention.when
    if published is None or when is None or when.earliest is None or when.earliest - published <= _ZONES:
        return
    message = f"The report is dated {published}, before the day it tells of ({when.edtf})."
    yield _finding(case, "inconsistent", message, _words(mention), (mention.id,))


def _said_before_event(case: Case, claim: Claim) -> Iterator[Finding]:
    """A statement whose sentence dates it to before everything it is about."""
    told = case.told.get(claim.report_id)
    days = [m.when.earliest for m in case.mentions if m.id in claim.about and m.when and m.when.earliest]
    if told is None or not claim.cue or not days or claim.topic not in OF_WHAT_HAPPENED:
        return
    cue = claim.cue[0]
    sentence = next((s for s in told.sentences if s.start <= cue.start < s.end), None)
    said = [d for d in _in(told, sentence) if _dates_the_saying(told, sentence, claim, d)] if sentence else []
    said = [dated for dated in said if not _is_content(case, claim, dated)]
    if len(said) != 1 or said[0].date.latest is None:
        return  # no day of the saying, or one cannot tell which of them it is
    if min(days) - said[0].date.latest <= _ZONES or not isinstance(said[0].words.meaning, Day | Month):
        return
    message = (
        f"{capital(named(claim))} is reported to have spoken on {said[0].date.edtf}, before the day that is told of"
        f" ({min(days)}): a date is wrong, or the words are about something else."
    )
    quote = told.quote(said[0].words.start, said[0].words.end)
    yield _finding(case, "inconsistent", message, (quote, *quotes_of(claim)), claim.about, (claim.id,))


def _different_days(case: Case) -> Iterator[Finding]:
    """Mentions tied to one incident whose days exclude one another."""
    dated = [m for m in case.mentions if m.when and m.when.earliest and m.when.latest and _width(m) <= _EXACT]
    if not any(_exclude(one, other) for one, other in combinations(dated, 2)):
        return
    days: dict[str, list[Mention]] = {}
    for mention in sorted(dated, key=lambda m: (m.when.edtf if m.when else "", m.id)):
        assert mention.when
        days.setdefault(mention.when.edtf, []).append(mention)
    said = "; ".join(f"{day} ({and_list(case.outlet(m.report_id) for m in ms)})" for day, ms in days.items())
    message = f"Reports date this to days that exclude one another: {said}."
    evidence = tuple(quote for mention in dated for quote in _words(mention))
    yield _finding(case, "inconsistent", message, evidence, tuple(m.id for m in dated))


def _finding(
    case: Case,
    verdict: Outcome,
    message: str,
    evidence: tuple[Quote, ...],
    mentions: tuple[str, ...],
    claims: tuple[str, ...] = (),
) -> Finding:
    return Finding("calendar", verdict, case.incident.id, message, evidence, claims, mentions)


def _in(told: Told, sentence: Sentence) -> list[Dated]:
    return [d for d in told.dated if sentence.start <= d.words.start and d.words.end <= sentence.end]


def _says_the_same(told: Told, one: Dated, other: Dated) -> bool:
    """Whether only a comma, a bracket or "on" stands between two times."""
    first, last = sorted((one.words, other.words), key=lambda words: words.start)
    between = told.tokens(first.end, last.start)
    wording = told.wording
    near = last.start - first.end <= _BESIDE and bool(between)
    return near and wording is not None and all(token.lower in wording.date_joints for token in between)


def _meet(one: Dated, other: Dated) -> bool:
    first, last = one.date.earliest or date.min, one.date.latest or date.max
    return first <= (other.date.latest or date.max) and (other.date.earliest or date.min) <= last


def _dates_the_saying(told: Told, sentence: Sentence, claim: Claim, dated: Dated) -> bool:
    """Whether a time stands right behind the words of saying, or opens the sentence right before the speaker."""
    cue, words = claim.cue[-1], dated.words
    source = min((span.start for span in claim.source), default=cue.start)
    if words.end <= source:
        before, after = told.tokens(sentence.start, words.start), told.tokens(words.end, source)
        return len(before) <= _OPENING and len(after) <= _OPENING
    return words.start >= cue.end and len(told.tokens(cue.end, words.start)) <= _OPENING


def _is_content(case: Case, claim: Claim, dated: Dated) -> bool:
    """Whether words for a time belong to what was said, or are those of an incident's own date."""
    words = dated.words
    if isinstance(words.meaning, Range | Night):
        return True
    contents = [span for other in case.told[claim.report_id].reading.claims for span in other.content]
    days = [span for m in case.told[claim.report_id].reading.mentions if m.when for span in m.when.spans]
    return any(span.start < words.end and words.start < span.end for span in (*contents, *days))


def _words(mention: Mention) -> tuple[Quote, ...]:
    spans = mention.when.spans if mention.when and mention.when.spans else mention.evidence
    return tuple(Quote(mention.report_id, span) for span in spans)


def _width(mention: Mention) -> int:
    when = mention.when
    return (when.latest - when.earliest).days if when and when.latest and when.earliest else 10**6


def _exclude(one: Mention, other: Mention) -> bool:
    a, b = one.when, other.when
    assert a and b and a.earliest and a.latest and b.earliest and b.latest
    return a.latest < b.earliest or b.latest < a.earliest
