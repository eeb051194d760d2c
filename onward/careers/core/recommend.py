"""The recommendation: twelve cards on three shelves, each with its reasons. Pure.

Deterministic: the same person, world, weights and seed give the same cards, whatever
the order of rows or of past work. Nothing demographic is asked or used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan

import numpy as np

from onward.careers.core import interests, reasons, shelves
from onward.careers.core.constraints import Removal, Sieve, sieve
from onward.careers.core.doubt import Places, places
from onward.careers.core.interests import Misfit
from onward.careers.core.reasons import Backdrop, Reason
from onward.careers.core.scoring import (
    ENOUGH,
    MOST_RATING,
    Person,
    Scored,
    score,
)
from onward.careers.core.sentences import Case
from onward.careers.core.shelves import Laid
from onward.careers.core.weights import COMPONENTS, OWN
from onward.careers.core.world import Flags, Pay, World

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
    misfits: tuple[Misfit, ...]
    own_rating: float | None  # 0..10, as the person gave it after reading the card


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


@dataclass(frozen=True, slots=True)
class Laying:
    """What a recommendation is made of: scores, limits, and the rows laid out."""

    scored: Scored
    sieved: Sieve
    laid: tuple[Laid, ...]
    paid: tuple[Pay, Flags]

    def shelf_of(self, row: int) -> str:
        """The shelf a row was laid on, "" for none."""
        return next((one.shelf for one in self.laid if one.row == row), "")


def lay(world: World, person: Person, weights: Mapping[str, int]) -> Laying:
    """Score the whole world, take away what limits forbid, choose what is laid out."""
    paid = world.pay_in(person.area)
    scored = score(world, person, weights, paid[0])
    sieved = sieve(
        world,
        person.limits,
        paid=paid,
        months=scored.months,
        shown_anyway=person.shown_anyway,
    )
    laid = shelves.lay_out(world, scored, sieved.left)
    return Laying(scored, sieved, laid, paid)


def recommend(
    world: World, person: Person, weights: Mapping[str, int], *, seed: int = SEED
) -> Recommendation:
    """Score the whole world for one person and lay out twelve."""
    laying = lay(world, person, weights)
    scored, left = laying.scored, laying.sieved.left
    pay, is_local = laying.paid
    laid = sorted(
        laying.laid, key=lambda one: (-scored.totals[one.row], world.codes[one.row])
    )
    placed = places(world, person, scored, [one.row for one in laid], seed=seed)
    behind = reasons.backdrop(scored, left)
    cards = tuple(
        _card(
            Case(world, person, scored, one.row, pay, bool(is_local[one.row])),
            behind,
            shelf=one.shelf,
            place=place,
        )
        for one, place in zip(laid, placed, strict=True)
    )
    near = sorted(laying.sieved.near_misses, key=_best_first(scored))
    unweighed, weighable = _of_eight(scored)
    return Recommendation(
        cards=cards,
        removals=laying.sieved.removals,
        near_misses=tuple(world.codes[row] for row in near),
        total=len(world),
        left=int(np.count_nonzero(left)),
        known_weight=float(scored.coverage.max(initial=0.0)),
        unweighed=unweighed,
        weighable=weighable,
    )


def card_for(
    world: World, person: Person, weights: Mapping[str, int], row: int
) -> Card:
    """The card of one occupation, on the list or not; without a place."""
    pay, is_local = world.pay_in(person.area)
    scored = score(world, person, weights, pay)
    everything = np.ones(len(world), dtype=np.bool_)
    shelf = str(shelves.shelves(scored, everything)[row])
    case = Case(world, person, scored, row, pay, bool(is_local[row]))
    behind = reasons.backdrop(scored, everything)
    return _card(case, behind, shelf=shelf, place=None)


def _card(case: Case, behind: Backdrop, *, shelf: str, place: Places | None) -> Card:
    for_it, against = reasons.reasons_and_cautions(case, behind)
    number = float(case.scored.totals[case.row])
    months = case.months
    return Card(
        code=case.world.codes[case.row],
        title=case.world.titles[case.row],
        shelf=shelf,
        number=None if np.isnan(number) else number,
        shares=_shares(case),
        places=place,
        reasons=for_it,
        cautions=against,
        question=reasons.question_against(case, for_it),
        experiment=reasons.experiment(case),
        interest_label=_interest_label(case),
        months=None if np.isnan(months) else months,
        coverage=float(case.scored.coverage[case.row]),
        misfits=case.misfits,
        own_rating=_own_rating(case),
    )


def _own_rating(case: Case) -> float | None:
    given = case.part(OWN)
    return None if np.isnan(given) else MOST_RATING * given


def _shares(case: Case) -> tuple[Share, ...]:
    """What each known part that weighs adds, and the most it could; nothing of none."""
    weights = case.scored.weights.tolist()
    known = [
        (name, weight, part)
        for (name, part), weight in zip(case.parts.items(), weights, strict=True)
        if weight > 0 and not isnan(part)
    ]
    whole = sum(weight for _, weight, _ in known)
    return tuple(
        Share(name, 100 * weight * part / whole, 100 * weight / whole)
        for name, weight, part in known
    )


def _interest_label(case: Case) -> str:
    """Of the correlation the part was made from; clipped ones keep their label."""
    part = case.part("interests")
    return "" if np.isnan(part) else interests.label(interests.correlation_of(part))


def _of_eight(scored: Scored) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parts with weight that no occupation has figures for; parts some have."""
    known = np.count_nonzero(~np.isnan(scored.parts), axis=0)
    eight = [
        (name, not known[k], float(scored.weights[k]))
        for k, name in enumerate(COMPONENTS)
    ]
    return (
        tuple(name for name, is_empty, weight in eight if is_empty and weight > 0),
        tuple(name for name, is_empty, _ in eight if not is_empty),
    )


def _best_first(scored: Scored) -> Callable[[int], tuple[float, int]]:
    totals = np.nan_to_num(scored.totals).tolist()
    return lambda row: (-totals[row], row)
