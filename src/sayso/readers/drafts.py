"""From event clauses to drafts of mentions: which of them tell of the same incident, and when and where it was.

Two clauses are one incident unless their dates or their places are apart; a clause without either goes to the
incident the text is at. A new one starts where a date or a place says so, never on a likeness of words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.model import Report, When
from sayso.places import Located
from sayso.profiles import Speech, Subject
from sayso.readers.dates import Dates
from sayso.readers.events import Event
from sayso.readers.whereabouts import Whereabouts, is_fine
from sayso.text.tokens import tokenise
from sayso.times import interval_edtf

_DAY_OF_YEAR = re.compile(r"(?:\d{4}|XXXX)-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_ONE_PLACE = 50  # characters between names of one place: "at Uyaly, in the Bokey Orda district"
_THERE = 160  # characters back in which the place that "there" means is looked for
_OPENING = 16  # characters into an item of a list in which its first place stands: "and then in the"
_COUNTED = 20  # characters before a thing in which a number counts it: "seven long-range drones"
_REMEMBERED = 200  # drafts that an event may still belong to: no reader of a long page remembers more
_MAX_PLACES = 24  # names kept for an incident: those that come later tell its place no better
_SAME_DAY, _OVERLAP = 2.0, 1.0
_NEARNESS = {"same": 2.0, "inside": 1.5, "around": 1.0}
_ANOTHER, _FOCUS, _DATES_FOCUS = -2.0, 0.5, 1.0


@dataclass
class Draft:
    """A mention in the making; `number` tells apart those that one clause lists."""

    events: list[Event] = field(default_factory=list)
    when: When | None = None
    located: list[Located] = field(default_factory=list)
    things: list[tuple[int, int, str]] = field(default_factory=list)
    is_listed: bool = False
    number: int = 0


class DraftBuilder:
    """Gathers events into drafts in the order of the text; `focus_at` has the draft the text is at, by offset, and
    where it was last told by more than a word that points at it."""

    def __init__(
        self, report: Report, dates: Dates, whereabouts: Whereabouts, speech: Speech, subject: Subject, lead_end: int
    ) -> None:
        self._report, self._dates, self._whereabouts = report, dates, whereabouts
        self._numbers, self._paired, self._subject = speech.grammar.numbers, speech.grammar.paired, subject
        self._lead_end = lead_end
        self._dated: Draft | None = None  # the last draft with a date that the text was at
        self.drafts: list[Draft] = []
        self.focus_at: list[tuple[int, int, Draft]] = []

    def build(self, events: Sequence[Event]) -> list[Draft]:
        """Drafts in order of their first words."""
        for event in events:
            for number, (when, located) in enumerate(self._told_in(event)):
                draft = self._match(event, when, located)
                if draft is None and self._may_start(event, when, located):
                    draft = Draft(number=number, is_listed=event.another)
                    when = when or self._unclaimed(self._dates.carried(event))
                    self.drafts.append(draft)
                if draft is not None:
                    self._add(draft, event, when, located)
        self._date_the_listed()
        return self.drafts

    def _told_in(self, event: Event) -> list[tuple[When | None, list[Located]]]:
        """When and where the event was; more than once where its words list several: "on 5 and 12 June", "at X and in
        Y". A list of days and one of places at once is left whole: which belong together cannot be told."""
        when = self._dates.of_event(event, self._dated.when.edtf if self._dated and self._dated.when else None)
        located = self._where(event)
        when = when or self._before_focus(event, located)
        days = [] if event.only_counts else self._dates.listed(event)
        spots = [] if event.only_counts else self._spots(event, located)
        if len(days) > 1 and len(days) == len(located) and self._is_paired(event):
            return [(day, [place]) for day, place in zip(days, located, strict=True)]
        if len(days) > 1 and len(spots) < 2:
            return [(day, located) for day in days]
        if len(spots) > 1 and len(days) < 2:
            return [(when, list(spot)) for spot in spots]
        return [(when, located)]

    def _is_paired(self, event: Event) -> bool:
        words = tokenise(self._report.readable, event.start, event.end)
        return any(token.lower in self._paired for token in words)

    def _before_focus(self, event: Event, located: list[Located]) -> When | None:
        """About when an event was that was told of before the incident the text is at had happened, at that place: it
        is another one. None for all else."""
        focus = self._focus
        if focus is None or focus.when is None or focus.when.earliest is None or event.definite:
            return None
        told = self._dates.said_by(event)
        is_before = told is not None and told.latest is not None and told.latest < focus.when.earliest
        if not is_before or not is_fine(located) or self._is_bare(event, None):
            return None
        return told if self._relation(located, focus.located) in _NEARNESS else None

    def _spots(self, event: Event, located: list[Located]) -> list[list[Located]]:
        """The places by the spots that the words tell apart; one spot where a single thing was: it flew over both.
        Words that name no thing list spots only where they begin with them: "then at X and in Y"."""
        if len(located) > _MAX_PLACES:
            return [located]
        opens = any(place.start - event.start < _OPENING for place in located)
        if not all(self._are_many(thing) for thing in event.things) or not (event.things or opens):
            return [located]
        spots: list[list[Located]] = []
        for place in sorted(located, key=lambda place: place.start):
            if spots and self._is_next(spots[-1], place):
                spots.append([place])
            else:
                spots[-1:] = [[*(spots[-1] if spots else []), place]]
        return spots

    def _is_next(self, spot: list[Located], place: Located) -> bool:
        """Whether the place is another spot than the one named before it."""
        is_listed = is_fine([place]) and is_fine(spot) and self._whereabouts.is_listed(spot[-1], place)
        return is_listed and self._relation(spot, [place]) == "apart"

    def _are_many(self, thing: tuple[int, int, str]) -> bool:
        start, end, kind = thing
        return kind in self._subject.traces or self._report.text[start:end].lower().split()[-1] in self._subject.plurals

    @property
    def _focus(self) -> Draft | None:
        return self.focus_at[-1][2] if self.focus_at else None

    def _where(self, event: Event) -> list[Located]:
        """The places of an event: its own, or those it points back to."""
        here = self._whereabouts.of_event(event.start, event.end)
        focus = self._focus
        if not here and focus:
            if event.is_part and focus.events[-1].clause == event.clause:
                return list(focus.located)
            if self._whereabouts.points_back(tokenise(self._report.readable, event.start, event.end)):
                before = self._whereabouts.between(event.start - _THERE, event.start)
                near = [place for place in before if place.kind != "country" and place.entry]
                return [place for place in near if near[-1].start - place.start < _ONE_PLACE] or list(focus.located)
        return here

    # -- which incident ----------------------------------------------------------------------------------------

    def _match(self, event: Event, when: When | None, located: list[Located]) -> Draft | None:
        if not when and not located:
            return None if event.another and not event.definite else self._focus
        best, best_score = None, 0.0
        for draft in self.drafts[-_REMEMBERED:]:
            score = self._likeness(event, when, located, draft)
            if score > best_score:
                best, best_score = draft, score
        if best is None and event.definite and not event.things and self._focus:
            return None if self._is_apart(when, located, self._focus) else self._focus
        return best

    def _is_apart(self, when: When | None, located: list[Located], draft: Draft) -> bool:
        return "apart" in (_days(when, draft.when), self._relation(located, draft.located))

    def _likeness(self, event: Event, when: When | None, located: list[Located], draft: Draft) -> float:
        """Above 0 where the event may be the draft's incident: more for the same day and the same place."""
        days = _days(when, draft.when)
        if days == "apart":
            return 0.0
        places = self._relation(located, draft.located)
        if places == "apart":
            return 0.0
        is_focus = draft is self._focus
        score = {"same": _SAME_DAY, "overlap": _OVERLAP}.get(days, 0.0) + _NEARNESS.get(places, 0.0)
        if event.another and not event.definite and days != "same":
            score += _ANOTHER
        if when and draft.when is None and not located and is_focus and not event.another:
            score += _DATES_FOCUS
        return score + (_FOCUS if is_focus and score > 0 else 0.0)

    def _relation(self, left: Sequence[Located], right: Sequence[Located]) -> str:
        if not left or not right:
            return ""
        return self._whereabouts.relate(self._whereabouts.place(left), self._whereabouts.place(right))

    # -- whether an incident starts ----------------------------------------------------------------------------

    def _may_start(self, event: Event, when: When | None, located: list[Located]) -> bool:
        """Whether an event that fits no draft is told firmly enough to start one."""
        is_first, fine, named = not self.drafts, is_fine(located), bool(event.things)
        if event.is_sure:
            return not event.only_counts
        if event.is_unlikely or (event.is_doubtful and not (when and fine)):
            return False
        if event.only_counts or (not event.has_verb and not (when and fine)):
            return False
        in_lead = event.end <= self._lead_end and is_first and not event.definite
        if in_lead and named and located and event.has_verb:
            return True
        bare = self._is_bare(event, when)
        if bare and not event.has_verb:
            return False
        if when and (named or located):
            return not bare or fine or when.earliest == when.latest
        if fine and named and not bare:
            return not event.definite or is_first
        if fine and not named and event.has_verb:
            return (event.another or is_first) and not event.definite
        return in_lead and named and not bare

    def _is_bare(self, event: Event, when: When | None) -> bool:
        """Whether the event tells of things in general ("drones fall here"), or of traces that no one can place:
        "debris has come down there before"."""
        if not event.things:
            return False
        words = [self._report.text[start:end].lower().split()[-1] for start, end, _ in event.things]
        if all(word in self._subject.plurals for word in words) and not self._is_counted(event):
            return True
        only_traces = all(kind in self._subject.traces for _, _, kind in event.things)
        return only_traces and not when and not event.another and bool(self.drafts)

    def _is_counted(self, event: Event) -> bool:
        """Whether a number or an article stands before the thing: "seven drones", "a second unmanned aircraft"."""
        start, end, _ = event.things[0]
        words = self._report.text[max(event.start, start - _COUNTED) : end].lower().split()
        return any(word in self._numbers or word.isdigit() for word in words)

    # -- what a draft gains ------------------------------------------------------------------------------------

    def _add(self, draft: Draft, event: Event, when: When | None, located: list[Located]) -> None:
        is_new = not draft.events
        tells = when is not None or (event.has_verb and (bool(event.things) or is_fine(located)))
        if is_new or (tells and not event.only_counts and not event.is_unlikely):
            draft.events.append(event)
        if when and (draft.when is None or _is_finer(when, draft.when)):
            draft.when = when
        self._add_places(draft, located, is_new=is_new)
        draft.things += event.things
        goes_on = not (is_new or when or located) and self._focus is draft
        self.focus_at.append((event.start, self.focus_at[-1][1] if goes_on else event.start, draft))
        if draft.when:
            self._dated = draft

    def _add_places(self, draft: Draft, located: list[Located], *, is_new: bool) -> None:
        if len(draft.located) >= _MAX_PLACES:
            return
        known = {place.start for place in draft.located}
        fits_all = is_new or not draft.located
        draft.located += [
            place
            for place in located
            if place.start not in known
            and (fits_all or (is_fine([place]) and self._relation([place], draft.located) != "apart"))
        ]

    def _unclaimed(self, when: When | None) -> When | None:
        """A date from the sentence before, unless that sentence told of another incident."""
        recent = self.drafts[-_REMEMBERED:]
        taken = {span.start for draft in recent if draft.when for span in draft.when.spans}
        return None if when and any(span.start in taken for span in when.spans) else when

    def _date_the_listed(self) -> None:
        """A listed case without a date ("the third time") lies between its neighbours: an interval, never a day."""
        known = [(d.when.earliest, d.when.latest) for d in self.drafts if d.when and d.when.earliest and d.when.latest]
        for before, draft in zip(self.drafts, self.drafts[1:], strict=False):
            if draft.when or not draft.is_listed or before.when is None or before.when.earliest is None:
                continue
            first = before.when.earliest
            last = min((latest for earliest, latest in known if earliest > first), default=None)
            if last:
                draft.when = When(interval_edtf(first, last), first, last, (), "its place in the list")


def _days(left: When | None, right: When | None) -> str:
    """ "same" day, "overlap" of two stretches, "apart", or "" where one is unknown."""
    if left is None or right is None:
        return ""
    if not left.earliest or not right.earliest or not left.latest or not right.latest:
        return _days_of_year(left.edtf, right.edtf)
    if (left.earliest, left.latest) == (right.earliest, right.latest):
        return "same"
    return "overlap" if left.earliest <= right.latest and right.earliest <= left.latest else "apart"


def _days_of_year(left: str, right: str) -> str:
    """The same of two dates of which one has no year ("XXXX-03-18"), by month and day."""
    one, other = _DAY_OF_YEAR.fullmatch(left), _DAY_OF_YEAR.fullmatch(right)
    if one is None or other is None:
        return ""
    if one["month"] != other["month"]:
        return "apart"
    if not one["day"] or not other["day"]:
        return "overlap"
    return "same" if one["day"] == other["day"] else "apart"


def _is_finer(left: When, right: When) -> bool:
    """Whether the left date is the more exact one."""
    if not left.earliest or not left.latest or not right.earliest or not right.latest:
        return False
    return left.latest - left.earliest < right.latest - right.earliest
