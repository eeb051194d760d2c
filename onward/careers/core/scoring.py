"""Parts of the score and their sum, for every occupation at once. Pure.

Total = 100 * sum(w s) / sum(w) over the parts that are known (science 2.3). Where less
than half of the weight is known there is no number, only "too little data".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from onward.careers.core import education, interests, skills, transfer, values
from onward.careers.core import pay as pay_core
from onward.careers.core.constraints import Limits
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Floats, World

ENOUGH = 0.5
ZONE_FROM_WORK_YEARS = 2.0


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person. Nothing demographic has a place here.

    `interests` on 1..5 in the order R I A S E C, `values` centred in the order of
    VALUE_NAMES, each with standard errors; None where not asked or not usable.
    """

    interests: tuple[float, ...] | None = None
    interest_errors: tuple[float, ...] = (0.0,) * 6
    values: tuple[float, ...] | None = None
    value_errors: tuple[float, ...] = (0.0,) * 6
    must_haves: frozenset[int] = frozenset()
    past: tuple[PastWork, ...] = ()
    zone: float | None = None
    pay_needed: float | None = None
    area: str = ""
    limits: Limits = field(default_factory=Limits)
    shown_anyway: frozenset[str] = frozenset()
    hours_limited: bool = False

    @property
    def interests_are_flat(self) -> bool:
        return self.interests is not None and interests.is_flat(self.interests)


@dataclass(frozen=True, slots=True)
class Scored:
    """Parts (n, 8) in the order of COMPONENTS, NaN unknown; totals 0..100 or NaN."""

    parts: Floats
    weights: Floats  # (8,)
    totals: Floats
    coverage: Floats  # share of the weight that is known
    months: Floats  # of learning before day one, NaN unknown
    past_rows: tuple[int, ...]
    past_weights: tuple[float, ...]
    skill_levels: Floats | None


def own_zone(world: World, person: Person) -> float | None:
    """The higher of one's schooling and the work one has held for two years or more."""
    rows = [
        row
        for work in person.past
        if work.years >= ZONE_FROM_WORK_YEARS
        and (row := world.row_of(work.code)) is not None
    ]
    held = [round(float(world.zones[row])) for row in rows if world.zones[row] > 0]
    known = [*held, *([] if person.zone is None else [person.zone])]
    return float(max(known)) if known else None


def score(world: World, person: Person, weights: Mapping[str, int]) -> Scored:
    """Every part of every occupation for one person."""
    rows, worth = past_rows(world, person)
    zone = own_zone(world, person)
    levels = None
    if world.skill_levels is not None:
        levels = skills.implied_levels(world.skill_levels, rows, worth)
    unknown = np.full(len(world), np.nan)
    columns = {
        "interests": _interests(world, person),
        "values": _values(world, person),
        "skills": _skills(world, levels),
        "transfer": transfer.nearness(world.likeness, rows, worth) if rows else unknown,
        "education": unknown if zone is None else education.fit(zone, world.zones),
        "pay": _pay(world, person),
        "outlook": world.outlook,
        "schedule": unknown,
    }
    parts = np.column_stack([columns[name] for name in COMPONENTS])
    weight = np.array([float(weights[name]) for name in COMPONENTS])
    totals, coverage = total(parts, weight)
    months = _months(world, zone, columns["transfer"], rows)
    return Scored(
        parts, weight, totals, coverage, months, tuple(rows), tuple(worth), levels
    )


def _months(
    world: World, zone: float | None, nearness: Floats, rows: list[int]
) -> Floats:
    """The longer of what one's level and what the field itself leaves to learn."""
    if zone is None:
        return np.full(len(world), np.nan)
    field = education.months_in_the_field(
        world.zones, nearness, licensed=world.needs_licence, held=rows
    )
    return np.maximum(education.months_to_learn(zone, world.zones), field)


def total(parts: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Totals 0..100, NaN below half of the weight known; and the share known.

    `parts` (..., k), `weights` (k,).
    """
    known = np.where(np.isnan(parts), 0.0, weights)
    whole = float(weights.sum())
    if whole <= 0:
        empty = np.zeros(parts.shape[:-1])
        return np.full(parts.shape[:-1], np.nan), empty
    sums = known.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        totals = 100 * (known * np.nan_to_num(parts)).sum(axis=-1) / sums
    totals = totals.round(transfer.DECIMALS)
    coverage = sums / whole
    return np.where(coverage >= ENOUGH, totals, np.nan), coverage


def contributions(parts: Floats, weights: Floats) -> Floats:
    """What each part adds to the total, NaN where unknown; they add up to it."""
    known = np.where(np.isnan(parts), 0.0, weights)
    adds: Floats = 100 * known * parts / known.sum(axis=-1, keepdims=True)
    return adds


def past_rows(world: World, person: Person) -> tuple[list[int], list[float]]:
    """Rows and weights of past work, in an order that does not depend on input."""
    rows, worth = [], []
    for work in sorted(person.past):
        row = world.row_of(work.code)
        weight = transfer.weight(work.years, work.years_since)
        if row is not None and weight > 0:
            rows.append(row)
            worth.append(weight)
    return rows, worth


def _interests(world: World, person: Person) -> Floats:
    if person.interests is None or person.interests_are_flat:
        return np.full(len(world), np.nan)
    return interests.fit(
        interests.correlation(np.array(person.interests), world.interests)
    )


def _values(world: World, person: Person) -> Floats:
    if person.values is None:
        return np.full(len(world), np.nan)
    return values.fit(
        np.array(person.values), world.values, must_haves=person.must_haves
    )


def _skills(world: World, levels: Floats | None) -> Floats:
    if levels is None or world.skill_levels is None or world.skill_weights is None:
        return np.full(len(world), np.nan)
    return skills.coverage(levels, world.skill_levels, world.skill_weights)


def _pay(world: World, person: Person) -> Floats:
    if not person.pay_needed:
        return np.full(len(world), np.nan)
    pay, _ = world.pay_in(person.area)
    return pay_core.fit(person.pay_needed, pay_core.medians(pay))
