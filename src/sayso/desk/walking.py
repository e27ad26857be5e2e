"""What is derived from the reports alone, in one walk over a ledger: no other step takes as long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from sayso.link import statement_of
from sayso.link.origins import Outlet, outlet_of
from sayso.model import Claim, Mention, Reading

_DOUBTFUL = 2000  # claims offered for review


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
    """When a claim was made, and where it stands. `is_dated`: its own words name the day."""

    day: date | None
    claim: str
    report: str
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim its reader is not certain of."""

    certainty: float
    claim: str
    report: str


@dataclass(frozen=True, slots=True)
class Walked:
    """The reports of a ledger without their texts, by id and in the order they were entered, and what stands in them.

    `said` is in order of the days on which claims were made, of a day as they stand in their reports.
    """

    heads: dict[str, Head]
    outlets: dict[str, Outlet]
    mentions: list[Mention]
    claims: list[Claim]
    said: list[Said]
    doubtful: list[Doubt]


def walk(readings: Iterable[Reading]) -> Walked:
    """What these readings hold."""
    heads: dict[str, Head] = {}
    outlets: dict[str, Outlet] = {}
    mentions: list[Mention] = []
    claims: list[Claim] = []
    said: list[Said] = []
    for reading in readings:
        report = reading.report
        heads[report.id] = Head(report.id, report.outlet, report.title, report.published, report.kind, report.language)
        outlets[report.id] = outlet_of(report)
        mentions += reading.mentions
        claims += reading.claims
        for claim in sorted(reading.claims, key=_place_in_text):
            statement = statement_of(claim, report)
            said.append(Said(statement.day, claim.id, report.id, statement.is_dated))
    said.sort(key=lambda each: (each.day or date.max, each.report))  # claims of a report keep their order
    least = nsmallest(_DOUBTFUL, ((claim.certainty, claim.id, claim.report_id) for claim in claims))
    return Walked(heads, outlets, mentions, claims, said, [Doubt(*doubt) for doubt in least])


def _place_in_text(claim: Claim) -> int:
    return min(span.start for span in (*claim.content, *claim.source, *claim.cue))
