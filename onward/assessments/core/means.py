"""The means of all scales of an instrument at once, with their doubt. Pure.

Means on the answer scale, reversed items turned round, skipped items left out. A mean
counts when at least the scale's fraction of its items is answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Self

import numpy as np

from onward.assessments.core.arrays import Floats, Ints
from onward.assessments.core.doubt import WITHIN_90_PERCENT, error_of_scale
from onward.assessments.core.instruments import Instrument, Item, Kind, Rule, Scale
from onward.assessments.core.keying import Key


def needed(fraction: float, asked: int) -> int:
    """How many of `asked` items must be answered: three of four for three quarters."""
    # Rounded, so that .55 of 20 is 11 and not a hair above.
    return max(1, ceil(round(fraction * asked, 9)))


def answered_items(instrument: Instrument, keys: Sequence[str]) -> list[Item]:
    """The items of these scales that are not answered in words."""
    return [
        item
        for item in instrument.items
        if item.scale in keys and item.kind is not Kind.TEXT
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Mean:
    """One mean to be made: of which items, and how far it can be leaned on.

    `errors` holds the standard error by the number of answers, NaN at nought and
    below what is needed.
    """

    items: tuple[Item, ...]
    weight: float
    bottom: float
    top: float
    errors: Floats


def mean_of(
    instrument: Instrument, key: Key, scale: Scale, items: Sequence[Item]
) -> Mean:
    """What makes the mean of these items of a scale."""
    places = key.places(items)
    bottom, top = float(key.bottom[places].mean()), float(key.top[places].mean())
    weight = float(key.weight[places].sum())
    is_sum = instrument.rule_of(scale) is Rule.SUM
    unit = instrument.transform_of(scale)[0] * (weight if is_sum else 1.0)
    least, asked = needed(instrument.missing_of(scale), len(items)), len(items)
    errors = np.full(asked + 1, np.nan)
    for count in range(least, asked + 1):
        errors[count] = error_of_scale(
            scale, count, asked=asked, span=top - bottom, unit=unit
        )
    return Mean(tuple(items), weight, bottom, top, errors)


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """Everybody's means: (n, means) each, NaN where too little is answered."""

    answered: Ints
    mean: Floats
    error: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class MeanMaker:
    """All means of an instrument, ready to be made from any number of rows."""

    wanted: tuple[Mean, ...]
    belongs: Floats  # (items, means): 1 where the item counts
    weighs: Floats  # (items, means): its weight
    errors: Floats  # (means, most items + 1)
    bottom: Floats
    top: Floats

    @classmethod
    def of(cls, key: Key, wanted: Sequence[Mean]) -> Self:
        belongs = np.zeros((len(key.items), len(wanted)))
        longest = max((len(one.items) for one in wanted), default=0)
        errors = np.full((len(wanted), longest + 1), np.nan)
        for at, one in enumerate(wanted):
            belongs[key.places(one.items), at] = 1
            errors[at, : len(one.errors)] = one.errors
        return cls(
            tuple(wanted),
            belongs,
            belongs * key.weight[:, None],
            errors,
            np.array([one.bottom for one in wanted], dtype=float),
            np.array([one.top for one in wanted], dtype=float),
        )

    def make(self, turned: Floats) -> Means:
        """`turned` are answers in their scales' direction, (n, items)."""
        is_there = (~np.isnan(turned)).astype(float)
        total = np.where(is_there > 0, turned, 0.0) @ self.weighs
        answered: Ints = (is_there @ self.belongs).astype(np.intp)
        error = self.errors[np.arange(len(self.wanted)), answered]
        mean = np.full(error.shape, np.nan)
        np.divide(total, is_there @ self.weighs, out=mean, where=~np.isnan(error))
        reach = WITHIN_90_PERCENT * error
        low = np.maximum(self.bottom, mean - reach)
        high = np.minimum(self.top, mean + reach)
        return Means(answered, mean, error, low, high)


def without_figures(scale: Scale) -> Scale:
    """The scale as if nothing were published on it: for the sides of a difference."""
    return replace(scale, norms=(), reliability=None)
