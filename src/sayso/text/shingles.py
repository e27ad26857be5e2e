"""Likeness of texts by runs of words: how much of one stands in another."""

import hashlib
import re
from functools import lru_cache

from sayso.text.particulars import particulars

_WORD = re.compile(r"\w+")
_RUN = 5  # words in a shingle: long enough that unrelated texts share almost none
_SAMPLE = 8  # one in eight shingles goes into a fingerprint, the same ones for every text (Broder's mod sampling)
_TOLD = 24  # runs of particulars, the first: a report tells what it is about before it looks back


Run = tuple[str, ...]


@lru_cache(maxsize=256)  # each report of a story is compared with those before it
def shingles(text: str, run: int = _RUN) -> frozenset[Run]:
    """Every run of five words, case and marks aside; the whole text where it is shorter."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < run:
        return frozenset({tuple(words)} if words else ())
    return frozenset(zip(*(words[at:] for at in range(run)), strict=False))


@lru_cache(maxsize=8)  # asked for when a report is linked, and again when it is entered
def fingerprint(text: str) -> frozenset[int]:
    """What a ledger finds reports by that share words, or names and figures where a translation shares no words.

    64-bit hashes: of a sample of the shingles, all of them where there are few, and of runs of three particulars in
    their order.
    """
    every = frozenset(_hash(" ".join(run)) for run in shingles(text))
    sampled = frozenset(value for value in every if value % _SAMPLE == 0)
    told = particulars(text)[: _TOLD + 2]
    runs = (" ".join(("=", *told[i : i + 3])) for i in range(len(told) - 2))
    return (sampled if len(sampled) >= 4 else every) | frozenset(map(_hash, runs))


def containment(left: frozenset[Run], right: frozenset[Run]) -> float:
    """The share of the smaller set that stands in the other, 0..1; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
