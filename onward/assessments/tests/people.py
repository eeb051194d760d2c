"""Answers of many people, for the figures of a scale's quality."""

import numpy as np

from onward.assessments.core.arrays import Floats

EIGHT = np.array(
    [
        [3, 4, 3, 4],
        [2, 2, 1, 3],
        [5, 4, 4, 5],
        [1, 2, 2, 1],
        [4, 4, 5, 3],
        [3, 3, 2, 3],
        [2, 3, 3, 2],
        [5, 5, 4, 4],
    ],
    dtype=float,
)


def people(n: int, *, loading: float = 0.7, items: int = 6, seed: int = 1) -> Floats:
    """Answers on 1..5 that one factor stands behind."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((n, items)) * np.sqrt(1 - loading**2)
    raw = loading * rng.standard_normal((n, 1)) + noise
    answers: Floats = np.clip(np.round(3 + 1.2 * raw), 1, 5)
    return answers
