"""What a person's decision about incidents, reports, speakers or a claim is entered as: pairs of their entries."""

from sayso.errors import UnknownEntry, UsageError
from sayso.interfaces import LedgerView
from sayso.link.naming import find_speaker
from sayso.link.speakers import speakers
from sayso.model import Relation, Verdict
from sayso.model.ids import kind_of
from sayso.model.incidents import incident_id


def pairs_judged(
    left: str, right: str, relation: Relation, verdict: Verdict, view: LedgerView
) -> list[tuple[str, str]]:
    """The pairs of mentions, claims or reports that a decision about two ids is about.

    "Same" ties one entry of each side, or all where one report tells of both: the program never ties mentions of one
    report, so that they would fall apart. "Different" parts every entry of the one from every one of the other. Of two
    speakers it takes one claim in each report. UsageError where the two are one already, and where a claim does not
    stand in the report.
    """
    if relation == "copy_of":
        return [(view.report(left).id, view.report(right).id)]
    if relation == "claim_of":
        if view.report_of(left) != right:
            raise UsageError(left, f"does not stand in {right}")
        return [(left, right)]
    told = _claims if relation == "same_speaker" else _mentions
    ours, theirs = told(left, view), told(right, view)
    if ours.keys() & theirs.keys():
        raise UsageError(f"{left} and {right}", _why_not(relation, verdict, len(ours) + len(theirs)))
    if verdict == "no":
        return [(a, b) for a in ours for b in theirs]
    first, *rest = ours
    if relation == "same_incident" and set(ours.values()) & set(theirs.values()):
        return [(first, other) for other in (*rest, *theirs)]
    return [(first, next(iter(theirs)))]


def _why_not(relation: Relation, verdict: Verdict, members: int) -> str:
    if relation == "same_speaker":
        return "are one speaker already; name two of its claims to part them"
    if verdict == "yes" or members > len(("left", "right")):
        return "are one incident already; name two of its mentions to part them"
    return "are the same entry"


def _claims(entry: str, view: LedgerView) -> dict[str, str]:
    """The claim that an id names; of a speaker its least claim in each report; each with its report's id."""
    if not entry.startswith("s-"):
        return {entry: ""}
    first = {claim.report_id: claim.id for claim in reversed(find_speaker(speakers(view), entry).claims)}
    return {claim: report for report, claim in first.items()}


def _mentions(entry: str, view: LedgerView) -> dict[str, str]:
    """The mention that an id names, or all of an incident, each with its report's id."""
    kind = kind_of(entry)
    if kind not in ("m", "i"):
        raise UnknownEntry(entry, "is neither a mention nor an incident")
    mentions = view.incident(entry if kind == "i" else incident_id(entry)).mentions
    return {mention.id: mention.report_id for mention in mentions if kind == "i" or mention.id == entry}
