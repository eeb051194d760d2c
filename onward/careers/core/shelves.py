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
from onward.careers.core.world import Flags, Floats, World

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
    chosen: list[Laid] = []
    room = Counter(dict.fromkeys(SHELVES, ON_A_SHELF))
    for attempt in range(2):
        for shelf in SHELVES if attempt == 0 else (REACH, CLOSE, DREAM):
            space = CARDS - len(chosen)
            wanted = min(room[shelf], space) if attempt == 0 else space
            rows = np.flatnonzero(able & (shelf_of == shelf) & (keys[shelf] > 0))
            chosen += _choose(world, rows, keys[shelf], chosen, (shelf, wanted))
    return tuple(chosen)


def shelves(scored: Scored, able: Flags) -> np.ndarray:
    """The shelf of every row: close, within reach or a dream.

    Without a known preparation nothing is a longer way than anything else.
    """
    nearness = scored.parts[:, COMPONENTS.index("transfer")]
    months = np.nan_to_num(scored.months)
    names = np.where(months <= REACH_MONTHS, REACH, DREAM).astype("<U5")
    if able.any() and not np.isnan(nearness[able]).all():
        bar = max(CLOSE_FROM, float(np.nanquantile(nearness[able], 1 - CLOSE_SHARE)))
        names[(nearness >= bar) & (months <= CLOSE_MONTHS)] = CLOSE
    return names


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
    rows: np.ndarray,
    key: Floats,
    chosen: Sequence[Laid],
    shelf_and_wanted: tuple[str, int],
) -> list[Laid]:
    shelf, wanted = shelf_and_wanted
    if wanted <= 0:
        return []
    free = np.setdiff1d(rows, [one.row for one in chosen])
    best = np.lexsort((world.code_places[free], -key[free]))[:POOL]
    pool = [int(row) for row in free[best]]
    groups = Counter(world.minor_groups[one.row] for one in chosen)
    before = [one.row for one in chosen]
    found: list[Laid] = []
    while pool and len(found) < wanted:
        pool = [r for r in pool if groups[world.minor_groups[r]] < MOST_OF_A_GROUP]
        if not pool:
            break
        row = _next(world, pool, key, before)
        pool.remove(row)
        before.append(row)
        groups[world.minor_groups[row]] += 1
        found.append(Laid(row, shelf))
    return found


def _next(world: World, pool: list[int], key: Floats, before: list[int]) -> int:
    figures = key[pool]
    spread = float(figures.max() - figures.min()) or 1.0
    relevance = (figures - figures.min()) / spread
    alike = (
        world.likeness[np.ix_(pool, before)].max(axis=1)
        if before
        else np.zeros(len(pool))
    )
    worth = (LAMBDA * relevance - (1 - LAMBDA) * alike).round(9)
    return pool[int(worth.argmax())]  # of equals the first, which is the better one
