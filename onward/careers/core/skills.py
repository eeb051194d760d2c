"""What an occupation asks of 35 skills, and what past work has already asked. Pure."""

import numpy as np

from onward.careers.core.world import Floats

COUNTS_FROM = 2.75  # importance 1..5


def weights(importance: Floats) -> Floats:
    """Importance squared, nought below 2.75, each row summing to 1 (science 2.3)."""
    squared = np.where(importance >= COUNTS_FROM, importance, 0.0) ** 2
    totals = squared.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(
        squared, totals, out=np.zeros_like(squared), where=totals > 0
    )
    return shares


def implied_levels(
    levels: Floats, rows: list[int], worth: list[float]
) -> Floats | None:
    """Levels (k,) that past work implies: the worth-weighted mean of what it asks.

    Self-ratings and evidence join here when they are asked (science 2.5); until then
    history carries the whole weight. None without history that counts.
    """
    known = [
        (row, share)
        for row, share in zip(rows, worth, strict=True)
        if share > 0 and not np.isnan(levels[row]).all()
    ]
    if not known:
        return None
    shares = np.array([share for _, share in known])
    past = np.nan_to_num(levels[[row for row, _ in known]])
    levels_past: Floats = (shares / shares.sum()) @ past
    return levels_past


def coverage(person: Floats, levels: Floats, weight: Floats) -> Floats:
    """Science 2.3: 1 - sum w max(0, L - c) / sum w L by occupation; NaN unknown."""
    asked = np.nan_to_num(levels)
    whole = (weight * asked).sum(axis=1)
    missing = (weight * np.maximum(asked - person, 0)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, 1 - missing / whole, np.nan)


def strongest(person: Floats, levels: Floats, weight: Floats) -> tuple[int, ...]:
    """Skills the occupation leans on and the person has enough of, heaviest first."""
    enough = np.flatnonzero((np.nan_to_num(levels) <= person) & (weight > 0))
    return tuple(sorted((int(k) for k in enough), key=lambda k: (-weight[k], k)))


def to_learn(person: Floats, levels: Floats, weight: Floats) -> tuple[int, ...]:
    """Skills where the occupation asks more, the largest weighted gap first."""
    gap = weight * np.maximum(np.nan_to_num(levels) - person, 0)
    found = [int(k) for k in np.flatnonzero(gap > 0)]
    return tuple(sorted(found, key=lambda k: (-gap[k], k)))
