"""From event clauses to mentions: which of them tell of the same incident, and when and where it was.

Two clauses are one incident unless their dates or their places are apart; a clause without either goes to the
incident the text is at. A new one starts where a date or a place says so, never on a likeness of words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sayso.model import Maker, Mention, Place, Report, Span, Thing, When, entry_id
from sayso.places import Gazetteer, Located, place_of, relate
from sayso.readers.events import Event
from sayso.times import FromText, TimeWords, counts_from, interval_edtf, resolve_time

_SAME_PLACE = re.compile(
    r"\b(?:recovered|found|fell|discovered|crashed|landed|seen|spotted|down) there\b|\bsame (?:place|spot|area|district|village|town)\b",
    re.I,
)
# "during a raid on the port of X": X was struck, and what fell elsewhere fell elsewhere.
_STRUCK = re.compile(
    r"\b(?:raid|attack|strike|assault|barrage|bombardment)s? (?:on|against|at) (?:[\w’'-]+ ){0,5}$", re.I
)
_ONE_PLACE = 50  # characters between names of one place: "at Uyaly, in the Bokey Orda district"
_THERE = 160  # characters back in which the place that "there" means is looked for
_MAX_EVIDENCE = 4  # spans kept for a mention: the clause that started it and the first that add to it
_COARSE_DAYS = 45  # a date longer than this names a month or more and is kept only where nothing better is said
_BARE_PLURALS = ("drones", "uavs", "uas", "vehicles", "aircraft", "systems", "objects", "shaheds", "quadcopters")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the mention builder needs of a report: resolved dates and places by their ranges, and where it starts."""

    resolve: Callable[[TimeWords, str | None], When | None]
    times: Sequence[TimeWords]
    places: Sequence[Located]
    said: Callable[[int, int, int], bool]  # (clause, core, at): the date at `at` dates what is said, not the event
    carried: Callable[[Event], When | None]  # the date an event without one has from the sentence before, or as news
    lead_end: int
    title_end: int


@dataclass
class Draft:
    """A mention in the making."""

    events: list[Event]
    when: When | None
    located: list[Located]
    things: list[tuple[int, int, str]] = field(default_factory=list)
    is_listed: bool = False


