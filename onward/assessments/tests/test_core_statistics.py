"""Figures of an instrument's quality replay worked examples and other programs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.statistics import (
    ScaleQuality,
    alpha,
    correlation,
    ends_of_range,
    item_rest_correlations,
    retest,
    scale_quality,
)
from onward.assessments.tests.people import EIGHT, people


def test_alpha_agrees_with_girth_and_with_sums_by_hand() -> None:
    # girth 0.8.0, cronbach_alpha: .916309625821194
    variances = [np.var(EIGHT[:, at], ddof=1) for at in range(4)]
    by_hand = 4 / 3 * (1 - sum(variances) / np.var(EIGHT.sum(axis=1), ddof=1))

    found = alpha(EIGHT)

    assert found is not None
    assert found.value == pytest.approx(0.916309625821194)
    assert found.value == pytest.approx(by_hand)
    assert found.low < found.value < found.high <= 1


def test_the_interval_of_alpha_holds_it_as_often_as_it_says() -> None:
    # many samples of 150 from the same 20,000 people: 90 % of the intervals
    everybody = people(20_000)
    true = alpha(everybody)
    assert true is not None
    rng = np.random.default_rng(2)

    samples = [alpha(everybody[rng.integers(0, 20_000, 150)]) for _ in range(300)]

    held = [one.low <= true.value <= one.high for one in samples if one]
    assert np.mean(held) == pytest.approx(0.90, abs=0.05)


def test_equal_items_have_alpha_one_and_unlike_people_are_needed() -> None:
    same = np.repeat(EIGHT[:, :1], 3, axis=1)

    perfect = alpha(same)

    assert perfect is not None
    assert perfect.value == pytest.approx(1)
    assert alpha(np.full((5, 3), 4.0)) is None
    assert alpha(EIGHT[:, :1]) is None
    assert alpha(EIGHT[:1]) is None


def test_item_rest_is_with_the_sum_of_the_others() -> None:
    rest = [sum(row[1:]) for row in EIGHT]

    found = item_rest_correlations(EIGHT)

    assert found[0] == pytest.approx(np.corrcoef(EIGHT[:, 0], rest)[0, 1])
    assert item_rest_correlations(np.ones((5, 3))) == (None, None, None)


def test_the_ends_of_the_range_are_counted() -> None:
    answers = np.array([[1, 1], [1, 2], [5, 5], [5, 5]], dtype=float)

    assert ends_of_range(answers, bottom=1, top=5) == (0.25, 0.5)


FROM_A_HUNDRED = {"alpha", "item_rest", "omega", "floor", "ceiling"}


@pytest.mark.parametrize(
    ("n", "told"),
    [
        (29, set()),
        (30, {"alpha", "item_rest"}),
        (99, {"alpha", "item_rest"}),
        (100, FROM_A_HUNDRED),
        (199, FROM_A_HUNDRED),
        (200, {*FROM_A_HUNDRED, "unexplained", "factors"}),
    ],
)
def test_what_is_told_grows_with_the_people(n: int, told: set[str]) -> None:
    found = scale_quality(people(n), bottom=1, top=5, groups=["a"] * n)

    names = (*FROM_A_HUNDRED, "unexplained", "factors")
    assert {name for name in names if getattr(found, name) is not None} == told
    assert found.n == n
    assert found.differences is None


@pytest.mark.parametrize(
    ("n", "wanting"), [(0, 30), (29, 1), (30, 70), (150, 50), (200, 300), (500, 0)]
)
def test_how_many_more_people_are_wanted(n: int, wanting: int) -> None:
    assert ScaleQuality(n).wanting == wanting


def test_questions_of_two_things_are_counted_as_two_the_same_every_time() -> None:
    two = np.hstack([people(300), people(300, seed=9)])

    found = [scale_quality(two, bottom=1, top=5).factors for _ in range(2)]

    assert found == [2, 2]
    assert scale_quality(people(300), bottom=1, top=5).factors == 1


@pytest.mark.parametrize(
    ("floor", "ceiling", "is_crowded"),
    [(0.15, 0.0, False), (0.16, 0.0, True), (0.1, 0.4, True), (None, None, False)],
)
def test_a_scale_with_many_at_one_end_is_crowded(
    floor: float | None, ceiling: float | None, *, is_crowded: bool
) -> None:
    quality = ScaleQuality(100, floor=floor, ceiling=ceiling)

    assert quality.is_crowded is is_crowded


def test_groups_are_compared_from_five_hundred_on() -> None:
    answers = people(600)
    groups = ["en", "es"] * 300

    found = scale_quality(answers, bottom=1, top=5, groups=groups)

    assert found.differences is not None
    assert len(found.differences) == 6
    assert scale_quality(answers, bottom=1, top=5).differences is None


def test_who_skipped_an_item_is_left_out() -> None:
    answers = people(40)
    answers[:5, 2] = np.nan

    found = scale_quality(answers, bottom=1, top=5)

    assert found.n == 35
    assert found.alpha == alpha(answers[5:])


def test_an_item_that_goes_its_own_way_is_named() -> None:
    answers = people(300)
    answers[:, 3] = np.random.default_rng(8).integers(1, 6, 300)

    found = scale_quality(answers, bottom=1, top=5)

    assert found.weak == (3,)


@pytest.mark.parametrize(
    ("n", "loading", "proved"), [(100, 0.7, True), (99, 0.7, False), (200, 0.2, False)]
)
def test_the_badge_goes_with_enough_alpha_from_enough_people(
    *, n: int, loading: float, proved: bool
) -> None:
    found = scale_quality(people(n, loading=loading), bottom=1, top=5)

    assert found.has_proved_itself is proved


def test_retest_takes_pairs_of_one_to_three_weeks_without_a_session() -> None:
    rng = np.random.default_rng(5)
    before = rng.standard_normal(60)
    after = before.copy()
    days, met = np.full(60, 14.0), np.zeros(60, dtype=bool)
    # pairs that do not count are spoilt: too soon, too late, met, skipped
    days[:5], days[5:10], met[10:15] = 6, 22, True
    after[:15] = rng.standard_normal(15)
    after[15:20] = np.nan

    found = retest(before, after, days, met_between=met)

    assert found is not None
    assert found.n == 40
    assert found.value == pytest.approx(1)
    assert found.low <= found.value <= found.high


def test_the_interval_of_a_retest_is_by_fishers_z() -> None:
    rng = np.random.default_rng(6)
    before = rng.standard_normal(103)
    after = 0.8 * before + 0.6 * rng.standard_normal(103)

    found = retest(before, after, np.full(103, 7.0), met_between=np.zeros(103, bool))

    assert found is not None
    z = np.arctanh(found.value)
    # 103 - 3 people: the error of z is .1
    assert found.low == pytest.approx(np.tanh(z - 0.164))
    assert found.high == pytest.approx(np.tanh(z + 0.164))


def test_a_retest_needs_thirty_pairs_and_a_spread() -> None:
    flat, days, never = np.ones(40), np.full(40, 10.0), np.zeros(40, dtype=bool)

    assert retest(flat, flat, days, met_between=never) is None
    few = np.arange(29.0)
    assert retest(few, few, days[:29], met_between=never[:29]) is None


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=30)
)
def test_a_correlation_lies_between_its_bounds(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs, dtype=float).T

    r = correlation(one, other)

    assert r is None or -1 <= r <= 1
    back = correlation(other, one)
    assert r == back or r == pytest.approx(back)


@given(st.permutations(range(6)))
def test_the_order_of_items_and_people_changes_nothing(order: list[int]) -> None:
    answers = people(60)

    straight, moved = (
        scale_quality(one, bottom=1, top=5) for one in (answers, answers[::-1, order])
    )

    assert straight.alpha is not None
    assert moved.alpha is not None
    assert moved.alpha.value == pytest.approx(straight.alpha.value)
