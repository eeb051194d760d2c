"""Parts of the score and their sum, for every occupation at once. Pure.

Total = 100 * sum(w s) / sum(w) over the parts that are known (science 2.3). Where less
than half of the weight is known there is no number, only "too little data".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from onward.careers.core import education, interests, schedule, skills, transfer, values
from onward.careers.core import pay as pay_core
from onward.careers.core.constraints import Limits
from onward.careers.core.domains import SKILLS
from onward.careers.core.skills import Known, Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import COMPONENTS, OWN_SHARE
from onward.careers.core.world import Floats, Pay, World

ENOUGH = 0.5
ZONE_FROM_WORK_YEARS = 2.0
MOST_RATING = 10.0


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person. Nothing demographic has a place here.

    `interests` on 1..5 in the order R I A S E C, `values` centred in the order of
    VALUE_NAMES, each with standard errors; None where not asked or not usable.
    `said` and `shown` are own ratings and evidence of skills, `assumed` levels taken
    for granted to see what they would change; `own_ratings` are 0..10 by code.
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
    hours_most: float | None = None
    no_shifts: bool = False
    said: Levels = field(default_factory=Levels)
    shown: Levels = field(default_factory=Levels)
    assumed: Mapping[str, float] = field(default_factory=dict)
    own_ratings: Mapping[str, float] = field(default_factory=dict)

    @property
    def interests_are_flat(self) -> bool:
        return self.interests is not None and interests.is_flat(self.interests)


@dataclass(frozen=True, slots=True)
class Scored:
    """Parts (n, 9) in the order of PARTS, NaN unknown; totals 0..100 or NaN."""

    parts: Floats
    weights: Floats  # (9,)
    totals: Floats
    coverage: Floats  # share of the weight that is known
    months: Floats  # of learning before day one, NaN unknown
    past_rows: tuple[int, ...]
    past_weights: tuple[float, ...]
    known: Known | None  # the person's skills
    zone: float | None


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


def own_levels(world: World, person: Person, domain: str) -> Known | None:
    """A person's levels in SKILLS or KNOWLEDGE; None when none are known."""
    asked = world.domain(domain)
    if asked is None:
        return None
    return skills.known_levels(
        asked,
        said=person.said.of(domain),
        shown=person.shown.of(domain),
        past=past_rows(world, person),
        assumed=person.assumed if domain == SKILLS else None,
    )


def score(
    world: World, person: Person, weights: Mapping[str, int], pay: Pay | None = None
) -> Scored:
    """Every part of every occupation for one person; `pay` of their area if at hand."""
    rows, worth = past_rows(world, person)
    zone = own_zone(world, person)
    known = own_levels(world, person, SKILLS)
    near = transfer.nearness(world.likeness, rows, worth)
    columns = {
        "interests": _interests(world, person),
        "values": _values(world, person),
        "skills": _skills(world, known),
        "transfer": near,
        "education": education.fit(zone, world.zones),
        "pay": _pay(world, person, pay),
        "outlook": world.outlook,
        "schedule": schedule.fit(
            world.schedules,
            len(world),
            hours_most=person.hours_most,
            no_shifts=person.no_shifts,
        ),
    }
    parts = np.column_stack(
        [*(columns[name] for name in COMPONENTS), _own(world, person)]
    )
    weight = weight_row(weights)
    totals, coverage = total(parts, weight)
    return Scored(
        parts=parts,
        weights=weight,
        totals=totals,
        coverage=coverage,
        months=_months(world, zone, near, rows),
        past_rows=tuple(rows),
        past_weights=tuple(worth),
        known=known,
        zone=zone,
    )


def weight_row(weights: Mapping[str, int]) -> Floats:
    """(9,) the eight weights and that of one's own rating, a fifth of their sum."""
    eight = [float(weights[name]) for name in COMPONENTS]
    return np.array([*eight, OWN_SHARE * sum(eight)])


def _months(
    world: World, zone: float | None, nearness: Floats, rows: Sequence[int]
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

    `parts` (..., k), `weights` (k,) or (..., k). One's own rating (the ninth) counts in
    the total, never in the share that is known.
    """
    there = ~np.isnan(parts)
    known = weights * there
    eight = len(COMPONENTS)
    whole = weights[..., :eight].sum(axis=-1)
    sums = known.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        totals = 100 * (known * np.where(there, parts, 0.0)).sum(axis=-1) / sums
        coverage = known[..., :eight].sum(axis=-1) / whole
    coverage = np.where(whole > 0, coverage, 0.0)
    # Rounded: the last bits depend on the order of rows, a place must not.
    totals = totals.round(transfer.DECIMALS)
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
    mine = np.array(person.interests)
    return interests.fit(interests.agreement(mine, world.interest_shapes))


def _values(world: World, person: Person) -> Floats:
    if person.values is None:
        return np.full(len(world), np.nan)
    mine = np.array(person.values)
    r = interests.agreement(mine, world.value_shapes)
    return values.fit_of(r, world.values, must_haves=person.must_haves)


def _skills(world: World, known: Known | None) -> Floats:
    if known is None or world.skills is None:
        return np.full(len(world), np.nan)
    covered = skills.coverage(known.levels, world.skills)
    enough = skills.is_enough_known(known.levels, world.skills)
    return np.where(enough, covered, np.nan)


def _pay(world: World, person: Person, pay: Pay | None) -> Floats:
    if not person.pay_needed:
        return np.full(len(world), np.nan)
    found = world.pay_in(person.area)[0] if pay is None else pay
    return pay_core.fit(person.pay_needed, pay_core.medians(found))


def _own(world: World, person: Person) -> Floats:
    given = np.full(len(world), np.nan)
    for code, rating in sorted(person.own_ratings.items()):
        row = world.row_of(code)
        if row is not None:
            given[row] = min(max(rating, 0.0), MOST_RATING) / MOST_RATING
    return given
