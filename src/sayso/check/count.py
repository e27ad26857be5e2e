"""Counts: "the fifth time in five months" against the incidents that the report lists, and that the ledger holds."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.check.told import Told
from sayso.check.wording import Counting
from sayso.model import Finding, Incident, Mention, Outcome, Place, Quote
from sayso.places import Entry
from sayso.places.geography import Circle
from sayso.text.sentences import Sentence
from sayso.text.tokens import Token
from sayso.times import Length, Month, Period, Resolved, Season, Since, Stretch, TimeWords, Year, resolve_time
from sayso.times.meanings import Unit

_NOUN_WITHIN = 4  # words between a number and what it counts: "the fifth such unexplained case"
_MOST_COUNTED = 50  # a statistic of hundreds is not counted by reading
_MOST_LISTED = 12  # days named in a message
_LOOSE = {"day": 14, "week": 60, "month": 365, "year": 3650}  # days that "within days", "in weeks" can mean at most
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Count:
    """A count told in a report: how many, or at least so many; the days it is about; where; and the words."""

    number: int
    is_least: bool
    first: date
    last: date
    where: Entry | None
    words: str
    quotes: tuple[Quote, ...]


def find_counts(told: Told) -> Iterator[Count]:
    """The counts of a report that say how long they go back; none where its language has no words for them."""
    wording = told.wording
    if wording is None:
        return
    for sentence in told.sentences:
        tokens = told.tokens(sentence.start, sentence.end)
        numbered = _number(tokens, wording.counting, told)
        span = numbered and _span(told, sentence, numbered[2], wording.counting, numbered[0])
        if not numbered or not span:
            continue
        number, is_least, start, end = numbered
        first, last, words = span
        places = [place for place in told.places_in(end, sentence.end) if place.entry and place.role == "place"]
        at, until = min(start, words.start), max(end, words.end)
        quote = told.quote(at, until)
        line = " ".join(quote.span.text.split())
        yield Count(number, is_least, first, last, places[0].entry if places else None, line, (quote,))


def check_own_list(told: Told, count: Count) -> Finding | None:
    """The count against the incidents the report itself tells of; None where it tells of one or none."""
    listed = [mention for mention in told.reading.mentions if _is_there(mention.place, count, told)]
    if len(listed) < 2:
        return None
    inside = [mention for mention in listed if _certainly_in(mention, count)]
    maybe = [mention for mention in listed if mention not in inside and _perhaps_in(mention, count)]
    most = len(inside) + len(maybe)
    days = _listed([_day(mention) for mention in sorted(inside + maybe, key=_first_day)])
    told_of = f"The report counts “{count.words}”."
    verdict: Outcome
    if not count.is_least and len(inside) > count.number:
        verdict, why = "inconsistent", f"It tells of {len(inside)} in that time: {days}."
    elif most >= count.number:
        verdict, why = "consistent", f"It tells of {most} in that time: {days}."
    elif len(listed) >= count.number:
        verdict = "inconsistent"
        why = f"Of the {len(listed)} it tells of only {most} can lie in that time ({count.first} to {count.last})."
    else:
        verdict, why = "cannot say", f"It tells of {most} of them only: {days or 'none with a day'}."
    looked_at = inside + maybe if verdict != "inconsistent" or len(inside) > count.number else listed
    evidence = count.quotes + tuple(quote for mention in looked_at for quote in _words_of(told, mention))
    ids = tuple(mention.id for mention in looked_at)
    return Finding("count", verdict, told.report.id, f"{told_of} {why}", evidence, mentions=ids)


def check_known(told: Told, count: Count, known: Iterable[Incident]) -> Finding | None:
    """The count against the incidents of those days that the ledger knows.

    None where they are this report's only, or where the count does not say in which country or part of one.
    """
    if count.where is None or not count.where.country:
        return None
    own = {mention.id for mention in told.reading.mentions}
    there = [incident for incident in known if _is_there(incident.place, count, told)]
    inside = [incident for incident in there if _incident_in(incident, count) and _is_exact(incident)]
    maybe = [incident for incident in there if incident not in inside and _incident_touches(incident, count)]
    if all({mention.id for mention in incident.mentions} <= own for incident in inside):
        return None
    days = _listed(sorted(incident.when.edtf for incident in inside if incident.when))
    verdict: Outcome
    others = f", and {len(maybe)} less exactly dated" if maybe else ""
    if len(inside) > count.number and not count.is_least:
        verdict = "inconsistent"
        why = f"The ledger knows of {len(inside)} in that time and place, if none of them are one"
    elif len(inside) + len(maybe) >= count.number:
        verdict, why = "consistent", f"The ledger knows of {len(inside)} in that time and place"
    else:
        verdict, why = "cannot say", f"The ledger knows of {len(inside)} of them only"
    message = f"The report counts “{count.words}”. {why}: {days}{others}."
    mentions = tuple(mention.id for incident in inside for mention in incident.mentions)
    # Which incidents stand behind it is part of what it rests on: one more is another finding.
    evidence = count.quotes + tuple(
        Quote(mention.report_id, span) for incident in inside for mention in incident.mentions[:1]
        for span in mention.evidence[:1]
    )  # fmt: skip
    return Finding("count", verdict, told.report.id, message, evidence, mentions=mentions)


def _number(tokens: Sequence[Token], words: Counting, told: Told) -> tuple[int, bool, int, int] | None:
    """(how many, whether at least, start, end) of the first count: "the fifth such case", "five times"."""
    for at, token in enumerate(tokens):
        ordinal = words.ordinals.get(token.lower) or _ending_number(token.lower, words.ordinal_endings)
        if ordinal and ordinal > 1:
            end = next((e for e in range(at + 1, at + 2 + _NOUN_WITHIN) if _is_counted(tokens, e, words, told)), None)
            if end is not None:
                return ordinal, False, token.start, tokens[end].end
        total = words.cardinals.get(token.lower) or (int(token.text) if token.text.isdecimal() else 0)
        if 1 < total <= _MOST_COUNTED:
            nouns = [e for e in (at + 1, at + 2) if e < len(tokens) and tokens[e].lower in words.totals]
            if nouns:
                before = tokens[max(0, at - 3) : at]
                return total, words.at_least.occurs(before), token.start, tokens[nouns[0]].end
    return None


def _ending_number(word: str, endings: Iterable[str]) -> int:
    if not word[0].isdigit():
        return 0
    digits = next((word.removesuffix(ending) for ending in endings if word.endswith(ending)), "")
    return int(digits) if digits.isdecimal() and len(digits) < 4 else 0


def _is_counted(tokens: Sequence[Token], at: int, words: Counting, told: Told) -> bool:
    """Whether a word is one for what is counted; "the fifth one" too is told by the profile's words."""
    if at >= len(tokens):
        return False
    subject = told.subject
    known = subject and (subject.event_nouns.at(tokens, at) or subject.things.at(tokens, at))
    return tokens[at].lower in words.nouns or bool(known)


