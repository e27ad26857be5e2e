"""Column types that give back exactly what was put in: any text, ranges of it, makers, moments."""

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from sayso.model import Maker

# NUL ends a string in SQLite's functions and is refused by PostgreSQL; half a surrogate pair has no UTF-8 form.
# Both are written as SUBSTITUTE and four hexadecimal digits, and so is SUBSTITUTE itself: nothing is lost, and
# all other text stands in the database as it is.
ESCAPE = "\x1a"
_TO_ESCAPE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


def escape(text: str) -> str:
    """The text as a database can hold it."""
    return _TO_ESCAPE.sub(lambda m: f"{ESCAPE}{ord(m[0]):04x}", text) if _TO_ESCAPE.search(text) else text


def unescape(text: str) -> str:
    """The text as it was before `escape`."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if ESCAPE in text else text


class ExactText(TypeDecorator[str]):
    """Any Python string, without loss."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escaped."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """As it was."""
        return None if value is None else unescape(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """As JSON."""
        return None if value is None else _json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """From JSON."""
        return None if value is None else _words(value)


class Ranges(TypeDecorator[tuple[tuple[int, int], ...]]):
    """Half-open ranges of a text, as a JSON list of pairs; the words are read off the text, never stored twice."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[int, int], ...] | None, dialect: Dialect) -> str | None:
        """As JSON, put together here: there are a hundred in a report, and this is most of the time of writing it."""
        return None if value is None else "[" + ",".join([f"[{start},{end}]" for start, end in value]) + "]"

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[int, int], ...] | None:
        """From JSON."""
        return None if value is None else _ranges(value)


class Fields(TypeDecorator[dict[str, str]]):
    """Strings by name, as a JSON object."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, str] | None, dialect: Dialect) -> str | None:
        """As JSON, names in order: equal fields are equal texts."""
        return None if value is None else _json(dict(sorted(value.items())))

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, str] | None:
        """From JSON."""
        return None if value is None else dict(json.loads(unescape(value)))


class MakerText(TypeDecorator[Maker]):
    """A maker, as a JSON list of kind, name and version."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Maker | None, dialect: Dialect) -> str | None:
        """As JSON."""
        return None if value is None else _json((value.kind, value.name, value.version))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Maker | None:
        """From JSON."""
        return None if value is None else _maker(value)


class Said(TypeDecorator[datetime]):
    """A moment as its maker wrote it, to the offset: a judgement's id is a hash of these very characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """ISO 8601 with the offset given."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """With the offset given."""
        return None if value is None else datetime.fromisoformat(value)


class Entered(TypeDecorator[datetime]):
    """A moment of the ledger's own clock: UTC, of one width, so that the order of texts is the order of time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """ISO 8601 in UTC to the microsecond."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """In UTC."""
        return None if value is None else datetime.fromisoformat(value)


# Not as ASCII: whoever opens the ledger with another program reads Cyrillic as Cyrillic.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(value: Any) -> str:
    return escape(_ENCODER.encode(value)) if value else "{}" if isinstance(value, dict) else "[]"


@lru_cache(maxsize=4096)  # reasons and containing units are the same for many mentions
def _words(value: str) -> tuple[str, ...]:
    return tuple(json.loads(unescape(value)))


@lru_cache(maxsize=4096)
def _ranges(value: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in json.loads(value))


@lru_cache(maxsize=1024)
def _maker(value: str) -> Maker:
    kind, name, version = json.loads(unescape(value))
    return Maker(kind, name, version)
