"""What was read of a ledger while a reading was linked: the reports that it is worth comparing with."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from sayso.interfaces import LedgerView, Near
from sayso.model import Judgement, Mention, Report

_MOST = 20  # reports of one incident that are fetched to be compared


class Seen:
    """A view that remembers what was read through it."""

    def __init__(self, view: LedgerView) -> None:
        self._view = view
        self._read: dict[str, Report] = {}
        self._report_of: dict[str, str] = {}

    @property
    def view(self) -> LedgerView:
        """Itself: what it does not define, the ledger's view answers."""
        return cast(LedgerView, self)

    @property
    def read(self) -> frozenset[str]:
        """The ids of the reports that were read."""
        return frozenset(self._read)

    def reports_to_compare(self, ties: Iterable[Judgement], but: frozenset[str]) -> list[Report]:
        """The reports that may be told anew: those the tied mentions stand in, those read for copies; but for these."""
        tied = {self._report_of[side] for j in ties for side in (j.left, j.right) if side in self._report_of}
        list(self.reports(sorted(tied - but - set(self._read))[:_MOST]))
        return [report for id, report in sorted(self._read.items()) if id not in but]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def reports(self, among: Iterable[str]) -> Iterator[Report]:
        """These reports."""
        for report in self._view.reports(among):
            self._read[report.id] = report
            yield report

    def mentions(self, among: Iterable[str]) -> Iterator[Mention]:
        """The mentions of these reports."""
        return self._noted(self._view.mentions(among))

    def mentions_between(self, earliest: date, latest: date, near: Near | None = None) -> Iterator[Mention]:
        """Mentions of these days."""
        return self._noted(self._view.mentions_between(earliest, latest, near))

    def _noted(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        for mention in mentions:
            self._report_of[mention.id] = mention.report_id
            yield mention
