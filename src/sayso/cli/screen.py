"""What every command shares: where the ledger is, which format, and how things look in a terminal."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.errors import LedgerError, SaysoError, UsageError
from sayso.ledger import Ledger, View
from sayso.text.visible import escaped, visible
from sayso.times.moments import read_moment


class Format(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


LedgerOption = Annotated[Path, typer.Option("--ledger", envvar="SAYSO_LEDGER", help="The ledger file.")]
AsOfOption = Annotated[
    str,
    typer.Option("--as-of", help="As the ledger was at the end of that day, or at that moment (2025-07-01T12:30)."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How results are printed.")]
_MOST_SHOWN = 600  # characters of one quotation in a list; --format json and show have them all
_BREAKS = re.compile(r"\s*[\n\t]\s*")
DEFAULT_LEDGER = Path("sayso.db")

# Stance to colour; the word itself is always printed, so that colour adds nothing that is not said.
STANCE_STYLES = {
    "asserts": "green",
    "confirms": "green",
    "denies": "red",
    "disputes": "red",
    "accuses": "magenta",
    "condemns": "magenta",
    "speculates": "yellow",
    "investigates": "cyan",
    "other": "white",
}


class _Results(Console):
    """A console that leaves it to the program what becomes of a reader who has gone."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def out() -> Console:
    """The console results go to; no markup is read from what is printed."""
    return _Results(markup=False, highlight=False, emoji=False, soft_wrap=False)


def notices() -> Console:
    """The console for progress and notices: standard error."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def say_error(error: SaysoError) -> None:
    """One line on standard error: the input and the cause."""
    line = " ".join(visible(str(error)).split())
    sys.stderr.write(f"sayso: {line}\n")


def say(text: str, style: str = "") -> Text:
    """Text for the terminal with hostile characters made visible, on one line."""
    return Text(_BREAKS.sub(" ", visible(text)), style=style)


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger at `path`; without `create` it must be there."""
    if not create and not path.exists():
        raise LedgerError(str(path), f"there is no ledger here; make one with: sayso read REPORT --ledger {path}")
    with Ledger(path, create=create) as ledger:
        yield ledger


@contextmanager
def seen(path: Path, as_of: str) -> Iterator[View]:
    """The ledger at `path`, which must be there, as it is, or as it was then where `as_of` is given."""
    with opened(path) as ledger:
        yield ledger.as_of(moment_of(as_of)) if as_of else ledger


def moment_of(words: str) -> datetime:
    """The moment that --as-of names; UsageError where it names none."""
    try:
        return read_moment(words)
    except ValueError:
        raise UsageError(f"--as-of {words}", "is not a day or a moment like 2025-07-01 or 2025-07-01T12:30") from None


def print_data(rows: Iterable[Any], form: Format) -> None:
    """Plain data as JSON Lines or one JSON list. What a terminal would obey, or cannot print, is escaped."""
    if form is Format.JSONL:
        for row in rows:
            sys.stdout.write(_dumps(row) + "\n")
        return
    sys.stdout.write("[")
    try:
        for number, row in enumerate(rows):
            sys.stdout.write(("," if number else "") + "\n" + _dumps(row))
    finally:  # what came before an error is a list that can be read
        sys.stdout.write("\n]\n")


def _dumps(row: Any) -> str:
    return escaped(json.dumps(row, ensure_ascii=False))


def print_listed(console: Console, head: Text, *lines: Text) -> None:
    """One entry of a list: its head, and what belongs to it indented below; readable at any width."""
    console.print(head)
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 4), expand=False))


def quoted(pieces: Iterable[str]) -> str:
    """The exact words, pieces joined by an ellipsis; a very long quotation is cut, and says by how much."""
    words = " … ".join(pieces)
    if len(words) <= _MOST_SHOWN:
        return words
    kept = words[:_MOST_SHOWN].rsplit(" ", 1)[0]
    return f"{kept} … ({len(words) - len(kept)} more characters)"


def hanging(text: Text, indent: int) -> Table:
    """A line whose first `indent` characters stand alone on the left, the rest wrapped beside them."""
    grid = Table.grid(padding=0)
    grid.add_column(width=indent, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(text[:indent], text[indent:])
    return grid
