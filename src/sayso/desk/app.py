"""The app, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from sayso import __version__
from sayso.desk import api, pages
from sayso.desk.api.answering import with_problems
from sayso.desk.asking import Desk
from sayso.desk.errors import answer_errors
from sayso.desk.people import People
from sayso.desk.security import Guard, Tokens
from sayso.desk.settings import Settings
from sayso.desk.states import States
from sayso.ledger import Ledger

_STATIC = Path(__file__).parent / "static"
_MOST_SENT = 1 << 16  # bytes of a form: names, ids and a reason


def create_app(ledger: Path | str, settings: Settings) -> FastAPI:
    """The desk of the ledger at this path, which must be there.

    One ledger serves all threads: each question has a connection of its own for as long as it takes, and readers
    never wait for one another or for a writer. What pages need of the whole ledger is derived from the start on.
    """
    entries = Ledger(ledger, create=False)
    states = States(entries)

    @asynccontextmanager
    async def prepared(_: FastAPI) -> AsyncIterator[None]:
        states.prepare()
        yield

    app = FastAPI(
        title="sayso",
        lifespan=prepared,
        version=__version__,
        summary="Incidents, claims, reports and speakers of a ledger, as JSON.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # FastAPI's own pages fetch scripts from elsewhere
        redoc_url=None,
        max_body_size=_MOST_SENT,
    )
    people = People(settings.people)
    app.state.desk = Desk(entries, states, people, settings, Tokens())
    app.add_middleware(Guard, people=people, tile_host=settings.tile_host)
    answer_errors(app)
    # Pages are not packed: they hold a token beside words that others may choose (BREACH).
    app.mount("/static", GZipMiddleware(StaticFiles(directory=_STATIC), compresslevel=6), name="static")
    app.include_router(pages.router)
    app.include_router(api.router)
    describe = app.openapi
    app.openapi = lambda: with_problems(describe())  # type: ignore[method-assign]
    return app
