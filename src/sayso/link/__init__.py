"""Judgements: copies, and mentions of one incident. And what is derived of speakers."""

from datetime import datetime

from sayso.interfaces import LedgerView
from sayso.link.copies import judge_copies
from sayso.link.days import statement_of
from sayso.link.incidents import Likeness, compare, judge_incidents
from sayso.link.rewrites import judge_rewrites
from sayso.link.seen import Seen
from sayso.link.speakers import speakers
from sayso.link.standing import Standing, Voices, standing
from sayso.model import Judgement, Reading
from sayso.places import Gazetteer

__all__ = ["Likeness", "Standing", "Voices", "compare", "link_reading", "speakers", "standing", "statement_of"]


def link_reading(reading: Reading, view: LedgerView, gazetteer: Gazetteer, now: datetime) -> list[Judgement]:
    """Judgements that tie a reading to what the ledger holds: its copies first, then its incidents.

    Of a report read before, what was judged already is not judged again, and what was withdrawn stays so.
    """
    seen = Seen(view)
    copies = judge_copies(reading.report, seen.view, now)
    others = frozenset(j.left if j.right == reading.report.id else j.right for j in copies)
    ties = judge_incidents(reading, seen.view, gazetteer, now, others, seen.read)
    copies += judge_rewrites(reading.report, seen.reports_to_compare(ties, others), now)
    if not copies and not ties:
        return []
    ours = [reading.report.id, *(mention.id for mention in reading.mentions)]
    judged = {_key(j) for j in view.judgements(withdrawn=True, about=ours)}
    return [j for j in (*copies, *ties) if _key(j) not in judged]


def _key(judgement: Judgement) -> tuple[str, frozenset[str]]:
    return judgement.relation, frozenset((judgement.left, judgement.right))
