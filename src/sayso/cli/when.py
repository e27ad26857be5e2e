"""`sayso when`: the times of a text, what they mean, and how that was reasoned."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from sayso.cli.asked import Lines, asked
from sayso.cli.screen import Format, FormatOption, notices, out, print_data, say, say_error
from sayso.collect.jsonlines import objects_of_lines
from sayso.errors import InputError, UnreadableInput, UsageError
from sayso.times import Explained, Timex, explain_times, find_timex


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("when", epilog=_EXAMPLES)(when)


_EXAMPLES = """Examples:

  sayso when "It fell late on Tuesday. Three days later another was found." --published 2025-07-11

  sayso when - --published 2025-07-11 < report.txt

  sayso when reports.jsonl --format jsonl > timex.jsonl"""


def when(
    text: Annotated[
        str, typer.Argument(help="The text itself, a file (text, page or JSON Lines), or - for standard input.")
    ],
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day on which the text was published.")
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the text: en, ru, uk or ro.")] = "en",
    form: FormatOption = Format.TABLE,
) -> None:
    """Show the times of a text: the words, the date they mean as EDTF and TIMEX3, and what it was counted from.

    Of JSON Lines with id, text and published (or dct) the TIMEX3 of every row is printed.
    """
    day = published.date() if published else None
    with asked(text) as given:
        if isinstance(given, Lines):
            if form is Format.TABLE:
                raise UsageError(given.name, "JSON Lines need --format jsonl or json")
            _print_rows(given, day, language, form)
            return
        explained = explain_times(given, day, language)
    if form is not Format.TABLE:
        print_data((_shape(each) for each in explained), form)
        return
    if not explained:
        notices().print("No times.")
        return
    out().print(_table(explained))


def _table(explained: list[Explained]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for head in ("words", "date (EDTF)", "days", "counted from", "TIMEX3", "what it is"):
        table.add_column(head, overflow="fold")
    for each in explained:
        found = each.date
        table.add_row(
            say(each.words.words, "bold"),
            say(found.edtf if found else "—", "cyan"),
            say(_days(found.earliest, found.latest) if found else "—"),
            say(found.anchor or "nothing" if found else "—", "dim"),
            say(", ".join(f"{timex.type} {timex.value}" for timex in each.timex) or "—"),
            say(each.kind, "dim"),
        )
    return table


def _days(earliest: date | None, latest: date | None) -> str:
    if earliest == latest:
        return str(earliest or "—")
    return f"{earliest or '..'} to {latest or '..'}"


def _shape(each: Explained) -> dict[str, Any]:
    words, found = each.words, each.date
    return {
        "start": words.start,
        "end": words.end,
        "words": words.words,
        "edtf": found.edtf if found else None,
        "earliest": found.earliest.isoformat() if found and found.earliest else None,
        "latest": found.latest.isoformat() if found and found.latest else None,
        "anchor": found.anchor if found else "",
        "part": words.part,
        "clock": words.clock.isoformat("minutes") if words.clock else None,
        "meaning": type(words.meaning).__name__,
        "kind": each.kind,
        "timex": [_timex_shape(timex) for timex in each.timex],
    }


def _timex_shape(timex: Timex) -> dict[str, Any]:
    return {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value}


def _print_rows(lines: Lines, published: date | None, language: str, form: Format) -> None:
    """The TIMEX3 of each row; a row that cannot be used is named, the rest is kept, and the exit code is 1."""
    failed = False

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal failed
        for found in objects_of_lines(lines.stream, lines.name):
            try:
                if isinstance(found, InputError):
                    raise found
                yield _row(*found, published, language)
            except InputError as error:
                failed = True
                say_error(error)

    print_data(rows(), form)
    if failed:
        raise typer.Exit(1)


def _row(entry: dict[str, object], subject: str, published: date | None, language: str) -> dict[str, Any]:
    for field in ("id", "text"):
        if not isinstance(entry.get(field), str):
            raise UnreadableInput(subject, f'the line has no "{field}", or its "{field}" is not a string')
    said = entry.get("published") or entry.get("dct")
    day = _day(said, subject) if said is not None else published
    found = find_timex(str(entry["text"]), day, str(entry.get("language") or language))
    return {"id": entry["id"], "timex": [_timex_shape(timex) for timex in found]}


def _day(said: object, subject: str) -> date:
    try:
        return date.fromisoformat(str(said)[:10])
    except ValueError:
        raise UnreadableInput(subject, f"{str(said)[:40]!r} is no day of publication such as 2025-07-11") from None
