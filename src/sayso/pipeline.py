"""The main path: what goes in, what is done with it, where it ends.

    collect_captures | extract_report | read_report | link_reading | ledger.enter

Each step is a function of its stage; what cannot be read comes through as the error that says why, and the run goes on.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sayso.collect import open_source
from sayso.errors import InputError, ReaderFailed, UsageError
from sayso.extract import extract_report
from sayso.interfaces import Ledger, Reader
from sayso.link import link_reading
from sayso.model import Capture, Reading
from sayso.places import default_gazetteer
from sayso.readers import DEFAULT_READER, choose_reader
from sayso.text.shingles import fingerprint


@dataclass(frozen=True, slots=True)
class Read:
    """One input that was read: its capture, its reading, and whether it was new to the ledger (None without one)."""

    capture: Capture
    reading: Reading
    is_new: bool | None = None


def read(
    text: str,
    *,
    published: date | str | None = None,
    title: str = "",
    publisher: str = "",
    language: str = "",
    url: str = "",
    reader: Reader | str | None = None,
) -> Reading:
    """The reading of one text: its mentions of incidents and the claims made in it.

    `published` (a date or "YYYY-MM-DD") is what "yesterday" is counted from; without it, only what the text says of
    itself. EmptyInput where nothing is left to read; UsageError where `published` is no date.
    """
    if isinstance(published, str) and published:
        try:
            published = date.fromisoformat(published[:10])
        except ValueError:
            raise UsageError(f"published={published!r}", "is not a date like 2025-07-11") from None
    fields = {"title": title, "publisher": publisher, "language": language, "url": url}
    if published:
        fields["published"] = published.isoformat()
    body = text.encode("utf-8", "surrogatepass")
    given = {key: value for key, value in fields.items() if value}
    capture = Capture(url or "text", datetime.now(UTC), "application/jsonl", body, given)
    return read_capture(capture, _chosen(reader))


def _chosen(reader: Reader | str | None) -> Reader:
    """A reader as given, by its name, or the one the settings name."""
    if reader is None or isinstance(reader, str):
        return choose_reader(reader or os.environ.get("SAYSO_READER") or DEFAULT_READER)
    return reader


def read_capture(capture: Capture, reader: Reader, published: date | None = None) -> Reading:
    """The reading of one capture, `published` where it gives no date itself; InputError where it holds nothing."""
    report = extract_report(capture)
    if report.published is None and published is not None:
        report = replace(report, published=published, notes=(*report.notes, f"published {published}: as given"))
    try:
        return reader.read(report)
    except ReaderFailed as error:
        raise ReaderFailed(capture.url, str(error)) from error


def read_inputs(
    inputs: Iterable[str],
    *,
    ledger: Ledger | None = None,
    reader: Reader | str | None = None,
    published: date | None = None,
) -> Iterator[Read | InputError]:
    """Read files, folders, addresses or "-" one by one, each into the ledger before the next; errors come as values."""
    chosen = _chosen(reader)
    for argument in inputs:
        for capture in open_source(argument):
            if isinstance(capture, InputError):
                yield capture
                continue
            try:
                reading = read_capture(capture, chosen, published)
            except InputError as error:
                yield error
                continue
            yield Read(capture, reading, enter(reading, ledger, capture) if ledger else None)


def enter(reading: Reading, ledger: Ledger, capture: Capture | None = None) -> bool:
    """Link a reading to what the ledger holds and enter both in one transaction; False if it is there already."""
    if ledger.has(reading):
        return False
    now = datetime.now(UTC)
    judgements = link_reading(reading, ledger, default_gazetteer(), now)
    return ledger.enter(reading, judgements, capture=capture, fingerprint=fingerprint(reading.report.readable))
