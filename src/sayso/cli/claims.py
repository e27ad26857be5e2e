"""`sayso claims`: who says what, across all reports."""

from typing import Annotated

import typer
from rich.text import Text

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    STANCE_STYLES,
    AsOfOption,
    Format,
    FormatOption,
    LedgerOption,
    notices,
    out,
    print_data,
    print_listed,
    quoted,
    say,
    seen,
)
from sayso.export.shapes import claim_shapes
from sayso.model import Stance, Topic
from sayso.model.ids import short
from sayso.text.folding import fold


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("claims", epilog=_EXAMPLES)(claims)


_EXAMPLES = """Examples:

  sayso claims --incident i-3f2a

  sayso claims --speaker Zakharova --stance accuses

  sayso claims --topic origin --certainty 0.8 --format jsonl"""


def claims(
    incident: Annotated[str, typer.Option(help="Only claims about this incident (its id or the start of it).")] = "",
    speaker: Annotated[str, typer.Option(help="Only speakers whose name, role or affiliation holds this.")] = "",
    stance: Annotated[Stance | None, typer.Option(help="Only this stance.")] = None,
    topic: Annotated[Topic | None, typer.Option(help="Only this topic.")] = None,
    certainty: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Only claims of which their reader is at least so certain.")
    ] = 0.0,
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """List claims: speaker, stance, topic and the exact words."""
    with seen(ledger, as_of) as view:
        wanted = view.incident(view.find(incident)).id if incident else ""
        shapes = [
            shape
            for shape in claim_shapes(view)
            if (not wanted or wanted in shape["incidents"])
            and (not speaker or fold(speaker) in fold(" ".join(shape["speaker"].values())))
            and (not stance or shape["stance"] == stance)
            and (not topic or shape["topic"] == topic)
            and shape["certainty"] >= certainty
        ]
    if form is not Format.TABLE:
        print_data(shapes, form)
        return
    console = out()
    for shape in shapes:
        head = Text(f"{shape['stance']:<14}", style=STANCE_STYLES[shape["stance"]])
        head.append_text(say(shape["speaker"]["name"] or "unknown", "bold"))
        head.append_text(say(f"  {shape['topic'].replace('_', ' ')}  {short(shape['report'])}", "dim"))
        print_listed(console, head, say(quoted(span["quote"] for span in shape["content"])))
    if not shapes:
        notices().print("No claims.")
