"""From scores to attributions: runs of tagged words, and which of them belong together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.readers.learned.encoding import Ints, Pieces, bucket
from sayso.readers.learned.paths import CONTENT, CUE, SOURCE, Floats, best_path

CONTENT_TO_CUE, CUE_TO_SOURCE = range(2)
WIDE = 64  # width of a pair vector
_NEVER = -1e4  # the score of a link that cannot be
_PARTED = 2.0  # what a link loses where less than half of the words were read in the other end's window
_LEAST = 1e-4  # shares nearer to 0 or 1 than this count as this


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network gives for a text: rows are pieces. `window` says in which window each was read."""

    said: Floats  # [pieces, 7]
    pairs: Floats  # [pieces, 2 * 2 * 64]
    hidden: Floats  # [pieces, 384]
    window: Ints  # [pieces]


@dataclass(frozen=True, slots=True)
class Constants:
    """Learnt beside the network: CRF transitions [from, to], link scores by distance and of linking to nothing, and the
    weights, last the bias, that turn the features of an attribution into its certainty."""

    transitions: Floats
    distances: Floats
    nothing: Floats
    certainty: Floats


@dataclass(frozen=True, slots=True)
class Run:
    """A run of whole words of one role: first and last piece (inclusive), and the share its least sure word has."""

    first: int
    last: int
    share: float


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in pieces: the source's run, the cue's (None where the content has none), the content's runs in
    order. `features` are what its certainty, 0..1, is reckoned from."""

    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    features: tuple[float, ...]
    certainty: float


def decode_said(pieces: Pieces, scores: Scores, constants: Constants) -> list[Said]:
    """Attributions: every content goes to its likeliest cue or none, every cue to its likeliest source or none."""
    words = np.nonzero(pieces.is_first)[0]
    emitted = scores.said[words]
    runs = _runs(pieces, words, best_path(emitted, constants.transitions), softmax(emitted))
    cues, sources, contents = runs[CUE], runs[SOURCE], runs[CONTENT]
    if not contents:
        return []
    edges = np.searchsorted(words, [(content.first, content.last + 1) for content in contents])
    inside = [words[start:end] for start, end in edges.tolist()]
    to_cue = links(inside, [cue.first for cue in cues], CONTENT_TO_CUE, scores, constants)
    starts = [np.array([cue.first]) for cue in cues]
    to_source = links(starts, [source.first for source in sources], CUE_TO_SOURCE, scores, constants)
    of_cue: dict[int, list[int]] = {}
    for number, best in enumerate(to_cue.argmax(1).tolist()):
        of_cue.setdefault(best, []).append(number)
    alone = of_cue.pop(len(cues), [])
    found = [_said(None, None, [contents[number]], float(to_cue[number, -1]), 1.0, constants) for number in alone]
    for cue, numbers in sorted(of_cue.items()):
        best = int(to_source[cue].argmax())
        source = sources[best] if best < len(sources) else None
        joined = _joined([contents[number] for number in numbers])
        sure = min(float(to_cue[number, cue]) for number in numbers)
        found.append(_said(source, cues[cue], joined, sure, float(to_source[cue, best]), constants))
    return found


def links(
    from_pieces: Sequence[Ints], to_pieces: Sequence[int], kind: int, scores: Scores, constants: Constants
) -> Floats:
    """Shares [from, to + 1] of linking each group of pieces (by their mean score) to each piece and, last, to nothing.

    They are tied only inside one window: what stands further apart was not read together.
    """
    if not from_pieces:
        return np.zeros((0, len(to_pieces) + 1), np.float32)
    here, there = np.concatenate(from_pieces), np.array(to_pieces, np.int64)
    sizes = np.array([len(group) for group in from_pieces])
    begins = np.concatenate([[0], sizes.cumsum()[:-1]])
    query = scores.pairs[here, 2 * kind * WIDE : (2 * kind + 1) * WIDE]
    key = scores.pairs[there, (2 * kind + 1) * WIDE : (2 * kind + 2) * WIDE]
    each = query @ key.T / np.sqrt(WIDE) + constants.distances[kind][bucket(there[None] - here[:, None])]
    near = scores.window[there][None] == scores.window[here][:, None]
    number = np.add.reduceat(near, begins, 0, dtype=np.int64)
    mean = np.add.reduceat(each * near, begins, 0) / np.maximum(number, 1) - _PARTED * (2 * number < sizes[:, None])
    mean = np.where(number > 0, mean, _NEVER)
    nothing = np.full((len(sizes), 1), constants.nothing[kind])
    return softmax(np.concatenate([mean, nothing], 1))


def _said(
    source: Run | None, cue: Run | None, content: Sequence[Run], to_cue: float, to_source: float, constants: Constants
) -> Said:
    shares = [cue.share if cue else 0.0, min(run.share for run in content), source.share if source else 0.5]
    features = tuple(_logit(share) for share in (*shares, to_cue, to_source))
    *weights, bias = constants.certainty.tolist()
    certainty = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, features, strict=True)) - bias))
    return Said(source, cue, tuple(content), features, round(certainty, 3))


def _logit(share: float) -> float:
    bounded = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def _runs(pieces: Pieces, words: Ints, path: Ints, shares: Floats) -> dict[int, list[Run]]:
    """Runs of words by role, in order."""
    runs: dict[int, list[Run]] = {SOURCE: [], CUE: [], CONTENT: []}
    ends = np.append(words[1:], len(pieces)) - 1
    sure = shares[np.arange(len(path)), path]
    begins = np.nonzero(path % 2)[0]
    stops = np.nonzero((path == 0) | (path % 2 == 1))[0]
    behind = np.append(stops, len(path))[np.searchsorted(stops, begins, "right")]
    for start, end in zip(begins.tolist(), behind.tolist(), strict=True):
        runs[int(path[start])].append(Run(int(words[start]), int(ends[end - 1]), float(sure[start:end].min())))
    return runs


def _joined(contents: Sequence[Run]) -> list[Run]:
    """Contents of one cue in order, those that touch made one."""
    joined: list[Run] = []
    for run in sorted(contents, key=lambda r: r.first):
        if joined and run.first == joined[-1].last + 1:
            joined[-1] = Run(joined[-1].first, run.last, min(joined[-1].share, run.share))
        else:
            joined.append(run)
    return joined


def softmax(x: Floats) -> Floats:
    """Shares that sum to one over the last axis."""
    raised = np.exp(x - x.max(-1, keepdims=True))
    shares: npt.NDArray[np.float32] = (raised / raised.sum(-1, keepdims=True)).astype(np.float32)
    return shares
