"""Single changes to try, the smallest first: weights, skills, a limit. Pure.

A change is passed over only where its outcome, reckoned for the whole world at once,
cannot bring the occupation on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from onward.careers.core import phrases, shelves
from onward.careers.core.domains import MOST_LEVEL, Domain, Floats
from onward.careers.core.loosening import Loosened
from onward.careers.core.recommend import Laying, lay
from onward.careers.core.scoring import ENOUGH, Person, Scored, total, weight_row
from onward.careers.core.shelves import CARDS, POOL
from onward.careers.core.skills import Known
from onward.careers.core.weights import COMPONENTS, MOST, NAMES, STEP
from onward.careers.core.world import World

HALF = 0.5  # of a level
CLEARLY = 1e-6  # more than rounding: points of 100
WEIGHT, LIMIT, SKILL = "weight", "limit", "skill"


@dataclass(frozen=True, slots=True)
class Before:
    """How things stand: who, with which weights, what is laid out, and which row."""

    world: World
    person: Person
    weights: dict[str, int]
    laying: Laying
    row: int

    @property
    def scored(self) -> Scored:
        return self.laying.scored


@dataclass(frozen=True, slots=True)
class Try:
    """One change; `size` 0..1 of the slider, the limit or the scale."""

    kind: str
    key: str
    before: str
    after: str
    size: float
    condition: str
    person: Person
    weights: dict[str, int]


def laid_out(before: Before, one: Try) -> Laying:
    if one.kind != WEIGHT:
        return lay(before.world, one.person, one.weights)
    # Weights leave the parts and the limits as they are.
    row = weight_row(one.weights)
    totals, coverage = total(before.scored.parts, row)
    scored = replace(before.scored, weights=row, totals=totals, coverage=coverage)
    left = before.laying.sieved.left
    laid = shelves.lay_out(before.world, scored, left)
    return replace(before.laying, scored=scored, laid=laid)


def weights(before: Before) -> Iterator[Try]:
    """Every other place of every slider, the nearest first."""
    now = before.weights
    moves = sorted(
        (abs(to - now[name]), k, to)
        for k, name in enumerate(COMPONENTS)
        for to in range(0, MOST + 1, STEP)
        if to != now[name]
    )
    rows = np.array([weight_row({**now, COMPONENTS[k]: to}) for _, k, to in moves])
    for one in np.flatnonzero(_may_do(before, _with_weights(before, rows))).tolist():
        step, k, to = moves[one]
        name = COMPONENTS[k]
        words = f"With “{NAMES[name]}” at {to} instead of {now[name]}"
        yield Try(
            kind=WEIGHT,
            key=name,
            before=str(now[name]),
            after=str(to),
            size=step / MOST,
            condition=words,
            person=before.person,
            weights={**now, name: to},
        )


def _with_weights(before: Before, rows: Floats) -> Floats:
    """Totals (m, n) with each of m rows of weights, NaN where too little is known."""
    parts, eight = before.scored.parts, len(COMPONENTS)
    there = ~np.isnan(parts)
    with np.errstate(invalid="ignore", divide="ignore"):
        totals = 100 * (rows @ np.where(there, parts, 0.0).T) / (rows @ there.T)
        known = rows[:, :eight] @ there[:, :eight].T
        coverage = known / rows[:, :eight].sum(axis=1, keepdims=True)
    return np.where(coverage.round(9) >= ENOUGH, totals, np.nan)


def limit(before: Before, way: Loosened) -> Try:
    words = way.key, way.before, way.after
    weights = before.weights
    return Try(LIMIT, *words, way.size, way.condition, way.person, weights)


def skills(before: Before) -> Iterator[Try]:
    """Every skill it asks more of, half a level more at a time, the least first."""
    domain, known = before.world.skills, before.scored.known
    if domain is None or known is None or not before.weights["skills"]:
        return
    if shelves.is_told_apart_by_liking(before.scored, before.row):
        return
    asked, have = domain.known_levels[before.row], np.nan_to_num(known.levels)
    counts = domain.weights[before.row] > 0
    rises = sorted(
        (round(to * HALF - float(have[k]), 9), int(k), to * HALF)
        for k in np.flatnonzero(counts & (asked > have))
        for to in range(int(have[k] / HALF) + 1, ceil(asked[k] / HALF) + 1)
        if to * HALF <= MOST_LEVEL
    )
    if not rises:
        return
    totals = _with_skills(before, domain, known, [(k, to) for _, k, to in rises])
    for one in np.flatnonzero(_may_do(before, totals)).tolist():
        rise, k, to = rises[one]
        name = domain.names[k]
        words = f"With {phrases.in_sentence(name)} at {to:g} instead of {have[k]:.1f}"
        assumed = {**before.person.assumed, name: to}
        yield Try(
            kind=SKILL,
            key=name,
            before=f"{have[k]:.1f}",
            after=f"{to:g}",
            size=rise / MOST_LEVEL,
            condition=f"{words} of 7",
            person=replace(before.person, assumed=assumed),
            weights=before.weights,
        )


def _with_skills(
    before: Before, domain: Domain, known: Known, rises: list[tuple[int, float]]
) -> Floats:
    """Totals (m, n) with each skill at its new level, all else as it is."""
    scored, part = before.scored, COMPONENTS.index("skills")
    columns = [k for k, _ in rises]
    levels = domain.known_levels[:, columns].T  # (m, n)
    have = np.nan_to_num(known.levels)[columns][:, None]
    raised = np.array([to for _, to in rises])[:, None]
    closed = np.maximum(levels - have, 0) - np.maximum(levels - raised, 0)
    there = ~np.isnan(scored.parts)
    with np.errstate(invalid="ignore", divide="ignore"):
        gain = domain.weights[:, columns].T * closed / domain.whole
        share = scored.weights[part] / (there @ scored.weights)
    totals = scored.totals + 100 * share * np.where(there[:, part], gain, 0.0)
    # A skill nothing was known of may make known what was not: NaN, to be laid out.
    was_unknown = np.isnan(known.levels)[columns]
    return np.where(was_unknown[:, None], np.nan, totals)


def _may_do(before: Before, totals: Floats) -> np.ndarray:
    """Which of many outcomes (m, n) leave the row among those its shelf looks at.

    An outcome passed over cannot bring it on: no more than the best 48 of a shelf, and
    the twelve taken before, are ever looked at. Where an outcome also changes of what
    too little is known, shelves may change: it may do.
    """
    scored, row = before.scored, before.row
    known = ~np.isnan(scored.totals)
    able = before.laying.sieved.left & known & ~before.world.is_rest
    shelf_of = shelves.shelves(scored, able)
    if shelves.is_told_apart_by_liking(scored, row):
        return np.ones(len(totals), dtype=np.bool_)
    rivals = totals[:, able & (shelf_of == shelf_of[row])]
    with np.errstate(invalid="ignore"):
        better = (rivals > totals[:, [row]] + CLEARLY).sum(axis=1)
    is_same = (np.isnan(totals) == ~known).all(axis=1)
    may: np.ndarray = ~is_same | ((better < POOL + CARDS) & known[row])
    return may
