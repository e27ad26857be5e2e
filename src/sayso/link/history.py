"""The status history of an incident: who took it to which status first, and on what day."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Protocol

from sayso.model import Actor, Claim, Incident, Statement, Status, Step, Topic
from sayso.model.readings import AGAINST
from sayso.profiles import Subject, load_profile
from sayso.text.tokens import lower_words

_ORDER: tuple[Status, ...] = (
    "reported", "officially confirmed", "under investigation", "attributed", "contested", "explained",
)  # fmt: skip
_SAYS_SO = frozenset({"asserts", "confirms"})
_HAPPENED: frozenset[Topic] = frozenset({"occurrence", "location", "object_type"})
_EXPLAINABLE: frozenset[Topic] = frozenset({"occurrence", "object_type", "origin", "responsibility"})
_WHOSE: frozenset[Topic] = frozenset({"origin", "responsibility"})

ActorOf = Callable[[Claim], Actor | None]


class Published(Protocol):
    """What is asked of a report here."""

    @property
    def published(self) -> date | None:
        """Its day."""
        ...

    @property
    def language(self) -> str:
        """Its language."""
        ...


def history_of(
    incident: Incident,
    reports: Mapping[str, Published],
    said: Mapping[str, Statement],
    actor_of: ActorOf,
    disputed: Collection[Topic],
) -> tuple[Step, ...]:
    """The steps in order of their days, those without a day last; each speaker's first to each status.

    Who is neither named nor an official makes no step: "some said it was foreign".
    """
    steps = [_first_report(incident, reports)]
    seen: set[tuple[str, str, str]] = set()
    in_order = sorted(said.values(), key=lambda s: (s.day or date.max, s.claim.id))
    for statement in in_order:
        claim = statement.claim
        actor = actor_of(claim)
        if actor is None or (actor.kind == "unnamed" and not actor.is_official):
            continue
        subject = load_profile().subjects.get(reports[claim.report_id].language or "en")
        for status, note in _statuses(claim, actor, disputed, subject):
            if (status, actor.id, note) not in seen:
                seen.add((status, actor.id, note))
                steps.append(Step(status, statement.day, statement.is_dated, claim.report_id, claim, actor, note))
    return tuple(sorted(steps, key=lambda s: (s.day or date.max, _ORDER.index(s.status))))


def _first_report(incident: Incident, reports: Mapping[str, Published]) -> Step:
    """The earliest of the reports that tell of it."""
    first = min(incident.reports, key=lambda r: (reports[r].published or date.max, r))
    return Step("reported", reports[first].published, False, first)


def _statuses(
    claim: Claim, actor: Actor, disputed: Collection[Topic], subject: Subject | None
) -> Iterator[tuple[Status, str]]:
    """The statuses that a claim takes its incident to, each with a note."""
    words = " ".join(span.text for span in claim.content).lower()
    happened = claim.topic == "occurrence" or (claim.stance == "confirms" and claim.topic in _HAPPENED)
    if claim.stance in _SAYS_SO and actor.is_official and happened:
        yield "officially confirmed", ""
    if claim.stance == "investigates" or (claim.topic == "investigation" and claim.stance in _SAYS_SO):
        yield "under investigation", ""
    if claim.stance == "accuses" or (
        claim.stance in _SAYS_SO and claim.topic in _WHOSE and not _negates(words, subject)
    ):
        yield "attributed", ""
    if claim.stance in AGAINST and claim.topic in disputed:
        yield "contested", claim.topic
    if subject and claim.topic in _EXPLAINABLE and claim.stance in {*_SAYS_SO, "disputes"}:
        for what, pattern in subject.explained.items():
            found = pattern.search(words)
            if found and not _negates(words[: found.start()], subject):
                yield "explained", what


def _negates(words: str, subject: Subject | None) -> bool:
    """Whether a negation stands among the words."""
    return subject is not None and not subject.hedges.negation.isdisjoint(lower_words(words))
