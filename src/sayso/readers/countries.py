"""The countries that words name, also as "Russian" or "Kazakhstan's", and by their capitals where one speaks."""

from collections.abc import Callable, Sequence

from sayso.places import Gazetteer
from sayso.profiles import load_titles
from sayso.text.folding import fold
from sayso.text.tokens import tokenise

_LONGEST = 3  # words of a country's name: "Papua New Guinea"


class CountryNames:
    """Looks words up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._capitals = load_titles().capitals
        self._codes: dict[str, str] = {}

    def named_in(self, words: str) -> frozenset[str]:
        """The ISO 3166-1 alpha-2 codes of the countries."""
        return self._found(words, self._code)

    def speaking_in(self, words: str) -> frozenset[str]:
        """The same, and those whose capital the words name: what "Moscow" says Russia says."""
        return self._found(words, lambda name: self._code(name) or self._capitals.get(fold(name), ""))

    def name_of(self, code: str) -> str:
        """The name of a country, "" where there is none of that code."""
        entry = self._gazetteer.country(code) if code else None
        return entry.name if entry else ""

    def _found(self, words: str, code_of: Callable[[str], str]) -> frozenset[str]:
        """The codes of the names, of each the longest: "Papua New Guinea" is not "Guinea" too."""
        names = [_bare(token.text) for token in tokenise(words)]
        codes = set()
        i = 0
        while i < len(names):
            for end in range(_behind(names, i), i, -1):
                code = code_of(" ".join(names[i:end]))
                if code:
                    codes.add(code)
                    i = end - 1
                    break
            i += 1
        return frozenset(codes)

    def _code(self, name: str) -> str:
        if name not in self._codes:
            first = next(iter(self._gazetteer.candidates(name)), None)
            named = first.country if first and first.kind == "country" else ""
            self._codes[name] = self._gazetteer.demonym_country(name) or named
        return self._codes[name]


def _behind(names: Sequence[str], i: int) -> int:
    """The number behind the capitalised words that begin with the i-th, `i` where it is none."""
    end = i
    while end < min(i + _LONGEST, len(names)) and names[end][:1].isupper():
        end += 1
    return end


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
