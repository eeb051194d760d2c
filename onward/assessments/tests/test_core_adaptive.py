"""What is asked next, and when it is enough."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from onward.assessments.core.adaptive import (
    FINE_ERROR,
    Ended,
    Limits,
    Pool,
    limits_of,
    may_adapt,
    measured_scales,
    next_step,
    pool_of,
)
from onward.assessments.core.instruments import (
    Adaptive,
    Graded,
    Instrument,
    Item,
    Licence,
    Option,
    Scale,
    parse,
)
from onward.assessments.core.irt import Bank, eap, information, probabilities
from onward.assessments.tests.definitions import definition, shipped
from onward.assessments.tests.sheets import needs_sheets, sheet

Given = dict[int, int | None]
SPREAD = (-1.8, -0.7, 0.3, 1.6)


def pool(*items: tuple[float, float], contents: str = "") -> Pool:
    """Items by discrimination and by how far their thresholds are moved."""
    bank = Bank.of([Graded(a, tuple(b + by for b in SPREAD)) for a, by in items])
    numbers = tuple(range(1, len(items) + 1))
    return Pool(numbers, tuple(contents or "x" * len(items)), bank)


def calibrated() -> Instrument:
    """Two facets of four items, put together to a domain."""
    return replace(
        parse(definition()),
        items=tuple(
            Item(n, f"{n}", "a" if n < 5 else "b", graded=Graded(1.5, SPREAD))
            for n in range(1, 9)
        ),
        scales=(
            Scale("a", "A"),
            Scale("b", "B"),
            Scale("whole", "Whole", of=("a", "b")),
        ),
        options=tuple(Option(value, str(value)) for value in range(1, 6)),
        adaptive=Adaptive(stop_error=0.45, least_items=4, most_items=6),
    )


def test_the_first_item_tells_most_about_the_middle() -> None:
    step = next_step(
        pool((1.0, 0), (2.0, 3.0), (1.6, 0)), {}, limits=Limits(), chance=Random(1)
    )

    assert (step.ask, step.ended) == (3, None)
    assert (step.theta, step.error) == pytest.approx((0, 1), abs=1e-3)


def test_the_next_item_tells_most_about_what_is_known_so_far() -> None:
    # one low answer: the item moved down tells more than those moved up
    asked = pool((1.5, 0), (1.5, 2.0), (1.5, -1.5), (1.5, 2.5))

    step = next_step(asked, {1: 0}, limits=Limits(exposed=1), chance=Random(1))

    assert step.ask == 3


def test_information_is_weighted_by_the_whole_posterior() -> None:
    # at the estimate itself item 5 would tell more (1.38 to 1.30); over all that theta
    # may still be, item 3 does (1.34 to 1.15)
    asked = pool((2.6, 0), (1.1, 0.4), (2.3, -0.4), (1.1, -0.1), (2.5, -1.3))
    nodes = np.linspace(-4, 4, 81)
    weights = np.exp(-(nodes**2) / 2) * probabilities(asked.bank, nodes)[:, 0, 3]
    telling = weights / weights.sum() @ information(asked.bank, nodes)

    step = next_step(asked, {1: 3}, limits=Limits(exposed=1), chance=Random(1))

    assert step.ask == 2 + int(telling[1:].argmax())
    here = information(asked.bank, np.array([step.theta]))[0]
    assert step.ask != 2 + int(here[1:].argmax())


def test_chance_picks_among_the_three_best_and_no_other() -> None:
    asked = pool((2.5, 0), (2.0, 0), (1.9, 0), (1.8, 0), (0.5, 0), (0.4, 0))

    seen = {
        next_step(asked, {1: 2}, limits=Limits(), chance=Random(seed)).ask
        for seed in range(60)
    }

    assert seen == {2, 3, 4}


def test_the_same_chance_asks_the_same_item() -> None:
    asked = pool(*[(1.5, 0.1 * n) for n in range(8)])

    first, second = (
        next_step(asked, {1: 2}, limits=Limits(), chance=Random(5)) for _ in range(2)
    )

    assert first == second


def test_contents_take_turns() -> None:
    asked = pool(*[(1.5, 0)] * 6, contents="aaabbb")
    given: Given = {}
    turns = []
    for _ in range(4):
        step = next_step(asked, given, limits=Limits(error=0), chance=Random(2))
        assert step.ask is not None
        given[step.ask] = 2
        turns.append(asked.contents[step.ask - 1])

    assert turns in (["a", "b", "a", "b"], ["a", "b", "b", "a"])


def test_a_skipped_item_is_not_asked_again_and_tells_nothing() -> None:
    asked = pool(*[(1.5, 0.1 * n) for n in range(4)])

    step = next_step(asked, {1: None}, limits=Limits(exposed=1), chance=Random(1))

    assert step.ask != 1
    assert (step.theta, step.error) == pytest.approx((0, 1), abs=1e-3)


def test_it_ends_when_enough_is_known_but_not_before_the_fewest() -> None:
    asked = pool(*[(3.0, 0)] * 8)
    limits = Limits(error=0.6, least=4)

    three = next_step(asked, {1: 2, 2: 2, 3: 2}, limits=limits, chance=Random(1))
    four = next_step(asked, {1: 2, 2: 2, 3: 2, 4: 2}, limits=limits, chance=Random(1))

    assert three.error <= 0.6
    assert three.ended is None
    assert (four.ask, four.ended) == (None, Ended.KNOWN)


def test_it_ends_with_the_last_item_and_at_the_limit() -> None:
    asked = pool(*[(0.6, 0)] * 5)
    never = Limits(error=0, least=1, most=9, gain=0)

    everything = next_step(
        asked, dict.fromkeys(range(1, 6), 2), limits=never, chance=Random(1)
    )
    limited = next_step(
        asked, {1: 2, 2: 2, 3: 2}, limits=replace(never, most=3), chance=Random(1)
    )

    assert (everything.ended, limited.ended) == (Ended.EMPTY, Ended.LIMIT)


def test_it_ends_when_two_items_running_would_tell_next_to_nothing() -> None:
    asked = pool(*[(2.5, 0)] * 4, *[(0.2, 0)] * 4)
    limits = Limits(error=0.1, least=4, most=9)

    after_one = {1: 2, 2: 2, 3: 2, 4: 2}  # the last one promised much
    first = next_step(asked, after_one, limits=limits, chance=Random(1))
    second = next_step(asked, after_one | {5: 2}, limits=limits, chance=Random(1))

    assert first.ended is None
    assert second.ended is Ended.NO_GAIN


def test_the_estimate_is_that_of_the_model() -> None:
    asked = pool((1.5, 0), (1.2, 0.5), (2.0, -0.5))

    step = next_step(asked, {3: 1, 1: 4}, limits=Limits(), chance=Random(1))

    estimate = eap(asked.bank, np.array([[4.0, np.nan, 1.0]]))
    assert (step.theta, step.error) == pytest.approx(
        (estimate.theta[0], estimate.error[0])
    )


def test_a_category_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="categories"):
        next_step(pool((1.5, 0)), {1: 7}, limits=Limits(), chance=Random(1))


def test_only_what_is_calibrated_and_may_be_changed_is_adapted() -> None:
    whole = calibrated()

    assert may_adapt(whole)
    assert not may_adapt(shipped("own-riasec-36"))
    assert not may_adapt(replace(whole, adaptive=None))
    assert not may_adapt(replace(whole, missing_fraction=1.0))
    assert not may_adapt(
        replace(whole, licence=Licence("As it is", allows_changes=False))
    )
    with pytest.raises(ValueError, match="asked whole"):
        pool_of(shipped("own-riasec-36"), "R")


@needs_sheets
@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("ipip-sapa-25", True),
        ("onet-ipsf-60", False),
        ("onet-mini-ip-30", False),
        ("ipip-neo-120", False),
    ],
)
def test_of_the_research_only_the_calibrated_form_is_adapted(
    *, name: str, may: bool
) -> None:
    assert may_adapt(sheet(name)) is may


def test_a_domain_is_asked_across_its_facets() -> None:
    whole = calibrated()

    asked = pool_of(whole, "whole")

    assert measured_scales(whole) == ("whole",)
    assert asked.numbers == tuple(range(1, 9))
    assert asked.contents == (*"aaaa", *"bbbb")


def test_limits_come_from_the_definition() -> None:
    whole = calibrated()

    several = limits_of(whole, pool_of(whole, "whole"))
    single = limits_of(whole, pool_of(whole, "a"), error=FINE_ERROR)

    assert (several.error, several.least, several.most) == (0.45, 4, 6)
    assert (single.error, single.least) == (0.32, 3)
