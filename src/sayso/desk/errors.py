"""What becomes of errors: a problem document (RFC 9457) under /api, a page elsewhere. The core knows no HTTP."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from sayso.desk.api.answering import PROBLEM, Unchanged
from sayso.desk.rendering import render
from sayso.errors import (
    LedgerError,
    LedgerLocked,
    NotAllowed,
    SaysoError,
    SignInNeeded,
    TooManyAttempts,
    UnknownEntry,
    UsageError,
)

# The first that fits: what is special stands before what is general.
_STATUS: tuple[tuple[type[SaysoError], int], ...] = (
    (UnknownEntry, 404),
    (UsageError, 400),
    (SignInNeeded, 401),
    (NotAllowed, 403),
    (TooManyAttempts, 429),
    (LedgerLocked, 503),
    (LedgerError, 500),
    (SaysoError, 500),
)


def answer_errors(app: FastAPI) -> None:
    """Answer every error in the way of its part of the desk."""
    app.add_exception_handler(SaysoError, _raised_on_purpose)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Unchanged, _unchanged)
    app.add_exception_handler(Exception, _bug)


def _unchanged(_: Request, error: Exception) -> Response:
    assert isinstance(error, Unchanged)
    return Response(status_code=304, headers={"ETag": error.tag})


def problem(request: Request, status: int, detail: str, **more: object) -> Response:
    """An error as the asker wants it told."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        told = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        return JSONResponse(told, status, media_type=PROBLEM)
    return HTMLResponse(render("error.html", title=title, detail=detail, status=status), status)


def _raised_on_purpose(request: Request, error: Exception) -> Response:
    assert isinstance(error, SaysoError)
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    if isinstance(error, SignInNeeded) and request.method == "GET" and not request.url.path.startswith("/api/"):
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?back={quote(here, safe='')}", 303)
    answer = problem(request, status, str(error))
    if isinstance(error, TooManyAttempts):
        answer.headers["Retry-After"] = str(max(1, round(error.wait.total_seconds())))
    if isinstance(error, LedgerLocked):
        answer.headers["Retry-After"] = "5"
    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = problem(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [{"where": ".".join(str(part) for part in e["loc"]), "what": e["msg"]} for e in error.errors()]
    told = "; ".join(f"{each['where']}: {each['what']}" for each in wrong)
    return problem(request, 422, told, errors=wrong)


def _bug(request: Request, _: Exception) -> Response:
    return problem(request, 500, "This is a fault of sayso; the log of the desk says more.")
