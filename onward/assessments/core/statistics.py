"""How good an instrument is in this practice's own hands: for its quality page. Pure.

What may be said grows with the number of complete answers (science 1.4): from 30
alpha and item-rest correlations; from 100 omega, floor and ceiling and items to drop;
from 200 whether one factor is enough; from 500 differences between groups. Answers
are (n, items) of one scale, turned to its direction; people who skipped an item of
the scale are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np

from onward.assessments.core.arrays import Bools, Floats
from onward.assessments.core.dif import ItemDifference, item_differences
from onward.assessments.core.doubt import WITHIN_90_PERCENT
from onward.assessments.core.factor import (
    correlations,
    factors_by_chance,
    omega,
    one_factor,
)

FROM_30, FROM_100, FROM_200, FROM_500 = 30, 100, 200, 500
ENOUGH_ALPHA = 0.70
WEAK_ITEM_BELOW = 0.30
CROWDED_FROM = 0.15  # at one end of the range (McHorney & Tarlov 1995)
RETEST_DAYS = (7, 21)
FEWEST_PAIRS = 30
FEWEST_ITEMS = 2
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the ends of its 90 % interval, from `n` people."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class ScaleQuality:
    """What may be said about a scale; None while there are too few people for it.

    `item_rest` has a place for each item, `weak` are the places to think about
    dropping (item-rest below .30). `floor` and `ceiling` are the shares of people at
    the ends of the range; `unexplained` is what one factor leaves over, `factors` how
    many there are beyond chance.
    """

    n: int
    alpha: Figure | None = None
    item_rest: tuple[float | None, ...] | None = None
    omega: float | None = None
    floor: float | None = None
    ceiling: float | None = None
    weak: tuple[int, ...] = ()
    unexplained: float | None = None
    factors: int | None = None
    differences: tuple[ItemDifference, ...] | None = None

    @property
    def is_crowded(self) -> bool:
        """Whether many stand at one end, where nobody can be told from another."""
        ends = (self.floor or 0.0, self.ceiling or 0.0)
        return max(ends) > CROWDED_FROM

    @property
    def has_proved_itself(self) -> bool:
        """Whether the badge "in development" may go (alpha .70, 100 people)."""
        return (
            self.n >= FROM_100
            and self.alpha is not None
            and self.alpha.value >= ENOUGH_ALPHA
        )

    @property
    def wanting(self) -> int:
        """How many more people until the next figure may be said; 0 at the last."""
        steps = (FROM_30, FROM_100, FROM_200, FROM_500)
        return next((step - self.n for step in steps if self.n < step), 0)


def scale_quality(
    answers: Floats,
    *,
    bottom: float,
    top: float,
    groups: Sequence[str] = (),
) -> ScaleQuality:
    """All that may be said about one scale; `groups` name each row's group."""
    whole: Bools = np.logical_not(np.isnan(answers).any(axis=1))
    complete = answers[whole]
    n = len(complete)
    if n < FROM_30:
        return ScaleQuality(n)
    item_rest = item_rest_correlations(complete)
    if n < FROM_100:
        return ScaleQuality(n, alpha(complete), item_rest)
    low, high = ends_of_range(complete, bottom=bottom, top=top)
    varies = n >= FROM_200 and bool((complete.std(axis=0) > 0).all())
    fit = one_factor(correlations(complete)) if varies else None
    return ScaleQuality(
        n=n,
        alpha=alpha(complete),
        item_rest=item_rest,
        omega=omega(complete),
        floor=low,
        ceiling=high,
        weak=tuple(
            at
            for at, r in enumerate(item_rest)
            if r is not None and r < WEAK_ITEM_BELOW
        ),
        unexplained=None if fit is None else fit.residual,
        factors=_factors(complete) if varies else None,
        differences=_differences_of(complete, whole, groups),
    )


def _factors(complete: Floats) -> int:
    """The same answers give the same number: chance begins at one place."""
    return factors_by_chance(complete, np.random.default_rng(0))


def _differences_of(
    complete: Floats, whole: Bools, groups: Sequence[str]
) -> tuple[ItemDifference, ...] | None:
    if len(complete) < FROM_500 or not groups:
        return None
    names = [name for name, is_whole in zip(groups, whole, strict=True) if is_whole]
    return item_differences(complete, names)


def alpha(answers: Floats) -> Figure | None:
    """Cronbach's alpha (1951) with the interval of Duhachek & Iacobucci (2004).

    None for one item, for one person, and where the sum has no spread.
    """
    n, k = answers.shape
    if n < 2 or k < FEWEST_ITEMS:  # noqa: PLR2004 - a spread needs two people
        return None
    covariance = np.cov(answers, rowvar=False)
    trace, total = float(np.trace(covariance)), float(covariance.sum())
    if total <= ROUNDING:
        return None
    value = k / (k - 1) * (1 - trace / total)
    square = covariance @ covariance
    inside = total * (float(np.trace(square)) + trace**2) - 2 * trace * float(
        square.sum()
    )
    variance = 2 * k**2 / ((k - 1) ** 2 * total**3) * inside
    reach = WITHIN_90_PERCENT * sqrt(max(0.0, variance) / n)
    return Figure(value, value - reach, min(1.0, value + reach), n)


def item_rest_correlations(answers: Floats) -> tuple[float | None, ...]:
    """Each item with the sum of the others; None where either has no spread."""
    total = answers.sum(axis=1)
    return tuple(
        correlation(answers[:, item], total - answers[:, item])
        for item in range(answers.shape[1])
    )


def correlation(one: Floats, other: Floats) -> float | None:
    """Pearson's r; None where either has no spread."""
    mine, theirs = one - one.mean(), other - other.mean()
    length = sqrt(float(mine @ mine) * float(theirs @ theirs))
    if length <= ROUNDING:
        return None
    return max(-1.0, min(1.0, float(mine @ theirs) / length))


def ends_of_range(answers: Floats, *, bottom: float, top: float) -> tuple[float, float]:
    """The shares of people whose mean is the lowest and the highest there is."""
    means = answers.mean(axis=1)
    return (
        float((means <= bottom + ROUNDING).mean()),
        float((means >= top - ROUNDING).mean()),
    )


def retest(
    before: Floats, after: Floats, days: Floats, *, met_between: Bools
) -> Figure | None:
    """The correlation of a figure with itself, 7 to 21 days apart and no session in
    between; one row a person. Interval by Fisher's z (1921). None for fewer than 30.
    """
    fits = (
        (days >= RETEST_DAYS[0])
        & (days <= RETEST_DAYS[1])
        & ~met_between
        & ~np.isnan(before)
        & ~np.isnan(after)
    )
    n = int(fits.sum())
    if n < FEWEST_PAIRS:
        return None
    r = correlation(before[fits], after[fits])
    if r is None:
        return None
    z = atanh(max(-1 + ROUNDING, min(1 - ROUNDING, r)))
    reach = WITHIN_90_PERCENT / sqrt(n - 3)
    return Figure(r, min(r, tanh(z - reach)), max(r, tanh(z + reach)), n)
