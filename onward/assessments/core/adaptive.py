"""Asking the questions that tell most, until enough is known. Pure.

Only where a definition carries parameters for every item and its licence allows that
a part of it is asked. The first item is the one that tells most about theta 0; each
next one has the most information, weighted by what is known so far (van der Linden
1998; PROMIS asks so too), within the content whose turn it is; among the three best
chance decides, so that no item is asked of everybody (Kingsbury & Zara 1989). It ends
when the standard error is small enough, the items or the limit are used up, or two
items in a row would gain less than .01 (Choi, Grady & Dodd 2011).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from random import Random

import numpy as np

from onward.assessments.core.arrays import Floats
from onward.assessments.core.instruments import Instrument, Kind, Rule
from onward.assessments.core.irt import (
    NODES,
    Bank,
    information,
    log_likelihoods,
    normal_prior,
    posterior,
    probabilities,
    summary,
)

FINE_ERROR = 0.32  # reliability .90, for an individual report; .45 is .80, to explore
FEWEST_OF_ONE_CONTENT = 3
EXPOSED = 3
LEAST_GAIN = 0.01
SMALL_GAINS = 2


class Ended(StrEnum):
    """Why nothing more is asked."""

    KNOWN = "the standard error is small enough"
    LIMIT = "the most items are asked"
    EMPTY = "no items are left"
    NO_GAIN = "another item would tell next to nothing"


def may_adapt(instrument: Instrument) -> bool:
    """Whether a part of it may be asked: parameters, limits, licence, and no rule that
    it counts only when complete.
    """
    complete_only = any(
        instrument.missing_of(scale) >= 1 for scale in instrument.scales
    )
    return instrument.may_adapt and not complete_only


def measured_scales(instrument: Instrument) -> tuple[str, ...]:
    """The scales to be estimated: those put together from others, and those that are
    part of none.
    """
    parts = {key for scale in instrument.scales for key in scale.of}
    return tuple(
        scale.key
        for scale in instrument.scales
        if scale.key not in parts and instrument.rule_of(scale) is not Rule.DIFFERENCE
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop asking on one scale."""

    error: float = 0.45
    least: int = 4
    most: int = 12
    gain: float = LEAST_GAIN
    exposed: int = EXPOSED


@dataclass(frozen=True, eq=False)
class Pool:
    """What can be asked for one scale: item numbers, contents and parameters.

    What is reckoned with again and again is made once; keep a pool between questions.
    """

    numbers: tuple[int, ...]
    contents: tuple[str, ...]
    bank: Bank

    @cached_property
    def likelihoods(self) -> Floats:
        """(items, options + 1, nodes), in logarithms."""
        return log_likelihoods(self.bank)

    @cached_property
    def chances(self) -> Floats:
        """(items, options, nodes)."""
        return np.ascontiguousarray(probabilities(self.bank, NODES).transpose(1, 2, 0))

    @cached_property
    def tells(self) -> Floats:
        """Information of the items at the nodes: (items, nodes)."""
        return np.ascontiguousarray(information(self.bank, NODES).T)

    @cached_property
    def first(self) -> int:
        """The place of the item that tells most about theta 0."""
        return int(information(self.bank, np.zeros(1))[0].argmax())


def pool_of(instrument: Instrument, scale: str) -> Pool:
    """The items of a scale, its parts as contents; ValueError where it may not be."""
    if not may_adapt(instrument):
        raise ValueError(f"{instrument.id} is asked whole.")
    items = [i for i in instrument.of_scale(scale) if i.kind is Kind.CHOICE]
    graded = [item.graded for item in items if item.graded is not None]
    return Pool(
        tuple(item.n for item in items),
        tuple(item.scale for item in items),
        Bank.of(graded),
    )


