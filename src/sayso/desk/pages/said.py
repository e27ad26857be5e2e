"""What was said, in order of the days on which it was said, replies tied to what they answer."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.asking import Page, ThePage
from sayso.desk.pages.parts import part_of
from sayso.desk.threads import depths_of
from sayso.desk.walking import Said
from sayso.errors import UsageError
from sayso.export.choosing import first_day, last_day
from sayso.link import statement_of
from sayso.model import Claim, Reading, Report, Statement

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Remark:
    """A statement, the report it stands in, what it answers and what answers it elsewhere in the list.

    `depth` counts the statements above it that it answers by way of one another; 0 where what it answers is elsewhere.
    """

    statement: Statement
    report: Report
    depth: int
    answered: Claim | None
    answers: tuple[Claim, ...]


@router.get("/said")
def said(
    page: ThePage,
    incident: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=40)] = "",
    until: Annotated[str, Query(max_length=40)] = "",
    part: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Statements of one incident, or of all reports, those without a day last."""
    derived = page.seen.derived
    found = page.seen.incident(incident) if incident else None
    days = derived.days_said
    if found:
        days = [days[at] for at in sorted(derived.said_at[claim.id] for claim in found.claims)]
    if since or until:
        first, last = _edges(since, until)
        days = days[bisect_left(days, (False, first), key=_day_of) : bisect_right(days, (False, last), key=_day_of)]
    shown = part_of(days, part)
    remarks = _remarks(page, [day.claim for day in shown.items], {day.report for day in shown.items})
    return page.show(
        "said.html",
        incident=found,
        since=since,
        until=until,
        part=shown,
        shown={remark.statement.claim.id for remark in remarks},
        days=[(day, list(alike)) for day, alike in groupby(remarks, lambda remark: remark.statement.day)],
        voices=derived.voices,
    )


def _day_of(said: Said) -> tuple[bool, date]:
    """What statements are in order of: those without a day come last."""
    return said.day is None, said.day or date.max


def _edges(since: str, until: str) -> tuple[date, date]:
    try:
        return first_day(since) if since else date.min, last_day(until) if until else date.max
    except (ValueError, OverflowError):
        raise UsageError("the period", "is not told by days, months or years like 2025-06-19, 2025-06, 2025") from None


def _remarks(page: Page, claim_ids: list[str], reports: set[str]) -> list[Remark]:
    """The statements in the order of these ids; a reply and what it answers stand in one report."""
    readings: list[Reading] = list(page.seen.view.readings(reports))
    claims = {claim.id: (claim, reading.report) for reading in readings for claim in reading.claims}
    answers: dict[str, list[Claim]] = {}
    for claim, _ in claims.values():
        if claim.answers:
            answers.setdefault(claim.answers, []).append(claim)
    shown = [claims[id] for id in claim_ids if id in claims]
    depths = depths_of([claim for claim, _ in shown])
    below = {claim.id for (claim, _), depth in zip(shown, depths, strict=True) if depth}
    return [
        Remark(
            statement_of(claim, report),
            report,
            depth,
            claims[claim.answers][0] if claim.answers in claims else None,
            tuple(answer for answer in answers.get(claim.id, ()) if answer.id not in below),
        )
        for (claim, report), depth in zip(shown, depths, strict=True)
    ]
