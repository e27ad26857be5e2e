"""`sayso where`: the place names of a text, and which places they mean."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer
from rich.console import Console
from rich.text import Text

from sayso.cli.asked import Lines, asked
from sayso.cli.screen import Format, FormatOption, notices, out, print_data, print_listed, say, say_error
from sayso.collect.jsonlines import captures_of_lines
from sayso.errors import InputError, MissingInput, UnreadableInput, UsageError
from sayso.export.wording import where
from sayso.model import Capture
from sayso.places import Located, locate_names, toponym_row, toponym_shape

_Spans = dict[str, list[tuple[int, int]]]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("where", epilog=_EXAMPLES)(where_named)


_EXAMPLES = """Examples:

  sayso where "A glider came down near Salem, Ore., on Friday."

  sayso where - --format json < report.txt

  sayso where reports.jsonl --format jsonl > toponyms.jsonl

  sayso where reports.jsonl --spans marked.jsonl --format jsonl"""


def where_named(
    text: Annotated[
        str, typer.Argument(help="The text itself, a file (text, page or JSON Lines), or - for standard input.")
    ],
    spans: Annotated[
        Path | None,
        typer.Option(help="JSON Lines with id and toponyms (start, end): place these names and no others."),
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the text (ISO 639-1), where it does not say.")] = "en",
    form: FormatOption = Format.TABLE,
) -> None:
    """Show every place name of a text: the place it means, how far off it may be, and why this one.

    For JSON Lines each document gives one row: its id and toponyms with start, end, name and, where known, lat, lon
    and geonameid.
    """
    with asked(text) as given:
        if isinstance(given, Lines):
            marked = _read_spans(spans) if spans else None
            if _print_documents(given, marked, language, form):
                raise typer.Exit(1)
            return
        if spans:
            raise UsageError("--spans", "needs JSON Lines with the documents that the spans are of")
        located = locate_names(given, language=language)
    if form is Format.TABLE:
        _print_names(out(), located)
    else:
        print_data((toponym_shape(one) for one in located), form)


def _print_documents(lines: Lines, spans: _Spans | None, language: str, form: Format) -> int:
    """Print a row a document, or its names for people; the number of lines that failed, each named."""
    failures: list[InputError] = []

    def documents() -> Iterator[tuple[str, list[Located]]]:
        for capture in captures_of_lines(lines.stream, lines.name):
            try:
                yield _document(capture, spans, language)
            except InputError as error:
                failures.append(error)
                say_error(error)

    if form is Format.TABLE:
        console = out()
        for name, located in documents():
            console.print(say(name, "bold underline"))
            _print_names(console, located)
    else:
        print_data((toponym_row(name, located) for name, located in documents()), form)
    return len(failures)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise MissingInput(str(path), "there is no such file") from error
    except OSError as error:
        raise UnreadableInput(str(path), error.strerror or "cannot be read") from error


def _document(capture: Capture | InputError, spans: _Spans | None, language: str) -> tuple[str, list[Located]]:
    """A line's id and its names; the error of a line that cannot be used is raised."""
    if isinstance(capture, InputError):
        raise capture
    name = capture.fields.get("id", "")
    if not name:
        raise UnreadableInput(capture.url, 'the line has no "id"')
    if spans is not None and name not in spans:
        raise UnreadableInput(capture.url, f'the spans have no line with the id "{name}"')
    text, marked = capture.body.decode(), spans[name] if spans is not None else None
    try:
        return name, locate_names(text, None, capture.fields.get("language") or language, marked)
    except ValueError as error:
        raise UnreadableInput(capture.url, f'the spans of "{name}" do not fit its text: {error}') from error


def _read_spans(path: Path) -> _Spans:
    """The spans of each document, by its id; the first line that cannot be used ends the run."""
    spans: _Spans = {}
    with _opened(path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                name, marked = _marked(line, f"{path}:{number}")
                spans.setdefault(name, []).extend(marked)
    return spans


def _marked(line: bytes, subject: str) -> tuple[str, list[tuple[int, int]]]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(subject, "the line is not JSON") from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("toponyms"), list):
        raise UnreadableInput(subject, 'the line needs an "id" that is a string and a list "toponyms"')
    marked = []
    for toponym in row["toponyms"]:
        start, end = (toponym.get("start"), toponym.get("end")) if isinstance(toponym, dict) else (None, None)
        if type(start) is not int or type(end) is not int:
            raise UnreadableInput(subject, 'each of the "toponyms" needs a "start" and an "end" that are whole numbers')
        marked.append((start, end))
    return row["id"], marked


def _print_names(console: Console, located: list[Located]) -> None:
    """The names for people: what each means, then why, then what else it might have been."""
    for one in located:
        shape = toponym_shape(one)
        head = say(one.name, "bold")
        head.append(f"  {one.start}-{one.end}", style="dim")
        head.append("" if one.role == "place" else f"  {one.role}", style="cyan")
        print_listed(console, head, *_lines(shape))
    if not located:
        notices().print("No place names.")


def _lines(shape: dict[str, Any]) -> Iterator[Text]:
    place = shape["place"]
    if place:
        line = say(where(place))
        point = f"  {place['lat']:.4f}, {place['lon']:.4f}  {place['gazetteer_id']}"
        yield line.append(point, style="dim")
    else:
        yield say("not known", "yellow")
    if shape["reasons"]:
        yield say("; ".join(shape["reasons"]), "dim")
    if shape["others"]:
        others = (
            "{name}, {units}".format(name=o["name"], units=", ".join((*o["admin"][:1], o["country"])))
            for o in shape["others"]
        )
        yield say("not " + "; ".join(others), "dim")
