"""Looking up phrases of several words among tokens: the longest that starts at a token."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from sayso.text.tokens import Token, tokenise

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Phrases in lower case and what each means, found in tokens by their first word, the longest first."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in meanings.items():
            words = tuple(token.lower for token in tokenise(phrase))
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, Meaning] | None:
        """(number of tokens, meaning) of the longest phrase that starts at token `i`, or None."""
        for words, meaning in self._by_first.get(tokens[i].lower, ()):
            if len(words) == 1 or tuple(token.lower for token in tokens[i : i + len(words)]) == words:
                return len(words), meaning
        return None

    def occurs(self, tokens: Sequence[Token]) -> bool:
        """Whether one of the phrases stands among the tokens."""
        return any(self.at(tokens, i) for i in range(len(tokens)))

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Meaning]]:
        """(first token, number of tokens, meaning) of each phrase, from left to right, never overlapping."""
        i = 0
        while i < len(tokens):
            hit = self.at(tokens, i)
            if hit:
                yield i, *hit
            i += hit[0] if hit else 1
