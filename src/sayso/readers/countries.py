"""The countries that words name, also as "Russian" or "Kazakhstan's"."""

from sayso.places import Gazetteer
from sayso.text.tokens import tokenise


class CountryNames:
    """Looks words up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._codes: dict[str, str] = {}

    def named_in(self, words: str) -> frozenset[str]:
        """The ISO 3166-1 alpha-2 codes of the countries."""
        codes = set()
        for token in tokenise(words):
            name = token.text.removesuffix("'s").removesuffix("’s")
            if name[:1].isupper():
                codes.add(self._code(name))
        return frozenset(codes - {""})

    def _code(self, name: str) -> str:
        if name not in self._codes:
            first = next(iter(self._gazetteer.candidates(name)), None)
            named = first.country if first and first.kind == "country" else ""
            self._codes[name] = self._gazetteer.demonym_country(name) or named
        return self._codes[name]

    def name_of(self, code: str) -> str:
        """The name of a country, "" where there is none of that code."""
        entry = self._gazetteer.country(code) if code else None
        return entry.name if entry else ""
