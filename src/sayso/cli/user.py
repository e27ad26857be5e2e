"""`sayso user`: who may use the desk."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.desk import PeopleOption
from sayso.cli.extras import desk_needed
from sayso.cli.screen import DEFAULT_LEDGER, LedgerOption, notices, opened, out, say

if TYPE_CHECKING:
    from sayso.desk.people import People

app = typer.Typer(
    help="Who may use the desk: readers see, analysts decide, administrators look after users too.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(help="The name decisions bear.")]


class Role(StrEnum):
    """What a user may do."""

    READER = "reader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


RoleOption = Annotated[Role, typer.Option(help="What the user may do.")]


@app.command(epilog="Example:\n\n  sayso user add ann --role administrator")
def add(
    name: Name, role: RoleOption = Role.READER, ledger: LedgerOption = DEFAULT_LEDGER, people: PeopleOption = None
) -> None:
    """Add a user; the password is asked for, or is the first line of standard input. The first is an administrator."""
    users = _people(ledger, people)
    users.add(name, role.value, _password())
    notices().print(say(f"{name} is added: {role.value}"))


@app.command("list", epilog="Example:\n\n  sayso user list")
def listed(ledger: LedgerOption = DEFAULT_LEDGER, people: PeopleOption = None) -> None:
    """List users with their roles."""
    users = _people(ledger, people).users()
    for user in users:
        out().print(say(f"{user.role:<14} {user.name}"))
    if not users:
        notices().print("No users: the desk answers this machine only and asks nobody who they are.")


@app.command(epilog="Example:\n\n  sayso user change ben --role analyst")
def change(
    name: Name,
    role: Annotated[Role | None, typer.Option(help="The new role.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    people: PeopleOption = None,
) -> None:
    """Give a user another role or password; sessions end."""
    _people(ledger, people).change(name, role=role.value if role else None, password=_password() if password else None)
    notices().print(say(f"{name} is changed"))


@app.command(epilog="Example:\n\n  sayso user remove ben")
def remove(name: Name, ledger: LedgerOption = DEFAULT_LEDGER, people: PeopleOption = None) -> None:
    """Remove a user; decisions keep the name."""
    _people(ledger, people).remove(name)
    notices().print(say(f"{name} is removed"))


def _people(ledger: Path, people: Path | None) -> "People":
    with desk_needed("sayso user"):
        from sayso.desk.people import People
        from sayso.desk.settings import people_beside
    with opened(ledger):
        pass  # users of a ledger that is not there are a mistake in its name
    return People(people or people_beside(ledger))


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\n")
