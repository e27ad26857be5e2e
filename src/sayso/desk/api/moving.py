"""Entries that stand under another id now: those merged or tied, and those asked for by the start of an id."""

from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse

MOVED: dict[int | str, dict[str, Any]] = {307: {"description": "The entry has another id now"}}


def moved(request: Request, path: str) -> RedirectResponse:
    """To where the entry is, asked as it was asked for: as of the same day."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/api/v1/{path}{query}", 307)
