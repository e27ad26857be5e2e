"""What a text keeps when it is told in other words or another language: its figures and names, in their order."""

import re
from functools import lru_cache

from sayso.text.folding import fold

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_][\w’'-]*")
_AFTER_SENTENCE = re.compile(r"(?:^|[.!?…:;\n«“„\"‘(–—-])\s*$")
_MOST = 150  # particulars of a text that are compared
_LETTERS = 4  # consonants that tell a name: more would be its ending, which languages change


@lru_cache(maxsize=64)
def particulars(text: str) -> tuple[str, ...]:
    """Numbers and the consonants of names, in their order; one that follows on itself once.

    A name is a word with a capital letter that does not only begin sentences. Of "Жанибека" and "Zhanibek" the same
    is left, as a spelling's vowels and ending are its language's.
    """
    words = [
        (m[0], bool(_AFTER_SENTENCE.search(text, max(0, m.start() - 3), m.start()))) for m in _TOKEN.finditer(text)
    ]
    inside = {skeleton(word) for word, begins in words if not begins and word[0].isupper()}
    found: list[str] = []
    for word, _ in words:
        if word[0].isdigit():
            one = word.replace(",", ".")
        elif word[0].isupper() and skeleton(word) in inside:
            one = skeleton(word)
        else:
            continue
        if len(one) > 1 and found[-1:] != [one]:
            found.append(one)
    return tuple(found[:_MOST])


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """The first consonants of a name as most spellings have them: "zkhr" and "zhr" are one, "" for one without."""
    low = fold(name).replace("kh", "h").replace("ck", "k").replace("w", "v").replace("c", "k").replace("q", "k")
    bare = re.sub(r"[aeiouyj ]", "", low)
    return re.sub(r"(.)\1", r"\1", bare)[:_LETTERS]


def in_order(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many particulars two texts have in common in one order: the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for left in one:
        before = 0
        for at, right in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if left == right else max(row[at], row[at - 1])
    return row[-1]
