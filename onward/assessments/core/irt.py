"""The graded-response model: what an answer says of theta, and how well. Pure.

Samejima (1969): P*_k = 1 / (1 + exp(-a (theta - b_k))), P_k = P*_k - P*_(k+1) with
P*_0 = 1 and P*_m = 0. Information sum_k (P'_k)^2 / P_k. Expected a posteriori
estimate over 81 nodes from -4 to 4 (Bock & Mislevy 1982), its error the posterior's
standard deviation. Person fit lz for graded answers (Drasgow, Levine & Williams 1985).

Answers are category numbers from 0, turned to the scale's direction, one row a
person, one column an item of the bank; NaN is skipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from onward.assessments.core.arrays import Floats, Ints
from onward.assessments.core.definition_parts import Graded

NODES: Floats = np.linspace(-4.0, 4.0, 81)
TINY = 1e-300
ROWS_AT_ONCE = 4096  # keeps the posteriors in the processor's cache
MISFIT_BELOW = -2.0


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Calibrated items: `a` (m,), `b` (m, k - 1) rising.

    `b` is infinite where an item has fewer options than the longest.
    """

    a: Floats
    b: Floats

    @classmethod
    def of(cls, graded: Sequence[Graded]) -> Self:
        longest = max(len(one.b) for one in graded)
        b = np.full((len(graded), longest), np.inf)
        for row, one in enumerate(graded):
            b[row, : len(one.b)] = one.b
        return cls(np.array([one.a for one in graded], dtype=float), b)

    @property
    def size(self) -> int:
        return len(self.a)


def normal_prior(mean: float = 0.0, sd: float = 1.0) -> Floats:
    """Weights of the 81 nodes under a normal distribution; they sum to 1."""
    weights: Floats = np.exp(-0.5 * ((NODES - mean) / sd) ** 2)
    weights /= weights.sum()
    return weights


def probabilities(bank: Bank, theta: Floats) -> Floats:
    """Chance of each answer: (people or nodes, items, options); each row sums to 1."""
    at_least = _at_least(bank, theta)
    chances: Floats = at_least[..., :-1] - at_least[..., 1:]
    return chances


def information(bank: Bank, theta: Floats) -> Floats:
    """Fisher information of each item at each theta: (thetas, items)."""
    at_least = _at_least(bank, theta)
    steep = bank.a[:, None] * at_least * (1 - at_least)
    slopes = steep[..., :-1] - steep[..., 1:]
    chances = at_least[..., :-1] - at_least[..., 1:]
    found: Floats = (slopes**2 / np.maximum(chances, TINY)).sum(axis=-1)
    return found


def _at_least(bank: Bank, theta: Floats) -> Floats:
    """P*: 1, the chance of each threshold being passed, 0."""
    distance = np.asarray(theta, dtype=float)[:, None, None] - bank.b
    passed = 0.5 * (1 + np.tanh(0.5 * bank.a[:, None] * distance))  # never overflows
    ends = np.ones((*passed.shape[:2], 1))
    return np.concatenate([ends, passed, 0 * ends], axis=2)


def log_likelihoods(bank: Bank) -> Floats:
    """Log chance of each answer at each node: (items, options + 1, 81).

    The last row of an item is nought throughout: a skipped item says nothing.
    """
    chances = probabilities(bank, NODES).transpose(1, 2, 0)
    skipped = np.zeros((bank.size, 1, len(NODES)))
    return np.concatenate([np.log(np.maximum(chances, TINY)), skipped], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """Theta and its standard error (the posterior's SD), one a person: (n,) each.

    Reliability at theta is 1 - error^2 under a standard normal prior.
    """

    theta: Floats
    error: Floats


def eap(bank: Bank, answers: Floats, *, prior: Floats | None = None) -> Estimate:
    """Expected a posteriori estimates. Who answered nothing gets the prior's own."""
    table = log_likelihoods(bank)
    weights = normal_prior() if prior is None else prior
    chosen = _columns(table, answers)
    parts = [
        _estimate(table, chosen[start : start + ROWS_AT_ONCE], weights)
        for start in range(0, len(chosen), ROWS_AT_ONCE)
    ]
    if not parts:
        return Estimate(np.empty(0), np.empty(0))
    return Estimate(
        np.concatenate([one.theta for one in parts]),
        np.concatenate([one.error for one in parts]),
    )


def _columns(table: Floats, answers: Floats) -> Ints:
    """Which row of an item's table each answer is; the last for a skipped one."""
    skipped = table.shape[1] - 1
    found: Ints = np.where(np.isnan(answers), skipped, answers).astype(np.intp)
    if found.size and not (found.min() >= 0 and found.max() <= skipped):
        raise ValueError("An answer is not one of the categories.")
    return found


def _estimate(table: Floats, chosen: Ints, prior: Floats) -> Estimate:
    likely = np.zeros((len(chosen), len(NODES)))
    for item in range(len(table)):
        likely += table[item, chosen[:, item]]
    return summary(posterior(likely, prior))


def posterior(likely: Floats, prior: Floats) -> Floats:
    """From log likelihoods at the nodes (n, 81) to distributions that sum to 1."""
    weighed: Floats = np.exp(likely - likely.max(axis=-1, keepdims=True)) * prior
    weighed /= weighed.sum(axis=-1, keepdims=True)
    return weighed


def summary(distribution: Floats) -> Estimate:
    """Mean and standard deviation of distributions over the nodes (n, 81)."""
    theta: Floats = distribution @ NODES
    square: Floats = distribution @ NODES**2
    return Estimate(theta, np.sqrt(np.maximum(square - theta**2, 0.0)))


def person_fit(bank: Bank, answers: Floats, theta: Floats) -> Floats:
    """The index lz of each person, NaN without answers; below -2 the answers do not
    hang together as the model expects (science 3.4).

    Standard normal at the true theta; at an estimate from few items its spread is
    smaller, so the flag is on the cautious side (Nering 1995).
    """
    chances = probabilities(bank, theta)
    logs = np.log(np.maximum(chances, TINY))
    given = ~np.isnan(answers)
    chosen = np.where(given, answers, 0).astype(np.intp)
    seen = np.take_along_axis(logs, chosen[:, :, None], axis=2)[:, :, 0]
    expected = (chances * logs).sum(axis=2)
    spread = (chances * logs**2).sum(axis=2) - expected**2
    distance = np.where(given, seen - expected, 0).sum(axis=1)
    variance = np.where(given, spread, 0).sum(axis=1)
    fit: Floats = np.full(len(answers), np.nan)
    np.divide(distance, np.sqrt(variance), out=fit, where=variance > 0)
    return fit
