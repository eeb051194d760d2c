"""A figure asked again and again: when it has moved, and how fast."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.trend import last_change, slope_a_week, usual_band

START = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "moved"),
    [([], None), ([5], None), ([5, 6], None), ([5, 7], 2), ([7, 4], -3)],
)
def test_two_points_are_news_while_there_are_few(
    values: list[float], moved: float | None
) -> None:
    assert last_change(values) == moved


def test_after_eight_points_the_own_band_decides() -> None:
    # mean 5, SD of 3, 7, 3, 7 ... = 2.138: the band is -1.4 to 11.4
    restless = [3, 7, 3, 7, 3, 7, 3, 7]

    assert last_change([*restless, 10]) is None


def test_outside_the_own_band_the_move_is_counted_from_the_mean() -> None:
    # mean 5, SD of 5, 5, 5, 5, 4, 6, 5, 5 = .5345: the band is 3.40 to 6.60
    steady = [5, 5, 5, 5, 4, 6, 5, 5]

    assert last_change([*steady, 7]) == 2
    assert last_change([*steady, 6]) is None


def test_the_band_of_equal_answers_is_one_point_wide_each_way() -> None:
    band = usual_band([6] * 8)

    assert band is not None
    assert (band.low, band.high) == (5, 7)


def test_there_is_no_band_before_eight_points() -> None:
    assert usual_band([5] * 7) is None


def test_the_slope_is_the_median_of_all_pairs() -> None:
    # weekly 2, 3, 4, 5 and one bad week: the outlier does not bend the line
    values = [2, 3, 4, 5, 0]
    points = [(START + timedelta(weeks=n), v) for n, v in enumerate(values)]

    # the ten pair slopes, sorted: -5, -2, -4/3, -.5, 1, 1, 1, 1, 1, 1: middle 1
    assert slope_a_week(points) == pytest.approx(1.0)


def test_fewer_than_five_points_have_no_slope() -> None:
    points = [(START + timedelta(weeks=n), float(n)) for n in range(4)]

    assert slope_a_week(points) is None


def test_points_of_one_instant_have_no_slope() -> None:
    assert slope_a_week([(START, float(n)) for n in range(6)]) is None


@given(
    st.integers(-3, 3),
    st.lists(st.integers(1, 400), min_size=5, max_size=12, unique=True).map(sorted),
)
def test_points_on_a_line_give_its_slope(rise: int, days: list[int]) -> None:
    points = [(START + timedelta(days=day), rise * day / 7) for day in days]

    assert slope_a_week(points) == pytest.approx(rise)
