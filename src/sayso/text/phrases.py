"""Looking up phrases of several words among tokens: the longest that starts at a token."""

from collections.abc import Iterator, KeysView, Mapping, Sequence
from typing import Generic, TypeVar

from sayso.text.tokens import Token, tokenise

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Phrases in lower case and what each means, found in tokens by their first word, the longest first."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self.firsts: KeysView[str] = self._by_first.keys()  # the words that a phrase begins with
        for phrase, meaning in meanings.items():
            words = tuple(token.lower for token in tokenise(phrase))
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, Meaning] | None:
        """(number of tokens, meaning) of the longest phrase that starts at token `i`, or None."""
        entries = self._by_first.get(tokens[i].lower)
        if entries is None:
            return None
        for words, meaning in entries:
            if len(words) == 1 or tuple(token.lower for token in tokens[i : i + len(words)]) == words:
                return len(words), meaning
        return None

    def occurs(self, tokens: Sequence[Token]) -> bool:
        """Whether one of the phrases stands among the tokens."""
        known = self._by_first
        return any(token.lower in known and self.at(tokens, i) for i, token in enumerate(tokens))

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Meaning]]:
        """(first token, number of tokens, meaning) of each phrase, from left to right, never overlapping."""
        known, behind = self._by_first, 0
        for i, token in enumerate(tokens):
            if i >= behind and token.lower in known and (hit := self.at(tokens, i)):
                yield i, *hit
                behind = i + hit[0]
