"""Full-text search: reports that hold the words, the words marked."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sayso.desk.asking import ThePage

router = APIRouter()
_MOST = 50


@router.get("/search")
def search(page: ThePage, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """Reports with all the words, best first."""
    hits = [(report, marked(excerpt)) for report, excerpt in page.seen.view.search(q, _MOST)] if q.strip() else []
    return page.show("search.html", q=q, hits=hits, most=_MOST)


def marked(excerpt: str) -> list[tuple[str, bool]]:
    """An excerpt in pieces, each with whether it is one of the words sought, which stand between \\x02 and \\x03."""
    pieces = []
    for piece in excerpt.split("\x02"):
        hit, mark, rest = piece.partition("\x03")
        pieces += [(hit, True), (rest, False)] if mark else [(hit, False)]
    return [(text, is_hit) for text, is_hit in pieces if text]
