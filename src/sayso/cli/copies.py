"""`sayso copies`: which reports repeat which."""

import typer

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    AsOfOption,
    Format,
    FormatOption,
    LedgerOption,
    notices,
    out,
    print_data,
    print_listed,
    say,
    seen,
)
from sayso.export.shapes import copy_shapes
from sayso.model.ids import short


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("copies", epilog=_EXAMPLES)(copies)


_EXAMPLES = """Examples:

  sayso copies

  sayso copies --format jsonl"""


def copies(as_of: AsOfOption = "", ledger: LedgerOption = DEFAULT_LEDGER, form: FormatOption = Format.TABLE) -> None:
    """List reports that are copies of other reports, how alike they are, and why they are called so."""
    with seen(ledger, as_of) as view:
        shapes = copy_shapes(view)
    if form is not Format.TABLE:
        print_data(shapes, form)
        return
    console = out()
    for shape in shapes:
        head = say(f"{short(shape['report'])} of {short(shape['of'])}", "bold")
        head.append(f"  {shape['similarity']:.2f}", style="cyan")
        print_listed(console, head, say("; ".join(shape["reasons"])))
    if not shapes:
        notices().print("No copies.")
