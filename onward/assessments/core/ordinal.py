"""Ordinal logistic regression by Newton's method. Pure.

Proportional odds (McCullagh 1980): logit P(Y <= c) = threshold_c - x b. The likelihood
is concave in thresholds and slopes together (Pratt 1981), so that there is one peak.
"""

from dataclasses import dataclass

import numpy as np

from onward.assessments.core.arrays import Bools, Floats, Ints

STILL = 1e-9
MOST_STEPS = 60
MOST_HALVINGS = 30
RIDGE = 1e-9  # keeps a step finite where a slope runs away
TINY = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """`log_likelihood` at the peak, thresholds (categories - 1,), slopes (p,)."""

    log_likelihood: float
    thresholds: Floats
    slopes: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """Which parameters stand above and below each answer: (n, parameters)."""

    above: Floats
    below: Floats
    is_last: Bools
    is_first: Bools


def fit_ordinal(answers: Floats, x: Floats) -> Fit:
    """Fit `answers` (n,) by `x` (n, p); p may be 0. Only answers that occur count.

    Raises ValueError where fewer than two different answers occur.
    """
    values, coded = np.unique(answers, return_inverse=True)
    if len(values) < 2:  # noqa: PLR2004 - one answer has nothing to explain
        raise ValueError("At least two different answers are needed.")
    category: Ints = coded.astype(np.intp)
    problem = _problem(category, x, len(values) - 1)
    shares = np.cumsum(np.bincount(category))[:-1] / len(category)
    at = np.concatenate([np.log(shares / (1 - shares)), np.zeros(x.shape[1])])
    value = _log_likelihood(problem, at)
    for _ in range(MOST_STEPS):
        step = _newton_step(problem, at)
        at, after = _halved(problem, at, step, value)
        if after - value < STILL:
            value = max(value, after)
            break
        value = after
    return Fit(value, at[: len(shares)], at[len(shares) :])


def nagelkerke(fit: Fit, null: Fit, n: int) -> float:
    """Nagelkerke's R2 (1991): Cox and Snell's over the most it can be, 0 to 1."""
    cox_snell = 1 - np.exp(2 * (null.log_likelihood - fit.log_likelihood) / n)
    return float(cox_snell / (1 - np.exp(2 * null.log_likelihood / n)))


def _problem(category: Ints, x: Floats, thresholds: int) -> _Problem:
    rows = np.arange(len(category))
    is_first, is_last = category == 0, category == thresholds
    marks = np.zeros((2, len(category), thresholds))
    marks[0, rows[~is_last], category[~is_last]] = 1
    marks[1, rows[~is_first], category[~is_first] - 1] = 1
    above, below = (np.hstack([one, -x]) for one in marks)
    above[is_last] = 0
    below[is_first] = 0
    return _Problem(above, below, is_last, is_first)


def _chances(problem: _Problem, at: Floats) -> tuple[Floats, Floats, Floats]:
    """P(Y <= c), P(Y < c) and P(Y = c) of each answer."""
    upper = 0.5 * (1 + np.tanh(0.5 * (problem.above @ at)))
    lower = 0.5 * (1 + np.tanh(0.5 * (problem.below @ at)))
    upper[problem.is_last], lower[problem.is_first] = 1.0, 0.0
    return upper, lower, upper - lower


def _log_likelihood(problem: _Problem, at: Floats) -> float:
    """Minus infinity where thresholds cross."""
    *_, chance = _chances(problem, at)
    if not (chance > 0).all():
        return -np.inf
    return float(np.log(chance).sum())


def _newton_step(problem: _Problem, at: Floats) -> Floats:
    upper, lower, chance = _chances(problem, at)
    chance = np.maximum(chance, TINY)
    up, down = upper * (1 - upper), lower * (1 - lower)
    rise, fall = up / chance, -down / chance
    gradient = problem.above.T @ rise + problem.below.T @ fall
    up_twice = up * (1 - 2 * upper) / chance - rise**2
    down_twice = -down * (1 - 2 * lower) / chance - fall**2
    across = (problem.above * (-rise * fall)[:, None]).T @ problem.below
    hessian = (
        (problem.above * up_twice[:, None]).T @ problem.above
        + (problem.below * down_twice[:, None]).T @ problem.below
        + across
        + across.T
    )
    steady = RIDGE * np.eye(len(at)) * len(chance)
    step = np.linalg.solve(steady - hessian, gradient)
    return np.asarray(step, dtype=np.float64)


def _halved(
    problem: _Problem, at: Floats, step: Floats, value: float
) -> tuple[Floats, float]:
    """The step, halved until it climbs; where it cannot, the place itself."""
    for _ in range(MOST_HALVINGS):
        after = _log_likelihood(problem, at + step)
        if after >= value:
            return at + step, after
        step = step / 2
    return at, value
