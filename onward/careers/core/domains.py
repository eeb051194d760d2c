"""What occupations ask in one domain, of skills or of knowledge. Pure.

Levels run 0..7 and importances 1..5, as O*NET rates them. A figure nobody gave is NaN.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SKILLS, KNOWLEDGE = "skills", "knowledge"
COUNTS_FROM = 2.75  # importance 1..5
MOST_LEVEL = 7.0


def weights(importance: Floats) -> Floats:
    """Importance squared, nought below 2.75, each row summing to 1 (science 2.3).

    `importance` (n, k) 1..5; a row without any that counts is all noughts.
    """
    squared = np.where(importance >= COUNTS_FROM, importance, 0.0) ** 2
    totals = squared.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(
        squared, totals, out=np.zeros_like(squared), where=totals > 0
    )
    return shares


def signature(importance: Floats) -> Floats:
    """Revealed comparative advantage of each skill in each occupation, (n, k).

    rca(j, s) = [x(j,s) / sum_s x(j,s)] / [sum_j x(j,s) / sum_js x(j,s)] with x the
    importance above its floor of 1 (Alabdulkareem et al. 2018). Above 1 the skill is
    more to this work than to work at large; NaN rows stay NaN.
    """
    known = np.maximum(importance - 1, 0)
    at_large = np.nansum(known, axis=0)
    rows = known.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        own = known / rows
        rca: Floats = own / (at_large / at_large.sum())
    return rca


@dataclass(frozen=True)
class Domain:
    """Levels and importances of every occupation; rows as in the world's `codes`.

    `errors` (k,) are standard errors of levels that are estimates, nought where
    official ratings stand.
    """

    names: tuple[str, ...]
    levels: Floats  # (n, k) 0..7
    importances: Floats  # (n, k) 1..5
    errors: Floats = field(default_factory=lambda: np.zeros(0))

    @cached_property
    def column(self) -> dict[str, int]:
        """Where each name stands."""
        return {name: k for k, name in enumerate(self.names)}

    @cached_property
    def weights(self) -> Floats:
        """(n, k) importance squared, each row summing to 1; minor ones are nought."""
        return weights(self.importances)

    @cached_property
    def asked(self) -> Floats:
        """(n, k) weight times level, nought where unknown."""
        products: Floats = self.weights * self.known_levels
        return products

    @cached_property
    def whole(self) -> Floats:
        """(n,) all that is asked: the sum of weight times level."""
        total: Floats = self.asked.sum(axis=1)
        return total

    @cached_property
    def known_levels(self) -> Floats:
        """Levels with nought where unknown."""
        return np.nan_to_num(self.levels)

    @cached_property
    def signature(self) -> Floats:
        """(n, k) how much more each is to this work than to work at large."""
        return signature(self.importances)

    @cached_property
    def level_errors(self) -> Floats:
        """(k,) standard errors, noughts where none were given."""
        return self.errors if len(self.errors) else np.zeros(len(self.names))
