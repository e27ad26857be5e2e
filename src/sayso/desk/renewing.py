"""What is derived after a decision, from what was derived before it.

A person who merges two incidents waits for the next page; deriving a large ledger anew takes a minute. Judgements on
incidents change the incidents they touch and nothing else: speakers, copies and all that is told by report stay. That
a claim is one changes the queue of doubtful ones only; that it is none, who speaks and the incidents too.
"""

from bisect import insort
from collections.abc import Iterable
from typing import Any

from sayso.desk.derived import Derived, pair_of
from sayso.desk.doubts import doubts_left
from sayso.ledger import View
from sayso.model import Incident, Judgement
from sayso.model.incidents import incident_id, words_on_claims

State = tuple[int, int, int, int]
_BY_REPORT = ("latest", "by_outlet")
_BY_CLAIM = ("walked", "said_at", "claims_of")
_BY_COPY = ("groups", "firsts", "copies")
_BY_SPEAKER = ("actors", "voices")
_BY_INCIDENT = ("incidents", "incident_of_mention", "incidents_of")
_MOST = 1000  # judgements; beyond so many it is not one decision but much work done elsewhere


def renewed(former: Derived, state: State, view: View, now: State) -> Derived:
    """What is derived of a view, with what stays of a former state: little where reports were entered since."""
    if any(one < other for one, other in zip(now, state, strict=True)):
        return Derived(view)
    if now[1] + now[2] - state[1] - state[2] > _MOST:
        return Derived(view)
    changed = view.judged_since(state)
    made = former.made()
    if now[0] != state[0]:
        return Derived(view, {"by_people": _by_people(made["by_people"], changed)} if "by_people" in made else {})
    relations = {j.relation for j in changed} - {"claim_of"}
    same_claims = _are_same_claims(former, changed)
    stay: tuple[str, ...] = (*_BY_REPORT, *(_BY_CLAIM if same_claims else ()))
    if relations <= {"same_incident"}:
        stay += (*_BY_COPY, *(_BY_SPEAKER if same_claims else ()))
    elif "same_incident" not in relations and same_claims:
        stay += _BY_INCIDENT
    kept = {name: made[name] for name in stay if name in made}
    if "walked" in made and not same_claims:
        touched = {j.right for j in changed if j.relation == "claim_of"}
        kept["walked"] = former.walked.with_claims_of(view.readings(touched))
    if "by_people" in made:
        kept["by_people"] = _by_people(made["by_people"], changed)
        if "unsure" in made:
            kept["unsure"] = _unsure(made["unsure"], kept["by_people"], changed, view)
        if "doubtful" in made:
            kept["doubtful"] = doubts_left(made["doubtful"], kept["by_people"], changed, view)
    is_renewed = same_claims and relations <= {"same_incident"} and "listed" in made
    if is_renewed:
        kept |= _incidents(former, changed, view)
    return Derived(view, kept, is_ready=is_renewed and former.is_ready)


def _incidents(former: Derived, changed: Iterable[Judgement], view: View) -> dict[str, Any]:
    """The incidents and what is listed of them: the old ones but for those touched."""
    gone, new = _touched(former, changed, view)
    incidents = {id: incident for id, incident in former.incidents.items() if id not in gone} | new
    reports = former.incidents_of.copy()
    touched = [*(former.incidents[id] for id in gone), *new.values()]
    for report in {report for incident in touched for report in incident.reports}:
        still = [id for id in reports[report] if id not in gone]
        reports[report] = sorted([*still, *(id for id, incident in new.items() if report in incident.reports)])
    return {
        "incidents": incidents,
        "incident_of_mention": former.incident_of_mention | {m.id: id for id, i in new.items() for m in i.mentions},
        "incidents_of": reports,
        "listed": former.listed.changed(gone, map(former.row, new.values())),  # speakers and copies stay
        "known_statuses": {id: told for id, told in former.known_statuses.items() if id not in gone},
    }


def _touched(former: Derived, changed: Iterable[Judgement], view: View) -> tuple[set[str], dict[str, Incident]]:
    """The ids of incidents that are no more as they were, and the incidents that hold their mentions now."""
    holders = former.incident_of_mention
    todo = {holders[side] for j in changed for side in (j.left, j.right) if side in holders}
    gone: set[str] = set()
    new: dict[str, Incident] = {}
    held: set[str] = set()
    while todo:
        old = todo.pop()
        gone.add(old)
        for mention in former.incidents[old].mentions:
            if mention.id not in held:
                incident = view.incident(incident_id(mention.id))
                new[incident.id] = incident
                held.update(member.id for member in incident.mentions)
                todo |= {holders[member.id] for member in incident.mentions} - gone
    return gone, new


def _by_people(before: list[Judgement], changed: Iterable[Judgement]) -> list[Judgement]:
    now = {j.id: j for j in before}
    now.update((j.id, j) for j in changed if j.maker.kind == "person")
    return list(now.values())


def _are_same_claims(former: Derived, changed: Iterable[Judgement]) -> bool:
    """Whether what people refused as claims is what it was."""
    words = [j for j in changed if j.relation == "claim_of"]
    return not words or _refused(former.by_people) == _refused(_by_people(former.by_people, words))


def _refused(by_people: Iterable[Judgement]) -> set[str]:
    return {claim for claim, j in words_on_claims(by_people).items() if j.verdict == "no"}


def _unsure(
    before: list[Judgement], by_people: list[Judgement], changed: Iterable[Judgement], view: View
) -> list[Judgement]:
    """The queue less what was decided, with what is open again."""
    changed = list(changed)
    pairs = {pair_of(j) for j in changed}
    decided = {pair_of(j) for j in by_people if j.withdrawn_at is None}
    sides = {side for j in changed for side in (j.left, j.right)}
    queue = [j for j in before if j.left not in sides or pair_of(j) not in pairs]
    for j in view.judgements(about=sides):
        if j.maker.kind != "person" and pair_of(j) in pairs - decided:
            insort(queue, j, key=lambda j: (j.score, j.id))
    return queue
