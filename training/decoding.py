"""From scores to spans and links: the best tag path, and which words belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from encoding import Ints, Pieces, bucket

Floats = npt.NDArray[np.float32]
CONTENT_TO_CUE, CUE_TO_SOURCE, SOURCE_TO_NAME, CLAIM_TO_MENTION, CLAIM_TO_CLAIM = range(5)
SOURCE, CUE, CONTENT = 1, 3, 5  # the B- tags of each role
WIDE = 64  # width of a pair vector
_FAR = -1e4  # the score of a tag that cannot follow


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network gives for a text: rows are pieces. `window` says which window a piece was read in."""

    said: Floats  # [pieces, 7]
    told: Floats  # [pieces, 12]
    pairs: Floats  # [pieces, 5 * 2 * 64]
    hidden: Floats  # [pieces, 384]


@dataclass(frozen=True, slots=True)
class Constants:
    """Learnt beside the network: CRF transitions [from, to], link scores by distance and of linking to nothing."""

    transitions: Floats
    distances: Floats
    nothing: Floats


@dataclass(frozen=True, slots=True)
class Run:
    """A run of whole words with one tag: first and last piece (inclusive), and the mean margin of its tags."""

    first: int
    last: int
    margin: float


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in pieces: the source's run, the cue's (None where the content has none), the content's runs in
    order; 0..1 how sure."""

    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    certainty: float


def decode_said(pieces: Pieces, scores: Scores, constants: Constants) -> list[Said]:
    """Attributions: every content goes to its likeliest cue or none, every cue to its likeliest source or none."""
    words = np.nonzero(pieces.is_first)[0]
    if not len(words):
        return []
    emitted = _log_softmax(scores.said[words])
    runs = _runs(pieces, words, viterbi(emitted, constants.transitions), emitted)
    cues, sources = runs[CUE], runs[SOURCE]
    if not cues:
        return []
    of_cue: dict[int, list[Run]] = {}
    for content in runs[CONTENT]:
        inside = words[(words >= content.first) & (words <= content.last)]
        linked = link(inside, [cue.first for cue in cues], CONTENT_TO_CUE, scores, constants)
        of_cue.setdefault(int(linked.argmax()), []).append(content)
    found = [Said(None, None, (run,), round(run.margin, 3)) for run in of_cue.pop(len(cues), [])]
    for number, contents in sorted(of_cue.items()):
        cue = cues[number]
        linked = link(np.array([cue.first]), [source.first for source in sources], CUE_TO_SOURCE, scores, constants)
        best = int(linked.argmax())
        source = sources[best] if best < len(sources) else None
        joined = _joined(contents, words)
        sure = min([cue.margin, *(run.margin for run in joined), *([source.margin] if source else [])])
        found.append(Said(source, cue, tuple(joined), round(float(sure), 3)))
    return found


def viterbi(emitted: Floats, transitions: Floats) -> Ints:
    """The best tag path over words; an I- tag only behind its B- or I-."""
    n, k = emitted.shape
    step = transitions.astype(np.float32).copy()
    for inner in range(2, k, 2):
        step[[tag for tag in range(k) if tag not in (inner - 1, inner)], inner] += _FAR
    reach = emitted[0].copy()
    reach[2::2] += _FAR
    back = np.zeros((n, k), np.int64)
    for i in range(1, n):
        through = reach[:, None] + step
        back[i] = through.argmax(0)
        reach = through[back[i], np.arange(k)] + emitted[i]
    path = np.zeros(n, np.int64)
    path[-1] = reach.argmax()
    for i in range(n - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def link(from_pieces: Ints, to_pieces: Sequence[int], kind: int, scores: Scores, constants: Constants) -> Floats:
    """Scores of linking some pieces (their mean) to each of others and, last, to nothing."""
    if not len(to_pieces):
        return np.array([constants.nothing[kind]], np.float32)
    there = np.array(to_pieces)
    query = scores.pairs[from_pieces, 2 * kind * WIDE : (2 * kind + 1) * WIDE]
    key = scores.pairs[there, (2 * kind + 1) * WIDE : (2 * kind + 2) * WIDE]
    each = query @ key.T / np.sqrt(WIDE) + constants.distances[kind][bucket(there[None] - from_pieces[:, None])]
    return np.append(each.mean(0), constants.nothing[kind]).astype(np.float32)


def _runs(pieces: Pieces, words: Ints, path: Ints, emitted: Floats) -> dict[int, list[Run]]:
    """Runs of words by role, in order."""
    ends = np.append(words[1:], len(pieces)) - 1
    sure = np.exp(emitted)[np.arange(len(path)), path]
    runs: dict[int, list[Run]] = {SOURCE: [], CUE: [], CONTENT: []}
    start = 0
    for i in range(1, len(path) + 1):
        goes_on = i < len(path) and path[i] == path[start] + 1 - (path[start] + 1) % 2 and path[i] % 2 == 0
        if goes_on and path[start] != 0:
            continue
        if path[start] % 2 == 1:
            mean = float(sure[start:i].mean())
            runs[int(path[start])].append(Run(int(words[start]), int(ends[i - 1]), mean))
        start = i
    return runs


def _joined(contents: Sequence[Run], words: Ints) -> list[Run]:
    """Contents of one cue in order, those that touch made one."""
    joined: list[Run] = []
    for run in sorted(contents, key=lambda r: r.first):
        if joined and run.first == joined[-1].last + 1:
            joined[-1] = Run(joined[-1].first, run.last, min(joined[-1].margin, run.margin))
        else:
            joined.append(run)
    return joined


def _log_softmax(x: Floats) -> Floats:
    shifted = x - x.max(-1, keepdims=True)
    return (shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))).astype(np.float32)
