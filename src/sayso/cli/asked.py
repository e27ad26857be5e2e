"""What the argument of `when` and `where` gives: words or JSON Lines, told apart as by `sayso read`."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.collect import captures_of_stream, sniff, sort_of_name
from sayso.errors import EmptyInput, InputError, MissingInput, UnreadableInput
from sayso.extract import extract_report

_SNIFFED = 2048  # bytes by which JSON Lines are known


@dataclass(frozen=True)
class Lines:
    """JSON Lines, open for reading, and the name that errors give them."""

    name: str
    stream: BinaryIO


@contextmanager
def asked(argument: str) -> Iterator[str | Lines]:
    """The words, or the JSON Lines, that the argument gives; InputError where it gives nothing to read.

    A path that exists is a file, - is standard input, a name that ends like a file's and has no spaces must exist;
    all else is the text itself. A page gives its main text.
    """
    if argument == "-":
        stream = io.BytesIO(sys.stdin.buffer.read())
        yield _read(stream, "standard input")
    elif path := _path(argument):
        with _opened(path) as opened:
            yield _read(opened, str(path))
    elif argument.strip():
        yield argument
    else:
        raise EmptyInput("TEXT", "there is no text in it")


def _path(argument: str) -> Path | None:
    """The file that the argument names, None where it is the text itself."""
    try:
        if Path(argument).is_file():
            return Path(argument)
    except (OSError, ValueError):  # a text too long for a path, or with characters that no path has
        return None
    if sort_of_name(argument) and not any(character.isspace() for character in argument):
        raise MissingInput(argument, "there is no such file or folder")
    return None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or "cannot be read").lower()) from error


def _read(stream: BinaryIO, name: str) -> str | Lines:
    """The words of a text or a page, or the JSON Lines left open, by the name's ending, else by the first bytes."""
    start = stream.read(_SNIFFED)
    stream.seek(0)
    if (sort_of_name(name) or sniff(start)) == "lines":
        return Lines(name, stream)
    for capture in captures_of_stream(stream, name, sort_of_name(name)):
        if isinstance(capture, InputError):
            raise capture
        return extract_report(capture).text
    raise EmptyInput(name, "the input is empty")
