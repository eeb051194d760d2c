"""How far off a place may be: the score again with everything shaken a little. Pure.

Redraws (a parametric bootstrap; Efron & Tibshirani 1993): the person's scores move by
their standard errors, once a draw for all occupations; figures that are estimates move
by theirs, once a draw for each occupation. Official ratings stay where they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core import education, interests, values
from onward.careers.core.scoring import Person, Scored, own_zone, total
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Floats, World

DRAWS = 200
INSIDE = 0.90  # nine of ten redraws


@dataclass(frozen=True, slots=True)
class Places:
    """Of one card: its place now, the places it takes in nine of ten redraws."""

    now: int
    low: int
    high: int
    counts: tuple[int, ...]  # how many draws gave 1st, 2nd, ...


def places(
    world: World,
    person: Person,
    scored: Scored,
    rows: Sequence[int],
    *,
    chance: np.random.Generator,
) -> tuple[Places, ...]:
    """Places of `rows` among themselves, best number first; ties go by code."""
    if not rows:
        return ()
    drawn = _redraw(world, person, scored, list(rows), chance)
    now = ranks(scored.totals[list(rows)][None, :])[0]
    drawn_ranks = ranks(drawn)
    edge = (1 - INSIDE) / 2
    low, high = np.quantile(
        drawn_ranks, [edge, 1 - edge], axis=0, method="closest_observation"
    )
    return tuple(
        Places(
            now=int(now[k]),
            low=min(int(low[k]), int(now[k])),
            high=max(int(high[k]), int(now[k])),
            counts=tuple(
                int(c)
                for c in np.bincount(drawn_ranks[:, k], minlength=len(rows) + 1)[1:]
            ),
        )
        for k in range(len(rows))
    )


def ranks(totals: Floats) -> np.ndarray:
    """Places 1.. along the last axis, the highest first, ties by column."""
    order = np.argsort(-totals, axis=-1, kind="stable")
    placed = np.empty_like(order)
    np.put_along_axis(placed, order, np.arange(1, totals.shape[-1] + 1), axis=-1)
    return placed


def _redraw(
    world: World,
    person: Person,
    scored: Scored,
    rows: list[int],
    chance: np.random.Generator,
) -> Floats:
    """Totals (draws, rows); a part that was unknown stays unknown."""
    parts = np.repeat(scored.parts[rows][None], DRAWS, axis=0)
    at = COMPONENTS.index
    if person.interests is not None and not person.interests_are_flat:
        mine = _shake(person.interests, person.interest_errors, chance)
        theirs = _shake_rows(world.interests[rows], world.errors.interests, chance)
        r = interests.correlation(mine[:, None, :], theirs)
        parts[:, :, at("interests")] = interests.fit(r)
    if person.values is not None:
        mine = _shake(person.values, person.value_errors, chance)
        theirs = _shake_rows(world.values[rows], world.errors.values, chance)
        parts[:, :, at("values")] = values.fit(
            mine[:, None, :], theirs, must_haves=person.must_haves
        )
    zone = own_zone(world, person)
    if zone is not None and world.errors.zone:
        noise = chance.normal(0, world.errors.zone, (DRAWS, len(rows)))
        zones = np.clip(world.zones[rows] + noise, 1, 5)
        parts[:, :, at("education")] = education.fit(zone, zones)
    return total(parts, scored.weights)[0]


def _shake(
    figures: Sequence[float], errors: Sequence[float], chance: np.random.Generator
) -> Floats:
    noise: Floats = chance.normal(0, 1, (DRAWS, 6)) * np.array(errors)
    return np.array(figures) + noise


def _shake_rows(figures: Floats, errors: Floats, chance: np.random.Generator) -> Floats:
    if not errors.any():
        return figures[None]
    noise = chance.normal(0, 1, (DRAWS, *figures.shape)) * errors
    return np.clip(figures[None] + noise, 1, 7)
