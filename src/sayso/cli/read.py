"""`sayso read`: reports in, readings out, and into the ledger."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.text import Text

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    STANCE_STYLES,
    Format,
    FormatOption,
    LedgerOption,
    notices,
    opened,
    out,
    print_data,
    print_listed,
    quoted,
    say,
    say_error,
)
from sayso.errors import InputError
from sayso.export.shapes import mention_shape, reading_shape
from sayso.export.wording import where
from sayso.interfaces import Ledger, Reader
from sayso.model import Claim, Mention, Reading
from sayso.model.ids import short
from sayso.pipeline import Read, read_inputs
from sayso.readers import DEFAULT_READER, choose_reader

_LISTED_ABOUT = 3  # a claim about more incidents than this is said to be about all of them


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("read", epilog=_EXAMPLES)(read)


_EXAMPLES = """Examples:

  sayso read report.txt page.html reports.jsonl folder/

  sayso read https://example.org/news/1 --ledger june.db

  pbpaste | sayso read - --published 2025-07-11 --no-ledger

  sayso read reports.jsonl --format jsonl > readings.jsonl

  sayso read report.txt --reader rules"""


def read(
    inputs: Annotated[
        list[str], typer.Argument(help="Files, folders, addresses, JSON Lines, or - for standard input.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    no_ledger: Annotated[bool, typer.Option("--no-ledger", help="Only read and print; enter nothing.")] = False,
    published: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day of publication for inputs that do not give one."),
    ] = None,
    reader: Annotated[
        str, typer.Option(envvar="SAYSO_READER", help="Who reads: model, rules, llm, or one that a package adds.")
    ] = DEFAULT_READER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read reports: which incidents each tells of, and who claims what about them, tied to the exact words.

    Each report enters the ledger whole before the next is read; reading it again adds nothing.
    """
    day, chosen = published.date() if published else None, choose_reader(reader)
    if no_ledger:
        failed = _run(inputs, None, chosen, day, form)
    else:
        with opened(ledger, create=True) as entered:
            failed = _run(inputs, entered, chosen, day, form)
    if failed:
        raise typer.Exit(1)


def _run(inputs: list[str], ledger: Ledger | None, reader: Reader, published: date | None, form: Format) -> int:
    """Read everything and print it; the number of inputs that failed."""
    failures = _Failures()
    good = failures.sift(read_inputs(inputs, ledger=ledger, reader=reader, published=published))
    if form is Format.TABLE:
        console, number = out(), 0
        for number, done in enumerate(good, 1):
            if number > 1:
                console.rule(style="dim")
            print_reading(console, done.reading, done.is_new)
        if ledger is not None and number:
            notices().print(f"\n{number} read. Next: sayso incidents, sayso claims, sayso show ID", style="dim")
    else:
        print_data((reading_shape(done.reading) for done in good), form)
    return failures.count


class _Failures:
    """Counts and names what could not be read while the rest goes on.

    Where results go into a file and standard error is a terminal, a line there tells how far the work has come.
    """

    def __init__(self) -> None:
        self.count = 0

    def sift(self, results: Iterator[Read | InputError]) -> Iterator[Read]:
        with _progress() as progress:
            task = progress.add_task("", total=None)
            for result in results:
                if isinstance(result, InputError):
                    self.count += 1
                    say_error(result)
                else:
                    yield result
                progress.advance(task)


def _progress() -> Progress:
    console = notices()
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} read"),
        console=console,
        transient=True,
        redirect_stdout=False,  # results are not the progress's to print
        disable=not console.is_terminal or sys.stdout.isatty(),
    )


def print_reading(console: Console, reading: Reading, is_new: bool | None = None) -> None:
    """One reading for people: the report, each mention with its words, the claims about it, and those about none."""
    report = reading.report
    heading = report.title or report.url or report.id
    console.print(say(heading, "bold"))
    facts = [
        report.outlet if report.outlet != heading else "",
        report.byline,
        str(report.published or "no date"),
        report.language,
        f"report {short(report.id)}",
    ]
    facts += [f"from {', '.join(report.origins)}"] if report.origins else []
    facts += {True: ["new"], False: ["already in the ledger"], None: []}[is_new]
    console.print(say(" · ".join(fact for fact in facts if fact), "dim"))
    if not reading.mentions:
        told = (
            "speaks of the subject, but tells of no incident"
            if report.kind == "background"
            else "not about the subject"
        )
        console.print(say(f"{report.kind}: {told}", "yellow"))
    numbers = {mention.id: number for number, mention in enumerate(reading.mentions, 1)}
    told_claims: set[str] = set()
    for mention in reading.mentions:
        console.print()
        _print_mention(console, numbers[mention.id], mention)
        for claim in reading.claims:
            if claim.about and claim.about[0] == mention.id:
                told_claims.add(claim.id)
                _print_claim(console, reading, claim, numbers)
    rest = [claim for claim in reading.claims if claim.id not in told_claims]
    if rest:
        console.print()
        console.print(say("Also said", "bold"))
        for claim in rest:
            _print_claim(console, reading, claim, numbers)
    for note in reading.left_out:
        console.print(say(note, "dim"))


def _print_mention(console: Console, number: int, mention: Mention) -> None:
    shape = mention_shape(mention)
    head = Text(f"{number:>2}  ", style="bold cyan")
    head.append(mention.when.edtf if mention.when else "no date", style="bold")
    head.append("  ")
    head.append_text(say(where(shape["place"])))
    head.append_text(say(f"  {mention.object.type if mention.object else 'unknown'}", "cyan"))
    head.append("  main" if mention.is_main else "", style="dim")
    print_listed(console, head, *(say(f"“{quoted([span.text])}”", "italic") for span in mention.evidence[:1]))


def _print_claim(console: Console, reading: Reading, claim: Claim, numbers: dict[str, int]) -> None:
    line = Text(f"{claim.stance:<14}", style=STANCE_STYLES[claim.stance])
    line.append_text(say(claim.speaker.name or "unknown", "bold"))
    described = ", ".join(part for part in (claim.speaker.role, claim.speaker.affiliation) if part)
    if described:
        line.append_text(say(f" ({described})", "dim"))
    line.append(": ")
    line.append_text(say(quoted(span.text for span in claim.content)))
    notes = [claim.topic.replace("_", " ")]
    if 1 < len(claim.about) <= _LISTED_ABOUT:
        notes.append("about " + ", ".join(str(numbers[m]) for m in claim.about))
    elif len(claim.about) > _LISTED_ABOUT:
        notes.append(f"about {len(claim.about)} incidents")
    answered = next((c for c in reading.claims if c.id == claim.answers), None)
    if answered:
        notes.append(f"answers {answered.speaker.name}")
    line.append_text(say(f"  [{'; '.join(notes)}]", "dim"))
    console.print(Padding(line, (0, 0, 0, 4)))
