"""Judgements: what was decided, by whom, when and why; and deciding."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import Response
from pydantic import Field

from sayso.desk.api.answering import AnAnswer, Cursor, Limit, cursor_of, described, dumps, key_of
from sayso.desk.api.lists import Judgements, Made
from sayso.desk.api.shapes import Exact
from sayso.desk.asking import STALE, VISIT, TheDesk, TheLedger, TheVisitor
from sayso.desk.deciding import decide, withdraw
from sayso.desk.people import User
from sayso.errors import NotAllowed
from sayso.export.decisions import judgement_shape
from sayso.export.shapes import Shape
from sayso.model import Relation, Verdict

router = APIRouter(tags=["judgements"])
_AT_ONCE, _MOST_LOOKED_AT = 500, 2000
_Id = Annotated[str, Field(min_length=1, max_length=1000)]


class Decision(Exact):
    """Two incidents or mentions, reports, speakers or claims are, or are not, one; or a claim is, or is not, one of the
    report it was found in (`claim_of`)."""

    left: _Id
    right: _Id
    relation: Relation
    verdict: Verdict
    why: Annotated[str, Field(min_length=1, max_length=5000)]


def analyst(
    request: Request,
    desk: TheDesk,
    visitor: TheVisitor,
    x_sayso_token: Annotated[str, Header(max_length=200, description="The token in the head of every page.")] = "",
) -> User:
    """Who decides; NotAllowed for who may not, and for what does not come from a page of this desk."""
    if not desk.tokens.fits(x_sayso_token, request.cookies.get(VISIT, ""), visitor.session):
        raise NotAllowed("the token", STALE)
    if not visitor.user.may("analyst"):
        raise NotAllowed(visitor.user.name, f"is a {visitor.user.role}; deciding takes an analyst")
    return visitor.user


AnAnalyst = Annotated[User, Depends(analyst)]


@router.get("/judgements", responses=described(Judgements))
def list_judgements(
    answer: AnAnswer,
    seen: TheLedger,
    relation: Relation | None = None,
    about: Annotated[str, Query(max_length=1000, description="Only with this mention, report or claim.")] = "",
    by_people: bool = False,
    withdrawn: Annotated[bool, Query(description="Also those taken back.")] = False,
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Response:
    """Judgements, in the order they were entered."""
    last = key_of(cursor, int)[0] if cursor else 0
    found: list[Shape] = []
    looked_at, more = 0, None
    while more is None and (page := seen.view.judgements_after(last, _AT_ONCE, about)):
        for number, j in page:
            if (
                (relation is None or j.relation == relation)
                and (not by_people or j.maker.kind == "person")
                and (withdrawn or j.withdrawn_at is None)
            ):
                if len(found) == limit:
                    more = cursor_of(last)
                    break
                found.append(judgement_shape(j))
            last = number
        looked_at += len(page)
        if more is None and looked_at >= _MOST_LOOKED_AT:
            more = cursor_of(last)
    return answer.data({"items": found, "next": more})


@router.post("/judgements", status_code=201, responses=described(Made, 201))
def judge(decision: Decision, desk: TheDesk, user: AnAnalyst) -> Response:
    """Decide; what is entered bears the name of who is signed in."""
    made = decide(desk.ledger, user, decision.left, decision.right, decision.relation, decision.verdict, decision.why)
    return Response(dumps({"items": [judgement_shape(j) for j in made]}), 201, media_type="application/json")


@router.post("/judgements/{judgement_id}/withdraw", status_code=201, responses=described(Made, 201))
def take_back(judgement_id: str, desk: TheDesk, user: AnAnalyst) -> Response:
    """Take a judgement back, with all that was entered by the same decision."""
    taken = withdraw(desk.ledger, user, judgement_id, desk.states.latest().derived.by_people)
    return Response(dumps({"items": [judgement_shape(j) for j in taken]}), 201, media_type="application/json")
