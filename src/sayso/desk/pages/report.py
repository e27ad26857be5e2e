"""The page of a report: its text with the words marked that entries rest on, and its copies; lists of reports."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.asking import ThePage
from sayso.desk.marking import marks_of, pieces_of
from sayso.desk.pages.parts import part_of
from sayso.errors import InputError, UnknownEntry
from sayso.extract.decoding import decode
from sayso.model import Reading
from sayso.model.ids import kind_of
from sayso.model.incidents import words_on_claims
from sayso.model.origins import copies_in

router = APIRouter()


@router.get("/reports")
def reports(
    page: ThePage,
    source: Annotated[str, Query(max_length=500)] = "",
    part: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Every report, or those of one source, the latest first."""
    derived = page.seen.derived
    heads = derived.by_outlet.get(source, []) if source else derived.latest
    return page.show("reports.html", source=source, part=part_of(heads, part), groups=derived.groups)


@router.get("/reports/{report_id:path}")
def report(report_id: str, page: ThePage) -> Response:
    """One report, by its id, the start of it, or the id of a mention or claim in it."""
    view = page.seen.view
    try:
        reading = view.reading(report_id, refused=True)
    except UnknownEntry:
        found = view.find(report_id)
        reading = view.reading(view.report_of(found) if kind_of(found) in "mc" else found, refused=True)
    told = reading.report
    judged = list(view.judgements(about=[told.id]))
    copies, said = copies_in(judged), words_on_claims(judged)
    refused = {claim for claim, j in said.items() if j.verdict == "no"}
    incidents = {m.id: page.seen.derived.incident_of_mention[m.id] for m in reading.mentions}
    return page.show(
        "report.html",
        report=told,
        reading=reading,
        pieces=pieces_of(told.text, told.chrome, [mark for mark in marks_of(reading) if mark.entry not in refused]),
        said=said,
        copies=copies,
        others={other: view.report(other) for j in copies for other in (j.left, j.right) if other != told.id},
        incidents=incidents,
        numbers=numbers_of(reading),
        voices=page.seen.derived.voices,
    )


def numbers_of(reading: Reading) -> dict[str, int]:
    """The numbers of mentions and of claims, each counted from 1, by their ids."""
    mentions = {mention.id: number for number, mention in enumerate(reading.mentions, 1)}
    return mentions | {claim.id: number for number, claim in enumerate(reading.claims, 1)}


@router.get("/captures/{sha256}")
def capture(sha256: str, page: ThePage) -> Response:
    """The bytes that a report was taken from, as the text they are: the source of a page is shown, never run."""
    found = page.seen.view.capture(sha256)
    try:
        text, _ = decode(found.body, found.url, found.media_type)
    except InputError:
        text = found.body.decode("utf-8", "replace")
    return page.show("capture.html", capture=found, text=text)
