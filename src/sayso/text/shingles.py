"""Likeness of texts by runs of words: how much of one stands in another."""

import hashlib
import re
from functools import lru_cache

from sayso.text.particulars import particulars

_WORD = re.compile(r"\w+")
_RUN = 5  # words in a shingle: long enough that unrelated texts share almost none
_SAMPLE = 8  # one in eight shingles goes into a fingerprint, the same ones for every text (Broder's mod sampling)
_TOLD = 24  # runs of particulars, the first: a report tells what it is about before it looks back


@lru_cache(maxsize=32)  # one report is compared with many: its own shingles, and its fingerprint's, are made once
def shingles(text: str, run: int = _RUN) -> frozenset[int]:
    """64-bit hashes of every run of five words, case and marks aside; of the whole text where it is shorter."""
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = [" ".join(words[i : i + run]) for i in range(max(1, len(words) - run + 1))]
    return frozenset(_hash(run) for run in runs if run)


def fingerprint(text: str) -> frozenset[int]:
    """What a ledger finds reports by that share words, or names and figures where a translation shares no words.

    The sampled shingles, all of them where there are few, and runs of three particulars in their order.
    """
    every = shingles(text)
    sampled = frozenset(value for value in every if value % _SAMPLE == 0)
    told = particulars(text)[: _TOLD + 2]
    runs = (" ".join(("=", *told[i : i + 3])) for i in range(len(told) - 2))
    return (sampled if len(sampled) >= 4 else every) | frozenset(map(_hash, runs))


def containment(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other, 0..1; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
