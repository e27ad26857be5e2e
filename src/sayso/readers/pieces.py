"""A sentence as the rules see it: words, marks, and whole quotations as single pieces."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.text.quotations import Quotation
from sayso.text.sentences import Sentence
from sayso.text.tokens import Token, tokenise

Chars = tuple[int, int]  # offsets [start, end)
Range = tuple[int, int]  # pieces [first, last)

_SHORT_FORM = 3  # pieces of "(BSF)"
QUOTE = "\0quote"  # stands for the words of a piece that is a quotation; no word of a text is this
NAME = "\0name"  # a quotation that is a name or a single borrowed word: “Militarnyi”
_LEAST_TOLD = 50  # characters; a shorter line tells nothing of its own
DASHES = frozenset("—–―")


@dataclass(frozen=True)
class Clause:
    """A sentence with its pieces; `tokens` are all its words and marks, those inside its quotations too."""

    sentence: Sentence
    pieces: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    tokens: tuple[Token, ...]

    def quotation_at(self, piece: Token) -> Quotation:
        """The quotation that a piece stands for."""
        return self._by_start[piece.start]

    def inner(self, piece: Token) -> Chars:
        """The words of the quotation that a piece stands for, without its marks."""
        quotation = self.quotation_at(piece)
        return quotation.inner_start, quotation.inner_end

    def chars(self, pieces: Range) -> Chars:
        """The offsets of a range of pieces."""
        return self.pieces[pieces[0]].start, self.pieces[pieces[1] - 1].end

    @cached_property
    def _by_start(self) -> dict[int, Quotation]:
        return {quotation.start: quotation for quotation in self.quotations}


def meet(one: Chars, other: Chars) -> bool:
    """Whether two ranges have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def telling_paragraphs(clauses: Sequence[Clause]) -> list[int]:
    """The paragraphs that hold a sentence of some length, in order: no caption, credit or counter above the text."""
    long = (c.sentence.paragraph for c in clauses if c.sentence.end - c.sentence.start >= _LEAST_TOLD)
    return list(dict.fromkeys(long))


def cut_pieces(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Clause]:
    """Each sentence cut into pieces."""
    starts = [quotation.start for quotation in quotations]
    clauses = []
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        clauses.append(_clause(text, sentence, quotations[first:last]))
    return clauses


def _clause(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> Clause:
    pieces: list[Token] = []
    at = sentence.start
    for q in quotations:
        pieces += tokenise(text, at, q.start)
        if _is_borrowed(text, q):
            pieces += tokenise(text, q.inner_start, q.inner_end)
        else:
            pieces.append(Token(q.start, q.end, text[q.start : q.end], NAME if _is_name(text, q) else QUOTE))
        at = q.end
    pieces += tokenise(text, at, sentence.end)
    tokens = tokenise(text, sentence.start, sentence.end) if quotations else pieces
    return Clause(sentence, tuple(_without_short_forms(pieces)), tuple(quotations), tuple(tokens))


def _without_short_forms(pieces: Sequence[Token]) -> Sequence[Token]:
    """The pieces without a short form in brackets: "the Border Security Force (BSF) said"."""
    opening = [at for at, piece in enumerate(pieces[:-2]) if piece.lower == "(" and pieces[at + 2].lower == ")"]
    short = {at + k for at in opening if _is_short(pieces[at + 1].text) for k in range(_SHORT_FORM)}
    return [piece for at, piece in enumerate(pieces) if at not in short] if short else pieces


def _is_short(word: str) -> bool:
    return word.isalpha() and sum(letter.isupper() for letter in word) > 1


def _is_name(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are a name: up to three words, the first with a capital, no mark at the end."""
    inner = text[quotation.inner_start : quotation.inner_end]
    return inner[:1].isupper() and inner[-1:].isalnum() and 1 <= len(inner.split(maxsplit=4)) <= 3


def _is_borrowed(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are part of the sentence round them: 'had "categorically" denied', 'was "imprecise"'."""
    inner = text[quotation.inner_start : quotation.inner_end]
    return inner[:1].islower() and inner[-1:].isalnum() and len(inner.split(maxsplit=4)) <= 3