def _span(
    told: Told, sentence: Sentence, near: int, words: Counting, number: int
) -> tuple[date, date, TimeWords] | None:
    """First and last day that a count is about, and the words that say so: the nearest of the sentence."""
    last = told.report.published
    # "Since May" is one time that goes on; "five months" is a length that only the wider list of times has.
    dated = [one.words for one in told.dated if sentence.start <= one.words.start < sentence.end]
    here = [point for point in told.points if sentence.start <= point.start and point.end <= sentence.end]
    lengths = [p for p in here if not any(p.start < one.end and one.start < p.end for one in dated)]
    found = []
    for point in (*dated, *lengths):
        days = _days_of(told, point, words, number, last)
        if days:
            found.append((abs(point.start - near), *days, point))
    if not found:
        return None
    _, first, end, point = min(found, key=lambda entry: entry[0])
    return first, end, point


def _days_of(
    told: Told, point: TimeWords, words: Counting, number: int, published: date | None
) -> tuple[date, date] | None:
    meaning = point.meaning
    if isinstance(meaning, Length | Stretch):
        before = told.tokens(max(0, point.start - 40), point.start)
        if isinstance(meaning, Length) and not (before and before[-1].lower in words.within | {"as"}):
            return None
        last = published or _latest(told.reading.mentions)
        if last is None:
            return None
        lead = told.tokens(max(0, point.start - 12), point.end)
        count = float(number) if words.same_number.occurs(lead) else meaning.count
        # Counted from the last of them, not from publication: "five months" ends with the fifth case.
        ends = [m.when.latest for m in told.reading.mentions if m.when and m.when.latest and m.when.latest <= last]
        end = max(ends, default=last)
        return (_back(end, meaning.unit, count), last) if meaning.unit in _LOOSE else None
    if isinstance(meaning, Since | Period | Year | Month | Season):
        date_of: Resolved | None = resolve_time(meaning, published=published)
        if date_of is None or date_of.earliest is None:
            return None
        last = min(date_of.latest or date.max, published or date.max)
        return (date_of.earliest, last) if date_of.earliest <= last < date.max else None
    return None


