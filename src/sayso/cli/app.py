"""The program `sayso`: its commands put together, and what happens to errors."""

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from sayso import __version__
from sayso.cli import (
    check,
    claims,
    copies,
    demo,
    desk,
    dossier,
    gazetteer,
    incidents,
    judge,
    read,
    search,
    show,
    speakers,
    user,
    when,
    where,
)
from sayso.cli.screen import say_error
from sayso.errors import SaysoError, UsageError


class _Program(TyperGroup):
    """The commands, and what becomes of what they raise."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run a command; an error raised on purpose is one line on standard error: exit 1, or 2 for wrong usage."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except SaysoError as error:
            say_error(error)
            raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error
        except BrokenPipeError:  # the reader of our output has gone, as `head` does; nobody is left to tell
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    name="sayso",
    cls=_Program,
    help="Read news reports and official statements; keep a ledger of incidents and of who claims what about them.\n\n"
    "Start with: sayso demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for command in (read, incidents, claims, speakers, show, check, copies, search, when, where, desk, dossier, demo):
    command.register(app)
app.add_typer(judge.app, name="judge")
app.add_typer(user.app, name="user")
app.add_typer(gazetteer.app, name="gazetteer")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    pass


def main() -> None:
    """The program, as the console script and `python -m sayso` start it."""
    app()
