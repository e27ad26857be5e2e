"""What the words round a name say of its bearer: the role, and the body in whose name it is held."""

from collections.abc import Sequence

from sayso.profiles import Speech
from sayso.text.tokens import Token

_ROUND_NAME = ' ,“”"\n'
_LONGEST = 4  # words of a description in which no role is known that are taken for one
Held = tuple[str, str]  # role, affiliation


class Roles:
    """Reads roles off the words of one report."""

    def __init__(self, text: str, speech: Speech) -> None:
        self._text = text
        self._heads, self._grammar, self._endings = speech.heads, speech.grammar, speech.endings

    def is_role(self, word: str) -> bool:
        """Whether a word in lower case says what a person is: "spokesman", "fishermen"."""
        return word in self._heads.roles or word in self._heads.persons

    def round_name(self, words: Sequence[Token], name: str) -> Held:
        """(role, affiliation) from the words round a name: "ministry spokeswoman", "spokesman for the regiment"."""
        start = self._text.find(name, words[0].start, words[-1].end) if words else -1
        if start < 0:
            return "", ""
        before = self._text[words[0].start : start].strip(_ROUND_NAME).split()
        after = self._text[start + len(name) : words[-1].end].strip(_ROUND_NAME).split()
        described = after if after and not before else before
        if described and self._is_article(described[0]):
            described = described[1:]
        return self._split(described) if described else ("", "")

    def unnamed(self, words: Sequence[Token]) -> tuple[str, Sequence[Token]]:
        """The role of somebody who is not named, and the words of the body spoken for: "spokesman for the shipping
        company Nordic Lines"; both empty where the words do not tell of one person at a body."""
        end = next((k for k, word in enumerate(words) if word.lower == ","), len(words))
        tie = self.tie([word.lower for word in words[:end]])
        if tie is None or words[tie - 1].lower not in self._heads.of_bodies:
            return "", ()
        body = words[tie + 1 : end]
        if body and self._is_article(body[0].lower):
            body = body[1:]
        return (self._text[words[0].start : words[tie].start].strip(), body) if body else ("", ())

    def is_of_another(self, part: Sequence[Token]) -> bool:
        """Whether a name at the end of these words is that of a body or person spoken for, not the speaker's: "a
        spokesman for the shipping company Nordic Lines". Who is introduced so stays without a name."""
        lowered = [word.lower for word in part]
        if not part or lowered[0] not in self._grammar.indefinite_articles:
            return False
        tie = self.tie(lowered)
        return tie is not None and any(self.is_role(word) for word in lowered[:tie])

    def tie(self, lowered: Sequence[str]) -> int | None:
        """Where the word stands that ties a person to a body: "for" in "spokesman for the regiment"; None without."""
        return next((k for k, word in enumerate(lowered) if k and word in self._grammar.ties), None)

    def _split(self, words: list[str]) -> Held:
        """(role, affiliation) of a description; the affiliation ends at a comma: "head of field science, Dr"."""
        lowered = [word.lower().strip(",") for word in words]
        if lowered[0] in self._grammar.ties and len(words) > 1:  # "Karl Voss of the Institute for Security"
            return "", " ".join(words[2 if self._is_article(words[1]) else 1 :])
        tie = self.tie(lowered)
        if tie is not None:
            end = next((k + 1 for k in range(tie, len(words)) if words[k].endswith(",")), len(words))
            body = words[tie + 1 : end]
            if len(body) == 1 and lowered[tie + 1] in self._heads.body_names:
                return " ".join(words), ""  # "Minister of Defence" is a role, not a role at a body called Defence
            if len(body) > 1 and self._is_article(body[0]):
                body = body[1:]
            if body and any(self.is_role(word) for word in lowered[:tie]):
                return " ".join(words[:tie]), " ".join(body).strip(",")
        return self._own(words, lowered)

    def _own(self, words: list[str], lowered: list[str]) -> Held:
        """(role, affiliation) of a description without a body behind it: "the ministry's spokeswoman"."""
        roles = [k for k, word in enumerate(lowered) if self.is_role(word)]
        if not roles:
            return (" ".join(words), "") if len(words) <= _LONGEST else ("", "")
        last = roles[-1]
        speaks_for = lowered[last] in self._heads.spokespersons and last > 0
        if speaks_for and not self._grammar.genitive & set(lowered[last:]):
            return lowered[last], self.bare(" ".join(words[:last]))
        return " ".join(words), ""

    def bare(self, name: str) -> str:
        """A name without the ending that makes an owner of it: "the ministry's"."""
        return self._endings.bare(name.replace("’", "'")) if name.endswith(("'s", "’s")) else name

    def _is_article(self, word: str) -> bool:
        return word.lower() in self._grammar.articles or word.lower() in self._grammar.possessives
