"""Judgements: copies, and mentions of one incident."""

from collections.abc import Iterator
from datetime import datetime

from sayso.interfaces import LedgerView
from sayso.link.copies import judge_copies
from sayso.link.incidents import Likeness, compare, judge_incidents
from sayso.model import Judgement, Reading
from sayso.places import Gazetteer

__all__ = ["Likeness", "compare", "link_reading"]


def link_reading(reading: Reading, view: LedgerView, gazetteer: Gazetteer, now: datetime) -> Iterator[Judgement]:
    """Judgements that tie a reading to what the ledger holds: its copies first, then its incidents."""
    copies = judge_copies(reading.report, view, now)
    yield from copies
    others = {j.left if j.right == reading.report.id else j.right for j in copies}
    yield from judge_incidents(reading, view, gazetteer, now, frozenset(others))
