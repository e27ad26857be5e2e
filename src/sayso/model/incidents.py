"""What follows from many readings: judgements tie mentions together, and incidents are derived from them."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf
from typing import Literal

from sayso.model.ids import entry_id
from sayso.model.positions import disputed_topics
from sayso.model.readings import Claim, Maker, Mention, Place, Topic, When

Relation = Literal["same_incident", "copy_of", "same_speaker", "claim_of"]
Verdict = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """ "These two mentions are (not) one incident", "the left report is (not) a copy of the right one", "these two
    claims are (not) of one speaker", "the left is (not) a claim of the right report".

    `score` is 0..1, `reasons` are sentences for people, `made_at` has a time zone. Withdrawn, never deleted.
    """

    left: str
    right: str
    relation: Relation
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    maker: Maker
    made_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by: Maker | None = None

    @property
    def id(self) -> str:
        """The same judgement made again by the same maker at the same time has the same id."""
        return entry_id("j", self.left, self.right, self.relation, self.verdict, self.maker, self.made_at.isoformat())


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world event, derived: mentions that standing judgements tie together, and the claims about them."""

    id: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]

    @property
    def when(self) -> When | None:
        """The most exact date a mention gives; of equally exact ones the one most mentions give, then the earliest."""
        known = [m.when for m in self.mentions if m.when and m.when.earliest and m.when.latest]
        votes = Counter(when.edtf for when in known)
        return min(known, key=lambda w: (_days_in(w), -votes[w.edtf], w.edtf), default=None)

    @property
    def place(self) -> Place | None:
        """The finest place a mention gives; of equally fine ones the one most mentions give."""
        known = [m.place for m in self.mentions if m.place]
        votes = Counter(place.gazetteer_id or place.name for place in known)
        return min(
            known,
            key=lambda p: (p.radius_km if p.radius_km is not None else inf, -votes[p.gazetteer_id or p.name], p.name),
            default=None,
        )

    @property
    def object_type(self) -> str:
        """The object type most mentions give, "" where none gives one."""
        votes = Counter(m.object.type for m in self.mentions if m.object)
        return min(votes, key=lambda kind: (-votes[kind], kind), default="")

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that mention it, in order."""
        return tuple(sorted({mention.report_id for mention in self.mentions}))

    @property
    def disputed(self) -> tuple[Topic, ...]:
        """Topics on which one name denies or disputes what another says, in alphabetical order; "other" is none.

        `sayso.standing` tells speakers apart by more than their names.
        """
        return disputed_topics(self.claims, lambda claim: claim.speaker.name)


def derive_incidents(
    mentions: Iterable[Mention], claims: Iterable[Claim], judgements: Iterable[Judgement]
) -> list[Incident]:
    """The incidents that the mentions make under the standing judgements, in order of their ids.

    Mentions are tied pair by pair, people's judgements before the program's, then the surest first; a tie that
    would bring together two mentions judged different is left out, so a person's "different" holds against any
    chain of likenesses. A reader tells the incidents of one report apart; only a person ties two of them. The
    result does not depend on the order of the arguments. An incident is named after its least mention id
    ("i-4f..." from "m-4f..."), so every id ever given leads to the incident that holds that mention now: merging
    and splitting need no table of redirects.
    """
    by_id = {mention.id: mention for mention in mentions}
    standing = [
        j
        for j in judgements
        if j.relation == "same_incident" and j.withdrawn_at is None and j.left in by_id and j.right in by_id
    ]
    groups = _tie({mention.id: mention.report_id for mention in by_id.values()}, standing)
    about = defaultdict(list)
    for claim in claims:
        for mention_id in claim.about:
            about[mention_id].append(claim)
    incidents = []
    for ids in groups:
        members = tuple(sorted((by_id[i] for i in ids), key=lambda m: m.id))
        said = {claim.id: claim for i in ids for claim in about[i]}
        incidents.append(
            Incident(incident_id(members[0].id), members, tuple(sorted(said.values(), key=lambda c: c.id)))
        )
    return sorted(incidents, key=lambda incident: incident.id)


def incident_id(mention_id: str) -> str:
    """The incident id that a mention would give: "i-4f..." for "m-4f..."."""
    return "i-" + mention_id.removeprefix("m-")


def last_words(standing: Iterable[Judgement]) -> list[Judgement]:
    """Of judgements of one relation the last word on each pair: the latest, and a person's before a program's."""
    last: dict[frozenset[str], Judgement] = {}
    for j in sorted(standing, key=lambda j: (j.maker.kind == "person", j.made_at, j.id)):
        last[frozenset((j.left, j.right))] = j
    return list(last.values())


def words_on_claims(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """What stands on whether claims are claims, by the claim's id: the last word on each."""
    standing = (j for j in judgements if j.relation == "claim_of" and j.withdrawn_at is None)
    return {j.left: j for j in last_words(standing)}


def claims_left(claims: Iterable[Claim], refused: Container[str]) -> tuple[Claim, ...]:
    """The claims but for those refused (ids); what answered a refused one answers nothing."""
    return tuple(
        replace(claim, answers=None) if claim.answers is not None and claim.answers in refused else claim
        for claim in claims
        if claim.id not in refused
    )


def _tie(report_of: Mapping[str, str], standing: list[Judgement]) -> list[list[str]]:
    """Groups of mention ids: union-find over the ties, surest first, never across a pair judged different."""
    decided = last_words(standing)
    group: dict[str, set[str]] = {i: {i} for i in report_of}
    apart: dict[str, set[str]] = defaultdict(set)
    for j in decided:
        if j.verdict == "no":
            apart[j.left].add(j.right)
            apart[j.right].add(j.left)
    ties = [j for j in decided if j.verdict == "yes"]
    for j in sorted(ties, key=lambda j: (j.maker.kind != "person", -j.score, sorted((j.left, j.right)))):
        here, there = group[j.left], group[j.right]
        if here is there or any(apart[i] & there for i in here):
            continue
        if j.maker.kind != "person" and {report_of[i] for i in here} & {report_of[i] for i in there}:
            continue
        here |= there
        for i in there:
            group[i] = here
    return [sorted(members) for members in {id(g): g for g in group.values()}.values()]


def _days_in(when: When) -> int:
    return (when.latest - when.earliest).days if when.earliest and when.latest else 10**6
