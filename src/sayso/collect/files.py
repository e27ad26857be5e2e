"""Files and folders."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.collect.bounds import MAX_INPUT_BYTES, SNIFF_BYTES, in_megabytes
from sayso.collect.jsonlines import captures_of_lines
from sayso.collect.sniffing import MEDIA_TYPES, Sort, foreign_kind, sniff
from sayso.errors import EmptyInput, InputError, MissingInput, OversizedInput, UnreadableInput
from sayso.model import Capture

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer  # exists for type checkers only

_SORTS: dict[str, Sort] = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
}


def sort_of_name(name: str) -> Sort | None:
    """What a file's name says it holds, None where it says nothing."""
    return _SORTS.get(Path(name).suffix.lower())


@dataclass(frozen=True)
class FileSource:
    """One file: a page or a text gives one capture, JSON Lines one a line."""

    path: Path

    def __iter__(self) -> Iterator[Capture | InputError]:
        """The file's captures; a file that cannot be read comes as one error."""
        try:
            stream = self.path.open("rb")
        except ValueError as error:  # a zero in the name
            yield MissingInput(str(self.path), f"there can be no such file ({error})")
            return
        except OSError as error:
            yield _error_of(self.path, error)
            return
        try:
            with stream:
                size = self.path.stat().st_size if self.path.is_file() else None
                yield from captures_of_stream(stream, str(self.path), sort_of_name(self.path.name), size)
        except OSError as error:
            yield _error_of(self.path, error)


@dataclass(frozen=True)
class FolderSource:
    """A folder with all folders in it, in the order of the names; hidden files and links to folders are left out."""

    path: Path

    def __iter__(self) -> Iterator[Capture | InputError]:
        """Captures of each file; a file of a kind sayso does not read comes as an error that says so."""
        waiting, seen = [self.path], False
        while waiting:
            path = waiting.pop()
            try:
                if path.is_dir():
                    inside = sorted((p for p in path.iterdir() if not p.name.startswith(".")), reverse=True)
                    waiting.extend(p for p in inside if not (p.is_dir() and p.is_symlink()))
                    continue
                seen = True
                yield from self._of_file(path)
            except OSError as error:
                seen = True
                yield _error_of(path, error)
        if not seen:
            yield EmptyInput(str(self.path), "there is no file in this folder")

    @staticmethod
    def _of_file(path: Path) -> Iterator[Capture | InputError]:
        suffix = path.suffix.lower()
        if path.exists() and not path.is_file():
            yield UnreadableInput(str(path), "neither a file nor a folder")
        elif suffix and suffix not in _SORTS:
            known = ", ".join(sorted(_SORTS))
            yield UnreadableInput(str(path), f"files of the kind {suffix} are not read from a folder (read: {known})")
        else:
            yield from FileSource(path)


def captures_of_stream(
    stream: BinaryIO, name: str, sort: Sort | None = None, size: int | None = None
) -> Iterator[Capture | InputError]:
    """Captures of an open stream: of the given sort, or of the one its first bytes show; `size` where it is known."""
    start = stream.read(SNIFF_BYTES)
    kind = foreign_kind(start)
    if not start.strip():
        yield EmptyInput(name, "the input is empty")
    elif kind:
        yield UnreadableInput(name, f"this is {kind}, not text, a web page or JSON Lines")
    elif (sort := sort or sniff(start)) == "lines":
        yield from captures_of_lines(io.BufferedReader(_Rejoined(start, stream)), name)
    elif size is not None and size > MAX_INPUT_BYTES:
        yield _oversized(name, size)
    else:
        body = start + stream.read(MAX_INPUT_BYTES + 1 - len(start))
        if len(body) > MAX_INPUT_BYTES:
            yield _oversized(name, None)
        else:
            yield Capture(name, datetime.now(UTC), MEDIA_TYPES[sort], body)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read to see what it is, with those bytes back in front."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        piece = self._start[: len(view)] or self._rest.read(len(view))
        self._start = self._start[len(piece) :] if self._start else b""
        view[: len(piece)] = piece
        return len(piece)


def _oversized(name: str, size: int | None) -> OversizedInput:
    found = f"it has {in_megabytes(size)}, " if size else ""
    return OversizedInput(name, f"{found}more than the {in_megabytes(MAX_INPUT_BYTES)} that one page or text may have")


def _error_of(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return MissingInput(str(path), "there is no such file or folder")
    if isinstance(error, PermissionError):
        return UnreadableInput(str(path), "permission to read it is denied")
    return UnreadableInput(str(path), (error.strerror or str(error)).lower())
