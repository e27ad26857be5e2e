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
from sayso.model import Mention, Reading
from sayso.places import Gazetteer

Circle = tuple[float, float, float]

# What a day alone comes to. No tie is made of so little, so what scores no more than this has no rivals to look for.
_DAY_ALONE = WEIGHTS["same day"] + WEIGHTS["place untold"] + WEIGHTS["same object"]


def nearby(view: LedgerView, reading: Reading, gazetteer: Gazetteer) -> LedgerView:
    """The view, its mentions narrowed to those that can matter to this reading; what it read once it remembers."""
    return cast(LedgerView, _Nearby(view, reading, gazetteer))  # what it does not define, the view answers


class _Nearby:
    """What is left out can be tied to none of the reading's mentions, nor be the rival of one that can."""

    def __init__(self, view: LedgerView, reading: Reading, gazetteer: Gazetteer) -> None:
        self._view = view
        self._mentions = reading.mentions
        self._gazetteer = gazetteer
        self._read: dict[str, Reading] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def readings(self, report_ids: Iterable[str]) -> Iterator[Reading]:
        """The latest readings of these reports."""
        for reading in self._view.readings(report_ids):
            self._read[reading.report.id] = reading
            yield reading

    def reading(self, report_id: str) -> Reading:
        """The latest reading of a report."""
        return self._read.get(report_id) or self._view.reading(report_id)

    def mentions_between(self, earliest: date, latest: date) -> Iterator[Mention]:
        """Mentions of these days that lie near, or may from what they say, and those that lie near one of these."""
        circles = {_circle(mention) for mention in self._mentions}
        found = self._known(earliest, latest, circles)
        wider = {_circle(known) for known in found.values() if self._is_likely(known)} - circles
        if wider and None not in circles:
            found |= self._known(earliest, latest, wider)
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
    return place.lat, place.lon, place.radius_km
