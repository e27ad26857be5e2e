"""What of a ledger can matter to the mentions of one reading: a view that leaves the rest of the world out.

A mention is compared with what is known of its days. In a large ledger those are thousands of mentions all over the
world, of which only those that lie near can be its incident, or a rival of it. Which ones those are is asked of the
ledger, so that the others are never read.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from sayso.interfaces import LedgerView
from sayso.link.incidents import WEIGHTS, compare
from sayso.model import Judgement, Mention, Reading, Report
from sayso.places import Gazetteer

Circle = tuple[float, float, float, str]

_MOST = 20  # reports of one incident that are fetched to be compared
# What a day alone comes to. No tie is made of so little, so what scores no more than this has no rivals to look for.
_DAY_ALONE = WEIGHTS["same day"] + WEIGHTS["place untold"] + WEIGHTS["same object"]


class Nearby:
    """The view for one reading; what it leaves out can be no incident of the reading's, nor the rival of one."""

    def __init__(self, view: LedgerView, reading: Reading, gazetteer: Gazetteer) -> None:
        self._view = view
        self._mentions = reading.mentions
        self._gazetteer = gazetteer
        self._read: dict[str, Report] = {}
        self._report_of: dict[str, str] = {}

    @property
    def view(self) -> LedgerView:
        """Itself: what it does not define, the ledger's view answers."""
        return cast(LedgerView, self)

    def reports_to_compare(self, ties: Iterable[Judgement], but: frozenset[str]) -> list[Report]:
        """The reports that may be told anew: those the tied mentions stand in, those read for copies; but for these."""
        tied = {self._report_of[side] for j in ties for side in (j.left, j.right) if side in self._report_of}
        list(self.reports(sorted(tied - but - set(self._read))[:_MOST]))
        return [report for id, report in sorted(self._read.items()) if id not in but]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def reports(self, among: Iterable[str]) -> Iterator[Report]:
        """These reports, each kept for `reports_to_compare`."""
        for report in self._view.reports(among):
            self._read[report.id] = report
            yield report

    def mentions_between(self, earliest: date, latest: date) -> Iterator[Mention]:
        """Mentions of these days that lie near, or may from what they say, and those that lie near one of these."""
        circles = {_circle(mention) for mention in self._mentions}
        found = self._known(earliest, latest, circles)
        wider = {_circle(known) for known in found.values() if self._is_likely(known)} - circles
        if wider and None not in circles:
            found |= self._known(earliest, latest, wider)
        self._report_of.update((mention.id, mention.report_id) for mention in found.values())
        return iter(found.values())

    def _known(self, earliest: date, latest: date, circles: set[Circle | None]) -> dict[str, Mention]:
        near = None if None in circles else [circle for circle in circles if circle]
        known = self._view.mentions_between(earliest, latest, near)
        return {m.id: m for m in known if _circle(m) or self._is_likely(m)}

    def _is_likely(self, known: Mention) -> bool:
        """Whether more than the day speaks for its being an incident of the reading."""
        likenesses = (compare(mention, known, self._gazetteer) for mention in self._mentions)
        return any(not likeness.forbidden and likeness.points > _DAY_ALONE for likeness in likenesses)


def _circle(mention: Mention) -> Circle | None:
    place = mention.place
    if place is None or place.lat is None or place.lon is None or place.radius_km is None:
        return None
    return place.lat, place.lon, place.radius_km, place.country
