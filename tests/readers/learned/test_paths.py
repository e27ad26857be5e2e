import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.readers.learned.encoding import bucket
from sayso.readers.learned.paths import best_path

SCORES = st.integers(1, 40).flatmap(lambda n: arrays(np.float32, (n, 7), elements=st.floats(-9, 9, width=32)))
STEPS = arrays(np.float32, (7, 7), elements=st.floats(-2, 2, width=32))


def score(path, scores, steps):
    return sum(scores[i, tag] for i, tag in enumerate(path)) + sum(steps[a, b] for a, b in itertools.pairwise(path))


def by_hand(scores, steps):
    """The best path word by word, the plain way."""
    allowed = [[not (b % 2 == 0 and b and a not in (b - 1, b)) for b in range(7)] for a in range(7)]
    best = {tag: (scores[0, tag], [tag]) for tag in (0, 1, 3, 5)}
    for row in scores[1:]:
        best = {
            tag: max(((s + steps[p[-1], tag] + row[tag], [*p, tag]) for s, p in best.values() if allowed[p[-1]][tag]))
            for tag in range(7)
            if any(allowed[p[-1]][tag] for _, p in best.values())
        }
    return max(best.values())[1]


@settings(max_examples=60, deadline=None)
@given(SCORES, STEPS)
def test_the_best_of_all_paths(scores, steps):
    found = best_path(scores, steps).tolist()
    assert score(found, scores, steps) == pytest.approx(score(by_hand(scores, steps), scores, steps), abs=1e-3)
    assert all(not (b % 2 == 0 and b and a not in (b - 1, b)) for a, b in itertools.pairwise(found))


def test_the_best_path_of_a_longer_text():
    rng = np.random.default_rng(3)
    scores, steps = rng.normal(size=(300, 7)).astype(np.float32), rng.normal(size=(7, 7)).astype(np.float32)
    scores[rng.random(300) < 0.6, 0] += 30
    assert best_path(scores, steps).tolist() == by_hand(scores, steps)


def test_nothing_to_decide():
    assert best_path(np.zeros((0, 7), np.float32), np.zeros((7, 7), np.float32)).tolist() == []


def test_distances_are_exact_near_and_coarse_far():
    distances = np.array([0, 1, -1, 7, -7, 8, 400, -400])
    assert bucket(distances).tolist() == [16, 17, 15, 23, 9, 24, 32, 0]
