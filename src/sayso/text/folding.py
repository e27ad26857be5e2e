"""One form for the many spellings of a name: case, marks, hyphens and script folded away."""

import re
import unicodedata
from functools import lru_cache

# Cyrillic to Latin close to how news agencies write names: Russian, Ukrainian and Kazakh letters.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ә": "a", "ғ": "g", "қ": "k",
    "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}  # fmt: skip
_LATIN = {
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "å": "a",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "œ": "oe",
    "ə": "a",
}
_TABLE = str.maketrans(_CYRILLIC | _LATIN)
_NOT_WORD = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Lower case, no marks, Latin letters, one space between words: "Bökey-Orda" and "Бөкей Орда" are "bokey orda"."""
    lowered = name.casefold().translate(_TABLE)
    if lowered.isascii():
        return _NOT_WORD.sub(" ", lowered.replace("'", "")).strip()
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.replace("’", "").replace("'", "")).strip()
