"""How certain the reader is: fitted on articles kept out of training, so that 0.8 means right four times in five.

An attribution is right where one that people marked shares words with it in source, cue and content, an absent source
matching an absent one. Prints the table of reliability on PolNeAR dev: python training/calibrate.py [FOLDER]
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from corpus import polnear_rows

from sayso.readers.learned.decoding import Run, Said
from sayso.readers.learned.encoding import Pieces
from sayso.readers.learned.model import SHIPPED, Model

_ROUNDS, _RIDGE = 50, 1.0


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    model = Model(ask.parse_args().folder)
    pairs = [(said.certainty, right) for said, right in _judged(model, "dev")]
    print("certainty  attributions  mean certainty  share right")
    error = 0.0
    for k in range(10):
        here = [(c, right) for c, right in pairs if k / 10 <= c < (k + 1) / 10 or (k == 9 and c == 1)]
        if here:
            mean, share = np.mean([c for c, _ in here]), np.mean([right for _, right in here])
            error += abs(mean - share) * len(here) / len(pairs)
            print(f"{k / 10:.1f}-{(k + 1) / 10:.1f} {len(here):12d} {mean:15.3f} {share:12.3f}")
    print(f"expected calibration error {error:.3f}")


def fit(model: Model) -> np.ndarray:
    """Weights of the features and, last, the bias: a logistic regression by Newton's method, with a small ridge."""
    judged = list(_judged(model, "calibration"))
    x = np.array([[*said.features, 1.0] for said, _ in judged])
    y = np.array([right for _, right in judged], float)
    weights, ridge = np.zeros(x.shape[1]), _RIDGE * np.eye(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (y - p) - ridge @ weights)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    print(
        json.dumps({"calibrated on": len(y), "right": round(float(y.mean()), 3), "weights": weights.round(3).tolist()})
    )
    return weights


def _judged(model: Model, part: str) -> Iterator[tuple[Said, bool]]:
    for row in polnear_rows(part):
        pieces, _, found = model.said(row["text"])
        for said in found:
            yield said, any(_agree(pieces, said, marked) for marked in row["attributions"])


def _agree(pieces: Pieces, said: Said, marked: dict[str, Any]) -> bool:
    ours = {"source": [said.source], "cue": [said.cue], "content": said.content}
    return all(_touch(pieces, [run for run in runs if run], marked[role]) for role, runs in ours.items())


def _touch(pieces: Pieces, runs: Sequence[Run], ranges: Sequence[Sequence[int]]) -> bool:
    if not runs or not ranges:
        return not runs and not ranges
    return any(pieces.start[run.first] < b and a < pieces.end[run.last] for run in runs for a, b in ranges)


if __name__ == "__main__":
    main()
