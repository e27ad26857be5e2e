"""`sayso search`: full text."""

from typing import Annotated

import typer
from rich.text import Text

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
from sayso.model.ids import short
from sayso.text.visible import visible


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("search", epilog="Examples:\n\n  sayso search fragments Atyrau\n\n  sayso search '\"test range\"'")(
        search
    )


def search(
    query: Annotated[list[str], typer.Argument(help='Words that must all be there; "a phrase" in double quotes.')],
    limit: Annotated[int, typer.Option(min=1, help="At most this many reports.")] = 20,
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Search the text of all reports, best match first, with the words found marked."""
    with seen(ledger, as_of) as view:
        hits = list(view.search(" ".join(query), limit))
    if form is not Format.TABLE:
        rows = (
            {"report": report.id, "title": report.title, "excerpt": excerpt.replace("\x02", "").replace("\x03", "")}
            for report, excerpt in hits
        )
        print_data(rows, form)
        return
    console = out()
    for report, excerpt in hits:
        head = say(report.title or report.url or report.id, "bold")
        head.append_text(say(f"  {short(report.id)}", "dim"))
        print_listed(console, head, _marked(excerpt))
    if not hits:
        notices().print("No report holds these words.")


def _marked(excerpt: str) -> Text:
    """An excerpt whose hits, between \\x02 and \\x03, are set bold."""
    text = Text()
    for piece in " ".join(excerpt.split()).split("\x02"):
        hit, mark, rest = piece.partition("\x03")
        text.append(visible(hit), style="bold reverse" if mark else "")
        text.append(visible(rest))
    return text
