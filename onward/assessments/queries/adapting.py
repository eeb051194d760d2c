"""Reads for an adaptive administration: which question comes next, and why it ends."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from onward.assessments.core.adaptive import (
    Limits,
    Pool,
    limits_of,
    measured_scales,
    next_step,
    pool_of,
)
from onward.assessments.core.instruments import Item
from onward.assessments.core.keying import category
from onward.assessments.models import Administration
from onward.assessments.queries.answers import responses_of
from onward.assessments.queries.instruments import instrument_of, version_of

MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the asking stands: the next item, None when enough is known.

    `given` are answers by item in the order they were given; `at_most` is how many
    questions may still come.
    """

    item: Item | None
    given: dict[int, int | None]
    at_most: int

    @property
    def last(self) -> int | None:
        """The item answered last."""
        return next(reversed(self.given), None)

    def before(self, n: int) -> int | None:
        """The item answered before this one."""
        order = list(self.given)
        place = order.index(n) if n in order else len(order)
        return order[place - 1] if place > 0 else None


@lru_cache(maxsize=MOST_KEPT)
def _pool(definition_id: int | None, instrument_id: str, scale: str) -> Pool:
    """What is reckoned with again and again is made once. Needs the scope."""
    return pool_of(version_of(instrument_id, definition_id), scale)


def asking(administration: Administration) -> Asked:
    """The next question: one scale after the other, until each is known enough."""
    instrument = instrument_of(administration)
    rows = responses_of(administration).order_by("saved_at", "pk")
    given: dict[int, int | None] = dict(rows.values_list("item", "value"))
    found: Item | None = None
    at_most = 0
    for scale in measured_scales(instrument):
        pool = _pool(administration.definition_id, instrument.id, scale)
        limits = limits_of(instrument, pool)
        own = {
            n: None
            if value is None
            else category(instrument, instrument.item(n), value)
            for n, value in given.items()
            if n in pool.numbers
        }
        chance = Random(f"{administration.pk}-{scale}-{len(own)}")  # noqa: S311 - which of three good questions comes is no secret
        step = next_step(pool, own, limits=limits, chance=chance)
        if step.ask is None:
            continue
        found = found or instrument.item(step.ask)
        at_most += _left(pool, limits, own)
    return Asked(found, given, at_most)


def _left(pool: Pool, limits: Limits, own: dict[int, int | None]) -> int:
    answered = sum(value is not None for value in own.values())
    return min(len(pool.numbers) - len(own), limits.most - answered)
