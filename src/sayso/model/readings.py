"""What a reader finds in one report: mentions of incidents, and claims about them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model.reports import Report
from sayso.model.spans import Span

Form = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "confirms", "denies", "disputes", "accuses", "condemns", "speculates", "investigates", "other"
]
Topic = Literal[
    "occurrence",
    "object_type",
    "origin",
    "responsibility",
    "intent",
    "damage",
    "casualties",
    "location",
    "response",
    "investigation",
    "other",
]


AGAINST: frozenset[Stance] = frozenset({"denies", "disputes"})
# On these a denial is against whoever says so, named or not; elsewhere ("nobody was hurt") two accounts may both hold.
DENIABLE: frozenset[Topic] = frozenset({"occurrence", "object_type", "origin", "responsibility", "intent"})
# One question: whose doing it was.
WHOSE: tuple[Topic, ...] = ("origin", "responsibility", "intent")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who or what made an entry: a rule, a model or a person; with name and version."""

    kind: Literal["rule", "model", "person"]
    name: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.version}".rstrip()


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as the words allow: EDTF (ISO 8601-2), its first and last day, the words, and the anchor.

    `anchor` says in words what a relative date was counted from ("published 2025-07-11"); "" for a full date.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    spans: tuple[Span, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in WGS 84 degrees; the true spot lies within `radius_km` of the point, or the point is unknown.

    `admin` is the chain of containing units, largest first, without the country; `country` an ISO 3166-1
    alpha-2 code or "". `name` is the finest name the report gives. Where only a containing region could be
    found in the gazetteer, the point and radius are the region's and `reasons` says so.
    """

    name: str
    country: str = ""
    admin: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str = ""
    spans: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What fell, flew or was found: the profile's object type, and the words that name it."""

    type: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What one report says about one incident: when, where, what, and the spans that say so.

    `certainty` is the reader's own certainty, 0..1, that an incident is told here; None where it did not say.
    """

    id: str
    report_id: str
    evidence: tuple[Span, ...]
    when: When | None
    place: Place | None
    object: Thing | None
    is_main: bool
    maker: Maker
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the person or body behind the words, also where the span is "he"."""

    name: str
    role: str = ""
    affiliation: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An attributed statement. `about` holds mention ids, `answers` the id of the claim it answers, or None.

    `certainty` is the reader's own certainty, 0..1, that speaker, cue and content belong together as given.
    """

    id: str
    report_id: str
    speaker: Speaker
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    topic: Topic
    certainty: float
    about: tuple[str, ...]
    answers: str | None
    maker: Maker


@dataclass(frozen=True, slots=True)
class Reading:
    """All mentions and claims found in one report by one version of a reader; `report.kind` is settled by it.

    `left_out` says what the reader left out and why.
    """

    report: Report
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    maker: Maker
    left_out: tuple[str, ...] = ()