class MentionBuilder:
    """Gathers events into drafts in the order of the text."""

    def __init__(self, report: Report, facts: Facts, gazetteer: Gazetteer) -> None:
        self._report = report
        self._facts = facts
        self._gazetteer = gazetteer
        self.drafts: list[Draft] = []
        self.focus_at: list[tuple[int, Draft]] = []  # (offset, draft the text is at from there on)

    def build(self, events: Sequence[Event]) -> list[Draft]:
        """Drafts in order of their first words."""
        for event in events:
            if event.end <= self._facts.title_end:
                continue
            when, located = self._when(event), self._where(event)
            draft = self._match(event, when, located)
            if draft is None and self._may_start(event, when, located):
                draft = Draft([], None, [])
                draft.is_listed = event.another
                when = when or self._unclaimed(self._facts.carried(event))
                self.drafts.append(draft)
            if draft is not None:
                self._add(draft, event, when, located)
        self._date_the_listed()
        return self.drafts

    # -- when and where an event is ----------------------------------------------------------------------------

    def _when(self, event: Event) -> When | None:
        """The date that the event's own words give, the finest first; dates of statements are left out."""
        core = event.things[0][0] if event.things else event.start
        found = []
        for words in self._facts.times:
            if not event.start <= words.start < event.end or self._facts.said(event.clause, core, words.start):
                continue
            if (
                isinstance(words.meaning, FromText)
                and words.meaning.event
                and words.words.lower().endswith(("after", "before"))
            ):
                when = self._counted_back(words.meaning)
            else:
                when = self._facts.resolve(words, self._anchor())
            if when and when.earliest and when.latest:
                days = min((when.latest - when.earliest).days, _COARSE_DAYS)
                found.append(
                    (days, "~" in when.edtf, counts_from(words.meaning) == "text", abs(words.start - core), when)
                )
        return min(found, key=lambda f: f[:4])[4] if found else None

    def _counted_back(self, meaning: FromText) -> When | None:
        """The date of what the words go on to name: "the denial comes a week after wreckage was found" was a week before."""
        anchor = self._anchor() or (self._report.published.isoformat() if self._report.published else None)
        resolved = resolve_time(replace(meaning, count=-meaning.count), published=self._report.published, anchor=anchor)
        if anchor is None or resolved is None:
            return None
        return When(resolved.edtf, resolved.earliest, resolved.latest, (), f"counted back from {anchor}")

    def _anchor(self) -> str | None:
        """The EDTF date that "three days after that" is counted from: that of the incident the text is at."""
        for _, draft in reversed(self.focus_at):
            if draft.when:
                return draft.when.edtf
        return None

    def _where(self, event: Event) -> list[Located]:
        here = [place for place in self._facts.places if event.start <= place.start < event.end]
        if not here and self.focus_at:
            if event.is_part and self.focus_at[-1][1].events[-1].clause == event.clause:
                return list(self.focus_at[-1][1].located)
            if _SAME_PLACE.search(self._report.text[event.start : event.end]):
                near = [
                    p
                    for p in self._facts.places
                    if event.start - _THERE < p.start < event.start and p.kind != "country"
                ]
                return [p for p in near if near[-1].start - p.start < _ONE_PLACE] or list(self.focus_at[-1][1].located)
        struck = [place for place in here if _STRUCK.search(self._report.text[max(0, place.start - 60) : place.start])]
        return [place for place in here if place not in struck] if len(struck) < len(here) else here

    # -- which incident ----------------------------------------------------------------------------------------

    def _match(self, event: Event, when: When | None, located: list[Located]) -> Draft | None:
        focus = self.focus_at[-1][1] if self.focus_at else None
        if not when and not located:
            return None if event.another and not event.definite else focus
        best, best_score = None, 0.0
        for draft in self.drafts:
            score = self._likeness(event, when, located, draft, draft is focus)
            if score > best_score:
                best, best_score = draft, score
        return best

    def _likeness(self, event: Event, when: When | None, located: list[Located], draft: Draft, is_focus: bool) -> float:
        """Above 0 where the event may be the draft's incident: more for the same day and the same place."""
        days = _days(when, draft.when)
        places = self._place_relation(located, draft.located)
        if days == "apart" or places == "apart":
            return 0.0
        score = {"same": 2.0, "overlap": 1.0}.get(days, 0.0) + {"same": 2.0, "inside": 1.5, "around": 1.0}.get(
            places, 0.0
        )
        if event.another and not event.definite and days != "same" and draft.events:
            score -= 2.0
        if when and days == "" and draft.when is None and not places:
            score += 1.0 if is_focus and not event.another else 0.0
        return score + (0.5 if is_focus and score > 0 else 0.0)

    def _place_relation(self, left: Sequence[Located], right: Sequence[Located]) -> str:
        if not left or not right:
            return ""
        return relate(self._place(left), self._place(right), self._gazetteer)

    def _place(self, located: Sequence[Located]) -> Place | None:
        return place_of(located, self._gazetteer, self._report.span, self._facts.places)

    def _may_start(self, event: Event, when: When | None, located: list[Located]) -> bool:
        """Whether an event that fits no draft is told firmly enough to start one."""
        named = bool(event.things)
        fine = any(place.kind not in {"country", "water"} for place in located)
        if event.only_counts or (not event.has_verb and not (when and fine)):
            return False
        bare = all(self._report.text[a:b].lower().endswith(_BARE_PLURALS) for a, b, _ in event.things) and named
        if bare and self._counted(event):
            bare = False
        if named and not when and not event.another and all(kind == "debris" for _, _, kind in event.things):
            bare = bare or bool(self.drafts)  # "debris has come down there before": of which incident is not said
        if (
            event.end <= self._facts.lead_end
            and not self.drafts
            and located
            and event.has_verb
            and named
            and not event.definite
        ):
            return True
        if bare and not event.has_verb:
            return False
        day = when is not None and when.earliest is not None and when.latest is not None
        if day and (named or located):
            return not bare or fine or (when is not None and when.earliest == when.latest)
        if located and fine and named and not bare:
            return not event.definite or not self.drafts
        if (
            located
            and fine
            and event.again
            and event.has_verb
            and (event.another or not self.drafts)
            and not event.definite
        ):
            return True
        return not self.drafts and named and not bare and event.end <= self._facts.lead_end and not event.definite

    def _counted(self, event: Event) -> bool:
        """Whether a number or an article stands before the thing: "seven drones", "a second unmanned aircraft"."""
        words = self._report.text[max(event.start, event.things[0][0] - 20) : event.things[0][1]].lower().split()
        numbers = {
            "a",
            "an",
            "one",
            "another",
            "second",
            "third",
            "fourth",
            "fifth",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "dozen",
            "dozens",
            "several",
        }
        return any(word in numbers or word.isdigit() for word in words)

    def _add(self, draft: Draft, event: Event, when: When | None, located: list[Located]) -> None:
        known = {(p.start, p.end) for p in draft.located}
        is_new = not draft.events
        adds = when is not None or (
            event.has_verb and (bool(event.things) or any(p.kind not in {"country", "water"} for p in located))
        )
        if is_new or adds:
            draft.events.append(event)
        if when and (draft.when is None or _finer(when, draft.when)):
            draft.when = when
        draft.located += [
            p
            for p in located
            if (p.start, p.end) not in known and (is_new or not draft.located or self._fits(p, draft))
        ]
        draft.things += [t for t in event.things if t not in draft.things]
        self.focus_at.append((event.start, draft))

    def _unclaimed(self, when: When | None) -> When | None:
        """A date from the sentence before, unless that sentence told of another incident."""
        taken = {span.start for draft in self.drafts if draft.when for span in draft.when.spans}
        return None if when and any(span.start in taken for span in when.spans) else when

    def _fits(self, place: Located, draft: Draft) -> bool:
        return self._place_relation([place], draft.located) != "apart"

    # -- dates from the order of a list ------------------------------------------------------------------------

    def _date_the_listed(self) -> None:
        """A listed case without a date ("the third time") lies between its neighbours: an interval, never a day."""
        for number, draft in enumerate(self.drafts):
            if draft.when or not draft.is_listed or number == 0:
                continue
            before = self.drafts[number - 1].when
            if before is None or before.earliest is None:
                continue
            later = [
                d.when.latest
                for d in self.drafts
                if d.when and d.when.latest and d.when.earliest and d.when.earliest > before.earliest
            ]
            if later:
                last = min(later)
                draft.when = When(
                    interval_edtf(before.earliest, last), before.earliest, last, (), "its place in the list"
                )


