"""What is derived of the ledger, once for each of its states and for all who ask at the same time."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from heapq import nsmallest
from threading import Lock, RLock
from typing import Any, TypeVar, cast

from sayso.export.shapes import Shape, incident_shapes
from sayso.ledger import Ledger, View
from sayso.link import Standing, Voices, speakers, standing, statement_of
from sayso.model import Actor, Claim, Incident, Judgement, Status, origin_groups
from sayso.model.origins import copies_in

Result = TypeVar("Result")

_DOUBTFUL = 2000  # claims offered for review
_KEPT = 4  # states: the ledger as it is now, as it was before the last entry, and two earlier days


@dataclass(frozen=True, slots=True)
class Head:
    """What lists of reports tell of one."""

    id: str
    outlet: str
    title: str
    published: date | None
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """When a claim was made, and where it stands."""

    day: date | None
    claim: str
    report: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim its reader is not certain of."""

    certainty: float
    claim: str
    report: str


class Derived:
    """Incidents, speakers and all else that follows from one state of the ledger; each made when first asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._made: dict[str, Any] = {}
        self._lock = RLock()

    def _once(self, name: str, make: Callable[[], Result]) -> Result:
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return cast(Result, self._made[name])

    @property
    def incidents(self) -> dict[str, Incident]:
        """The incidents by their ids."""
        return self._once("incidents", lambda: {incident.id: incident for incident in self._view.incidents()})

    @property
    def shapes(self) -> dict[str, Shape]:
        """Their shapes, the latest day first."""

        def make() -> dict[str, Shape]:
            return {shape["id"]: shape for shape in incident_shapes(self._view, self.voices)}

        return self._once("shapes", make)

    @property
    def actors(self) -> dict[str, Actor]:
        """The speakers by their ids, those with the most claims first."""
        return self._once("actors", lambda: {actor.id: actor for actor in speakers(self._view)})

    @property
    def voices(self) -> Voices:
        """Who says each claim."""
        return self._once("voices", lambda: Voices(self.actors.values()))

    @property
    def groups(self) -> dict[str, str]:
        """Report id to the least id among its copies."""
        return self._once("groups", lambda: origin_groups(self._view.judgements()))

    @property
    def heads(self) -> dict[str, Head]:
        """What lists tell of each report, by its id."""

        def make() -> dict[str, Head]:
            return {r.id: Head(r.id, r.outlet, r.title, r.published, r.kind, r.language) for r in self._view.reports()}

        return self._once("heads", make)

    @property
    def incidents_of(self) -> dict[str, list[str]]:
        """The ids of the incidents that each report tells of."""

        def make() -> dict[str, list[str]]:
            found = defaultdict(list)
            for incident in self.incidents.values():
                for report in incident.reports:
                    found[report].append(incident.id)
            return dict(found)

        return self._once("incidents_of", make)

    @property
    def days_said(self) -> list[Said]:
        """Every claim, in order of the days on which they were made, of a day as they stand in their reports."""

        def make() -> list[Said]:
            found = [
                Said(statement_of(claim, reading.report).day, claim.id, reading.report.id)
                for reading in self._view.readings(self.heads)
                for claim in sorted(reading.claims, key=_place_in_text)
            ]
            return sorted(found, key=lambda said: (said.day or date.max, said.report))  # claims keep their order

        return self._once("days_said", make)

    @property
    def doubtful(self) -> list[Doubt]:
        """The claims their readers are least certain of, those first."""

        def make() -> list[Doubt]:
            told = ((claim.certainty, claim.id, claim.report_id) for claim in self._view.claims())
            return [Doubt(*least) for least in nsmallest(_DOUBTFUL, told)]

        return self._once("doubtful", make)

    @property
    def copies(self) -> frozenset[str]:
        """The ids of reports that are copies of others."""
        return self._once("copies", lambda: frozenset(j.left for j in copies_in(self._view.judgements())))

    @property
    def by_people(self) -> list[Judgement]:
        """What people judged, also what they took back."""
        judged = self._view.judgements
        return self._once("by_people", lambda: [j for j in judged(withdrawn=True) if j.maker.kind == "person"])

    @property
    def unsure(self) -> list[Judgement]:
        """The program's standing judgements on pairs that nobody has decided, the least sure first."""

        def make() -> list[Judgement]:
            decided = {_pair(j) for j in self.by_people if j.withdrawn_at is None}
            open_ = [j for j in self._view.judgements() if j.maker.kind != "person" and _pair(j) not in decided]
            return sorted(open_, key=lambda j: (j.score, j.id))

        return self._once("unsure", make)

    @property
    def incident_of_mention(self) -> dict[str, str]:
        """The id of the incident that each mention is of."""
        return self._once(
            "incident_of_mention", lambda: {m.id: i.id for i in self.incidents.values() for m in i.mentions}
        )

    def standing(self, incident: Incident) -> Standing:
        """How an incident stands."""
        return self._once(f"standing {incident.id}", lambda: standing(incident, self._view, self.actors.values()))

    def statuses(self, incident_id: str) -> tuple[Status, ...]:
        """The statuses that an incident has come to, in the order in which it did."""
        steps = self.standing(self.incidents[incident_id]).history
        return tuple(dict.fromkeys(step.status for step in steps))


def _place_in_text(claim: Claim) -> int:
    return min(span.start for span in (*claim.content, *claim.source, *claim.cue))


def _pair(judgement: Judgement) -> tuple[str, frozenset[str]]:
    return judgement.relation, frozenset((judgement.left, judgement.right))


@dataclass(frozen=True, slots=True)
class Seen:
    """A view that stays as it is while a page is made, and what is derived of it."""

    view: View
    derived: Derived
    state: tuple[int, ...]


class States:
    """The states of a ledger that were asked for lately."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[tuple[int, ...], Derived] = OrderedDict()
        self._lock = Lock()

    def seen(self, moment: datetime | None = None) -> Seen:
        """The ledger as it is now, or as it was at a moment."""
        view = self._ledger.as_of(moment) if moment else self._ledger.now()
        state = view.state()
        key = state[:-1]  # nothing is derived from overrules
        with self._lock:
            derived = self._kept.setdefault(key, Derived(view))
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return Seen(view, derived, state)
