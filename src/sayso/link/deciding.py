"""What a person's decision about two incidents, reports or speakers is entered as: pairs of their entries."""

from sayso.errors import UnknownEntry, UsageError
from sayso.interfaces import LedgerView
from sayso.link.naming import find_speaker
from sayso.link.speakers import speakers
from sayso.model import Relation, Verdict
from sayso.model.ids import kind_of


def pairs_judged(
    left: str, right: str, relation: Relation, verdict: Verdict, view: LedgerView
) -> list[tuple[str, str]]:
    """The pairs of mentions, claims or reports that a decision about two ids is about.

    "Same" ties one mention of each incident; "different" parts every mention of the one from every one of the other.
    Of two speakers it takes one claim in each report. UsageError where the two are one already.
    """
    if relation == "copy_of":
        return [(view.report(left).id, view.report(right).id)]
    told = _claims if relation == "same_speaker" else _mentions
    ours, theirs = told(left, view), told(right, view)
    if set(ours) & set(theirs):
        raise UsageError(f"{left} and {right}", _why_not(relation, verdict, len(ours) + len(theirs)))
    return [(ours[0], theirs[0])] if verdict == "yes" else [(a, b) for a in ours for b in theirs]


def _why_not(relation: Relation, verdict: Verdict, members: int) -> str:
    if relation == "same_speaker":
        return "are one speaker already; name two of its claims to part them"
    if verdict == "yes" or members > len(("left", "right")):
        return "are one incident already; name two of its mentions to part them"
    return "are the same entry"


def _claims(entry: str, view: LedgerView) -> list[str]:
    """The claim that an id names; of a speaker its least claim in each report."""
    if not entry.startswith("s-"):
        return [entry]
    first = {claim.report_id: claim.id for claim in reversed(find_speaker(speakers(view), entry).claims)}
    return list(first.values())


def _mentions(entry: str, view: LedgerView) -> list[str]:
    if kind_of(entry) == "m":
        return [entry]
    if kind_of(entry) == "i":
        return [mention.id for mention in view.incident(entry).mentions]
    raise UnknownEntry(entry, "is neither a mention nor an incident")