def finish_mention(
    report: Report, draft: Draft, is_main: bool, places: Sequence[Located], gazetteer: Gazetteer, maker: Maker
) -> Mention:
    """The mention a draft makes, with an id from its words: the same words give the same id.

    `places` are all places of the report: they give the country where the draft's own names are unknown.
    """
    evidence = tuple(dict.fromkeys(report.span(e.start, e.end) for e in draft.events))[:_MAX_EVIDENCE]
    place = place_of(draft.located, gazetteer, report.span, places) if draft.located else None
    parts = (
        [f"{s.start}-{s.end}" for s in evidence[:1]]
        + [f"{p.start}" for p in draft.located[:1]]
        + [draft.when.edtf if draft.when else ""]
    )
    return Mention(
        entry_id("m", report.id, report.sha256, *parts), report.id, evidence, draft.when, place, _thing(report, draft), is_main, maker
    )  # fmt: skip


def _thing(report: Report, draft: Draft) -> Thing | None:
    """The best-known type among the words that name the thing, and those words, each form once."""
    if not draft.things:
        return None
    vague = {"unidentified object": 1, "debris": 2}
    kinds = sorted((vague.get(kind, 0), start, kind) for start, _, kind in draft.things)
    spans: dict[str, Span] = {}
    for start, end, _ in draft.things:
        spans.setdefault(report.text[start:end].lower(), report.span(start, end))
    return Thing(kinds[0][2], tuple(spans.values())[:6])


def main_drafts(drafts: Sequence[Draft], published: date | None) -> set[int]:
    """Numbers of the drafts that the report is mainly about: the first told, and those of the same last days."""
    if not drafts:
        return set()
    first = drafts[0]
    newest = max((d.when.latest for d in drafts if d.when and d.when.latest), default=None)
    if published and newest and first.when and first.when.latest and newest - first.when.latest > timedelta(days=3):
        if published - newest <= timedelta(days=3):
            return {k for k, d in enumerate(drafts) if d.when and d.when.latest == newest}
    return {0}


def _days(left: When | None, right: When | None) -> str:
    """ "same" day, "overlap" of two stretches, "apart", or "" where one is unknown."""
    if left is None or right is None or not left.earliest or not right.earliest or not left.latest or not right.latest:
        return ""
    if (left.earliest, left.latest) == (right.earliest, right.latest):
        return "same"
    return "overlap" if left.earliest <= right.latest and right.earliest <= left.latest else "apart"


def _finer(left: When, right: When) -> bool:
    """Whether the left date is the more exact one."""
    if not left.earliest or not left.latest or not right.earliest or not right.latest:
        return False
    return left.latest - left.earliest < right.latest - right.earliest
