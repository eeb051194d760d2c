"""Fitting profiles to texts: kernel ridge regression, twice. Pure.

Kernel ridge regression with an unpenalised intercept (Saunders, Gammerman & Vovk 1998)
goes from the likeness of texts to the principal components of the targets: what many
targets share is told with less noise than each alone. How much noise a component has
is chosen by leaving out one group of rows at a time, in closed form: the held-out
residuals of a group G are (I - H_GG)^-1 r_G, H the smoother and r its residuals.

It is done twice (stacked generalisation, Wolpert 1992). What the first pass guesses of
a row that it has not seen is the row's place among the others; how near two places are
is added to how alike their texts are, and the second pass goes from both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NOISES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
PLACE = 20  # components that tell a row's place
BESIDE, STEEPNESS = 1.0, 1.0  # what nearness of places adds, and how fast it falls
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Fit:
    """Guess = likeness to the fitted rows (m, n) @ weights (n, k) + offset (k,)."""

    weights: Floats
    offset: Floats

    def guess(self, likeness: Floats) -> Floats:
        guessed: Floats = likeness @ self.weights + self.offset
        return guessed


@dataclass(frozen=True, slots=True)
class Twice:
    """A first guess gives a place, and likeness with nearness of places the second.

    first: a fit of the PLACE components; places: (n, PLACE) of the fitted rows, each
    guessed without its group; last: a fit of the targets.
    """

    first: Fit
    places: Floats
    last: Fit

    def guess(self, likeness: Floats) -> Floats:
        places = self.first.guess(likeness)
        return self.last.guess(likeness + beside(places, self.places))


def beside(places: Floats, others: Floats) -> Floats:
    """(k, n) BESIDE * exp(-STEEPNESS * squared distance) of places."""
    squares = (places**2).sum(1)[:, None] + (others**2).sum(1)
    apart = np.maximum(squares - 2 * places @ others.T, 0)
    near: Floats = BESIDE * np.exp(-STEEPNESS * apart)
    return near


def places_of(
    kernel: Floats, targets: Floats, groups: Sequence[str]
) -> tuple[Fit, Floats]:
    """How a place is guessed, and the place of every row, guessed without its group.

    kernel: (n, n); targets: (n, k), a row with NaN is not fitted. The mean squared
    length of a place is 1.
    """
    known, names = np.flatnonzero(~np.isnan(targets).any(1)), np.asarray(groups)
    mine, scores = kernel[np.ix_(known, known)], _scores(targets[known])[0]
    scores, groups = scores[:, :PLACE], names[known].tolist()
    chosen = _noises(mine, scores, groups, NOISES)
    chosen[np.isnan(chosen)] = max(NOISES)
    first = Fit(np.zeros((len(kernel), scores.shape[1])), np.zeros(scores.shape[1]))
    held = np.empty_like(scores)
    for noise in sorted(set(chosen.tolist())):
        some = chosen == noise
        part = ridge(mine, scores[:, some], noise)
        first.weights[np.ix_(known, np.flatnonzero(some))] = part.weights
        first.offset[some] = part.offset
        held[:, some] = scores[:, some] - left_out(mine, scores[:, some], groups, noise)
    places = first.guess(kernel)
    places[known] = held
    length = max(float(np.sqrt((places**2).sum(1).mean())), TINY)
    return Fit(first.weights / length, first.offset / length), places / length


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
    scores, axes, middle, spread = _scores(targets)
    chosen = _noises(kernel, scores, groups, noises)
    weights, offset = np.zeros_like(scores), np.zeros(scores.shape[1])
    for noise in sorted(set(chosen[~np.isnan(chosen)].tolist())):
        mine = chosen == noise
        part = ridge(kernel, scores[:, mine], noise)
        weights[:, mine], offset[mine] = part.weights, part.offset
    return Fit(weights @ axes * spread, offset @ axes * spread + middle)


def _scores(targets: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Principal components of standardised targets; axes, middle and spread."""
    middle, spread = targets.mean(0), np.maximum(targets.std(0), TINY)
    standard = (targets - middle) / spread
    _, _, axes = np.linalg.svd(standard, full_matrices=False)
    return standard @ axes.T, axes, middle, spread


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
