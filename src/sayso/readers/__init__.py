"""Readings from reports: mentions of incidents and claims about them."""

from sayso.interfaces import Reader
from sayso.model import Reading, Report
from sayso.readers.choice import DEFAULT_READER, choose_reader

__all__ = ["DEFAULT_READER", "choose_reader", "read_report"]


def read_report(report: Report, reader: Reader) -> Reading:
    """The reading of a report by a reader."""
    return reader.read(report)
