"""Which twelve are laid out, on which of three shelves. Pure.

A long list of like things narrows what a person looks at: at most three of one minor
group, and each next card is chosen for its number and for being unlike those before
(maximal marginal relevance; Carbonell & Goldstein 1998, lambda .7).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core.scoring import Scored
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Flags, Floats, Rows, World

CARDS, ON_A_SHELF = 12, 4
MOST_OF_A_GROUP = 3
LAMBDA = 0.7
POOL = 48
CLOSE_FROM = 0.7
CLOSE_SHARE = 0.05  # and among the nearest twentieth
CLOSE_MONTHS, REACH_MONTHS = 6.0, 12.0
DREAM_FROM = 0.6

CLOSE, REACH, DREAM = "close", "reach", "dream"
SHELVES = (CLOSE, REACH, DREAM)
NAMES = {
    CLOSE: "Close to what you know",
    REACH: "Within reach",
    DREAM: "Worth a dream",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """One row laid on a shelf."""

    row: int
    shelf: str


def lay_out(world: World, scored: Scored, left: Flags) -> tuple[Laid, ...]:
    """At most twelve rows, four a shelf; what a shelf cannot fill the others may.

    Rows of "all other" are compared but not laid out: nobody can look at them.
    """
    able = left & ~np.isnan(scored.totals) & ~world.is_rest
    shelf_of = shelves(scored, able)
    keys = {
        CLOSE: scored.totals,
        REACH: scored.totals,
        DREAM: _dream(scored),
    }
    rows = {
        shelf: np.flatnonzero(able & (shelf_of == shelf) & (keys[shelf] > 0))
        for shelf in SHELVES
    }
    chosen: list[Laid] = []
    for shelf in SHELVES:
        space = min(ON_A_SHELF, CARDS - len(chosen))
        chosen += _choose(world, rows[shelf], keys[shelf], chosen, (shelf, space))
    for shelf in (REACH, CLOSE, DREAM):
        space = CARDS - len(chosen)
        chosen += _choose(world, rows[shelf], keys[shelf], chosen, (shelf, space))
    return tuple(chosen)


def shelves(scored: Scored, able: Flags) -> np.ndarray:
    """The shelf of every row: close, within reach or a dream.

    Without a known preparation nothing is a longer way than anything else.
    """
    nearness = scored.parts[:, COMPONENTS.index("transfer")]
    months = np.nan_to_num(scored.months)
    names = np.where(months <= REACH_MONTHS, REACH, DREAM).astype("<U5")
    known = nearness[able & ~np.isnan(nearness)]
    if len(known):
        bar = max(CLOSE_FROM, _among_nearest(known))
        names[(nearness >= bar) & (months <= CLOSE_MONTHS)] = CLOSE
    return names


def _among_nearest(nearness: Floats) -> float:
    """What the nearest twentieth reach: the 95th percentile, between two if need be."""
    place = (len(nearness) - 1) * (1 - CLOSE_SHARE)
    below = int(place)
    above = min(below + 1, len(nearness) - 1)
    ordered = np.partition(nearness, (below, above))
    low, high = float(ordered[below]), float(ordered[above])
    return low + (place - below) * (high - low)


def is_told_apart_by_liking(scored: Scored, row: int) -> bool:
    """True where interests and values alone say how far up its shelf a row stands."""
    both = scored.parts[
        row, [COMPONENTS.index("interests"), COMPONENTS.index("values")]
    ]
    is_far = bool(scored.months[row] > REACH_MONTHS)
    return is_far and not bool(np.isnan(both).all())


def _dream(scored: Scored) -> Floats:
    """Interests and values alone, where both known ones are high; else nought."""
    both = scored.parts[:, [COMPONENTS.index("interests"), COMPONENTS.index("values")]]
    known = ~np.isnan(both)
    if not known.any():
        return scored.totals
    count = known.sum(axis=1)
    mean = np.nan_to_num(both).sum(axis=1) / np.maximum(count, 1)
    return np.where((count > 0) & (mean >= DREAM_FROM), 100 * mean, 0.0)


def _choose(
    world: World,
    rows: Rows,
    key: Floats,
    chosen: Sequence[Laid],
    shelf_and_wanted: tuple[str, int],
) -> list[Laid]:
    shelf, wanted = shelf_and_wanted
    if wanted <= 0:
        return []
    before = [one.row for one in chosen]
    free = rows[~np.isin(rows, before)] if before else rows
    pool = free[np.lexsort((world.code_places[free], -key[free]))[:POOL]]
    groups = world.group_numbers[pool]
    taken = Counter(world.group_numbers[before].tolist())
    is_open = np.array([taken[g] < MOST_OF_A_GROUP for g in groups.tolist()], bool)
    alike = _most_alike(world, pool, before)
    found: list[Laid] = []
    while len(found) < wanted and is_open.any():
        places = np.flatnonzero(is_open)
        place = int(places[_best(key[pool[places]], alike[places])])
        row, group = int(pool[place]), int(groups[place])
        found.append(Laid(row, shelf))
        alike = np.maximum(alike, world.likeness[pool, row])
        taken[group] += 1
        is_open[place] = False
        if taken[group] >= MOST_OF_A_GROUP:
            is_open &= groups != group
    return found


def _most_alike(world: World, pool: Rows, before: list[int]) -> Floats:
    """How like each of the pool is to the likest of those before; nought of none."""
    if not before:
        return np.zeros(len(pool))
    alike: Floats = world.likeness[pool][:, before].max(axis=1)
    return alike


def _best(figures: Floats, alike: Floats) -> int:
    """The place of the next one: .7 of how good against .3 of how like those before."""
    low, high = float(figures.min()), float(figures.max())
    relevance = (figures - low) / ((high - low) or 1.0)
    worth = (LAMBDA * relevance - (1 - LAMBDA) * alike).round(9)
    return int(worth.argmax())  # of equals the first, which is the better one
