"""Reports and what was found in them; full-text search."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.api.answering import AnAnswer, Cursor, Limit, described, page_of
from sayso.desk.api.lists import Hits, Reports
from sayso.desk.api.shapes import ReadingShape
from sayso.desk.asking import TheLedger
from sayso.export.shapes import Shape, reading_shape, report_shape
from sayso.model import Kind, Report

router = APIRouter(tags=["reports"])


@router.get("/reports", responses=described(Reports))
def list_reports(
    answer: AnAnswer,
    seen: TheLedger,
    source: Annotated[str, Query(max_length=500, description="Only of this source.")] = "",
    kind: Annotated[Kind | None, Query(description="Only of this kind.")] = None,
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Response:
    """Reports without their text, in the order they were entered."""
    heads = seen.derived.heads
    if source:
        ours = {head.id for head in seen.derived.by_outlet.get(source, ())}
        heads = {id: head for id, head in heads.items() if id in ours}
    wanted = [id for id, head in heads.items() if not kind or head.kind == kind]
    shown, more = page_of(wanted, limit, cursor)
    reports = {reading.report.id: reading.report for reading in seen.view.readings(shown)}
    return answer.data({"items": [head_shape(reports[id]) for id in shown if id in reports], "next": more})


@router.get("/reports/{report_id:path}", responses=described(ReadingShape))
def one_report(report_id: str, answer: AnAnswer, seen: TheLedger) -> Response:
    """One report with its text, mentions and claims."""
    return answer.data(reading_shape(seen.view.reading(report_id)))


@router.get("/search", responses=described(Hits))
def search(
    answer: AnAnswer,
    seen: TheLedger,
    q: Annotated[str, Query(max_length=500, description='Words that must all be there; "a phrase"; begin*.')],
    limit: Limit = 20,
) -> Response:
    """Reports that hold the words, best first."""
    return answer.data({"items": [hit_shape(*hit) for hit in seen.view.search(q, limit)]})


def head_shape(report: Report) -> Shape:
    """A report without its text."""
    return {key: value for key, value in report_shape(report).items() if key not in ("text", "chrome")}


def hit_shape(report: Report, excerpt: str) -> dict[str, Any]:
    """A report found, with an excerpt and where the words stand in it."""
    text, marks = "", []
    for piece in excerpt.split("\x02"):
        hit, mark, rest = piece.partition("\x03")
        if mark:
            marks.append([len(text), len(text) + len(hit)])
        text += hit + rest
    return {"report": head_shape(report), "excerpt": text, "marks": marks}
