"""How the API answers: JSON that any text fits in, tags that spare what is known already, cursors, problems."""

import base64
import binascii
import gzip
import json
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from sayso import __version__
from sayso.desk.api.lists import Problem
from sayso.desk.asking import TheLedger
from sayso.errors import UsageError
from sayso.model import sha256_hex

PROBLEM = "application/problem+json"
Limit = Annotated[int, Query(ge=1, le=500, description="At most this many items.")]
Cursor = Annotated[str, Query(max_length=2000, description="The `next` of the page before.")]

_ZIPPED_FROM, _ZIPPED_HOW = 4096, 4  # bytes; the level at which 100,000 incidents still take under a second

_TOLD = {
    400: "The question means nothing",
    401: "Nobody is signed in",
    403: "The role does not allow it",
    404: "There is no such entry",
    422: "A parameter is not as described",
    503: "Another program holds the ledger",
}


class Unchanged(Exception):
    """What is asked for is what the asker has."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def with_problems(description: dict[str, Any]) -> dict[str, Any]:
    """An OpenAPI description with the shape of problems, to which `described` refers."""
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    schemas[Problem.__name__] = Problem.model_json_schema()
    return description


def described(model: type[BaseModel], status: int = 200) -> dict[int | str, dict[str, Any]]:
    """What an answer looks like, and the problems there may be, for the OpenAPI description."""
    schema = {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}
    problems: dict[int | str, dict[str, Any]] = {
        code: {"description": words, "content": {PROBLEM: schema}} for code, words in _TOLD.items()
    }
    known: dict[int | str, dict[str, Any]] = {304: {"description": "The asker has it already"}}
    return {status: {"model": model}, **(known if status == 200 else {}), **problems}


class Answer:
    """Gives data as JSON with the tag of the ledger's state."""

    def __init__(self, tag: str, *, zipped: bool = False) -> None:
        self._tag = tag
        self._zipped = zipped

    def data(self, data: Any) -> Response:
        """The answer."""
        body = dumps(data)
        if self._zipped and len(body) > _ZIPPED_FROM:
            return self._response(packed(body), zipped=True)
        return self._response(body)

    def packed(self, body: bytes) -> Response:
        """The answer that was packed before, for others who asked the same."""
        return self._response(body if self._zipped else gzip.decompress(body), zipped=self._zipped)

    def _response(self, body: bytes, *, zipped: bool = False) -> Response:
        headers = {"ETag": self._tag, "Vary": "Accept-Encoding"} | ({"Content-Encoding": "gzip"} if zipped else {})
        return Response(body, media_type="application/json", headers=headers)


def answer_of(request: Request, seen: TheLedger) -> Answer:
    """The answer to this question; Unchanged where the asker has it: the same state gives the same answer."""
    zipped = "gzip" in request.headers.get("accept-encoding", "")
    asked = (__version__, *seen.state, request.url.path, request.url.query, zipped)
    tag = f'"{sha256_hex(repr(asked).encode("utf-8", "surrogatepass"))[:32]}"'
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in known.split(",")]:
        raise Unchanged(tag)
    return Answer(tag, zipped=zipped)


AnAnswer = Annotated[Answer, Depends(answer_of)]


def packed(body: bytes) -> bytes:
    """An answer as it is sent to those who take it zipped."""
    return gzip.compress(body, _ZIPPED_HOW, mtime=0)


def dumps(data: Any) -> bytes:
    """Data as JSON in UTF-8. Lone surrogates are escaped, so that any text can be written."""
    try:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":")).encode()


def cursor_of(*key: str | int) -> str:
    """A cursor that leads on after the entry with this key."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def key_of(cursor: str, *kinds: type) -> tuple[Any, ...]:
    """The key in a cursor; UsageError where it is none of ours."""
    try:
        key = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or [type(part) for part in key] != list(kinds):
        raise UsageError("cursor", "is not one that this desk gave")
    return tuple(key)


def page_of(ids: Sequence[str], limit: int, cursor: str) -> tuple[Sequence[str], str | None]:
    """At most `limit` ids behind the one in the cursor, and the cursor of what follows.

    UsageError where the cursor is none of ours, or its id not among these any more.
    """
    start = 0
    if cursor:
        (last,) = key_of(cursor, str)
        if last not in ids:
            raise UsageError("cursor", "leads on after an entry that is not here any more; begin anew")
        start = ids.index(last) + 1
    shown = ids[start : start + limit]
    return shown, cursor_of(shown[-1]) if start + limit < len(ids) else None
