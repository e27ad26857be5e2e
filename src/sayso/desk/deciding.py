"""A person's decisions as they enter the ledger, the same from a page and from the API."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Form

from sayso.check import check_entry
from sayso.desk.people import User
from sayso.errors import UnknownEntry, UsageError
from sayso.ledger import Ledger
from sayso.link.deciding import pairs_judged
from sayso.model import Judgement, Maker, Overrule, Relation, Verdict
from sayso.model.incidents import incident_id

Why = Annotated[str, Form(max_length=5000, description="The reason, in one's own words.")]


def decide(
    ledger: Ledger, user: User, left: str, right: str, relation: Relation, verdict: Verdict, why: str
) -> list[Judgement]:
    """Enter that two entries are, or are not, one, or that a claim is, or is not, one of its report; the judgements
    made of it. UsageError without a reason."""
    found = [entry if entry.startswith("s-") else ledger.find(entry) for entry in (left.strip(), right.strip())]
    pairs = pairs_judged(found[0], found[1], relation, verdict, ledger)
    return _judge(ledger, user, pairs, relation, verdict, why)


def withdraw(ledger: Ledger, user: User, judgement_id: str, by_people: Iterable[Judgement]) -> list[Judgement]:
    """Take a judgement back; of a person's decision all that was entered with it. UnknownEntry where none stands."""
    taken = ledger.judgement(judgement_id)
    alike = [taken.id]
    if taken.maker.kind == "person":
        alike += [j.id for j in by_people if is_one_decision(j, taken) and j.id != taken.id and not j.withdrawn_at]
    now = datetime.now(UTC)
    return [ledger.withdraw(each, now, Maker("person", user.name)) for each in alike]


def is_one_decision(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements were entered with one decision: merging ties, and parting parts, many mentions."""
    return all(getattr(one, name) == getattr(other, name) for name in ("maker", "made_at", "relation", "verdict"))


def part_from(ledger: Ledger, user: User, mention_id: str, why: str) -> list[Judgement]:
    """Enter that a mention is of another incident than each mention it is tied to."""
    incident = ledger.incident(incident_id(mention_id))
    pairs = [(mention_id, other.id) for other in incident.mentions if other.id != mention_id]
    if not pairs:
        raise UsageError(mention_id, "is the only mention of its incident")
    return _judge(ledger, user, pairs, "same_incident", "no", why)


def overrule(ledger: Ledger, user: User, finding_id: str, about: str, why: str) -> Overrule:
    """Enter that a finding about an incident or report is none; UnknownEntry where it is not noticed there."""
    if not any(finding.id == finding_id for finding in check_entry(about, ledger)):
        raise UnknownEntry(finding_id, f"there is no finding with this id about {about}")
    made = Overrule(finding_id, _reason(why), Maker("person", user.name), datetime.now(UTC))
    ledger.overrule(made)
    return made


def _judge(
    ledger: Ledger, user: User, pairs: list[tuple[str, str]], relation: Relation, verdict: Verdict, why: str
) -> list[Judgement]:
    maker, now, reasons = Maker("person", user.name), datetime.now(UTC), (_reason(why),)
    made = [Judgement(left, right, relation, verdict, 1.0, reasons, maker, now) for left, right in pairs]
    ledger.judge(*made)
    return made


def _reason(why: str) -> str:
    if not why.strip():
        raise UsageError("a decision", "needs a reason")
    return why.strip()
