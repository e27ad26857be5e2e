"""Reports that tell another one anew: in another language, or in other words with its outlet named.

No run of words is shared. What stays is the particulars, names and figures, in their order: two who write of one event
on their own choose others and another order. Only reports that share some are compared, or that tell of one incident.
"""

from collections.abc import Iterable
from datetime import datetime

from sayso.link.copies import direction, names_as_origin
from sayso.model import Judgement, Maker, Report
from sayso.text.folding import fold
from sayso.text.particulars import in_order, particulars

MAKER = Maker("rule", "rewrites", "1")
_KEPT = 0.6  # share of the shorter one's particulars that stand in the other in the same order; else at most half do
_LEAST = 8  # particulars in common: fewer are the day and the place, which every report names
_LEAST_NAMED = 3  # the same where both lead to one outlet, which is evidence of its own
_LONGER = 3  # a text with so many times the particulars is a survey: it holds everybody's


def judge_rewrites(report: Report, others: Iterable[Report], now: datetime) -> list[Judgement]:
    """A judgement for each of the others that this one tells anew, or that tells this one anew."""
    found = []
    for other in others:
        evidence = _evidence(report, other)
        if not evidence:
            continue
        ours, theirs = particulars(report.readable), particulars(other.readable)
        smaller, larger = sorted((len(ours), len(theirs)))
        least = _LEAST_NAMED if _one_outlet(report, other) else _LEAST
        if smaller < least or larger > _LONGER * smaller:
            continue
        kept = in_order(ours, theirs)
        if kept >= least and kept >= _KEPT * smaller:
            copy, original, why = direction(report, other)
            told = f"{kept} of {smaller} names and figures stand in both in the same order"
            score = round(kept / smaller, 3)
            found.append(Judgement(copy.id, original.id, "copy_of", "yes", score, (told, evidence, why), MAKER, now))
    return found


def _evidence(one: Report, other: Report) -> str:
    """What makes one a telling of the other at all; "" where nothing does."""
    if one.language and other.language and one.language != other.language:
        return f"told in two languages, {' and '.join(sorted((one.language, other.language)))}"
    if names_as_origin(one, other) or names_as_origin(other, one):
        return "one of them names the other's outlet as its source"
    return ""


def _one_outlet(one: Report, other: Report) -> bool:
    """Whether one names the other's outlet, or both name the same."""
    named = [{fold(origin) for origin in report.origins} for report in (one, other)]
    return names_as_origin(one, other) or names_as_origin(other, one) or bool(named[0] & named[1])
