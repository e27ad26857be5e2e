"""What comes in: captures, and the reports extracted from them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePath
from typing import Literal
from urllib.parse import urlsplit

from sayso.model.ids import entry_id, sha256_hex
from sayso.model.spans import Span

Kind = Literal["report", "background", "other"]


@dataclass(frozen=True)
class Capture:
    """The bytes as they came, kept unchanged, named by their SHA-256.

    `url` is the address or path they came from; `fields` is what came beside the bytes: for a line of JSON
    Lines its other fields (id, url, publisher, published, language, title), nothing for a page or a file.
    """

    url: str
    fetched_at: datetime
    media_type: str
    body: bytes
    fields: dict[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the body, in hexadecimal."""
        return sha256_hex(self.body)


@dataclass(frozen=True)
class Report:
    """One article or statement. Offsets everywhere are Python string indices into `text`.

    `chrome` holds the ranges of `text` that are page furniture; `origins` names whose report the text says it
    is ("Kazinform" for "citing Kazinform"); `notes` are the reasons for what was decided on the way, such as
    why a numeric date was read day-first.
    """

    id: str
    text: str
    url: str = ""
    publisher: str = ""
    title: str = ""
    byline: str = ""
    published: date | None = None
    language: str = ""
    chrome: tuple[tuple[int, int], ...] = ()
    origins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    capture_sha256: str = ""
    kind: Kind = "other"

    @staticmethod
    def make_id(url: str, publisher: str, published: str, title: str, text: str) -> str:
        """The id of a report that came without one: the same page read twice has the same id."""
        return entry_id("r", url, publisher, published, title, text)

    def span(self, start: int, end: int) -> Span:
        """The span over `text[start:end]`; ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}..{end} in report {self.id} of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def quote(self, words: str, after: int = 0) -> Span:
        """The first span at or after `after` whose text is exactly `words`; ValueError where there is none."""
        start = self.text.find(words, after) if words else -1
        if start < 0:
            raise ValueError(f"report {self.id} does not contain {words!r}")
        return Span(start, start + len(words), words)

    @property
    def outlet(self) -> str:
        """Who published it: the publisher, else the address's host, else the file's name, else its id."""
        return self.publisher or urlsplit(self.url).hostname or PurePath(self.url).name or self.id

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text (UTF-8), in hexadecimal: which version of the report this is."""
        return sha256_hex(self.text.encode("utf-8", "surrogatepass"))

    @cached_property
    def readable(self) -> str:
        """The text with its chrome blanked out by spaces (line breaks stay): same length, same offsets."""
        pieces, at = [], 0
        for start, end in self.chrome:
            pieces.append(self.text[at:start])
            pieces.append("".join(c if c == "\n" else " " for c in self.text[start:end]))
            at = end
        pieces.append(self.text[at:])
        return "".join(pieces)
