"""Ten example reports on public facts, in our own words, bundled so that the demo and the tests have something to read."""

from pathlib import Path

REPORTS = Path(__file__).parent / "reports"

__all__ = ["REPORTS"]
