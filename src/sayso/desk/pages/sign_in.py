"""Signing in and out."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.desk.asking import SESSION, STALE, VISIT, Act, TheDesk, act_of, keep, local_path
from sayso.desk.rendering import render
from sayso.errors import NotAllowed

router = APIRouter()


@router.get("/sign-in")
def ask(request: Request, desk: TheDesk, back: str = "/") -> Response:
    """The form."""
    return _form(request, desk, back)


@router.post("/sign-in")
def sign_in(
    request: Request,
    desk: TheDesk,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    token: Annotated[str, Form(max_length=200)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """A session for whoever knows name and password. The visit's cookie is new then: no one can have planted it."""
    if not desk.tokens.fits(token, request.cookies.get(VISIT, ""), ""):
        raise NotAllowed("the form", STALE)
    address = request.client.host if request.client else ""
    session = desk.people.sign_in(name, password, address) if desk.people.users() else None
    if session is None:
        return _form(request, desk, back, name, "There is no user with this name and password.", 403)
    answer = RedirectResponse(local_path(back), 303)
    keep(answer, request, SESSION, session)
    keep(answer, request, VISIT, secrets.token_urlsafe(16))
    return answer


@router.post("/sign-out")
def sign_out(act: Annotated[Act, Depends(act_of("reader"))], request: Request) -> Response:
    """End the session."""
    act.desk.people.sign_out(request.cookies.get(SESSION, ""))
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(SESSION)
    return answer


def _form(request: Request, desk: TheDesk, back: str, name: str = "", wrong: str = "", status: int = 200) -> Response:
    visit = request.cookies.get(VISIT, "") or secrets.token_urlsafe(16)
    facts = {"token": desk.tokens.token(visit, ""), "back": local_path(back), "name": name, "wrong": wrong}
    answer = HTMLResponse(render("sign_in.html", **facts), status)
    keep(answer, request, VISIT, visit)
    return answer
