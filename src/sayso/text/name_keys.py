"""Names of persons however they are spelled: Zakharova, Zaharova and Захарова have a key in common.

A key is no transliteration to show. It drops what the schemes in use (agencies, ISO 9, the scholarly one, the German
and the Polish one) write differently, so two different names may share one: by a key alone nobody is the same.
"""

import re
from functools import lru_cache

from sayso.text.folding import fold

# In this order; each is applied to folded Latin letters. "y", "j" and "i" before or behind a vowel are one sound.
_RULES = [
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("tsch|tch|cz", "ch"),
        ("shch|sch|sz", "sh"),
        ("dzh|dj", "zh"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("tz", "ts"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("ou", "u"),
        ("[ij]?[yj]?e|[yji]o", "e"),  # Dmitriyev and Dmitriev; Fyodor and Fedor
        ("ae", "e"),
        ("oe", "o"),
        ("ue", "u"),  # Mueller and Müller
        ("c(?!h)", "k"),
        ("[yj]", "i"),
        (r"(.)\1+", r"\1"),
    )
]
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=1 << 14)
def name_keys(word: str) -> frozenset[str]:
    """The keys of one word of a name, its readings in the schemes: "Zhomart" and "Jomart" share one.

    A Latin "j" stands for the sound of "y" or of "zh", an "h" for a Ukrainian letter that Russian writes "g", a "ch"
    for the sound of "kh", a "q" for that of "gh". Empty for a word without letters.
    """
    latin = _SPACES.sub("", fold(word))
    if not latin:
        return frozenset()
    readings = [
        latin,
        latin.replace("j", "zh"),
        latin.replace("q", "gh"),
        re.sub("(?<![cksztp])h", "g", latin),
        re.sub("(?<!s)ch", "kh", latin),
    ]
    return frozenset(_key(reading) for reading in readings)


def same_word(left: str, right: str) -> bool:
    """Whether two words can be spellings of one name."""
    return not name_keys(left).isdisjoint(name_keys(right))


def _key(latin: str) -> str:
    for pattern, letters in _RULES:
        latin = pattern.sub(letters, latin)
    return latin
