"""Exact words: a span is a range of a report's text together with what stands there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character range [start, end) of a report's text, with those exact words.

    Made only by `Report.span()` and `Report.quote()`, which read the words off the text.
    """

    start: int
    end: int
    text: str

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end
