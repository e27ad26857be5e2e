"""The first page: incidents, chosen by what the address says, and what is new since one looked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from sayso.desk.asking import Act, Page, ThePage, act_of, keep
from sayso.desk.choosing import TheChoice, chosen
from sayso.desk.derived import Derived
from sayso.desk.mapping import map_of
from sayso.desk.pages.parts import Part, part_of
from sayso.desk.people import User
from sayso.export.shapes import Shape
from sayso.ledger import View
from sayso.model import Judgement, Status, sha256_hex

router = APIRouter()
_LOOKED = "sayso_looked"  # begins the name of the cookie that keeps when one last looked
_YEAR = 365 * 24 * 3600
_NAMED = 30  # incidents named as new or grown


@dataclass(frozen=True, slots=True)
class News:
    """What was entered since a moment: reports, the incidents they are new with or were added to, judgements."""

    since: datetime
    reports: int
    new: Sequence[Shape]
    grown: Sequence[Shape]
    judged: Sequence[Judgement]

    def __bool__(self) -> bool:
        """Whether anything is new."""
        return bool(self.reports or self.judged)


@router.get("/")
def overview(page: ThePage, choice: TheChoice, part: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """Incidents by day, the latest first."""
    derived = page.seen.derived
    shown = part_of(chosen(choice, derived), part)
    shapes = [derived.brief(id) for id in shown.items]
    since = _looked_at(page)
    answer = page.show(
        "overview.html",
        choice=choice,
        choices=derived.once("choices", lambda: _choices(derived)),
        part=Part(shapes, shown.number, shown.parts, shown.total),
        statuses={id: derived.statuses(id) for id in shown.items},
        map=map_of(shapes),
        query=urlencode(choice.given()),
        news=news_since(since, page.seen.view, derived) if since and not page.as_of else None,
    )
    if since is None:
        _keep_looked(answer, page.request, page.visitor.user)
    return answer


@router.post("/looked")
def looked(act: Annotated[Act, Depends(act_of("reader"))], request: Request) -> Response:
    """Remember that all was seen up to now."""
    answer = act.done()
    _keep_looked(answer, request, act.user)
    return answer


def _choices(derived: Derived) -> dict[str, list[str]]:
    """What can be chosen in the filters."""
    telling = derived.incidents_of
    return {
        "country": derived.listed.countries,
        "object": derived.listed.objects,
        "status": list(get_args(Status)),
        "source": sorted(name for name, heads in derived.by_outlet.items() if any(h.id in telling for h in heads)),
    }


def _looked_at(page: Page) -> datetime | None:
    """When the visitor last said that all was seen, or came first; None for who was never here with this browser."""
    try:
        since = datetime.fromisoformat(page.request.cookies.get(_looked_by(page.visitor.user), ""))
    except ValueError:
        return None
    return since if since.tzinfo else None


def _keep_looked(answer: Response, request: Request, user: User) -> None:
    keep(answer, request, _looked_by(user), datetime.now(UTC).isoformat(timespec="seconds"), _YEAR)


def _looked_by(user: User) -> str:
    """The name of the cookie: several may share a browser, and a name may hold what a cookie's may not."""
    name = user.name.encode("utf-8", "surrogatepass")
    return f"{_LOOKED}_{sha256_hex(name)[:8]}"


def news_since(since: datetime, view: View, derived: Derived) -> News:
    """What was entered after a moment."""
    reports, judged = view.entered_since(since)
    added = set(reports)
    touched = dict.fromkeys(i for report in reports for i in derived.incidents_of.get(report, ()))
    new = {i for i in touched if added.issuperset(derived.incidents[i].reports)}

    def named(ids: Iterator[str]) -> list[Shape]:
        return [derived.brief(i) for i in islice(ids, _NAMED)]

    by_people = [j for j in judged if j.maker.kind == "person" or j.withdrawn_at]
    return News(
        since, len(added), named(i for i in touched if i in new), named(i for i in touched if i not in new), by_people
    )
