"""Ranks within one person."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.ipsative import ipsatised, ranking
from onward.assessments.core.result import ScaleScore


def scores(*means: float | None, reach: float = 0.1) -> list[ScaleScore]:
    return [
        ScaleScore(
            f"s{at}",
            mean,
            None,
            None if mean is None else mean - reach,
            None if mean is None else mean + reach,
            4,
            4,
        )
        for at, mean in enumerate(means)
    ]


def test_the_highest_comes_first_and_equal_ones_share_a_place() -> None:
    found = ranking(scores(2, 4, 4, 5))

    assert [(one.scale, one.rank) for one in found] == [
        ("s3", 1),
        ("s1", 2),
        ("s2", 2),
        ("s0", 4),
    ]


def test_z_is_against_the_own_mean_and_spread() -> None:
    # mean 3, SD of 1, 3, 5 about it: sqrt(8/3) = 1.633
    found = {one.scale: one.z for one in ranking(scores(1, 3, 5))}

    assert found["s2"] == pytest.approx(1.2247, abs=1e-4)
    assert found["s1"] == pytest.approx(0)


def test_a_flat_person_has_ranks_and_no_z() -> None:
    assert [(one.rank, one.z) for one in ranking(scores(3, 3))] == [(1, None)] * 2


def test_the_order_of_two_is_open_while_one_lies_in_the_interval_of_the_other() -> None:
    close = ranking(scores(4, 3.95, 2))

    assert [one.is_open for one in close] == [True, True, False]


def test_what_was_not_scored_has_no_place() -> None:
    assert [one.scale for one in ranking(scores(None, 2, 3))] == ["s2", "s1"]
    assert ranking(scores(None)) == ()


@given(
    st.lists(st.floats(1, 5), min_size=3, max_size=24).filter(
        lambda means: np.std(means) > 1e-6
    )
)
def test_ipsatised_means_have_no_level_and_spread_one(means: list[float]) -> None:
    [row] = ipsatised(np.array([means]))

    assert row.mean() == pytest.approx(0, abs=1e-6)
    assert row.std() == pytest.approx(1)
