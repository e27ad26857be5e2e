"""The best tag path over the words of a text: Viterbi over a linear chain, by halves.

Steps along a chain can be joined in any order (Särkkä and García-Fernández, "Temporal parallelization of inference in
hidden Markov models", 2021): neighbouring ones are joined two by two until one is left, all of a level at once, which
costs a text of n words some log2(n) array operations where word by word it would be n.
"""

import numpy as np
import numpy.typing as npt

from sayso.readers.learned.encoding import Ints

Floats = npt.NDArray[np.float32]
SOURCE, CUE, CONTENT = 1, 3, 5  # the B- tags of each role; each I- tag is one more; 0 is outside
_OUTSIDE = 0
_NEVER = -1e4  # the score of a tag that cannot follow


def best_path(scores: Floats, transitions: Floats) -> Ints:
    """The tags of words [n] by their scores [n, tags] and transitions [from, to]; an I- only behind its B- or I-."""
    n, tags = scores.shape
    if not n:
        return np.zeros(0, np.int64)
    step, start = transitions.astype(np.float32), np.zeros(tags, np.float32)
    start[2::2] = _NEVER  # a text opens outside or with a B-
    for inner in range(2, tags, 2):
        step[[tag for tag in range(tags) if tag not in (inner - 1, inner)], inner] += _NEVER
    words = step[:, :, None] + scores.T[None]
    words[:, :, 0] = start + scores[0]
    levels = [words]
    while levels[-1].shape[2] > 1:
        levels[-1] = _evened(levels[-1])
        levels.append(_joined(levels[-1][:, :, ::2], levels[-1][:, :, 1::2]))
    before = np.array([_OUTSIDE])
    behind: Ints = levels.pop()[_OUTSIDE].argmax(0)
    for level in reversed(levels):
        at = np.arange(level.shape[2] // 2)  # what evened the level above is left out
        before, behind = before[at], behind[at]
        between = (level[before, :, 2 * at] + level[:, behind, 2 * at + 1].T).argmax(1)
        before, behind = np.stack([before, between], 1).ravel(), np.stack([between, behind], 1).ravel()
    return behind[:n]


def _evened(steps: Floats) -> Floats:
    """The steps [from, to, number], one more that changes no tag behind an odd number of them."""
    tags, _, number = steps.shape
    if number % 2 == 0:
        return steps
    stay = np.where(np.eye(tags, dtype=bool), np.float32(0), np.float32(_NEVER))
    return np.concatenate([steps, stay[:, :, None]], 2)


def _joined(first: Floats, second: Floats) -> Floats:
    """The best score of each pair of steps by the tags before and behind it, less the best of all: sums stay small."""
    best = first[:, :1] + second[:1]
    for between in range(1, len(first)):
        np.maximum(best, first[:, between : between + 1] + second[between : between + 1], out=best)
    joined: Floats = best - best.max((0, 1))
    return joined
