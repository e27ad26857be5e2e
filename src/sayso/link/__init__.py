"""Judgements: copies, and mentions of one incident. And what is derived of speakers."""

from datetime import datetime

from sayso.errors import UnknownEntry
from sayso.interfaces import LedgerView
from sayso.link.copies import judge_copies
from sayso.link.days import statement_of
from sayso.link.incidents import Likeness, compare, judge_incidents
from sayso.link.speakers import speakers
from sayso.link.standing import Standing, Voices, standing
from sayso.model import Judgement, Reading
from sayso.places import Gazetteer

__all__ = ["Likeness", "Standing", "Voices", "compare", "link_reading", "speakers", "standing", "statement_of"]


def link_reading(reading: Reading, view: LedgerView, gazetteer: Gazetteer, now: datetime) -> list[Judgement]:
    """Judgements that tie a reading to what the ledger holds: its copies first, then its incidents.

    Of a report read before, what was judged already is not judged again, and what was withdrawn stays so.
    """
    judged = _judged(reading, view)
    copies = judge_copies(reading.report, view, now)
    others = {j.left if j.right == reading.report.id else j.right for j in copies}
    ties = judge_incidents(reading, view, gazetteer, now, frozenset(others))
    return [j for j in (*copies, *ties) if _key(j) not in judged]


def _judged(reading: Reading, view: LedgerView) -> frozenset[tuple[str, frozenset[str]]]:
    """What was judged, standing or withdrawn; asked only for a report that the ledger has, since it walks them all."""
    try:
        view.report(reading.report.id)
    except UnknownEntry:
        return frozenset()
    return frozenset(_key(j) for j in view.judgements(withdrawn=True))


def _key(judgement: Judgement) -> tuple[str, frozenset[str]]:
    return judgement.relation, frozenset((judgement.left, judgement.right))
