"""Who speaks, across reports: an actor is derived from the claims of one person or body, whatever its names there."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model.readings import Claim

# "place": a country or town that is said to speak; "name": a name of which nothing more is told, a person or an outlet.
ActorKind = Literal["person", "body", "place", "name", "unnamed"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """What an actor was said to be, and the days of the first and the last report that say so (None: not known)."""

    role: str
    affiliation: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Why the speakers of two claims are one: in words, and by the claims' ids, so that a person can part them."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One speaker across reports: a person, a body, a place name that stands for one, or somebody not named.

    `names` are all names given, the fullest first; `tenures` what it was said to be, oldest first; `claims` its claims
    in order of id. `is_official` says that it holds an office, or is a body, that speaks for a state. `speaks_for` is
    the id of the body whose spokesperson it is, "" where none is known.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    country: str
    tenures: tuple[Tenure, ...]
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    is_official: bool = False
    speaks_for: str = ""

    @property
    def name(self) -> str:
        """The fullest name given."""
        return self.names[0]

    def tenures_on(self, day: date) -> tuple[Tenure, ...]:
        """What it was said to be as of a day: by reports round it, else by the last ones before it."""
        dated = [(t, t.first, t.last) for t in self.tenures if t.first and t.last and t.first <= day]
        running = tuple(t for t, _, last in dated if day <= last)
        latest = max((last for _, _, last in dated), default=None)
        return running or tuple(t for t, _, last in dated if last == latest)

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that let it speak, in order."""
        return tuple(sorted({claim.report_id for claim in self.claims}))


def actor_id(claim_id: str) -> str:
    """The actor id that a claim would give: "s-4f..." for "c-4f...". The least claim of an actor names it, so every
    id ever given leads to the actor that says that claim now."""
    return "s-" + claim_id.removeprefix("c-")
