"""What is derived from the reports alone, in one walk over a ledger: no other step takes as long."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sayso.desk.threads import in_threads
from sayso.link import statement_of
from sayso.link.origins import Outlet, outlet_of
from sayso.model import Claim, Mention, Reading


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
class Walked:
    """The reports of a ledger without their texts, by id and in the order they were entered, and what stands in them.

    `said` is in order of the days on which claims were made, of a day as they stand in their reports, what answers one
    behind it.
    """

    heads: dict[str, Head]
    outlets: dict[str, Outlet]
    mentions: list[Mention]
    claims: list[Claim]
    said: list[Said]

    def with_claims_of(self, readings: Iterable[Reading]) -> "Walked":
        """The same with the claims that these readings now have: people refuse some, and take that back."""
        anew = {reading.report.id: reading for reading in readings}
        by_report: dict[str, list[Claim]] = {}
        for claim in self.claims:
            by_report.setdefault(claim.report_id, []).append(claim)
        by_report |= {id: list(reading.claims) for id, reading in anew.items()}
        said = [each for each in self.said if each.report not in anew]
        said += [each for reading in anew.values() for each in _said_in(reading)]
        said.sort(key=_in_order)
        return replace(self, claims=[claim for id in self.heads for claim in by_report.get(id, ())], said=said)


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
        said += _said_in(reading)
    said.sort(key=_in_order)
    return Walked(heads, outlets, mentions, claims, said)


def _said_in(reading: Reading) -> list[Said]:
    told = [statement_of(claim, reading.report) for claim in in_threads(reading.claims)]
    return [Said(each.day, each.claim.id, reading.report.id, each.is_dated) for each in told]


def _in_order(said: Said) -> tuple[date, str]:
    """By the day; claims of a report keep their order."""
    return said.day or date.max, said.report
