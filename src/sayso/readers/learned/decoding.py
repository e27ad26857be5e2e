"""From scores to attributions: runs of tagged words, and which of them belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.readers.learned.encoding import Ints, Pieces, bucket
from sayso.readers.learned.paths import CONTENT, CUE, SOURCE, Floats, best_path

CONTENT_TO_CUE, CUE_TO_SOURCE, SOURCE_TO_NAME, CLAIM_TO_MENTION, CLAIM_TO_CLAIM = range(5)
WIDE = 64  # width of a pair vector
_NEVER = -1e4  # the score of a link that cannot be
_PARTED = 2.0  # what a link loses where less than half of the words were read in the other end's window
_LEAST = 1e-4  # shares nearer to 0 or 1 than this count as this


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network gives for a text: rows are pieces. `window` says in which window each was read."""

    said: Floats  # [pieces, 7]
    told: Floats  # [pieces, 12]
    pairs: Floats  # [pieces, 5 * 2 * 64]
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
    cues, sources = runs[CUE], runs[SOURCE]
    of_cue: dict[int, list[tuple[Run, float]]] = {}
    for content in runs[CONTENT]:
        inside = words[(words >= content.first) & (words <= content.last)]
        shares = link(inside, [cue.first for cue in cues], CONTENT_TO_CUE, scores, constants)
        best = int(shares.argmax())
        of_cue.setdefault(best, []).append((content, float(shares[best])))
    found = [_said(None, None, [content], share, 1.0, constants) for content, share in of_cue.pop(len(cues), [])]
    for number, linked in sorted(of_cue.items()):
        cue = cues[number]
        shares = link(np.array([cue.first]), [source.first for source in sources], CUE_TO_SOURCE, scores, constants)
        best = int(shares.argmax())
        source = sources[best] if best < len(sources) else None
        contents = _joined([content for content, _ in linked])
        sure = min(share for _, share in linked)
        found.append(_said(source, cue, contents, sure, float(shares[best]), constants))
    return found


def link(from_pieces: Ints, to_pieces: Sequence[int], kind: int, scores: Scores, constants: Constants) -> Floats:
    """Shares of linking some pieces (by their mean score) to each of others and, last, to nothing.

    Sources, cues and contents are tied only inside one window: what stands further apart was not read together.
    """
    there = np.array(to_pieces, np.int64)
    query = scores.pairs[from_pieces, 2 * kind * WIDE : (2 * kind + 1) * WIDE]
    key = scores.pairs[there, (2 * kind + 1) * WIDE : (2 * kind + 2) * WIDE]
    each = query @ key.T / np.sqrt(WIDE) + constants.distances[kind][bucket(there[None] - from_pieces[:, None])]
    if kind not in (CONTENT_TO_CUE, CUE_TO_SOURCE):
        return softmax(np.append(each.mean(0), constants.nothing[kind]))
    near = scores.window[there][None] == scores.window[from_pieces][:, None]
    mean = (each * near).sum(0) / np.maximum(near.sum(0), 1) - _PARTED * (near.mean(0) < 0.5)
    return softmax(np.append(np.where(near.any(0), mean, _NEVER), constants.nothing[kind]))


def _said(
    source: Run | None, cue: Run | None, content: Sequence[Run], to_cue: float, to_source: float, constants: Constants
) -> Said:
    shares = [cue.share if cue else 0.0, min(run.share for run in content), source.share if source else 0.5]
    features = tuple(_logit(share) for share in (*shares, to_cue, to_source))
    weights = constants.certainty
    certainty = 1 / (1 + np.exp(-(np.dot(weights[:-1], features) + weights[-1])))
    return Said(source, cue, tuple(content), features, round(float(certainty), 3))


def _logit(share: float) -> float:
    bounded = min(max(share, _LEAST), 1 - _LEAST)
    return float(np.log(bounded / (1 - bounded)))


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
