"""The countries that words name, also as "Russian" or "Kazakhstan's", and by their capitals where one speaks."""

from collections.abc import Callable, Iterator

from sayso.places import Gazetteer
from sayso.profiles import load_titles
from sayso.text.folding import fold
from sayso.text.tokens import words_of

_LONGEST = 3  # words of a country's name: "Papua New Guinea"


class CountryNames:
    """Looks words up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._capitals = load_titles().capitals
        self._codes: dict[str, str] = {}
        several = (country.name.split() for country in gazetteer.countries().values())
        self._openings = {words[0].casefold() for words in several if len(words) > 1}  # "New", "Saudi"

    def named_in(self, words: str) -> frozenset[str]:
        """The ISO 3166-1 alpha-2 codes of the countries."""
        return frozenset(self._found(words, self._code))

    def speaking_in(self, words: str) -> list[str]:
        """The same in order of the text, and those whose capital the words name: what "Moscow" says Russia says."""
        return list(self._found(words, lambda name: self._code(name) or self._capitals.get(fold(name), "")))

    def name_of(self, code: str) -> str:
        """The name of a country, "" where there is none of that code."""
        entry = self._gazetteer.country(code) if code else None
        return entry.name if entry else ""

    def _found(self, words: str, code_of: Callable[[str], str]) -> Iterator[str]:
        """The codes of the names, of each the longest: "Papua New Guinea" is not "Guinea" too."""
        names = [_bare(word) for word in words_of(words)]
        at = 0
        while at < len(names):
            code, end = "", at + 1
            if names[at][:1].isupper():
                longest = _LONGEST if names[at].casefold() in self._openings else 1
                ends = range(min(at + longest, len(names)), at, -1)
                tried = ((code_of(" ".join(names[at:end])), end) for end in ends if names[end - 1][:1].isupper())
                code, end = next((found for found in tried if found[0]), ("", at + 1))
            at = end
            if code:
                yield code

    def _code(self, name: str) -> str:
        if name not in self._codes:
            first = next(iter(self._gazetteer.candidates(name)), None)
            named = first.country if first and first.kind == "country" else ""
            self._codes[name] = self._gazetteer.demonym_country(name) or named
        return self._codes[name]


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
