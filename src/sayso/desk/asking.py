"""What every page and resource is given: the desk, who asks, and the ledger as it is to be seen."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.desk.people import People, Role, User
from sayso.desk.rendering import render
from sayso.desk.scripts import script_address
from sayso.desk.security import Tokens
from sayso.desk.settings import Settings
from sayso.desk.states import Seen, States
from sayso.errors import NotAllowed, SignInNeeded, UsageError
from sayso.ledger import Ledger
from sayso.times.moments import read_moment

STALE = "is not of a page of this desk, or of one from before it was started; load it again"
_OF_THE_MOMENT = frozenset({"as_of", "part", "skip"})
VISIT, SESSION = "sayso_visit", "sayso_session"  # names of cookies


@dataclass(frozen=True)
class Desk:
    """One running desk."""

    ledger: Ledger
    states: States
    people: People
    settings: Settings
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `is_alone` says that there are no users, so that it is whoever sits at the machine."""

    user: User
    session: str = ""
    is_alone: bool = False


def desk_of(request: Request) -> Desk:
    """The desk that runs."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]


def visitor_of(request: Request, desk: TheDesk) -> Visitor:
    """Who asks; SignInNeeded where that is not known."""
    if not desk.people.users() and desk.settings.is_local:
        return Visitor(User(desk.settings.person, "administrator"), is_alone=True)
    session = request.cookies.get(SESSION, "")
    user = desk.people.signed_in(session) if session else None
    if user is None:
        raise SignInNeeded("this desk", "asks who you are; sign in")
    return Visitor(user, session)


TheVisitor = Annotated[Visitor, Depends(visitor_of)]
AsOf = Annotated[
    str, Query(max_length=40, description="As the ledger was at the end of that day, or at that moment (ISO 8601).")
]


def seen_as(desk: TheDesk, _: TheVisitor, as_of: AsOf = "") -> Seen:
    """The ledger as it is, or as it was where the address says `as_of`; UsageError where that is no moment."""
    return desk.states.seen(_moment(as_of) if as_of else None)


TheLedger = Annotated[Seen, Depends(seen_as)]


def _moment(words: str) -> datetime:
    try:
        return read_moment(words)
    except (ValueError, OverflowError):
        raise UsageError("as_of", "is not a day or a moment like 2025-07-01 or 2025-07-01T12:30") from None


@dataclass(frozen=True)
class Page:
    """What a page is made from and answered with."""

    request: Request
    desk: Desk
    visitor: Visitor
    seen: Seen
    as_of: str

    def show(self, template: str, status: int = 200, **facts: Any) -> Response:
        """The page as HTML."""
        visit = self.request.cookies.get(VISIT, "") or secrets.token_urlsafe(16)
        about = {
            "visitor": self.visitor,
            "as_of": self.as_of,
            "is_behind": self.seen.is_behind,
            "may_decide": self.visitor.user.may("analyst") and not self.as_of,
            "token": self.desk.tokens.token(visit, self.visitor.session),
            "here": self.here,
            "path": self.request.url.path,
            "scripts": script_address(),
            "tiles": self.desk.settings.tiles,
            "asked": self._asked,
            "now": self.request.url.path + (f"?{urlencode(self._asked)}" if self._asked else ""),
            "first_entered": self.desk.ledger.first_entered(),
        }
        response = HTMLResponse(render(template, **about, **facts), status)
        if VISIT not in self.request.cookies:
            keep(response, self.request, VISIT, visit)
        return response

    @property
    def here(self) -> str:
        """This page's own path and query, for forms to lead back to."""
        return local_path(self.request.url.path + (f"?{self.request.url.query}" if self.request.url.query else ""))

    @property
    def _asked(self) -> list[tuple[str, str]]:
        """What the address asks, less the moment and how far one has gone in a list: that is another at each moment."""
        return [each for each in self.request.query_params.multi_items() if each[0] not in _OF_THE_MOMENT]


def page_of(request: Request, desk: TheDesk, visitor: TheVisitor, seen: TheLedger, as_of: AsOf = "") -> Page:
    """What a page is given."""
    return Page(request, desk, visitor, seen, as_of)


ThePage = Annotated[Page, Depends(page_of)]


@dataclass(frozen=True)
class Act:
    """A form sent by somebody who may: the desk, who it is, and where to go afterwards."""

    desk: Desk
    user: User
    back: str

    def done(self) -> Response:
        """Back to the page the form stood on."""
        return RedirectResponse(self.back, 303)


def act_of(role: Role) -> Callable[..., Act]:
    """What a form of those with this role is given; NotAllowed where it is not of a page of ours, or by who may not."""

    def act(
        request: Request,
        desk: TheDesk,
        visitor: TheVisitor,
        token: Annotated[str, Form(max_length=200)] = "",
        back: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Act:
        if not desk.tokens.fits(token, request.cookies.get(VISIT, ""), visitor.session):
            raise NotAllowed("the form", STALE)
        if not visitor.user.may(role):
            raise NotAllowed(visitor.user.name, f"is a {visitor.user.role}; this takes the role {role}")
        return Act(desk, visitor.user, local_path(back))

    return act


AnAct = Annotated[Act, Depends(act_of("analyst"))]


def keep(response: Response, request: Request, name: str, value: str, seconds: int | None = None) -> None:
    """Set a cookie that scripts and other sites do not see, and that goes over https only where the page did."""
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def local_path(path: str) -> str:
    """A path of this desk as given, "/" for anything that would lead elsewhere."""
    leads_away = not path.startswith("/") or path.startswith(("//", "/\\")) or any(c < " " for c in path)
    return "/" if leads_away else path
