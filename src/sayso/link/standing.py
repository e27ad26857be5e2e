"""How an incident stands: who takes which side on each topic, who changed the account, what nobody answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from sayso.interfaces import LedgerView
from sayso.link.days import statement_of
from sayso.link.history import history_of
from sayso.link.speakers import speakers
from sayso.model import (
    Actor,
    Change,
    Claim,
    Incident,
    Position,
    Reading,
    Report,
    Side,
    Statement,
    Step,
    Topic,
    TopicTable,
    origin_groups,
)
from sayso.model.positions import SIDES, disputed_topics
from sayso.model.readings import AGAINST, WHOSE

_SIDES: Sequence[Side] = get_args(Side)
_YES_OR_NO: frozenset[Topic] = frozenset({"occurrence", "damage", "casualties"})  # asserting is the contrary of denying
_SIDED: frozenset[Side] = frozenset({"asserts", "another account", "denies", "only speculates"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One incident: a table for each topic, disputed ones first, and its status history, earliest step first."""

    incident: Incident
    topics: tuple[TopicTable, ...]
    history: tuple[Step, ...]

    @property
    def disputed(self) -> tuple[Topic, ...]:
        """The topics on which speakers disagree, in alphabetical order."""
        return tuple(sorted(table.topic for table in self.topics if table.is_disputed))


class Voices:
    """Who says each claim, as derived once for a whole ledger; claims of nobody are of nobody."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._of = {claim.id: actor for actor in actors for claim in actor.claims}

    def actor(self, claim: Claim) -> Actor | None:
        """The actor that says a claim; None where nobody is named."""
        return self._of.get(claim.id)

    def account(self, claim: Claim) -> str:
        """The same for all claims of one voice: a body and its spokesperson speak with one; and "police" here and
        there, not named, may be one and are never held against each other."""
        actor = self._of.get(claim.id)
        if actor is None:
            return ""
        return actor.name.lower() if actor.kind == "unnamed" else actor.speaks_for or actor.id

    def disputed(self, incident: Incident) -> tuple[Topic, ...]:
        """The topics on which one account denies or disputes what another one says."""
        return disputed_topics(incident.claims, self.account)


def standing(
    incident: Incident,
    view: LedgerView,
    actors: Iterable[Actor] | Voices | None = None,
    known: Mapping[str, Reading] | None = None,
) -> Standing:
    """How an incident stands in a ledger.

    `actors` are those of `speakers(view)`, derived here where not given, or the `Voices` made of them: who asks of
    many incidents makes these once. `known` are readings that need not be asked for, by report.
    """
    voices = actors if isinstance(actors, Voices) else Voices(speakers(view) if actors is None else actors)
    known, around = known or {}, _report_ids(incident)
    readings = {id: known[id] for id in around if id in known}
    readings |= {reading.report.id: reading for reading in view.readings(sorted(around - readings.keys()))}
    groups = origin_groups(view.connected(readings, "copy_of"))
    reports = {report_id: reading.report for report_id, reading in readings.items()}
    disputed = voices.disputed(incident)
    others = _of_others(incident, [readings[report_id] for report_id in incident.reports])
    said = {claim.id: statement_of(claim, reports[claim.report_id]) for claim in (*incident.claims, *others)}
    quoted = [claim for reading in readings.values() for claim in reading.claims]
    sides = _Sides(voices, said, groups, {claim.answers for claim in quoted if claim.stance in AGAINST})
    positions = sides.positions([*((c.topic, c) for c in incident.claims), *_across(incident.claims)])
    elsewhere = [p for found in sides.positions(("origin", claim) for claim in others).values() for p in found]
    asked = next((topic for topic in WHOSE if topic in positions), None)
    tables = [
        _table(topic, part, elsewhere if topic == asked else (), incident, voices, topic in disputed, groups)
        for topic, part in positions.items()
    ]
    tables.sort(key=lambda table: (not table.is_disputed, table.topic == "other", table.topic))
    own = {claim.id: said[claim.id] for claim in incident.claims}
    return Standing(incident, tuple(tables), history_of(incident, reports, own, voices.actor, disputed))


def changes_of(actor: Actor, incidents: Iterable[Incident], reports: Mapping[str, Report]) -> list[Change]:
    """A speaker's changes of account on these incidents; `reports` are at least those that let it speak."""
    own = {claim.id for claim in actor.claims}
    found: dict[tuple[Topic, str, str], Change] = {}
    for incident in incidents:
        by_topic: dict[Topic, list[Statement]] = defaultdict(list)
        for claim in incident.claims:
            if claim.id in own:
                by_topic[claim.topic].append(statement_of(claim, reports[claim.report_id]))
        for topic, statements in by_topic.items():
            for change in _turns(topic, actor, statements):
                found[topic, change.before.claim.id, change.after.claim.id] = change
    return list(found.values())


def _report_ids(incident: Incident) -> set[str]:
    return {*incident.reports, *(claim.report_id for claim in incident.claims)}


def _across(claims: Sequence[Claim]) -> Iterator[tuple[Topic, Claim]]:
    """What is denied or disputed under another topic, with that topic, where both ask whose doing it was."""
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        answered = by_id.get(claim.answers or "")
        is_against = answered is not None and claim.stance in AGAINST and claim.topic != answered.topic
        if answered and is_against and {claim.topic, answered.topic} <= {*WHOSE}:
            yield claim.topic, answered


