"""`sayso incidents`: what happened, as the ledger now knows it."""

from typing import Annotated, Any

import typer
from rich.table import Table

from sayso.cli.screen import DEFAULT_LEDGER, Format, FormatOption, LedgerOption, day, opened, out, print_data, say, where
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
        out().print(incident_table(shapes))
    else:
        print_data(shapes, form)


def incident_table(shapes: list[dict[str, Any]]) -> Table:
    """Incidents as a table for the terminal."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Incident", "Date", "Place", "Object", "Reports", "Disputed"):
        table.add_column(name, no_wrap=name in {"Incident", "Date"}, justify="left")
    for shape in shapes:
        reports, independent = len(shape["reports"]), shape["independent_reports"]
        counted = f"{reports}" if reports == independent else f"{reports} ({independent} independent)"
        table.add_row(
            shape["id"],
            day(shape["date"]),
            say(where(shape["place"])),
            shape["object"] or "unknown",
            counted,
            ", ".join(topic.replace("_", " ") for topic in shape["disputed"]),
        )
    return table
