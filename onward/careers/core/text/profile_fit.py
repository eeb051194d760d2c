"""Fitting profiles to texts: kernel ridge regression on what targets share. Pure.

Kernel ridge regression with an unpenalised intercept (Saunders, Gammerman & Vovk 1998)
goes from the likeness of texts to the principal components of the targets: what many
targets share is told with less noise than each alone. How much noise a component has
is chosen by leaving out one group of rows at a time, in closed form: the held-out
residuals of a group G are (I - H_GG)^-1 r_G, H the smoother and r its residuals.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NOISES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Fit:
    """Guess = likeness to the fitted rows (m, n) @ weights (n, k) + offset (k,)."""

    weights: Floats
    offset: Floats

    def guess(self, likeness: Floats) -> Floats:
        guessed: Floats = likeness @ self.weights + self.offset
        return guessed


def ridge(kernel: Floats, targets: Floats, noise: float) -> Fit:
    """Kernel ridge regression with an unpenalised intercept.

    kernel: (n, n) likeness of the rows; targets: (n, k). The weights solve
    (kernel + noise I) w + offset = targets with the sum of w nought.
    """
    ones = np.ones((len(kernel), 1))
    solved = np.linalg.solve(
        kernel + noise * np.eye(len(kernel)), np.hstack([ones, targets])
    )
    offset = solved[:, 1:].sum(0) / solved[:, 0].sum()
    weights = solved[:, 1:] - np.outer(solved[:, 0], offset)
    return Fit(weights.astype(np.float64), offset)


def fit(
    kernel: Floats,
    targets: Floats,
    groups: Sequence[str],
    noises: Sequence[float] = NOISES,
) -> Fit:
    """Ridge to each principal component of the standardised targets.

    kernel: (n, n); targets: (n, k) without NaN; groups: (n,) names of what is left out
    together when noises are chosen. A component that cannot be foretold is left out.
    """
    middle, spread = targets.mean(0), np.maximum(targets.std(0), TINY)
    standard = (targets - middle) / spread
    _, _, axes = np.linalg.svd(standard, full_matrices=False)
    scores = standard @ axes.T
    chosen = _noises(kernel, scores, groups, noises)
    weights, offset = np.zeros_like(scores), np.zeros(scores.shape[1])
    for noise in sorted(set(chosen[~np.isnan(chosen)].tolist())):
        mine = chosen == noise
        part = ridge(kernel, scores[:, mine], noise)
        weights[:, mine], offset[mine] = part.weights, part.offset
    return Fit(weights @ axes * spread, offset @ axes * spread + middle)


def _noises(
    kernel: Floats, scores: Floats, groups: Sequence[str], noises: Sequence[float]
) -> Floats:
    """(k,) the noise with the least held-out error; NaN where the mean does better."""
    errors = np.array(
        [(left_out(kernel, scores, groups, n) ** 2).sum(0) for n in noises]
    )
    best = np.array([noises[row] for row in errors.argmin(0)])
    best[errors.min(0) >= (scores**2).sum(0)] = np.nan
    return best


def left_out(
    kernel: Floats, targets: Floats, groups: Sequence[str], noise: float
) -> Floats:
    """(n, k) residuals of each row, fitted without all rows of its group."""
    n = len(kernel)
    inverse = np.linalg.inv(kernel + noise * np.eye(n))
    sums = inverse.sum(1)
    # Row i of `still` is what the intercept leaves of it: H = I - noise * still.
    still = inverse - np.outer(sums, sums) / sums.sum()
    residuals = still @ targets
    names = np.asarray(groups)
    held = np.empty_like(targets)
    for name in sorted(set(groups)):
        rows = np.flatnonzero(names == name)
        held[rows] = np.linalg.solve(still[np.ix_(rows, rows)], residuals[rows])
    return held
