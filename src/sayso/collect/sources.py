"""From what a person names on the command line to the source that gives its captures."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.collect.files import FileSource, FolderSource, captures_of_stream
from sayso.collect.web import WebSource
from sayso.errors import InputError
from sayso.interfaces import Source
from sayso.model import Capture

STANDARD_INPUT = "standard input"
# A scheme of two letters or more: "C:\\pages" is a folder of another system, not an address.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def open_source(argument: str, *, allow_private: bool = False, stdin: BinaryIO | None = None) -> Source:
    """The source an argument names: "-" (standard input), a web address, a folder, or else a file.

    Nothing is opened yet, and nothing raised: what is wrong with the input comes as an error when the source
    is gone through. `allow_private` lets addresses on the own machine and network be fetched.
    """
    if argument == "-":
        return StreamSource(stdin or sys.stdin.buffer)
    if _ADDRESS.match(argument):
        return WebSource(argument, allow_private)
    path = Path(argument)
    try:
        return FolderSource(path) if path.is_dir() else FileSource(path)
    except (OSError, ValueError):  # a name too long, or with a zero in it: opening it will say so
        return FileSource(path)


def collect_captures(source: Source) -> Iterator[Capture | InputError]:
    """Captures of the source one by one, its errors among them.

    A source that breaks off with an InputError gives that error as its last item, so the run goes on.
    """
    try:
        yield from source
    except InputError as error:
        yield error


@dataclass(frozen=True)
class StreamSource:
    """An open stream such as standard input: a page, a text or JSON Lines, by its first bytes."""

    stream: BinaryIO
    name: str = STANDARD_INPUT

    def __iter__(self) -> Iterator[Capture | InputError]:
        """The stream's captures. A stream can be gone through once."""
        yield from captures_of_stream(self.stream, self.name)
