"""Users, for administrators."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import Response

from sayso.desk.asking import Act, ThePage, act_of
from sayso.desk.people import ROLES, Role
from sayso.errors import NotAllowed

router = APIRouter()
_AnAdministratorsAct = Annotated[Act, Depends(act_of("administrator"))]
_Name = Annotated[str, Form(max_length=200)]
_Password = Annotated[str, Form(max_length=1000)]


@router.get("/people")
def people(page: ThePage) -> Response:
    """The users, and forms to add, change and remove them."""
    if not page.visitor.user.may("administrator"):
        raise NotAllowed(page.visitor.user.name, "users are looked after by administrators")
    return page.show("people.html", users=page.desk.people.users(), roles=ROLES)


@router.post("/people")
def add(act: _AnAdministratorsAct, name: _Name, password: _Password, role: Annotated[Role, Form()]) -> Response:
    """Add a user."""
    act.desk.people.add(name.strip(), role, password)
    return act.done()


@router.post("/people/role")
def change(act: _AnAdministratorsAct, name: _Name, role: Annotated[Role, Form()]) -> Response:
    """Give a user another role."""
    act.desk.people.change(name, role=role)
    return act.done()


@router.post("/people/remove")
def remove(act: _AnAdministratorsAct, name: _Name) -> Response:
    """Remove a user; the decisions stay, under the name."""
    act.desk.people.remove(name)
    return act.done()
