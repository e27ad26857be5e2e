"""Which reports are copies of one another: by how much of the shorter text stands word for word in the longer one."""

from datetime import datetime

from sayso.interfaces import LedgerView
from sayso.model import Judgement, Maker, Report
from sayso.text.shingles import containment, fingerprint, shingles

MAKER = Maker("rule", "copies", "1")
_COPY = 0.5  # share of the smaller text's five-word runs; edited wire copy on one fact shares far less than half
_LEAST = 20  # runs: shorter texts agree by chance or by formula


def judge_copies(report: Report, view: LedgerView, now: datetime) -> list[Judgement]:
    """A judgement for each report in the ledger that this one is a copy of, or that is a copy of this one."""
    own = shingles(report.readable)
    found = []
    for other_id, _ in view.reports_sharing(fingerprint(report.readable)):
        if other_id == report.id:
            continue
        other = view.report(other_id)
        theirs = shingles(other.readable)
        share = containment(own, theirs)
        if own == theirs or (share >= _COPY and min(len(own), len(theirs)) >= _LEAST):
            copy, original, why = _direction(report, other)
            reasons = (f"{share:.0%} of the shorter text's runs of five words stand in the other", why)
            found.append(Judgement(copy.id, original.id, "copy_of", "yes", round(share, 3), reasons, MAKER, now))
    return found


def _direction(one: Report, other: Report) -> tuple[Report, Report, str]:
    """(copy, original, why): the copy is the later, else the one with an aggregator's furniture, else the shorter."""
    if one.published and other.published and one.published != other.published:
        copy, original = (one, other) if one.published > other.published else (other, one)
        return copy, original, f"published {copy.published}, the other {original.published}"
    if bool(one.chrome) != bool(other.chrome):
        copy, original = (one, other) if one.chrome else (other, one)
        return copy, original, "carries an aggregator's page furniture, the other does not"
    if len(one.readable.split()) != len(other.readable.split()):
        copy, original = (one, other) if len(one.readable.split()) < len(other.readable.split()) else (other, one)
        return copy, original, "the shorter of the two; no dates tell which came first"
    copy, original = (one, other) if one.id > other.id else (other, one)
    return copy, original, "nothing tells which came first"
