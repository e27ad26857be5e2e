"""What people decide, each with a reason and under their name, and how they take it back."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from sayso.desk.asking import AnAct
from sayso.desk.deciding import Why, decide, overrule, part_from, withdraw
from sayso.model import Maker, Relation, Verdict

router = APIRouter()
_Id = Annotated[str, Form(min_length=1, max_length=1000)]


@router.post("/judgements")
def judge(
    act: AnAct,
    left: _Id,
    right: _Id,
    relation: Annotated[Relation, Form()],
    verdict: Annotated[Verdict, Form()],
    why: Why,
) -> Response:
    """Two incidents, reports or speakers are (not) one."""
    decide(act.desk.ledger, act.user, left, right, relation, verdict, why)
    return act.done()


@router.post("/mentions/{mention}/part")
def part(mention: str, act: AnAct, why: Why) -> Response:
    """A mention is of another incident than all it was tied to."""
    part_from(act.desk.ledger, act.user, mention, why)
    return act.done()


@router.post("/judgements/{judgement}/withdraw")
def take_back(judgement: str, act: AnAct) -> Response:
    """Take a judgement back, a person's or the program's."""
    withdraw(act.desk.ledger, act.user, judgement, act.desk.states.latest().derived.by_people)
    return act.done()


@router.post("/findings/{finding}/overrule")
def overrule_finding(finding: str, act: AnAct, why: Why, about: _Id) -> Response:
    """A finding is none."""
    overrule(act.desk.ledger, act.user, finding, about, why)
    return act.done()


@router.post("/findings/{finding}/restore")
def restore(finding: str, act: AnAct) -> Response:
    """Take back what overrules a finding."""
    act.desk.ledger.withdraw_overrule(finding, Maker("person", act.user.name), datetime.now(UTC))
    return act.done()
