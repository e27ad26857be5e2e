"""What follows from one state of the ledger: each thing made when first asked for, and once for all who ask."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from threading import RLock
from typing import Any, TypeVar, cast

from sayso.desk.threads import in_threads
from sayso.export.shapes import Shape, incident_shapes
from sayso.ledger import View
from sayso.link import Standing, Voices, speakers, standing, statement_of
from sayso.model import Actor, Claim, Incident, Judgement, Speaker, Status, origin_groups
from sayso.model.incidents import words_on_claims
from sayso.model.origins import copies_in

Result = TypeVar("Result")

_LATELY = 500  # things of single entries, such as how an incident stands
STATUSES = "statuses "  # before an incident's id: the name of its statuses among what was made
_DOUBTFUL = 2000  # claims offered for review
_UNNAMED = 0.75  # a claim of nobody named comes after what its reader doubts, before what it is sure of


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


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A claim that nobody has decided on, and how sure the program is of it: less where it cannot name who speaks."""

    sureness: float
    claim: str
    report: str


class Derived:
    """Incidents, speakers and all else that follows from one state of the ledger; each made when first asked for."""

    def __init__(self, view: View, made: Mapping[str, Any] | None = None) -> None:
        self._view = view
        self._made: dict[str, Any] = dict(made or {})  # by the names of the properties below
        self._lately: OrderedDict[str, Any] = OrderedDict()
        self._lock = RLock()

    def _once(self, name: str, make: Callable[[], Result]) -> Result:
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return cast(Result, self._made[name])

    def made(self) -> dict[str, Any]:
        """What was made so far, by name."""
        with self._lock:
            return dict(self._made)

    def kept(self, name: str, make: Callable[[], Result]) -> Result:
        """What was made under this name of late, else made now: what pages of single entries show."""
        with self._lock:
            if name in self._lately:
                self._lately.move_to_end(name)
                return cast(Result, self._lately[name])
        made = make()
        with self._lock:
            self._lately[name] = made
            while len(self._lately) > _LATELY:
                self._lately.popitem(last=False)
        return made

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
        """Every claim, in order of the days on which they were made, of a day as they stand in their reports, what
        answers one behind it."""

        def make() -> list[Said]:
            found = [
                Said(statement_of(claim, reading.report).day, claim.id, reading.report.id)
                for reading in self._view.readings(self.heads)
                for claim in in_threads(reading.claims)
            ]
            return sorted(found, key=lambda said: (said.day or date.max, said.report))  # claims keep their order

        return self._once("days_said", make)

    @property
    def doubtful(self) -> list[Doubt]:
        """The claims the program is least sure of and nobody has decided on, the least sure first."""

        def make() -> list[Doubt]:
            decided = words_on_claims(self.by_people)
            return nsmallest(_DOUBTFUL, (doubt_of(c) for c in self._view.claims() if c.id not in decided))

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
            decided = {pair_of(j) for j in self.by_people if j.withdrawn_at is None}
            open_ = [j for j in self._view.judgements() if j.maker.kind != "person" and pair_of(j) not in decided]
            return sorted(open_, key=lambda j: (j.score, j.id))

        return self._once("unsure", make)

    @property
    def incident_of_mention(self) -> dict[str, str]:
        """The id of the incident that each mention is of."""
        return self._once(
            "incident_of_mention", lambda: {m.id: i.id for i in self.incidents.values() for m in i.mentions}
        )

    def incidents_spoken_of(self, actor: Actor) -> list[Incident]:
        """The incidents that a speaker's claims are about."""
        holders = self.incident_of_mention
        found = dict.fromkeys(holders[m] for claim in actor.claims for m in claim.about if m in holders)
        return [self.incidents[id] for id in found]

    def standing(self, incident: Incident) -> Standing:
        """How an incident stands."""
        return self.kept(f"standing {incident.id}", lambda: standing(incident, self._view, self.actors.values()))

    def statuses(self, incident_id: str) -> tuple[Status, ...]:
        """The statuses that an incident has come to, in the order in which it did."""

        def make() -> tuple[Status, ...]:
            steps = self.standing(self.incidents[incident_id]).history
            return tuple(dict.fromkeys(step.status for step in steps))

        return self._once(f"{STATUSES}{incident_id}", make)


def doubt_of(claim: Claim) -> Doubt:
    """How sure the program is of a claim."""
    sureness = claim.certainty if is_named(claim.speaker) else min(claim.certainty, _UNNAMED)
    return Doubt(sureness, claim.id, claim.report_id)


def is_named(speaker: Speaker) -> bool:
    """Whether the report names who speaks: "police" and "the ministry" are no names."""
    return bool(speaker.name) and not speaker.name.islower()


def pair_of(judgement: Judgement) -> tuple[str, frozenset[str]]:
    """What a judgement is on: the relation, and the two in either order."""
    return judgement.relation, frozenset((judgement.left, judgement.right))
