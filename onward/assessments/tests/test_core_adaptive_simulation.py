"""Adaptive asking, played to its end, replays the published simulation."""

from random import Random

import numpy as np
import pytest

from onward.assessments.core.adaptive import (
    Ended,
    Limits,
    Pool,
    Step,
    next_step,
    pool_of,
)
from onward.assessments.core.instruments import Graded
from onward.assessments.core.irt import Bank, probabilities
from onward.assessments.tests.sheets import needs_sheets, sheet

SPREAD = (-1.8, -0.7, 0.3, 1.6)


def drawn_bank(size: int, rng: Random) -> Pool:
    """Five answers, discriminations about 1.5 (log-normal, SD .3 of the logarithm)."""
    items = []
    for _ in range(size):
        by = rng.gauss(0, 0.5)
        thresholds = tuple(b + by for b in SPREAD)
        items.append(Graded(rng.lognormvariate(0.405, 0.3), thresholds))
    return Pool(tuple(range(1, size + 1)), ("x",) * size, Bank.of(items))


def played(asked: Pool, theta: float, limits: Limits, rng: Random) -> tuple[Step, int]:
    """Somebody of this theta answers as the model says, to the end."""
    chances = probabilities(asked.bank, np.array([theta]))[0].cumsum(axis=1)
    given: dict[int, int | None] = {}
    while True:
        step = next_step(asked, given, limits=limits, chance=rng)
        if step.ask is None:
            return step, len(given)
        place = asked.numbers.index(step.ask)
        drawn = int((rng.random() > chances[place]).sum())
        given[step.ask] = min(drawn, len(chances[place]) - 1)


@needs_sheets
@pytest.mark.parametrize(
    ("trait", "reach"),
    # science 3.1: how many of all people reach SE .50 with at most five items
    [("N", 0.98), ("E", 0.86), ("A", 0.82), ("C", 0.70), ("O", 0.05)],
)
def test_the_published_simulation_of_the_short_scales(trait: str, reach: float) -> None:
    asked = pool_of(sheet("ipip-sapa-25"), trait)
    rng = Random(f"short {trait}")
    limits = Limits(error=0.5, least=3, most=5, gain=0, exposed=1)

    ends = [played(asked, rng.gauss(), limits, rng) for _ in range(400)]

    reached = [step.ended is Ended.KNOWN for step, _ in ends]
    asked_on_average = np.mean([count for _, count in ends])
    # 400 people: 2.6 standard errors of a share are at most .065
    assert np.mean(reached) == pytest.approx(reach, abs=0.065)
    assert 3 <= asked_on_average <= 5
    if trait in "NC":  # the ends of the published span, 3.1 to 4.6 items
        assert asked_on_average == pytest.approx({"N": 3.1, "C": 4.6}[trait], abs=0.15)


@pytest.mark.parametrize(
    ("size", "error", "published"),
    # science 3.1: items asked, five answers, a about 1.5
    [
        (10, 0.45, 4.3),
        (10, 0.40, 6.3),
        (10, 0.32, 9.9),
        (16, 0.45, 3.3),
        (16, 0.40, 4.0),
        (16, 0.32, 8.3),
        (24, 0.45, 3.2),
        (24, 0.40, 3.8),
        (24, 0.32, 7.3),
    ],
)
def test_the_published_simulation_of_banks(
    size: int, error: float, published: float
) -> None:
    """The banks of the table are not told; banks drawn alike differ among themselves,
    and the table must lie within two of their standard deviations.
    """
    rng = Random(f"bank {size} {error}")
    limits = Limits(error=error, least=3, most=size, gain=0, exposed=1)
    means = []
    for _ in range(8):
        asked = drawn_bank(size, rng)
        counts = [played(asked, rng.gauss(), limits, rng)[1] for _ in range(12)]
        means.append(np.mean(counts))

    assert abs(np.mean(means) - published) <= 2 * np.std(means, ddof=1)
