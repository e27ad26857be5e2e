"""A long text in stretches: it is many reports, and the names of a stretch are weighed pair by pair."""

from collections.abc import Iterator

STRETCH = 20_000  # characters


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of pieces of at most STRETCH characters that cover the text, cut at paragraph, line or word."""
    at = 0
    while at < len(text):
        end = _end(text, at)
        yield at, end
        at = end


def _end(text: str, at: int) -> int:
    limit = at + STRETCH
    if limit >= len(text):
        return len(text)
    breaks = (text.rfind(mark, at + 1, limit) for mark in ("\n\n", "\n", " "))
    return next((cut for cut in breaks if cut > at), limit)
