"""A report's text in pieces, each with the entries that rest on its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Reading, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that an entry rests on: the entry's id, what they are for it, and its label beside the text ("c3")."""

    span: Span
    entry: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text between two edges of marks; `marks` are those over it, the shortest first.

    `starts` are the ids of entries whose words begin here for the first time.
    """

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[str, ...]
    is_furniture: bool


def marks_of(reading: Reading) -> list[Mark]:
    """What is marked in a report: evidence, dates, places, objects of mentions; source, cue and content of claims."""
    marks = []
    for number, mention in enumerate(reading.mentions, 1):
        told = {
            "evidence": mention.evidence,
            "date": mention.when.spans if mention.when else (),
            "place": mention.place.spans if mention.place else (),
            "object": mention.object.spans if mention.object else (),
        }
        marks += [Mark(span, mention.id, kind, f"m{number}") for kind, spans in told.items() for span in spans]
    for number, claim in enumerate(reading.claims, 1):
        said = {"speaker": claim.source, "cue": claim.cue, "content": claim.content}
        marks += [Mark(span, claim.id, kind, f"c{number}") for kind, spans in said.items() for span in spans]
    return marks


def pieces_of(text: str, chrome: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[Piece]:
    """The text in pieces, in order and without gaps. Marks may overlap as they like: pieces never do."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    furniture = dict(chrome)
    edges = sorted({0, len(text), *opening, *closing, *(at for ends in chrome for at in ends)})
    pieces, over, told, furniture_to = [], list[Mark](), set[str](), 0
    for at, following in pairwise(edges):
        for mark in closing.get(at, ()):
            over.remove(mark)
        over += opening.get(at, ())
        furniture_to = max(furniture_to, furniture.get(at, 0))
        here = tuple(sorted(over, key=lambda m: (m.span.end - m.span.start, m.label)))
        starts = tuple(entry for entry in dict.fromkeys(m.entry for m in here) if entry not in told)
        told.update(starts)
        pieces.append(Piece(text[at:following], here, starts, at < furniture_to))
    return pieces