def _listed(days: Sequence[str]) -> str:
    more = len(days) - _MOST_LISTED
    return ", ".join(days[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _back(day: date, unit: Unit, count: float | None) -> date:
    """So long before a day; a length without a number reaches as far as it can mean."""
    if count is None:
        return day - timedelta(days=_LOOSE[unit])
    if unit in _DAYS:
        return day - timedelta(days=int(_DAYS[unit] * count))
    months = day.year * 12 + day.month - 1 - int(_MONTHS[unit] * count)
    year, month = max(1, months // 12), months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _latest(mentions: Iterable[Mention]) -> date | None:
    return max((m.when.latest for m in mentions if m.when and m.when.latest), default=None)


def _is_there(place: Place | None, count: Count, told: Told) -> bool:
    """Whether a place can lie where the count is about; one that is not known can."""
    where = count.where
    if where is None or place is None or where.kind in ("water", "landscape"):
        return True
    if where.country and place.country and where.country != place.country:
        return False
    if where.kind == "country" or place.lat is None or place.lon is None:
        return True
    if where.id == place.gazetteer_id or told.setting.gazetteer.contains(where.id, place.gazetteer_id):
        return True
    region = told.setting.geography.region_of(where)
    circle = Circle(place.lat, place.lon, place.radius_km or 0.0)
    return told.setting.geography.contains(region, circle) != "outside"


def _certainly_in(mention: Mention, count: Count) -> bool:
    when = mention.when
    return bool(when and when.earliest and when.latest and count.first <= when.earliest and when.latest <= count.last)


def _perhaps_in(mention: Mention, count: Count) -> bool:
    when = mention.when
    return when is None or ((when.earliest or date.min) <= count.last and (when.latest or date.max) >= count.first)


def _incident_in(incident: Incident, count: Count) -> bool:
    when = incident.when
    return bool(when and when.earliest and when.latest and count.first <= when.earliest and when.latest <= count.last)


def _is_exact(incident: Incident) -> bool:
    """Whether it is dated to a night; "in March" may be one of those with a day, told less exactly."""
    when = incident.when
    return bool(when and when.earliest and when.latest and (when.latest - when.earliest).days <= 1)


def _incident_touches(incident: Incident, count: Count) -> bool:
    when = incident.when
    return bool(when and when.earliest and when.latest and count.first <= when.latest and when.earliest <= count.last)


def _words_of(told: Told, mention: Mention) -> tuple[Quote, ...]:
    return tuple(Quote(told.report.id, span) for span in mention.evidence[:1])


def _day(mention: Mention) -> str:
    return mention.when.edtf if mention.when else "no day"


def _first_day(mention: Mention) -> str:
    return (mention.when.earliest or date.max).isoformat() if mention.when else "9"
