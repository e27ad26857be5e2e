"""Text in pieces: all of it, in order, whatever marks lie over one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.marking import Mark, pieces_of
from sayso.model import Span

TEXT = "Police said nobody was hurt."


def mark(start, end, entry="c-1", kind="content"):
    return Mark(Span(start, end, TEXT[start:end]), entry, kind, "c1")


@pytest.mark.parametrize(
    "marks, pieces",
    [
        ([], [(TEXT, [])]),
        ([mark(0, 6)], [("Police", ["c-1"]), (TEXT[6:], [])]),
        ([mark(0, 11), mark(7, 27, "m-1")],
         [("Police ", ["c-1"]), ("said", ["c-1", "m-1"]), (" nobody was hurt", ["m-1"]), (".", [])]),
        ([mark(0, 28), mark(7, 11, "c-2")],
         [("Police ", ["c-1"]), ("said", ["c-2", "c-1"]), (" nobody was hurt.", ["c-1"])]),
    ],
)  # fmt: skip
def test_pieces(marks, pieces):
    assert [(p.text, [m.entry for m in p.marks]) for p in pieces_of(TEXT, (), marks)] == pieces


def test_an_entry_starts_once():
    pieces = pieces_of(TEXT, (), [mark(0, 6), mark(7, 11), mark(12, 18, "c-2")])
    assert [p.starts for p in pieces if p.starts] == [("c-1",), ("c-2",)]


def test_furniture():
    pieces = pieces_of(TEXT, ((0, 6), (12, 18)), [mark(3, 15)])
    assert "".join(p.text for p in pieces if p.is_furniture) == "Policenobody"


ranges = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda r: r[0] < r[1])


@given(st.lists(ranges, max_size=8))
def test_nothing_is_lost_and_every_mark_covers_its_words(chosen):
    marks = [mark(start, end, f"c-{n}") for n, (start, end) in enumerate(chosen)]
    pieces = pieces_of(TEXT, (), marks)
    assert "".join(piece.text for piece in pieces) == TEXT
    for each in marks:
        assert "".join(p.text for p in pieces if each in p.marks) == each.span.text
