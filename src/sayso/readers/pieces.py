"""A sentence as the rules see it: words, marks, and whole quotations as single pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.text.quotations import Quotation
from sayso.text.sentences import Sentence
from sayso.text.tokens import Token, tokenise

QUOTE = "\0quote"  # stands for the words of a piece that is a quotation; no word of a text is this
NAME = "\0name"  # a quotation that is a name or a single borrowed word: “Militarnyi”


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its pieces; `quotations` are those inside it, in order."""

    sentence: Sentence
    pieces: tuple[Token, ...]
    quotations: tuple[Quotation, ...]

    def quotation_at(self, piece: Token) -> Quotation:
        """The quotation that a piece stands for."""
        return next(q for q in self.quotations if q.start == piece.start)


def cut_pieces(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Clause]:
    """Each sentence cut into pieces."""
    return [_clause(text, s, [q for q in quotations if s.start <= q.start < s.end]) for s in sentences]


def _clause(text: str, sentence: Sentence, quotations: list[Quotation]) -> Clause:
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
    return Clause(sentence, tuple(pieces), tuple(quotations))


def _is_name(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are a name: up to three words, the first with a capital, nothing that ends a sentence."""
    inner = text[quotation.inner_start : quotation.inner_end]
    words = inner.split()
    return 1 <= len(words) <= 3 and inner[:1].isupper() and inner[-1:].isalnum()


def _is_borrowed(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are part of the sentence round them: 'had "categorically" denied', 'was "imprecise"'."""
    inner = text[quotation.inner_start : quotation.inner_end]
    return len(inner.split()) <= 3 and inner[:1].islower() and inner[-1:].isalnum()
