"""`sayso incidents`: what happened, as the ledger now knows it."""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    Format,
    FormatOption,
    LedgerOption,
    opened,
    out,
    print_data,
    say,
    short,
    where,
)
from sayso.export.shapes import incident_shapes


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
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the incidents: when, where, what, in how many reports, how many of them independent, what is disputed."""
    with opened(ledger) as view:
        shapes = [
            shape
            for shape in incident_shapes(view)
            if (not country or shape["country"] == country.upper())
            and (not since or shape["date"] >= since)
            and (not disputed or shape["disputed"])
        ]
    if form is Format.TABLE:
        print_incidents(out(), shapes)
    else:
        print_data(shapes, form)


def print_incidents(console: Console, shapes: list[dict[str, Any]]) -> None:
    """Incidents for the terminal, two lines each: when and where; what, in how many reports, what is disputed."""
    if not shapes:
        console.print("No incidents.")
    for shape in shapes:
        head = Text(f"{shape['date'] or 'no date':<23}  ", style="bold")
        head.append_text(say(where(shape["place"])))
        console.print(head, soft_wrap=True)
        reports, independent = len(shape["reports"]), shape["independent_reports"]
        counted = f"{reports} report{'s' * (reports != 1)}"
        counted += f", {independent} independent" if independent != reports else ""
        line = Text(f"  {short(shape['id']):<21}  ", style="cyan")
        line.append(f"{shape['object'] or 'unknown object'} · {counted}")
        if shape["disputed"]:
            line.append(f" · disputed: {', '.join(shape['disputed']).replace('_', ' ')}", style="red")
        console.print(line, soft_wrap=True)
