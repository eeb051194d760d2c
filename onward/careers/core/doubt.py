"""How far off a place may be: the score again with everything shaken a little. Pure.

Redraws (a parametric bootstrap; Efron & Tibshirani 1993): the person's scores move by
their standard errors, once a draw for all occupations; figures that are estimates move
by theirs, once a draw for each occupation. Official ratings stay where they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from onward.careers.core import education, interests, values
from onward.careers.core.scoring import Person, Scored
from onward.careers.core.transfer import DECIMALS
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Floats, World, unit_shapes

DRAWS = 200
INSIDE = 0.90  # nine of ten redraws
NINE_OF_TEN = 1.645  # standard deviations either way
SMALLEST = 1e-12
LOWEST, HIGHEST = 1.0, 7.0  # of an extent
FLAT = 1e-9  # squared deviations of a profile without a shape
Profile = tuple[Sequence[float], Sequence[float]]  # figures and their errors


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
    seed: int,
) -> tuple[Places, ...]:
    """Places of `rows` among themselves, best number first; ties go by code."""
    if not rows:
        return ()
    drawn = _redraw(world, person, scored, list(rows), seed)
    now = ranks(scored.totals[list(rows)][None, :])[0]
    drawn_ranks = ranks(drawn)
    ordered = np.sort(drawn_ranks, axis=0)
    edge = round(DRAWS * (1 - INSIDE) / 2)
    low, high = ordered[edge - 1], ordered[DRAWS - edge - 1]
    n = len(rows)
    counted = np.bincount((drawn_ranks - 1 + n * np.arange(n)).ravel(), minlength=n * n)
    counts = counted.reshape(n, n).tolist()
    return tuple(
        Places(now=at, low=min(first, at), high=max(last, at), counts=tuple(count))
        for at, first, last, count in zip(
            now.tolist(), low.tolist(), high.tolist(), counts, strict=True
        )
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
    seed: int,
) -> Floats:
    """Totals (draws, rows); a part that was unknown stays unknown."""
    parts = scored.parts[rows]
    there = ~np.isnan(parts)
    known = scored.weights * there
    whole = known.sum(axis=1)
    points = (known * np.where(there, parts, 0.0)).sum(axis=1)
    sums = np.repeat(points[None], DRAWS, axis=0)
    for name, drawn in _drawn(world, person, scored, rows, seed):
        k = COMPONENTS.index(name)
        moved = drawn - np.where(there[:, k], parts[:, k], 0.0)
        sums += known[:, k] * np.where(there[:, k], moved, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        totals: Floats = (100 * sums / whole).round(DECIMALS)
    return totals


def _drawn(
    world: World,
    person: Person,
    scored: Scored,
    rows: list[int],
    seed: int,
) -> Iterator[tuple[str, Floats]]:
    """Each part that may be off, with its draws (draws, rows)."""
    if person.interests is not None and not person.interests_are_flat:
        mine = person.interests, person.interest_errors
        theirs = world.interests[rows]
        r, _ = _agreement("interests", mine, theirs, world.errors.interests, seed)
        yield "interests", interests.fit(r)
    if person.values is not None:
        mine = person.values, person.value_errors
        theirs = world.values[rows]
        r, drawn = _agreement("values", mine, theirs, world.errors.values, seed)
        yield "values", values.fit_of(r, drawn, must_haves=person.must_haves)
    covered = _covered(world, scored, rows, seed)
    if covered is not None:
        yield "skills", covered
    if scored.zone is not None and world.errors.zone:
        noise = world.errors.zone * _normal(seed, "zone", DRAWS, len(rows))
        zones = np.clip(world.zones[rows] + noise, 1, 5)
        yield "education", education.fit(scored.zone, zones)


def _covered(
    world: World,
    scored: Scored,
    rows: list[int],
    seed: int,
) -> Floats | None:
    """Skills covered with levels shaken, by how much each counts where it is short.

    A person's levels move together for all rows by their doubt (nine of ten within
    it), an occupation's estimates row by row by their errors. None without doubt.
    """
    domain, known = world.skills, scored.known
    if domain is None or known is None:
        return None
    doubts = np.nan_to_num(known.doubts) / NINE_OF_TEN
    if not (doubts.any() or domain.level_errors.any()):
        return None
    short = domain.known_levels[rows] > np.nan_to_num(known.levels)
    whole = np.maximum(domain.whole[rows], SMALLEST)[:, None]
    slope = domain.weights[rows] * short / whole
    mine = _normal(seed, "own skills", DRAWS, len(doubts)) @ (slope * doubts).T
    spread = np.sqrt(slope**2 @ domain.level_errors**2)
    theirs = _normal(seed, "skills", DRAWS, len(rows)) * spread
    part = scored.parts[rows, COMPONENTS.index("skills")]
    return np.clip(part + mine + theirs, 0, 1)


def _agreement(
    kind: str, mine: Profile, theirs: Floats, errors: Floats, seed: int
) -> tuple[Floats, Floats]:
    """Correlations (draws, rows) of profiles shaken, and theirs as drawn (..., 6).

    Official ratings stay where they are; one product of shapes is enough then.
    """
    figures, own_errors = mine
    moved = _normal(seed, f"own {kind}", DRAWS, 6) * own_errors
    own = unit_shapes(moved + figures)
    if not errors.any():
        return own @ unit_shapes(theirs).T, theirs
    # Kinds first: sums over them then run along whole planes, not over six at a time.
    noise = _normal(seed, kind, 6, DRAWS, len(theirs))
    drawn = np.clip(theirs.T[:, None] + noise * errors[:, None, None], LOWEST, HIGHEST)
    squares = np.einsum("fdr,fdr->dr", drawn, drawn) - drawn.sum(axis=0) ** 2 / 6
    together = np.einsum("df,fdr->dr", own, drawn)  # own is about its mean already
    with np.errstate(invalid="ignore", divide="ignore"):
        r = np.where(squares > FLAT, together / np.sqrt(squares), np.nan)
    return r, np.moveaxis(drawn, 0, -1)


@lru_cache(maxsize=64)
def _normal(seed: int, name: str, *shape: int) -> Floats:
    """Standard normal draws; the same for everybody, drawn once and read only.

    With common random numbers two lists differ by what differs between them, never
    by luck.
    """
    chance = np.random.default_rng([seed, *name.encode()])
    drawn: Floats = chance.normal(0, 1, shape)
    drawn.flags.writeable = False
    return drawn
