"""Names of persons in a report, looked up once: who bears a surname, and who was named with a role."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sayso.profiles import Speech
from sayso.text.tokens import Token

_LONGEST = 4  # words of a name
_NAMES = 60  # names back among which a network seeks the one that "he" stands for
_REACH = 1200  # characters back in which somebody named with a role may be "he"


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A role and the name that follows it: "spokeswoman Maria Zakharova"."""

    role: tuple[Token, ...]
    name: tuple[Token, ...]


class Names:
    """The runs of capitals of one text, by their last word."""

    def __init__(self, text: str, tokens: Sequence[Token], speech: Speech) -> None:
        self._text = text
        self._heads, self._grammar, self._endings = speech.heads, speech.grammar, speech.endings
        self._months = speech.calendar.months | speech.calendar.weekdays
        self._before: dict[str, list[str]] = {}  # each capitalised word -> the words right before it, in order
        self._roles: list[NamedRole] = []
        for i, token in enumerate(tokens):
            if self._is_capital(token):
                bare = self._endings.bare(token.text.replace("’", "'"))
                joined = i > 0 and text[tokens[i - 1].end : token.start] == " "
                before = self._before.setdefault(bare, [])
                if len(before) < _REACH:
                    before.append(tokens[i - 1].text if joined else "")
            if token.lower in self._heads.roles:
                self._add_role(tokens, i)
        self._role_starts = [named.role[0].start for named in self._roles]
        self._people = self._named(tokens)

    def run_at_end(self, words: Sequence[Token]) -> str:
        """The run of capitals at the end of the words, cut behind the last word of a body's name; "" without one."""
        heads = self._heads
        first = len(words)
        while first > 0 and self._is_part(words[first - 1], is_last=first == len(words)):
            first -= 1
        run = list(words[first:])
        while run and run[0].lower in heads.particles - heads.leading_particles:
            run.pop(0)
        if run and self._endings.bare(run[0].lower) != run[0].lower:
            run = [w for w in run if self._endings.bare(w.lower) == w.lower]
        if not run or run[-1].lower in heads.persons or run[-1].lower in heads.bodies:
            return ""
        return self._words(run)

    def capitals_at_end(self, words: Sequence[Token]) -> Sequence[Token]:
        """The run of capitals at the end of the words, bodies and all: "the Supreme Security Council"."""
        first = len(words)
        while first > 0 and self._is_capital(words[first - 1]):
            first -= 1
        return words[first:]

    def full(self, name: str) -> str:
        """The longest form the report gives of a surname: "Zakharova" is "Maria Zakharova"."""
        if " " in name:
            return name
        for word in self._before.get(name, ()):
            if word[:1].isupper() and not self._is_no_first_name(word.lower()):
                return f"{word} {name}"
        return name

    def is_personal(self, name: str) -> bool:
        """Whether the text calls the bearer of a name of two to four words by the last one alone."""
        parts = name.split()
        if not 2 <= len(parts) <= _LONGEST or any(part.lower() in self._heads.body_names for part in parts):
            return False
        return any(word != parts[-2] for word in self._before.get(parts[-1], ()))

    def with_roles_before(self, offset: int) -> list[tuple[NamedRole, str]]:
        """Those named with a role not far before the offset, in order, with their names."""
        first, last = bisect_left(self._role_starts, offset - _REACH), bisect_left(self._role_starts, offset)
        return [(named, self._words(named.name)) for named in self._roles[first:last]]

    def people_before(self, offset: int) -> list[tuple[int, str]]:
        """The names before an offset, the last ones of a long text: where the last word stands, and the full name."""
        at = bisect_left(self._people, (offset, ""))
        return self._people[max(0, at - _NAMES) : at]

    def _named(self, tokens: Sequence[Token]) -> list[tuple[int, str]]:
        """Every place where a name of two words or more stands, or the last word of one named so before."""
        found: list[tuple[int, str]] = []
        full: dict[str, str] = {}  # by the last word
        run: list[Token] = []
        for token, following in zip_longest(tokens, tokens[1:]):
            if not token.text[:1].isalpha() or not self._is_part(token, is_last=False):
                run = []
                continue
            run.append(token)
            goes_on = following is not None and self._text[token.end : following.start] == " "
            if goes_on and self._is_part(following, is_last=True):
                continue
            surname = self._endings.bare(token.text.replace("’", "'"))
            is_body = token.lower in self._heads.persons or token.lower in self._heads.bodies
            if 2 <= len(run) <= _LONGEST and not is_body:
                full[surname] = self._text[run[0].start : token.start + len(surname)]
            if surname in full:
                found.append((token.start, full[surname]))
            run = []
        return found

    def _add_role(self, tokens: Sequence[Token], i: int) -> None:
        run: list[Token] = []
        first = i + 2 if tokens[i + 1 : i + 2] and tokens[i + 1].lower == "," else i + 1  # "the ambassador, Oleg X"
        for following in tokens[first : first + _LONGEST]:
            if not (following.text[:1].isupper() or following.lower in self._heads.particles):
                break
            run.append(following)
        if len(run) >= 2:
            self._roles.append(NamedRole(tuple(tokens[self._role_start(tokens, i) : i + 1]), tuple(run)))

    def _role_start(self, tokens: Sequence[Token], i: int) -> int:
        """Where the role begins that ends at a word: "Deputy Defence Minister"."""
        grammar = self._grammar
        small = grammar.determiners | grammar.prepositions | grammar.conjunctions | grammar.adverbs | self._months
        first = i
        while first > 0 and i - first < _LONGEST and tokens[i].text[:1].isupper():
            before = tokens[first - 1]
            beside = self._text[before.end : tokens[first].start] == " "
            if not beside or not before.text[:1].isupper() or before.lower in small | grammar.coordinators:
                break
            first -= 1
        return first

    def _is_capital(self, word: Token) -> bool:
        """Whether a word begins as names do: "Kim", "al-Tamimi"."""
        particle, hyphen, rest = word.text.partition("-")
        return word.text[:1].isupper() or (bool(hyphen) and particle in self._heads.particles and rest[:1].isupper())

    def _is_part(self, word: Token, *, is_last: bool) -> bool:
        if word.lower in self._heads.particles and not is_last:
            return True
        if not self._is_capital(word):
            return False
        return self._endings.bare(word.lower) not in self._heads.body_names and word.lower not in self._heads.roles

    def _is_no_first_name(self, word: str) -> bool:
        heads, grammar = self._heads, self._grammar
        if word in heads.roles or word in heads.body_names or word in self._months:
            return True
        return word in grammar.determiners or word in grammar.prepositions

    def _words(self, run: Sequence[Token]) -> str:
        return self._text[run[0].start : run[-1].end]
