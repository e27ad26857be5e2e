"""A report's text for the terminal with the words marked that entries rest on."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from sayso.model import Span
from sayso.text.visible import visible


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: what they are marked as, and in which style."""

    span: Span
    label: str
    style: str


def marked_text(text: str, chrome: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Text:
    """The text with "[label" before and "]" behind each mark, clear without colour too; page furniture struck out."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    edges = sorted({0, len(text), *opening, *closing, *(at for chars in chrome for at in chars)})
    shown, styles = Text(), list[Mark]()
    for at, following in zip(edges, [*edges[1:], len(text)], strict=True):
        for mark in closing.get(at, []):
            styles.remove(mark)
            shown.append("]", style=f"dim {mark.style}")
        for mark in sorted(opening.get(at, []), key=lambda m: -m.span.end):
            styles.append(mark)
            shown.append(f"[{mark.label} ", style=f"dim {mark.style}")
        furniture = any(start <= at < end for start, end in chrome)
        style = (
            "dim strike" if furniture else min(styles, key=lambda m: m.span.end - m.span.start).style if styles else ""
        )
        shown.append(visible(text[at:following]), style=style)
    return shown