def limits_of(
    instrument: Instrument, pool: Pool, *, error: float | None = None
) -> Limits:
    """The instrument's own limits; three items are enough where there is one content.

    `error` asks for another precision, such as FINE_ERROR for an individual report.
    """
    own = instrument.adaptive
    if own is None:
        raise ValueError(f"{instrument.id} does not say when to stop.")
    least = own.least_items
    if len(set(pool.contents)) == 1:
        least = min(least, FEWEST_OF_ONE_CONTENT)
    return Limits(
        error=own.stop_error if error is None else error,
        least=least,
        most=own.most_items,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """Where the asking stands: the next item's number, or why it has ended.

    `theta` and `error` are the estimate so far: 0 and 1 before the first answer.
    """

    theta: float
    error: float
    ask: int | None = None
    ended: Ended | None = None


def next_step(
    pool: Pool,
    given: Mapping[int, int | None],
    *,
    limits: Limits,
    chance: Random,
    prior: Floats | None = None,
) -> Step:
    """What to ask after the answers `given`, in the order in which they were given.

    Answers are category numbers from 0 in the scale's direction, None for a skipped
    item: it is not asked again and tells nothing. The same `chance` in the same state
    asks the same item. At most a millisecond for a hundred items.
    """
    weights = normal_prior() if prior is None else prior
    places = [pool.numbers.index(n) for n in given]
    before, now = _known_so_far(pool, places, list(given.values()), weights)
    estimate = summary(now)
    theta, error = float(estimate.theta[0]), float(estimate.error[0])
    asked = set(places)
    left = [at for at in range(len(pool.numbers)) if at not in asked]
    answered = sum(value is not None for value in given.values())
    ended = _ended(left, error, answered, limits)
    if ended is None and answered >= max(limits.least, SMALL_GAINS):
        ended = _hardly_gains(pool, [*left, places[-1]], (before, now), limits)
    if ended is not None:
        return Step(theta, error, ended=ended)
    if not places:
        return Step(theta, error, ask=pool.numbers[pool.first])
    turn = _whose_turn(pool, places, left)
    best = _most_telling(pool, turn, now)[: limits.exposed]
    return Step(theta, error, ask=pool.numbers[chance.choice(best)])


def _known_so_far(
    pool: Pool, places: Sequence[int], values: Sequence[int | None], prior: Floats
) -> tuple[Floats, Floats]:
    """Distributions over the nodes before the last answer and after it: (1, 81)."""
    skipped = pool.likelihoods.shape[1] - 1
    rows = [skipped if value is None else value for value in values]
    if any(not 0 <= row <= skipped for row in rows):
        raise ValueError("An answer is not one of the categories.")
    likely = np.zeros((2, len(NODES)))
    if places:
        told = pool.likelihoods[list(places), rows]
        likely[0] = told[:-1].sum(axis=0)
        likely[1] = likely[0] + told[-1]
    found = posterior(likely, prior)
    return found[:1], found[1:]


def _ended(
    left: Sequence[int], error: float, answered: int, limits: Limits
) -> Ended | None:
    """In the order in which a reason outweighs the others."""
    if answered >= limits.least and error <= limits.error:
        return Ended.KNOWN
    if not left:
        return Ended.EMPTY
    return Ended.LIMIT if answered >= limits.most else None


def _hardly_gains(
    pool: Pool, left: Sequence[int], known: tuple[Floats, Floats], limits: Limits
) -> Ended | None:
    """By what the last item promised before it was asked, and what the next does."""
    before, now = known
    gains = (_best_gain(pool, left, before), _best_gain(pool, left[:-1], now))
    return Ended.NO_GAIN if max(gains) < limits.gain else None


def _best_gain(pool: Pool, left: Sequence[int], known: Floats) -> float:
    """By how much the most telling item left would lower the standard error.

    The expected posterior variance over that item's answers, not an approximation.
    """
    best = _most_telling(pool, left, known)[0]
    joint = pool.chances[best] * known  # (options, nodes)
    chance = joint.sum(axis=1)
    has_chance = chance > 0
    joint, chance = joint[has_chance], chance[has_chance]
    middle = joint @ NODES / chance
    variance = joint @ NODES**2 / chance - middle**2
    expected = float(np.sqrt(max(0.0, float(chance @ variance))))
    return float(summary(known).error[0]) - expected


def _most_telling(pool: Pool, places: Sequence[int], known: Floats) -> list[int]:
    """These items, the one with the most posterior-weighted information first."""
    weighted = pool.tells[list(places)] @ known[0]
    return [places[at] for at in np.argsort(-weighted, kind="stable")]


def _whose_turn(pool: Pool, asked: Sequence[int], left: Sequence[int]) -> Sequence[int]:
    """What is left of the contents asked least so far: one at a time, in turn."""
    counts = dict.fromkeys((pool.contents[at] for at in left), 0)
    for at in asked:
        if pool.contents[at] in counts:
            counts[pool.contents[at]] += 1
    fewest = min(counts.values())
    return [at for at in left if counts[pool.contents[at]] == fewest]
