"""What the program is least sure of, one pair at a time, the two texts side by side, for a person to decide."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.asking import Page, ThePage
from sayso.desk.marking import Mark, Piece, marks_of, pieces_of
from sayso.desk.pages.parts import part_of
from sayso.model import Judgement, Reading, Report
from sayso.model.ids import kind_of

router = APIRouter()
_LATEST = 5  # own decisions offered for undoing
_CLAIMS = 100


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a pair: its entry, the report it stands in, and its text with that entry's words marked."""

    entry: str
    report: Report
    pieces: list[Piece]


@router.get("/review")
def review(page: ThePage, skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0) -> Response:
    """The pair the program is least sure of that nobody has decided; `skip` passes over as many."""
    queue = page.seen.derived.unsure
    skip = min(skip, max(0, len(queue) - 1))
    pair = queue[skip] if queue else None
    return page.show(
        "review.html",
        pair=pair,
        halves=[_half(page, side) for side in (pair.left, pair.right)] if pair else [],
        skip=skip,
        waiting=len(queue),
        latest=_latest(page),
    )


@router.get("/review/claims")
def claims(page: ThePage, part: Annotated[int, Query(ge=1, le=1000)] = 1) -> Response:
    """The claims their reader is least certain of, with the words around them."""
    shown = part_of(page.seen.derived.doubtful, part, _CLAIMS)
    readings = {r.report.id: r for r in page.seen.view.readings({doubt.report for doubt in shown.items})}
    told = [
        (claim, readings[doubt.report].report)
        for doubt in shown.items
        for claim in readings[doubt.report].claims
        if claim.id == doubt.claim
    ]
    return page.show("doubtful.html", part=shown, claims=told)


def _half(page: Page, entry: str) -> Half:
    view = page.seen.view
    reading = view.reading(view.report_of(entry) if kind_of(entry) in "mc" else entry)
    marks = [mark for mark in marks_of(reading) if _belongs(mark, entry, reading)]
    return Half(entry, reading.report, pieces_of(reading.report.text, reading.report.chrome, marks))


def _belongs(mark: Mark, entry: str, reading: Reading) -> bool:
    """Of a report that may be a copy no words are marked; of a mention its own."""
    return mark.entry == entry and entry != reading.report.id


def _latest(page: Page) -> list[Judgement]:
    """The visitor's own last decisions, the latest first."""
    name = page.visitor.user.name
    own = [j for j in page.seen.derived.by_people if j.maker.name == name and j.withdrawn_at is None]
    return sorted(own, key=lambda j: j.made_at, reverse=True)[:_LATEST]
