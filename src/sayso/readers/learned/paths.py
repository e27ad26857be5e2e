"""The best tag path over the words of a text: Viterbi over a linear chain."""

import numpy as np
import numpy.typing as npt

from sayso.readers.learned.encoding import Ints

Floats = npt.NDArray[np.float32]
SOURCE, CUE, CONTENT = 1, 3, 5  # the B- tags of each role; each I- tag is one more; 0 is outside
_OUTSIDE = 0
_NEVER = -1e4  # the score of a tag that cannot follow
_AT_START = np.array([0.0, 0, _NEVER, 0, _NEVER, 0, _NEVER], np.float32)  # a text opens outside or with a B-


def best_path(scores: Floats, transitions: Floats) -> Ints:
    """The tags of words [n] by their scores [n, tags] and the transitions [from, to]; an I- only behind its B- or I-.

    Words that are surely outside cut the text into stretches, which are decided all at once: the same path, sooner.
    """
    n, tags = scores.shape
    path = np.zeros(n, np.int64)
    if not n:
        return path
    step = transitions.astype(np.float32).copy()
    for inner in range(2, tags, 2):
        step[[tag for tag in range(tags) if tag not in (inner - 1, inner)], inner] += _NEVER
    open_words = scores[:, _OUTSIDE] - scores[:, 1:].max(1) <= _most_gained(scores, step)
    edges = np.diff(np.concatenate([[False], open_words, [False]]).astype(np.int8))
    starts, ends = np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0]
    if len(starts):
        _decide(path, scores, step, starts, ends)
    return path


def _most_gained(scores: Floats, step: Floats) -> Floats:
    """For each word the most that a path can gain round it by not being outside there: where "outside" leads by more,
    the best path is outside. Put outside, a word leaves the next its tag, or makes a B- of an I- that hung on it."""
    tags = np.arange(step.shape[0])
    allowed = step > _NEVER / 2
    into = np.where(allowed, step - step[:, [_OUTSIDE]], _NEVER)[:, 1:].max()
    out = np.where(allowed, step - step[_OUTSIDE], _NEVER)[1:]
    free = (tags == _OUTSIDE) | (tags % 2 == 1)
    gained = np.full(len(scores), max(0.0, float(out[:, free].max())), np.float32)
    for inner in range(2, len(tags), 2):
        turned = np.where(allowed[1:, inner], step[1:, inner] - step[_OUTSIDE, inner - 1], _NEVER).max()
        behind = np.where(allowed[inner], step[inner] - step[inner - 1], _NEVER).max()
        gained[:-1] = np.maximum(gained[:-1], turned + max(0.0, behind) + scores[1:, inner] - scores[1:, inner - 1])
    return gained + max(0.0, float(into))


def _decide(path: Ints, scores: Floats, step: Floats, starts: Ints, ends: Ints) -> None:
    """Write the best path of each stretch [start, end) into `path`; outside stands before and behind each."""
    order = np.argsort(starts - ends, kind="stable")  # the longest first: those that go on are always the first few
    starts, lengths = starts[order], (ends - starts)[order]
    longest = int(lengths[0])
    going = np.searchsorted(-lengths, -np.arange(longest)).tolist()  # stretches longer than t words
    first = np.where(starts[:, None] > 0, step[_OUTSIDE], _AT_START)
    reach = [scores[starts] + first]  # by word: the best score of a path that ends there with each tag
    for t in range(1, longest):
        live = going[t]
        reach.append((reach[-1][:live, :, None] + step).max(1) + scores[starts[:live] + t])
    closing = np.where((starts + lengths)[:, None] < len(scores), step[:, _OUTSIDE], 0)
    behind = np.zeros(0, np.int64)  # the tags of the words behind, of the stretches that go on
    for t in range(longest - 1, -1, -1):
        ending = (reach[t][len(behind) :] + closing[len(behind) : len(reach[t])]).argmax(1)
        going_on = (reach[t][: len(behind)] + step.T[behind]).argmax(1)
        behind = np.concatenate([going_on, ending])
        path[starts[: len(behind)] + t] = behind
