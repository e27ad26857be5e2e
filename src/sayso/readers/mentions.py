"""From drafts to mentions: evidence, object and id, and which of them the report is mainly about."""

from collections.abc import Sequence
from datetime import date, timedelta

from sayso.model import Maker, Mention, Place, Report, Span, Thing, entry_id
from sayso.profiles import Subject
from sayso.readers.drafts import Draft
from sayso.readers.grounding import Ground
from sayso.readers.whereabouts import Whereabouts

_MAX_EVIDENCE = 4  # spans kept for a mention: the clause that started it and the first that add to it
_MAX_NAMES = 6  # spans kept of the words that name its object
_RULED = 0.75  # the precision of mentions by rules on the invented stories held out of training
_NEWS = timedelta(days=3)  # what lies no longer back is what a report tells as news


def finish_mentions(
    report: Report, drafts: Sequence[Draft], whereabouts: Whereabouts, subject: Subject, ground: Ground, maker: Maker
) -> list[Mention]:
    """The mentions that the drafts make, one for each, in order.

    The id is that of the first words that tell of the incident, and of the place in their list where they tell of
    several: a reader that dates or places them better keeps the id.
    """
    main = main_drafts(drafts, report.published)
    mentions: list[Mention] = []
    for number, draft in enumerate(drafts):
        told = draft.events[:_MAX_EVIDENCE]
        evidence = ground.spans(*((event.start, event.end) for event in told))[:_MAX_EVIDENCE]
        mentions.append(
            Mention(
                id=entry_id("m", report.id, report.sha256, evidence[0].start, evidence[0].end, *_number(draft)),
                report_id=report.id,
                evidence=evidence,
                when=draft.when,
                place=_place(draft, whereabouts, report.title, is_first=not mentions),
                object=_thing(draft, subject, ground),
                is_main=number in main,
                maker=maker,
                certainty=_certainty(draft),
            )
        )
    return mentions


def _place(draft: Draft, whereabouts: Whereabouts, title: str, *, is_first: bool) -> Place | None:
    """The place that the draft's words name, else that of the words round it, else where the report was written. What
    stands round a later incident may be the place of the one told before: only a heading of its own tells where it was.
    """
    event = draft.events[0]
    named = whereabouts.place(draft.located)
    if named or whereabouts.between(event.start, event.end):
        return named or whereabouts.place_written(event.start)
    found = whereabouts.place_beside(event.start, title) if is_first else whereabouts.place_under(event.start)
    return found or whereabouts.place_written(event.start)


def _number(draft: Draft) -> list[int]:
    return [draft.number] if draft.number else []


def _certainty(draft: Draft) -> float:
    """A network's share for the surest of the draft's words, or how often the rules are right."""
    shares = [event.share for event in draft.events if event.share is not None]
    return round(max(shares), 3) if shares else _RULED


def main_drafts(drafts: Sequence[Draft], published: date | None) -> set[int]:
    """Numbers of the drafts that the report is mainly about: the first told; those of the newest day where the first
    only leads up to news."""
    if not drafts:
        return set()
    first = drafts[0].when.latest if drafts[0].when else None
    days = [draft.when.latest for draft in drafts if draft.when and draft.when.latest]
    newest = max((day for day in days if published is None or day <= published), default=None)
    if published and newest and first and newest - first > _NEWS and published - newest <= _NEWS:
        return {number for number, draft in enumerate(drafts) if draft.when and draft.when.latest == newest}
    return {number for number, draft in enumerate(drafts) if draft.events[0] is drafts[0].events[0]}


def _thing(draft: Draft, subject: Subject, ground: Ground) -> Thing | None:
    """The best-known type among the words that name the thing, and those words, each form once."""
    if not draft.things:
        return None
    vague = {kind: rank for rank, kind in enumerate(subject.vague, 1)}
    _, _, kind = min((vague.get(kind, 0), start, kind) for start, _, kind in draft.things)
    spans: dict[str, Span] = {}
    for start, end, _ in draft.things:
        for span in ground.spans((start, end)):
            spans.setdefault(span.text.lower(), span)
    return Thing(kind, tuple(spans.values())[:_MAX_NAMES])
