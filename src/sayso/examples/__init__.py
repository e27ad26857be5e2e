"""Ten example reports on public facts, in our own words, for the demo and the tests to read."""

from pathlib import Path

REPORTS = Path(__file__).parent / "reports"

__all__ = ["REPORTS"]
