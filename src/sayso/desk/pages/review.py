"""What the program is least sure of, for a person to decide: one pair at a time, the two texts side by side, or one
claim in its report."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.asking import Page, ThePage
from sayso.desk.doubts import Doubt, is_named
from sayso.desk.marking import Piece, marks_of, pieces_of
from sayso.desk.telling import names_of
from sayso.model import Claim, Reading, Report
from sayso.model.ids import kind_of

router = APIRouter()
_LATEST = 5  # own decisions offered for undoing


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a pair: its entry, the report it stands in, and its text with that entry's words marked."""

    entry: str
    report: Report
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim to decide on: its report's text with its words marked, and a claim of each other speaker named there."""

    claim: Claim
    report: Report
    pieces: list[Piece]
    is_named: bool
    others: tuple[Claim, ...]


@router.get("/review")
def review(page: ThePage, skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0) -> Response:
    """The pair the program is least sure of that nobody has decided; `skip` passes over as many."""
    page = _at_once(page)
    queue = page.seen.derived.unsure
    skip = min(skip, max(0, len(queue) - 1))
    pair = queue[skip] if queue else None
    return page.show(
        "review.html",
        pair=pair,
        halves=[_half(page, side) for side in (pair.left, pair.right)] if pair else [],
        skip=skip,
        waiting=len(queue),
        **_latest(page),
    )


@router.get("/review/claims")
def claims(page: ThePage, skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0) -> Response:
    """The claim the program is least sure of that nobody has decided, in its report; `skip` passes over as many."""
    page = _at_once(page)
    queue = page.seen.derived.doubtful
    skip = min(skip, max(0, len(queue) - 1))
    return page.show(
        "review_claims.html",
        case=_case(page, queue[skip]) if queue else None,
        skip=skip,
        waiting=len(queue),
        **_latest(page),
    )


def _case(page: Page, doubt: Doubt) -> Case:
    reading = page.seen.view.reading(doubt.report)
    claim = next(claim for claim in reading.claims if claim.id == doubt.claim)
    others = {other.speaker.name: other for other in reading.claims if is_named(other.speaker)}
    others.pop(claim.speaker.name, None)
    return Case(claim, reading.report, _pieces(reading, claim.id), is_named(claim.speaker), tuple(others.values()))


def _at_once(page: Page) -> Page:
    """The page with the ledger as it is now: what was just decided is not asked again. The queues are soon derived,
    whatever else follows from a decision."""
    return page if page.as_of else replace(page, seen=page.desk.states.latest())


def _half(page: Page, entry: str) -> Half:
    view = page.seen.view
    reading = view.reading(view.report_of(entry) if kind_of(entry) in "mc" else entry)
    return Half(entry, reading.report, _pieces(reading, entry))


def _pieces(reading: Reading, entry: str) -> list[Piece]:
    """The text with the words of one entry marked; of a report that may be a copy no words are."""
    marks = [mark for mark in marks_of(reading) if mark.entry == entry]
    return pieces_of(reading.report.text, reading.report.chrome, marks)


def _latest(page: Page) -> dict[str, Any]:
    """The visitor's own last decisions, the latest first, and the names of what they are on."""
    name = page.visitor.user.name
    own = [j for j in page.seen.derived.by_people if j.maker.name == name and j.withdrawn_at is None]
    latest = sorted(own, key=lambda j: j.made_at, reverse=True)[:_LATEST]
    return {"latest": latest, "names": names_of(page.seen.view, latest)}
