"""The one factor behind a scale: made loadings are found, other programs agree."""

import numpy as np
import pytest

from onward.assessments.core.factor import factors_by_chance, omega, one_factor
from onward.assessments.core.statistics import alpha
from onward.assessments.tests.people import EIGHT, people

RELATED = np.array(
    [
        [1.0, 0.52, 0.41, 0.33, 0.20],
        [0.52, 1.0, 0.46, 0.29, 0.31],
        [0.41, 0.46, 1.0, 0.38, 0.25],
        [0.33, 0.29, 0.38, 1.0, 0.35],
        [0.20, 0.31, 0.25, 0.35, 1.0],
    ]
)


def test_loadings_that_made_the_correlations_are_found_again() -> None:
    made = np.array([0.9, 0.7, 0.5, 0.6])
    related = np.outer(made, made)
    np.fill_diagonal(related, 1)

    found = one_factor(related)

    assert found is not None
    assert found.loadings == pytest.approx(made, abs=1e-6)
    assert found.residual == pytest.approx(0, abs=1e-6)


def test_loadings_agree_with_girth_and_scipy() -> None:
    # girth 0.8.0 principal_axis_factor to 1e-10, and scipy 1.17 on the squared
    # residuals: the same four places
    found = one_factor(RELATED)

    assert found is not None
    assert found.loadings == pytest.approx(
        [0.6438, 0.7045, 0.6501, 0.5363, 0.4302], abs=1e-4
    )


def test_a_loading_never_exceeds_one() -> None:
    # .9 * .9 / .5 would be a square of 1.62
    found = one_factor(np.array([[1, 0.9, 0.9], [0.9, 1, 0.5], [0.9, 0.5, 1]]))

    assert found is not None
    assert found.loadings[0] == 1


def test_two_items_tell_no_factor() -> None:
    assert one_factor(RELATED[:2, :2]) is None
    assert omega(EIGHT[:, :2]) is None
    assert omega(np.column_stack([EIGHT, np.ones(8)])) is None


def test_omega_of_equal_loadings_is_alpha() -> None:
    # loadings of .7 in six items: 6^2 * .49 / (6^2 * .49 + 6 * .51) = .8522
    rng = np.random.default_rng(4)
    factor = rng.standard_normal((20_000, 1))
    answers = 0.7 * factor + np.sqrt(0.51) * rng.standard_normal((20_000, 6))

    found, cronbach = omega(answers), alpha(answers)

    assert cronbach is not None
    assert found == pytest.approx(0.8522, abs=0.005)
    assert found == pytest.approx(cronbach.value, abs=0.002)


def test_omega_does_not_depend_on_the_units() -> None:
    assert omega(10 * EIGHT) == pytest.approx(omega(EIGHT))


def test_parallel_analysis_counts_the_factors_that_are_there() -> None:
    one, other = people(400), people(400, seed=9)

    single = factors_by_chance(one, np.random.default_rng(1), draws=40)
    double = factors_by_chance(
        np.hstack([one, other]), np.random.default_rng(1), draws=40
    )
    none = factors_by_chance(
        people(400, loading=0.0), np.random.default_rng(1), draws=40
    )

    assert (single, double) == (1, 2)
    assert none <= 1
