"""What is derived after a decision, from what was derived before it.

A person who merges two incidents waits for the next page; deriving a large ledger anew takes minutes. Judgements on
incidents change the incidents they touch and nothing else: speakers, copies and all that is told by report stay. That
a claim is one changes the queue of doubtful ones only; that it is none, who speaks and all that rests on claims too,
which is then made anew once a page asks for it.
"""

from collections.abc import Iterable
from typing import Any

from sayso.desk.derived import STATUSES, Derived, Doubt, doubt_of, pair_of
from sayso.export.shapes import Shape, first_day_of, incident_accounts, incident_shape
from sayso.ledger import View
from sayso.link import Voices
from sayso.model import Incident, Judgement
from sayso.model.incidents import incident_id, words_on_claims

State = tuple[int, int, int, int]
_BY_REPORT = ("actors", "voices", "groups", "heads", "days_said", "copies")
_WHATEVER_IS_CLAIMED = ("groups", "heads", "copies")
_MOST = 1000  # judgements; beyond so many it is not one decision but much work done elsewhere


def renewed(former: Derived, state: State, view: View, now: State) -> Derived:
    """What is derived of a view; with what was derived of a former state, where only incidents were judged since."""
    is_later = now[0] == state[0] and now[1] >= state[1] and now[2] >= state[2]
    if not is_later or now[1] + now[2] - state[1] - state[2] > _MOST:
        return Derived(view)
    changed = view.judged_since(state)
    if any(j.relation not in ("same_incident", "claim_of") for j in changed):
        return Derived(view)
    made = former.made()
    same_claims = _are_same_claims(former, changed)
    names = _BY_REPORT if same_claims else _WHATEVER_IS_CLAIMED
    kept = {name: made[name] for name in names if name in made}
    if "by_people" in made:
        kept["by_people"] = _by_people(made["by_people"], changed)
        if "unsure" in made:
            kept["unsure"] = _unsure(made["unsure"], kept["by_people"], changed, view)
        if "doubtful" in made:
            kept["doubtful"] = _doubtful(made["doubtful"], kept["by_people"], changed, view)
    if "incidents" in made and same_claims:
        kept |= _incidents(former, made, changed, view)
    return Derived(view, kept)


def _incidents(former: Derived, made: dict[str, Any], changed: Iterable[Judgement], view: View) -> dict[str, Any]:
    """The incidents, and their shapes and statuses if these were made: the old ones but for those touched."""
    gone, new = _touched(former, changed, view)
    incidents = {id: incident for id, incident in former.incidents.items() if id not in gone} | new
    kept: dict[str, Any] = {"incidents": dict(sorted(incidents.items()))}
    if "shapes" in made:
        shapes = {id: shape for id, shape in former.shapes.items() if id not in gone}
        shapes |= {id: _shape(incident, former.voices, view) for id, incident in new.items()}
        order = sorted(shapes, key=lambda id: (first_day_of(incidents[id]), id), reverse=True)
        kept["shapes"] = {id: shapes[id] for id in order}
    stay = (name for name in made if name.startswith(STATUSES) and name.removeprefix(STATUSES) not in gone | new.keys())
    return kept | {name: made[name] for name in stay}


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


def _shape(incident: Incident, voices: Voices, view: View) -> Shape:
    accounts, _ = incident_accounts(view, incident)
    return incident_shape(incident, accounts, voices.disputed(incident))


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


def _doubtful(before: list[Doubt], by_people: list[Judgement], changed: Iterable[Judgement], view: View) -> list[Doubt]:
    """The queue less what was decided, with what is open again."""
    decided = words_on_claims(by_people)
    judged = {j.left: j.right for j in changed if j.relation == "claim_of"}
    opened = {claim for claim in judged if claim not in decided}
    readings = view.readings({judged[claim] for claim in opened})
    again = [doubt_of(claim) for reading in readings for claim in reading.claims if claim.id in opened]
    return sorted([doubt for doubt in before if doubt.claim not in judged] + again)


def _unsure(
    before: list[Judgement], by_people: list[Judgement], changed: Iterable[Judgement], view: View
) -> list[Judgement]:
    """The queue less what was decided, with what is open again."""
    changed = list(changed)
    pairs = {pair_of(j) for j in changed}
    decided = {pair_of(j) for j in by_people if j.withdrawn_at is None}
    sides = {side for j in changed for side in (j.left, j.right)}
    again = [j for j in view.judgements(about=sides) if pair_of(j) in pairs - decided and j.maker.kind != "person"]
    return sorted([j for j in before if pair_of(j) not in pairs] + again, key=lambda j: (j.score, j.id))
