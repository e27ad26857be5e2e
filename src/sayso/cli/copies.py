"""`sayso copies`: which reports repeat which."""

import typer
from rich.table import Table

from sayso.cli.screen import DEFAULT_LEDGER, Format, FormatOption, LedgerOption, opened, out, print_data, say, short
from sayso.export.shapes import copy_shapes


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("copies", epilog="Example:\n\n  sayso copies --format jsonl")(copies)


def copies(ledger: LedgerOption = DEFAULT_LEDGER, form: FormatOption = Format.TABLE) -> None:
    """List reports that are copies of other reports, how alike they are, and why they are called so."""
    with opened(ledger) as view:
        shapes = copy_shapes(view)
    if form is not Format.TABLE:
        print_data(shapes, form)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Report", "Copy of", "Alike", "Why"):
        table.add_column(name, overflow="fold")
    for shape in shapes:
        table.add_row(
            say(short(shape["report"])),
            say(short(shape["of"])),
            f"{shape['similarity']:.2f}",
            say("; ".join(shape["reasons"])),
        )
    out().print(table)
