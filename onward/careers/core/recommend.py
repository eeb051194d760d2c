"""The recommendation: twelve cards on three shelves, each with its reasons. Pure.

Deterministic: the same person, world, weights and seed give the same cards, whatever
the order of rows or of past work. Nothing demographic is asked or used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onward.careers.core import education, interests, reasons, shelves
from onward.careers.core.constraints import Removal, sieve
from onward.careers.core.doubt import Places, places
from onward.careers.core.reasons import Reason
from onward.careers.core.scoring import (
    ENOUGH,
    Person,
    Scored,
    contributions,
    own_zone,
    score,
)
from onward.careers.core.sentences import Case
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Flags, Floats, World

SEED = 20


@dataclass(frozen=True, slots=True)
class Share:
    """What one part adds to the number, of the most it could."""

    component: str
    points: float
    of: float


@dataclass(frozen=True, slots=True)
class Card:
    """One occupation laid before one person. `number` is None with too little data."""

    code: str
    title: str
    shelf: str
    number: float | None
    shares: tuple[Share, ...]
    places: Places | None
    reasons: tuple[Reason, ...]  # never empty: no reason, no recommendation
    cautions: tuple[Reason, ...]
    question: str
    experiment: tuple[str, str]
    interest_label: str  # "" where interests are not known or flat
    months: float | None
    coverage: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The cards best number first, and what the limits took before."""

    cards: tuple[Card, ...]
    removals: tuple[Removal, ...]
    near_misses: tuple[str, ...]
    total: int
    left: int
    known_weight: float  # the largest share of the weight known of any occupation
    unweighed: tuple[str, ...]  # parts with weight that no occupation has figures for
    weighable: tuple[str, ...]  # parts some occupation has figures for

    @property
    def is_enough(self) -> bool:
        return self.known_weight >= ENOUGH

    def on(self, shelf: str) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.shelf == shelf)


def recommend(
    world: World, person: Person, weights: Mapping[str, int], *, seed: int = SEED
) -> Recommendation:
    """Score the whole world for one person and lay out twelve."""
    scored = score(world, person, weights)
    pay, is_local = world.pay_in(person.area)
    sieved = sieve(
        world,
        person.limits,
        pay=pay,
        months=_whole_zone_months(world, person),
        shown_anyway=person.shown_anyway,
    )
    laid = sorted(
        shelves.lay_out(world, scored, sieved.left),
        key=lambda one: (-scored.totals[one.row], world.codes[one.row]),
    )
    chance = np.random.default_rng(seed)
    placed = places(world, person, scored, [one.row for one in laid], chance=chance)
    mean = reasons.means(scored, sieved.left)
    cards = tuple(
        _card(
            Case(world, person, scored, one.row, pay, bool(is_local[one.row])),
            mean,
            shelf=one.shelf,
            place=place,
        )
        for one, place in zip(laid, placed, strict=True)
    )
    near = sorted(sieved.near_misses, key=lambda row: _best_first(scored, row))
    return Recommendation(
        cards=cards,
        removals=sieved.removals,
        near_misses=tuple(world.codes[row] for row in near),
        total=len(world),
        left=int(sieved.left.sum()),
        known_weight=float(scored.coverage.max(initial=0.0)),
        unweighed=_unweighed(scored),
        weighable=_weighable(scored),
    )


def _whole_zone_months(world: World, person: Person) -> Floats:
    zone = own_zone(world, person)
    if zone is None:
        return np.full(len(world), np.nan)
    return education.months_to_learn(zone, np.round(world.zones))


def card_for(
    world: World, person: Person, weights: Mapping[str, int], row: int
) -> Card:
    """The card of one occupation, on the list or not; without a place."""
    scored = score(world, person, weights)
    pay, is_local = world.pay_in(person.area)
    everything = np.ones(len(world), dtype=np.bool_)
    shelf = str(shelves.shelves(scored, everything)[row])
    case = Case(world, person, scored, row, pay, bool(is_local[row]))
    return _card(case, reasons.means(scored, everything), shelf=shelf, place=None)


def _card(case: Case, mean: Floats, *, shelf: str, place: Places | None) -> Card:
    for_it, against = reasons.reasons_and_cautions(case, mean)
    number = float(case.scored.totals[case.row])
    months = case.months
    return Card(
        code=case.world.codes[case.row],
        title=case.world.titles[case.row],
        shelf=shelf,
        number=None if np.isnan(number) else number,
        shares=_shares(case.scored, case.row),
        places=place,
        reasons=for_it,
        cautions=against,
        question=reasons.question_against(case, for_it),
        experiment=reasons.experiment(case),
        interest_label=_interest_label(case),
        months=None if np.isnan(months) else months,
        coverage=float(case.scored.coverage[case.row]),
    )


def _shares(scored: Scored, row: int) -> tuple[Share, ...]:
    parts = scored.parts[row]
    known: Flags = ~np.isnan(parts) & (scored.weights > 0)
    if not known.any():
        return ()
    points = contributions(parts, scored.weights)
    most = 100 * scored.weights / scored.weights[known].sum()
    return tuple(
        Share(COMPONENTS[k], float(points[k]), float(most[k]))
        for k in np.flatnonzero(known)
    )


def _interest_label(case: Case) -> str:
    """Of the correlation the part was made from; clipped ones keep their label."""
    part = case.part("interests")
    return "" if np.isnan(part) else interests.label(interests.correlation_of(part))


def _unweighed(scored: Scored) -> tuple[str, ...]:
    empty = np.isnan(scored.parts).all(axis=0) & (scored.weights > 0)
    return tuple(COMPONENTS[k] for k in np.flatnonzero(empty))


def _weighable(scored: Scored) -> tuple[str, ...]:
    known = ~np.isnan(scored.parts).all(axis=0)
    return tuple(COMPONENTS[k] for k in np.flatnonzero(known))


def _best_first(scored: Scored, row: int) -> tuple[float, int]:
    total = float(scored.totals[row])
    return (0.0 if np.isnan(total) else -total, row)
