"""`sayso incidents`: what happened, as the ledger now knows it."""

import re
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    AsOfOption,
    Format,
    FormatOption,
    LedgerOption,
    hanging,
    notices,
    out,
    print_data,
    say,
    seen,
)
from sayso.errors import UsageError
from sayso.export.choosing import Wanted, first_day
from sayso.export.shapes import incident_shapes
from sayso.export.wording import where
from sayso.model.ids import short


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("incidents", epilog=_EXAMPLES)(incidents)


_EXAMPLES = """Examples:

  sayso incidents

  sayso incidents --country KZ --since 2025-06

  sayso incidents --disputed --format jsonl"""


def incidents(
    country: Annotated[str, typer.Option(help="Only this country (ISO 3166-1 alpha-2, such as KZ).")] = "",
    since: Annotated[str, typer.Option(help="Only from this day, month or year on (2025-06-19, 2025-06, 2025).")] = "",
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those on which sources disagree.")] = False,
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the incidents: when, where, what, in how many reports, how many of them independent, what is disputed."""
    _refuse_other_than_a_day(since)
    if country and not re.fullmatch("[A-Za-z]{2}", country):
        raise UsageError(f"--country {country}", "is not a two-letter code such as KZ")
    wanted = Wanted(since=since, country=country, disputed=disputed)
    with seen(ledger, as_of) as view:
        shapes = [shape for shape in incident_shapes(view) if wanted.takes(shape)]
    if form is not Format.TABLE:
        print_data(shapes, form)
        return
    print_incidents(out(), shapes)
    if not shapes:
        notices().print("No incidents.")


def _refuse_other_than_a_day(since: str) -> None:
    try:
        if since:
            first_day(since)
    except ValueError:
        wrong = "is not a day, month or year like 2025-06-19, 2025-06 or 2025"
        raise UsageError(f"--since {since}", wrong) from None


def print_incidents(console: Console, shapes: list[dict[str, Any]]) -> None:
    """Incidents for the terminal, two lines each: when and where; what, in how many reports, what is disputed."""
    for number, shape in enumerate(shapes):
        if number:
            console.print()
        head = Text(f"{shape['date'] or 'no date':<23}  ", style="bold")
        head.append_text(say(where(shape["place"])))
        console.print(head, soft_wrap=True)
        reports, independent = len(shape["reports"]), shape["independent_reports"]
        counted = f"{reports} page{'s' * (reports != 1)}"
        counted += f", {independent} independent account{'s' * (independent != 1)}" if independent != reports else ""
        line = Text(f"  {short(shape['id']):<21}  ", style="cyan")
        line.append_text(say(f"{shape['object'] or 'unknown object'} · {counted}", "cyan"))
        if shape["disputed"]:
            line.append(f" · disputed: {', '.join(shape['disputed']).replace('_', ' ')}", style="red")
        console.print(hanging(line, 25))
