"""The map that lies under incidents, where it is a file of this machine."""

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from sayso.desk.asking import TheDesk, TheVisitor
from sayso.desk.settings import ARCHIVE_PATH
from sayso.errors import UnknownEntry

router = APIRouter()


@router.api_route(ARCHIVE_PATH, methods=["GET", "HEAD"])
def archive(desk: TheDesk, _: TheVisitor) -> Response:
    """The archive, or the ranges of it that are asked for: maps fetch what they show."""
    if desk.settings.archive is None:
        raise UnknownEntry(ARCHIVE_PATH, "this desk has no map of its own; start it with --tiles FILE")
    return FileResponse(desk.settings.archive, media_type="application/vnd.pmtiles")
