"""`sayso dossier`: an incident as one file to keep or send."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.extras import desk_needed
from sayso.cli.screen import DEFAULT_LEDGER, AsOfOption, LedgerOption, moment_of, notices, opened, say
from sayso.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("dossier", epilog=_EXAMPLES)(dossier)


_EXAMPLES = """Examples:

  sayso dossier i-3f2a --out june-find.html

  sayso dossier i-3f2a --out june-find.pdf

  sayso dossier i-3f2a --as-of 2025-07-01 --out then.html"""


class Form(StrEnum):
    """What a dossier is written as."""

    HTML = "html"
    PDF = "pdf"


def dossier(
    incident: Annotated[str, typer.Argument(help="The id of an incident, or the start of one.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write; one that is there is replaced.")],
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="What to write; without it the name of the file says.")
    ] = None,
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write an incident into one HTML or PDF file: facts, claims, map, sources, checks, how it was made."""
    form = form or (Form.PDF if out.suffix.lower() == ".pdf" else Form.HTML)
    with desk_needed("sayso dossier"):
        from sayso.desk.dossier import dossier_of, dossier_pdf
        from sayso.desk.states import States
    with opened(ledger) as entries:
        seen = States(entries).seen(moment_of(as_of) if as_of else None)
        found = seen.view.incident(seen.view.find(incident))
        made = dossier_pdf(seen, found, as_of) if form is Form.PDF else dossier_of(seen, found, as_of).encode()
    try:
        out.write_bytes(made)
    except OSError as error:
        raise UsageError(
            f"--out {out}", f"cannot be written ({(error.strerror or 'unknown cause').lower()})"
        ) from error
    notices().print(say(f"{out} is written."), style="dim")