def _of_others(incident: Incident, readings: Iterable[Reading]) -> list[Claim]:
    """What the reports on an incident quote on whose doing others were."""
    own = {claim.id for claim in incident.claims}
    return [
        claim
        for reading in readings
        for claim in reading.claims
        if claim.id not in own and claim.about and claim.topic in WHOSE and SIDES[claim.stance] in _SIDED
    ]


class _Sides:
    """Puts claims in positions; `answered` are the ids of those that others deny or dispute."""

    def __init__(
        self,
        voices: Voices,
        said: Mapping[str, Statement],
        groups: Mapping[str, str],
        answered: Collection[str | None],
    ) -> None:
        self._voices, self._said, self._groups, self._answered = voices, said, groups, answered

    def positions(self, claims: Iterable[tuple[Topic, Claim]]) -> dict[Topic, list[Position]]:
        """The positions by topic, in order of their sides; who asserts as well does not "only speculate"."""
        taken: dict[tuple[Topic, Side, str], dict[str, Claim]] = defaultdict(dict)
        actors: dict[str, Actor] = {}
        for topic, claim in claims:
            actor = self._voices.actor(claim)
            if actor:
                actors[actor.id] = actor
                taken[topic, SIDES[claim.stance], actor.id][claim.id] = claim
        found: dict[Topic, list[Position]] = defaultdict(list)
        for (topic, side, actor_id), made in taken.items():
            if side != "only speculates" or (topic, "asserts", actor_id) not in taken:
                found[topic].append(self._position(topic, side, actors[actor_id], made.values()))
        for part in found.values():
            part.sort(key=lambda p: (_SIDES.index(p.side), p.actor.kind == "unnamed", -p.independent, p.actor.name))
        return found

    def _position(self, topic: Topic, side: Side, actor: Actor, claims: Iterable[Claim]) -> Position:
        said = (self._said[claim.id] for claim in claims)
        statements = sorted(said, key=lambda s: (s.day is None, s.day, s.claim.id))
        pages = {s.claim.report_id for s in statements}
        return Position(
            topic=topic,
            side=side,
            actor=actor,
            account=self._voices.account(statements[0].claim),
            statements=tuple(statements),
            telling=max(statements, key=lambda s: (s.claim.id in self._answered, _length(s.claim))),
            reports=len(pages),
            independent=len({self._groups.get(page, page) for page in pages}),
        )


def _length(claim: Claim) -> int:
    return sum(len(span.text) for span in claim.content)


def _table(
    topic: Topic,
    positions: Sequence[Position],
    elsewhere: Sequence[Position],
    incident: Incident,
    voices: Voices,
    is_disputed: bool,
    groups: Mapping[str, str],
) -> TopicTable:
    pages = {s.claim.report_id for p in positions for s in p.statements}
    return TopicTable(
        topic=topic,
        positions=tuple(positions),
        elsewhere=tuple(elsewhere),
        changes=tuple(_changes(topic, positions)),
        unanswered=_unanswered(topic, positions, incident, voices),
        is_disputed=is_disputed,
        accounts=len({_independent(p, groups) for p in positions if p.side in _SIDED}),
        reports=len(pages),
    )


def _independent(position: Position, groups: Mapping[str, str]) -> tuple[str, str]:
    """What counts as one account: a voice; of somebody not named, all copies of the text that lets him speak."""
    if position.actor.kind != "unnamed":
        return position.account, ""
    page = position.statements[0].claim.report_id
    return position.account, groups.get(page, page)


def _changes(topic: Topic, positions: Iterable[Position]) -> Iterable[Change]:
    """Changes of account among the positions on a topic."""
    by_actor: dict[str, list[Statement]] = defaultdict(list)
    actors: dict[str, Actor] = {}
    for position in positions:
        actors[position.actor.id] = position.actor
        by_actor[position.actor.id] += [s for s in position.statements if s.claim.topic == topic]
    for actor_id, statements in by_actor.items():
        yield from _turns(topic, actors[actor_id], statements)


def _turns(topic: Topic, actor: Actor, statements: Iterable[Statement]) -> Iterable[Change]:
    """Who first denied and then said so, or turned round. To deny one thing and assert another is no change: but for
    questions of yes or no only "confirms" is taken for the contrary of "denies"."""
    if actor.kind == "unnamed":
        return
    saying = {"confirms", "asserts"} if topic in _YES_OR_NO else {"confirms"}
    telling = [s for s in statements if s.day and s.claim.stance in {*saying, "denies"}]
    telling.sort(key=lambda s: (s.day, s.claim.id))
    for before, after in pairwise(telling):
        turned = (before.claim.stance == "denies") != (after.claim.stance == "denies")
        if turned and before.day != after.day:
            yield Change(topic, actor, before, after)


def _unanswered(topic: Topic, positions: Iterable[Position], incident: Incident, voices: Voices) -> tuple[Claim, ...]:
    """Accusations, and statements of whose doing it was, on which no other voice takes a side."""
    if topic not in WHOSE:
        return ()
    answers = [c for c in incident.claims if c.stance in {"denies", "disputes", "confirms"}]
    replied = {c.answers for c in answers}
    taking_sides = {voices.account(c) for c in answers if c.topic in WHOSE}
    return tuple(
        statement.claim
        for position in positions
        for statement in position.statements
        if position.side == "asserts"
        and statement.claim.stance in {"accuses", "asserts"}
        and statement.claim.id not in replied
        and not taking_sides - {position.account}
    )
