"""Where reports come from: each outlet, how many reports it has, how many of them copy others or tell of incidents."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from sayso.desk.asking import ThePage
from sayso.desk.derived import Derived
from sayso.desk.walking import Head

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Outlet:
    """One source and what the ledger has of it."""

    name: str
    reports: int
    telling: int
    copying: int
    first: date | None
    last: date | None


@router.get("/sources")
def sources(page: ThePage) -> Response:
    """The outlets, those with the most reports first."""
    derived = page.seen.derived
    return page.show("sources.html", outlets=derived.once("outlets", lambda: outlets_of(derived)))


def outlets_of(derived: Derived) -> list[Outlet]:
    """The outlets of all reports, those with the most reports first."""
    found = [_outlet(name, heads, derived) for name, heads in derived.by_outlet.items()]
    return sorted(found, key=lambda outlet: (-outlet.reports, outlet.name))


def _outlet(name: str, heads: list[Head], derived: Derived) -> Outlet:
    days = [head.published for head in heads if head.published]
    return Outlet(
        name,
        len(heads),
        sum(head.id in derived.incidents_of for head in heads),
        sum(head.id in derived.copies for head in heads),
        min(days, default=None),
        max(days, default=None),
    )
