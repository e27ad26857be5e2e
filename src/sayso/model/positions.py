"""Claims against claims: who takes which side on a topic of an incident, since when, and who changed the account."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model.actors import Actor
from sayso.model.readings import AGAINST, WHOSE, Claim, Stance, Topic

Side = Literal["asserts", "another account", "denies", "only speculates", "investigates", "asks or protests"]

SIDES: dict[Stance, Side] = {
    "asserts": "asserts",
    "confirms": "asserts",
    "accuses": "asserts",
    "disputes": "another account",
    "denies": "denies",
    "speculates": "only speculates",
    "investigates": "investigates",
    "condemns": "asks or protests",
    "other": "asks or protests",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and the day it was made. Unless `is_dated` by its text the day is that of the report: then or before."""

    claim: Claim
    day: date | None
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Position:
    """One side that one speaker takes on one topic, in every report that says so.

    `statements` are in order of their days; `telling` is the one to show where there is room for one only: one that
    others answer, else the one with the most words. `reports` counts pages, `independent` groups of copies once.
    `account` is the same for all who speak with one voice: a body and its spokesperson.
    """

    topic: Topic
    side: Side
    actor: Actor
    account: str
    statements: tuple[Statement, ...]
    telling: Statement
    reports: int
    independent: int


@dataclass(frozen=True, slots=True)
class Change:
    """A speaker who said one thing on a topic and later the contrary: first denied, then confirmed, or turned round."""

    topic: Topic
    actor: Actor
    before: Statement
    after: Statement


@dataclass(frozen=True, slots=True)
class TopicTable:
    """Who says what on one topic of an incident.

    A claim that is denied or disputed under another topic stands there too, where both ask whose doing it was.
    `elsewhere` is what the same reports quote on that question about other incidents, under one topic at most.
    `accounts` counts those who take a side of their own, a body and its spokesperson once, and who is not named once
    for all copies of a text; `reports` counts the pages they stand in.
    """

    topic: Topic
    positions: tuple[Position, ...]
    elsewhere: tuple[Position, ...]
    changes: tuple[Change, ...]
    unanswered: tuple[Claim, ...]
    is_disputed: bool
    accounts: int
    reports: int


def disputed_topics(claims: Iterable[Claim], account_of: Callable[[Claim], str]) -> tuple[Topic, ...]:
    """Topics on which one account denies or disputes what another one says, in alphabetical order; "other" is none."""
    claims = list(claims)
    against: dict[Topic, set[str]] = {}
    others: dict[Topic, set[str]] = {}
    for claim in claims:
        if claim.stance in AGAINST:
            against.setdefault(claim.topic, set()).add(account_of(claim))
        elif claim.stance in {"asserts", "confirms", "accuses", "speculates"}:
            others.setdefault(claim.topic, set()).add(account_of(claim))
    topics = {topic for topic, who in against.items() if others.get(topic, set()) - who}
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        answered = by_id.get(claim.answers or "")
        if answered and claim.stance in AGAINST and account_of(answered) != account_of(claim):
            topics.add(answered.topic)
            if {claim.topic, answered.topic} <= {*WHOSE}:  # what is answered stands there too
                topics.add(claim.topic)
    return tuple(sorted(topics - {"other"}))
