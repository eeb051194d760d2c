"""What a person can do of what work asks, and how sure that is. Pure.

Levels run 0..7. A person's level is .5 what they say of themselves, .3 what past work
implies, .2 what evidence shows; what is missing renormalises (science 2.5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from onward.careers.core.domains import MOST_LEVEL, SKILLS, Domain, Floats

SAID, DONE, SHOWN = 0.5, 0.3, 0.2
# Half the width of each one's interval: a level either way for what is only said
# (science 2.5); for the other two our own rule, half and a quarter of that.
SAID_DOUBT, DONE_DOUBT, SHOWN_DOUBT = 1.0, 0.5, 0.25
HELD_AFTER = 2.0  # years' worth of work that show the whole of its level
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels 0..7 by name, as said or as shown; what is not named is not known."""

    skills: Mapping[str, float] = field(default_factory=dict)
    knowledge: Mapping[str, float] = field(default_factory=dict)

    def of(self, domain: str) -> Mapping[str, float]:
        return self.skills if domain == SKILLS else self.knowledge


@dataclass(frozen=True, slots=True)
class Known:
    """A person's levels in one domain, (k,) each; NaN where nothing is known.

    `doubts` are half the width of each interval. `said`, `done` and `shown` are what
    the levels were made from.
    """

    levels: Floats
    doubts: Floats
    said: Floats
    done: Floats
    shown: Floats

    def sources(self, k: int) -> tuple[str, ...]:
        """What column k was made from: of "said", "done" and "shown", all that is."""
        kinds = (("said", self.said), ("done", self.done), ("shown", self.shown))
        return tuple(name for name, figures in kinds if not np.isnan(figures[k]))


def known_levels(
    domain: Domain,
    *,
    said: Mapping[str, float],
    shown: Mapping[str, float],
    past: tuple[Sequence[int], Sequence[float]] = ((), ()),
    assumed: Mapping[str, float] | None = None,
) -> Known | None:
    """Levels of a person, None when nothing at all is known.

    `past` are rows of past work and their worth in years (transfer.weight); `assumed`
    are levels taken for granted to see what they would change, never lower than what
    is known.
    """
    rows, worth = past
    kinds = (
        _named(domain, said),
        implied_levels(domain.levels, rows, worth),
        _named(domain, shown),
    )
    levels, doubts = _blend(kinds)
    if assumed:
        wished = _named(domain, assumed)
        higher = np.nan_to_num(wished, nan=-1) > np.nan_to_num(levels, nan=-1)
        levels = np.where(higher, wished, levels)
    if np.isnan(levels).all():
        return None
    return Known(levels, doubts, *kinds)


def _named(domain: Domain, figures: Mapping[str, float]) -> Floats:
    levels = np.full(len(domain.names), np.nan)
    for name, level in figures.items():
        k = domain.column.get(name)
        if k is not None:
            levels[k] = min(max(level, 0.0), MOST_LEVEL)
    return levels


def _blend(kinds: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats]:
    """Levels and doubts; the shares of what is missing go to what is there."""
    stacked = np.vstack(kinds)
    there = ~np.isnan(stacked)
    shares = there * np.array([[SAID], [DONE], [SHOWN]])
    widths = np.array([[SAID_DOUBT], [DONE_DOUBT], [SHOWN_DOUBT]])
    whole = shares.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        levels: Floats = (shares * np.nan_to_num(stacked)).sum(axis=0) / whole
        doubts: Floats = (shares * widths).sum(axis=0) / whole
    return levels.round(DECIMALS), doubts


def implied_levels(
    levels: Floats, rows: Sequence[int], worth: Sequence[float]
) -> Floats:
    """Levels (k,) that past work implies: the highest that any of it asked for.

    Two years' worth show the whole of a level, less shows its share. So other work
    done besides never takes a skill away. NaN without past work that is rated.
    """
    implied = np.full(levels.shape[1], np.nan)
    for row, years in zip(rows, worth, strict=True):
        if years > 0:
            implied = np.fmax(implied, levels[row] * min(years / HELD_AFTER, 1.0))
    return implied


def coverage(person: Floats, domain: Domain) -> Floats:
    """Science 2.3: 1 - sum w max(0, L - c) / sum w L by occupation, (n,); NaN unknown.

    `person` (k,) levels. A skill nothing is known of counts as not there yet, so that
    one skill more never lowers what is covered.
    """
    short = np.maximum(domain.known_levels - np.nan_to_num(person), 0)
    missing = np.einsum("nk,nk->n", domain.weights, short)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(domain.whole > 0, 1 - missing / domain.whole, np.nan)


def is_enough_known(person: Floats, domain: Domain) -> np.ndarray:
    """Occupations at least half of whose asked levels are of skills known of, (n,)."""
    known = ~np.isnan(person)
    if known.all():
        return np.ones(len(domain.whole), dtype=np.bool_)
    of_known = domain.asked[:, known].sum(axis=1)
    enough: np.ndarray = of_known >= domain.whole / 2
    return enough


def strongest(person: Floats, domain: Domain, row: int) -> tuple[int, ...]:
    """Skills the occupation leans on and the person has enough of, heaviest first."""
    weight = domain.weights[row]
    have = domain.known_levels[row] <= np.nan_to_num(person, nan=-1)
    enough = np.flatnonzero(have & (weight > 0))
    return tuple(sorted((int(k) for k in enough), key=lambda k: (-weight[k], k)))


def to_learn(person: Floats, domain: Domain, row: int) -> tuple[int, ...]:
    """Skills where the occupation asks more, the largest weighted gap first."""
    short = np.maximum(domain.known_levels[row] - np.nan_to_num(person), 0)
    gap = (domain.weights[row] * short).round(DECIMALS)
    found = [int(k) for k in np.flatnonzero(gap > 0)]
    return tuple(sorted(found, key=lambda k: (-gap[k], k)))
