"""Spans of a report outside its page chrome: what stands inside it is never evidence."""

from bisect import bisect_right

from sayso.model import Report, Span
from sayso.readers.pieces import Chars


class Ground:
    """Makes spans of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._chrome = sorted(chars for chars in report.chrome if chars[0] < chars[1])
        self._starts = [start for start, _ in self._chrome]

    def is_clear(self, start: int, end: int) -> bool:
        """Whether no chrome stands in the range."""
        return self.parts(start, end) == [(start, end)]

    def parts(self, start: int, end: int) -> list[Chars]:
        """The range without the chrome in it, each part trimmed of white space; empty parts left out."""
        parts, at = [], start
        first = max(0, bisect_right(self._starts, start) - 1)
        for a, b in self._chrome[first:]:
            if a >= end:
                break
            if b > start:
                parts.append((at, max(at, a)))
                at = max(at, b)
        parts.append((at, max(at, end)))
        return [trimmed for part in parts if (trimmed := self._trimmed(*part))]

    def spans(self, *ranges: Chars) -> tuple[Span, ...]:
        """The spans of the ranges."""
        return tuple(self._report.span(a, b) for start, end in ranges for a, b in self.parts(start, end))

    def _trimmed(self, start: int, end: int) -> Chars | None:
        words = self._report.text[start:end]
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        return (start + left, start + right) if left < right else None
