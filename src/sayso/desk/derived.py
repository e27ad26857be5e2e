"""What follows from one state of the ledger: each thing made when first asked for, and once for all who ask."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Any, TypeVar, cast

from sayso.desk.doubts import Doubt, doubts
from sayso.desk.listed import Listed, Row, row_of
from sayso.desk.walking import Head, Said, Walked, walk
from sayso.export.shapes import Shape, incident_shape
from sayso.ledger import View
from sayso.link import Standing, Voices, speakers, standing
from sayso.link.history import history_of
from sayso.link.origins import Account, accounts_among, firsts_of
from sayso.model import Actor, Claim, Incident, Judgement, Mention, Reading, Report, Statement, Status, origin_groups
from sayso.model.incidents import derive_incidents
from sayso.model.origins import copies_in

Result = TypeVar("Result")

_LATELY = 1000  # things of single entries, such as how an incident stands
_FOR_ALL = (
    "listed", "groups", "incidents_of", "incident_of_mention", "said_at", "claims_of", "by_outlet", "copies",
    "by_people", "unsure", "doubtful",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """What speakers are derived from, with what was walked already."""

    view: View
    walked: Walked
    judged: Iterable[Judgement]

    def reports(self) -> Iterator[Report]:
        return self.view.reports()

    def mentions(self) -> Iterator[Mention]:
        return iter(self.walked.mentions)

    def claims(self) -> Iterator[Claim]:
        return iter(self.walked.claims)

    def judgements(self) -> Iterator[Judgement]:
        return (j for j in self.judged if j.withdrawn_at is None)


class Derived:
    """Incidents, speakers and all else that follows from one state of the ledger; each made when first asked for."""

    def __init__(self, view: View, made: Mapping[str, Any] | None = None, *, is_ready: bool = False) -> None:
        self._view = view
        self.is_ready = is_ready  # whether what pages need of the whole ledger is there
        self._made: dict[str, Any] = dict(made or {})  # by the names of the properties below
        self._lately: OrderedDict[str, Any] = OrderedDict()
        self._lock = RLock()

    def once(self, name: str, make: Callable[[], Result]) -> Result:
        """What was made under this name, else made now: what follows from the whole ledger."""
        if name in self._made:  # without waiting for who makes something else
            return cast(Result, self._made[name])
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return cast(Result, self._made[name])

    def prepare(self) -> None:
        """Derive now all that would make the first who asks wait."""
        for name in _FOR_ALL:
            getattr(self, name)
        for id in self.incidents:
            self.statuses(id)
        self.is_ready = True

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
    def walked(self) -> Walked:
        """What the reports hold."""
        return self.once("walked", lambda: walk(self._view.readings()))

    @property
    def _judged(self) -> list[Judgement]:
        """Every judgement, also those taken back."""
        return self.once("judged", lambda: list(self._view.judgements(withdrawn=True)))

    @property
    def heads(self) -> dict[str, Head]:
        """What lists tell of each report, by its id, in the order they were entered."""
        return self.walked.heads

    @property
    def days_said(self) -> list[Said]:
        """Every claim, in order of the days on which they were made, of a day as they stand in their reports, what
        answers one behind it."""
        return self.walked.said

    @property
    def doubtful(self) -> list[Doubt]:
        """The claims the program is least sure of and nobody has decided on, the least sure first."""
        return self.once("doubtful", lambda: doubts(self.walked.claims, self.by_people))

    @property
    def said_at(self) -> dict[str, int]:
        """Where each claim stands in `days_said`, by its id."""
        return self.once("said_at", lambda: {said.claim: at for at, said in enumerate(self.days_said)})

    @property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each report that has any, in the order reports were entered."""

        def make() -> dict[str, list[Claim]]:
            found = defaultdict(list)
            for claim in self.walked.claims:
                found[claim.report_id].append(claim)
            return dict(found)

        return self.once("claims_of", make)

    @property
    def latest(self) -> list[Head]:
        """The reports, those published last first."""
        return self.once(
            "latest", lambda: sorted(self.heads.values(), key=lambda h: (str(h.published or ""), h.id), reverse=True)
        )

    @property
    def by_outlet(self) -> dict[str, list[Head]]:
        """The reports of each outlet, those published last first."""

        def make() -> dict[str, list[Head]]:
            found = defaultdict(list)
            for head in self.latest:
                found[head.outlet].append(head)
            return dict(found)

        return self.once("by_outlet", make)

    @property
    def incidents(self) -> dict[str, Incident]:
        """The incidents by their ids."""

        def make() -> dict[str, Incident]:
            found = derive_incidents(self.walked.mentions, self.walked.claims, self._judged)
            return {incident.id: incident for incident in found}

        return self.once("incidents", make)

    @property
    def listed(self) -> Listed:
        """The incidents as lists show them, the latest day first."""
        return self.once("listed", lambda: Listed(map(self.row, self.incidents.values())))

    def row(self, incident: Incident) -> Row:
        """What lists tell of an incident."""
        return row_of(incident, self.accounts(incident), self.voices.disputed(incident))

    def shape(self, incident_id: str) -> Shape:
        """The shape of an incident."""

        def make() -> Shape:
            incident = self.incidents[incident_id]
            return incident_shape(incident, self.accounts(incident), self.voices.disputed(incident))

        return self.kept(f"shape {incident_id}", make)

    def brief(self, incident_id: str) -> Shape:
        """The same without each of its accounts: what a list shows."""
        row = self.listed.rows[self.listed.positions[incident_id]]
        return incident_shape(self.incidents[incident_id], (), row.disputed) | {"independent_reports": row.independent}

    def accounts(self, incident: Incident) -> list[Account]:
        """The independent accounts of an incident."""
        return accounts_among(incident.reports, self.walked.outlets, self.firsts, incident.claims)

    @property
    def actors(self) -> dict[str, Actor]:
        """The speakers by their ids, those with the most claims first."""

        def make() -> dict[str, Actor]:
            found = speakers(_Told(self._view, self.walked, self._judged), outlets=self.walked.outlets.values())
            return {actor.id: actor for actor in found}

        return self.once("actors", make)

    @property
    def voices(self) -> Voices:
        """Who says each claim."""
        return self.once("voices", lambda: Voices(self.actors.values()))

    @property
    def groups(self) -> dict[str, str]:
        """Report id to the least id among its copies."""
        return self.once("groups", lambda: origin_groups(self._judged))

    @property
    def firsts(self) -> dict[str, str]:
        """The report that each of those with copies comes from."""
        return self.once("firsts", lambda: firsts_of(self._judged))

    @property
    def copies(self) -> frozenset[str]:
        """The ids of reports that are copies of others."""
        return self.once("copies", lambda: frozenset(j.left for j in copies_in(self._judged)))

    @property
    def incidents_of(self) -> dict[str, list[str]]:
        """The ids of the incidents that each report tells of, in order."""

        def make() -> dict[str, list[str]]:
            found = defaultdict(list)
            for id in sorted(self.incidents):
                for report in self.incidents[id].reports:
                    found[report].append(id)
            return dict(found)

        return self.once("incidents_of", make)

    @property
    def incident_of_mention(self) -> dict[str, str]:
        """The id of the incident that each mention is of."""
        return self.once(
            "incident_of_mention", lambda: {m.id: i.id for i in self.incidents.values() for m in i.mentions}
        )

    @property
    def by_people(self) -> list[Judgement]:
        """What people judged, also what they took back."""
        return self.once("by_people", lambda: [j for j in self._judged if j.maker.kind == "person"])

    @property
    def unsure(self) -> list[Judgement]:
        """The program's standing judgements on pairs that nobody has decided, the least sure first."""

        def make() -> list[Judgement]:
            decided = {pair_of(j) for j in self.by_people if j.withdrawn_at is None}
            standing = (j for j in self._judged if j.maker.kind != "person" and j.withdrawn_at is None)
            return sorted((j for j in standing if pair_of(j) not in decided), key=lambda j: (j.score, j.id))

        return self.once("unsure", make)

    def incidents_spoken_of(self, actor: Actor) -> list[Incident]:
        """The incidents that a speaker's claims are about."""
        holders = self.incident_of_mention
        found = dict.fromkeys(holders[m] for claim in actor.claims for m in claim.about if m in holders)
        return [self.incidents[id] for id in found]

    def standing(self, incident: Incident, known: Mapping[str, Reading] | None = None) -> Standing:
        """How an incident stands; `known` are readings that need not be asked for, by report."""
        return self.kept(f"standing {incident.id}", lambda: standing(incident, self._view, self.voices, known))

    def statuses(self, incident_id: str) -> tuple[Status, ...]:
        """The statuses that an incident has come to, in the order in which it did."""
        known = self.known_statuses
        if incident_id not in known:
            incident, voices = self.incidents[incident_id], self.voices
            said = {claim.id: self._statement(claim) for claim in incident.claims}
            steps = history_of(incident, self.heads, said, voices.actor, voices.disputed(incident))
            known[incident_id] = tuple(dict.fromkeys(step.status for step in steps))
        return known[incident_id]

    @property
    def known_statuses(self) -> dict[str, tuple[Status, ...]]:
        """The statuses of the incidents that were asked for, by their ids."""
        return self.once("known_statuses", dict)

    def _statement(self, claim: Claim) -> Statement:
        said = self.days_said[self.said_at[claim.id]]
        return Statement(claim, said.day, said.is_dated)


def pair_of(judgement: Judgement) -> tuple[str, frozenset[str]]:
    """What a judgement is on: the relation, and the two in either order."""
    return judgement.relation, frozenset((judgement.left, judgement.right))
