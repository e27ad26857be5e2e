"""Writing one report into the ledger: everything is worked out and checked before the lock is taken."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Insert, Select, Table, bindparam, insert, select

from sayso.errors import UnknownEntry, UsageError
from sayso.ledger import dialects, rows
from sayso.ledger.statements import in_parts
from sayso.ledger.tables import (
    bodies,
    captures,
    claims,
    fingerprints,
    judgements,
    mentions,
    readings,
    versions,
)
from sayso.model import Capture, Judgement, Reading, Relation

# Statements made once: putting them together anew for each report would take longer than the database does.
_ADD: dict[Table, Insert] = {
    entries: insert(entries)
    for entries in (bodies, captures, versions, readings, mentions, claims, fingerprints, judgements)
}
_IDS_AMONG: dict[Table, Select[Any]] = {
    entries: select(entries.c.id).where(entries.c.id.in_(bindparam("ids", expanding=True)))
    for entries in (mentions, claims, versions, judgements)
}
_Noun = Literal["mention", "report", "claim"]
_TABLES: dict[_Noun, Table] = {"mention": mentions, "report": versions, "claim": claims}
_SIDES: dict[Relation, tuple[_Noun, _Noun]] = {
    "same_incident": ("mention", "mention"),
    "copy_of": ("report", "report"),
    "same_speaker": ("claim", "claim"),
    "claim_of": ("claim", "report"),
}
_SAME_VERSION = select(versions.c.number).where(
    versions.c.id == bindparam("id"), versions.c.sha256 == bindparam("sha256")
)
_SAME_READING = select(readings.c.number).where(
    readings.c.version == bindparam("version"),
    readings.c.maker == bindparam("maker"),
    readings.c.digest == bindparam("digest"),
)
_SAME_CAPTURE = select(captures.c.number).where(
    captures.c.sha256 == bindparam("sha256"),
    captures.c.url == bindparam("url"),
    captures.c.media_type == bindparam("media_type"),
    captures.c.fields == bindparam("fields"),
)
_SAME_BODY = select(bodies.c.sha256).where(bodies.c.sha256 == bindparam("sha256"))


class Entry:
    """A reading with all that comes with it, as rows. ValueError where its spans are not the text's words."""

    def __init__(
        self, reading: Reading, judged: Iterable[Judgement], capture: Capture | None, fingerprint: Iterable[int]
    ) -> None:
        report = reading.report
        if capture and report.capture_sha256 not in ("", capture.sha256):
            raise ValueError(f"report {report.id} is not of the capture {capture.sha256}")
        self._fingerprint = {rows.signed(value) for value in fingerprint}
        self._version = rows.version_values(report) | {"runs": len(self._fingerprint)}
        self._head = rows.head_values(report)
        self._maker = reading.maker
        self._mentions = [rows.mention_values(m, at, reading) for at, m in enumerate(reading.mentions)]
        self._claims = [rows.claim_values(c, at, reading) for at, c in enumerate(reading.claims)]
        self._digest = rows.digest(self._head, self._mentions, self._claims)
        self._left_out = reading.left_out
        self._judged = list(judged)
        self._capture = capture

    def write(self, connection: Connection, now: datetime) -> bool:
        """Write it all in the connection's transaction; False, and nothing written, where it is there already."""
        version = connection.scalar(_SAME_VERSION, self._version)
        is_new = version is None
        if version is None:
            version = _add(connection, versions, self._version)
        read = self.read_of(version)
        if not is_new and connection.scalar(_SAME_READING, read) is not None:
            return False
        capture = self._capture and _write_capture(connection, self._capture, now)
        came_with = {"capture": capture, "entered_at": now, "left_out": self._left_out}
        reading = _add(connection, readings, self._head | read | came_with)
        _add_all(connection, mentions, [values | {"reading": reading} for values in self._mentions])
        _add_all(connection, claims, [values | {"reading": reading} for values in self._claims])
        if is_new:
            dialects.index_words(connection, version, self._head["title"], self._version["text"])
        self._write_fingerprint(connection, version, is_new)
        write_judgements(connection, self._judged, now)
        return True

    def read_of(self, version: int) -> rows.Values:
        """What tells this reading of the version from others."""
        return {"version": version, "maker": self._maker, "digest": self._digest}

    def _write_fingerprint(self, connection: Connection, version: int, is_new: bool) -> None:
        """Add the values that the text does not have yet: a newer sayso may take others of the same text."""
        known: set[int] = set()
        for values in in_parts(() if is_new else self._fingerprint):
            had = select(fingerprints.c.value).where(
                fingerprints.c.value.in_(values), fingerprints.c.version == version
            )
            known.update(connection.scalars(had))
        new = [{"value": value, "version": version} for value in sorted(self._fingerprint - known)]
        _add_all(connection, fingerprints, new)


def is_entered(connection: Connection, reading: Reading, last: int) -> bool:
    """Whether the same maker has said the same of the same text, in a reading with a number up to `last`."""
    report = reading.report
    version = connection.scalar(_SAME_VERSION, {"id": report.id, "sha256": report.sha256})
    if version is None:
        return False
    entry = Entry(reading, (), None, ())
    number = connection.scalar(_SAME_READING, entry.read_of(version))
    return number is not None and number <= last


def write_judgements(connection: Connection, judged: Iterable[Judgement], now: datetime) -> None:
    """Write those that are not there yet; UnknownEntry where a side of one is not in the ledger."""
    by_id = {judgement.id: judgement for judgement in judged}
    _refuse_unknown_sides(connection, by_id.values())
    known = _known_ids(connection, judgements, by_id)
    new = [rows.judgement_values(j) | {"entered_at": now} for j in by_id.values() if j.id not in known]
    _add_all(connection, judgements, new)


def _refuse_unknown_sides(connection: Connection, judged: Iterable[Judgement]) -> None:
    sides: dict[_Noun, set[str]] = {"mention": set(), "report": set(), "claim": set()}
    for judgement in judged:
        if judgement.left == judgement.right:
            raise UsageError(judgement.left, "cannot be judged against itself")
        left, right = _SIDES[judgement.relation]
        sides[left].add(judgement.left)
        sides[right].add(judgement.right)
    for noun, entries in _TABLES.items():
        for unknown in sorted(sides[noun] - _known_ids(connection, entries, sides[noun])):
            raise UnknownEntry(unknown, f"there is no {noun} with this id")


def _known_ids(connection: Connection, entries: Table, ids: Iterable[str]) -> set[str]:
    known: set[str] = set()
    for part in in_parts(ids):
        known.update(connection.scalars(_IDS_AMONG[entries], {"ids": part}))
    return known


def _write_capture(connection: Connection, capture: Capture, now: datetime) -> int:
    """The number of the capture: the same bytes are kept once, the same capture again is the one there is."""
    values = {
        "sha256": capture.sha256,
        "url": capture.url,
        "fetched_at": capture.fetched_at,
        "media_type": capture.media_type,
        "fields": capture.fields,
        "entered_at": now,
    }
    known = connection.scalar(_SAME_CAPTURE, values)
    if known is not None:
        return known
    if connection.scalar(_SAME_BODY, values) is None:
        _add_all(connection, bodies, [{"sha256": capture.sha256, "body": capture.body}])
    return _add(connection, captures, values)


def _add(connection: Connection, entries: Table, values: rows.Values) -> int:
    """Add a row and return its number."""
    key = connection.execute(_ADD[entries], values).inserted_primary_key
    assert key is not None
    return int(key[0])


def _add_all(connection: Connection, entries: Table, values: list[rows.Values]) -> None:
    if values:
        connection.execute(_ADD[entries], values)
