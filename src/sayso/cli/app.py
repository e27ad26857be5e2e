"""The program `sayso`: its commands put together, and what happens to errors."""

import sys

import typer

from sayso import __version__
from sayso.cli import claims, copies, demo, incidents, judge, read, search, show
from sayso.cli.screen import say_error
from sayso.errors import SaysoError, UsageError

app = typer.Typer(
    name="sayso",
    help="Read news reports and official statements; keep a ledger of incidents and of who claims what about them.\n\n"
    "Start with: sayso demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for command in (read, incidents, claims, show, copies, search, demo):
    command.register(app)
app.add_typer(judge.app, name="judge")


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", help="Print the version and stop.", is_eager=True),
) -> None:
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


def main() -> None:
    """Run a command; an error raised on purpose is one line on standard error: exit 1, or 2 for wrong usage."""
    try:
        app()
    except UsageError as error:
        say_error(error)
        sys.exit(2)
    except SaysoError as error:
        say_error(error)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; nobody is left to tell
        sys.exit(0)
