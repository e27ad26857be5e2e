"""JSON Lines: one report a line, streamed, so that a file of any length takes the memory of its longest line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from sayso.collect.bounds import CHUNK_BYTES, MAX_INPUT_BYTES, in_megabytes
from sayso.errors import EmptyInput, InputError, OversizedInput, UnreadableInput
from sayso.model import Capture

FIELDS = ("id", "url", "publisher", "published", "language", "title")


def captures_of_lines(stream: BinaryIO, name: str) -> Iterator[Capture | InputError]:
    """One capture a line, its body the line's text in UTF-8; a line that cannot be used comes as an error.

    Captures and errors are named by file and line number. Blank lines are passed over, fields sayso does not
    know are left out, null counts as absent.
    """
    for found in objects_of_lines(stream, name):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield _capture_of_line(*found)
        except InputError as error:
            yield error


def objects_of_lines(stream: BinaryIO, name: str) -> Iterator[tuple[dict[str, object], str] | InputError]:
    """The object of each line and the line's name (file and line number); a broken line comes as an error."""
    number, seen = 0, False
    while line := stream.readline(MAX_INPUT_BYTES + 1):
        number += 1
        subject = f"{name}:{number}"
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield UnreadableInput(name, "JSON Lines must be UTF-8, this is UTF-16")
                return
        if len(line) > MAX_INPUT_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            seen = True
            yield OversizedInput(subject, f"the line is longer than {in_megabytes(MAX_INPUT_BYTES)}")
            continue
        if not line.strip():
            continue
        seen = True
        try:
            yield _parse(line, subject), subject
        except InputError as error:
            yield error
    if not seen:
        yield EmptyInput(name, "there is no line in it")


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(CHUNK_BYTES)) and not piece.endswith(b"\n"):
        pass


def _capture_of_line(entry: dict[str, object], subject: str) -> Capture:
    text = entry.get("text")
    if not isinstance(text, str):
        raise UnreadableInput(subject, 'the line has no "text", or its "text" is not a string')
    fields = {}
    for field in FIELDS:
        value = entry.get(field)
        if value is None:
            continue
        if not isinstance(value, str):
            raise UnreadableInput(subject, f'"{field}" is not a string but {json.dumps(value)[:40]}')
        fields[field] = _clean(value, field, subject)
    if not text.strip():
        raise EmptyInput(subject, 'the "text" of the line is empty')
    body = _clean(text, "text", subject).encode()
    return Capture(subject, datetime.now(UTC), "text/plain; charset=utf-8", body, fields)


def _parse(line: bytes, subject: str) -> dict[str, object]:
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(subject, f"not UTF-8 at byte {error.start + 1} of the line") from error
    except json.JSONDecodeError as error:
        raise UnreadableInput(subject, f"broken JSON at character {error.pos + 1}: {error.msg}") from error
    except (RecursionError, ValueError) as error:  # brackets nested a thousand deep, a number of 5,000 digits
        raise UnreadableInput(subject, "JSON nested too deep, or with an endless number") from error
    if not isinstance(entry, dict):
        raise UnreadableInput(subject, "the line is JSON, but not an object with fields")
    return entry


def _clean(value: str, field: str, subject: str) -> str:
    """The value as it is; what no database and no file can hold is refused rather than changed."""
    if "\0" in value:
        raise UnreadableInput(subject, f'"{field}" holds a zero character')
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(subject, f'"{field}" holds half a character (a lone surrogate)') from error
    return value
