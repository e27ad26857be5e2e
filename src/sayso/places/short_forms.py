"""Place names in another form: regions shortened after a town ("Dayton, OH", "Salem, Ore."), and names of peoples."""

import re
from functools import cache

from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.lexicon import lexicon

# Dotted forms that are other words too ("Miss.", "Man.", "Ill."): they count only after a town and its comma.
_OTHER_WORDS = frozenset(
    f"{word}." for word in ("La", "Miss", "Mass", "Man", "Ill", "Ind", "Mo", "Del", "Cal", "Ore", "Wash", "Penn", "Tas")
) | frozenset(("Vic.", "Va.", "N.B.", "N.S."))
_TOWN_BEFORE = re.compile(r"[^\W\d_][\w’'.-]*,\s\Z")


def short_forms(text: str, gazetteer: Gazetteer) -> list[tuple[int, int, Entry]]:
    """Start, end and region of every shortened region of the text, in order: "Ky." and, after a town, "KY"."""
    found = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        before = _TOWN_BEFORE.search(text, max(0, start - 40), start)
        town = before is not None and before[0][0].isupper()
        shouted = before is not None and before[0].isupper()  # "DAYTON, OR NOT"
        plain = not match[0].endswith(".")
        if (plain and (not town or shouted)) or (match[0] in _OTHER_WORDS and not town):
            continue
        if text[start - 2 : start - 1].isdigit() and not town:
            continue  # "44 B.C."
        entry = _region(match[0].replace(" ", ""), gazetteer)
        if entry:
            found.append((start, end, entry))
    return found


def adjective_place(word: str, gazetteer: Gazetteer) -> Entry | None:
    """The place that a people's or language's name is made from: "Iraqi", "Texans", "European"; None for others."""
    code = gazetteer.demonym_country(word)
    if code:
        return gazetteer.country(code)
    name = lexicon().adjectives.get(word.casefold(), "")
    return _likeliest(name, gazetteer) if name else None


def _likeliest(name: str, gazetteer: Gazetteer) -> Entry | None:
    """A region, landscape or large town: no namesake of "Asia" in the Philippines."""
    entries = gazetteer.candidates(name)
    large = (entry for entry in entries if entry.kind in ("country", "region", "landscape"))
    return next(large, entries[0] if entries else None)


def _region(short: str, gazetteer: Gazetteer) -> Entry | None:
    country, name = lexicon().abbreviations[short]
    return next((e for e in gazetteer.candidates(name) if e.kind == "region" and e.country == country), None)


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(lexicon().abbreviations, key=len, reverse=True)
    return re.compile(
        r"(?<![\w.])(?:" + "|".join(re.escape(form).replace("W\\.Va", "W\\. ?Va") for form in forms) + r")(?!\w)"
    )
