"""The graded-response model replays worked examples and another program's figures."""

from importlib import import_module
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.instruments import Graded
from onward.assessments.core.irt import (
    NODES,
    Bank,
    eap,
    information,
    normal_prior,
    person_fit,
    probabilities,
)
from onward.assessments.tests.sheets import needs_sheets, sheet

ONE = Bank.of([Graded(1.5, (-1.8, -0.7, 0.3, 1.6))])
MIXED = Bank.of([Graded(1.2, (-1.0, 0.0, 1.0)), Graded(2.0, (0.5,))])

# girth 0.8.0 (MIT), numpy 2.4: `grm_mml` fitted these six items to 800 simulated
# people (create_synthetic_irt_polytomous, seed 7) and returned their abilities;
# parameters rounded to three places, a few of the people picked.
GIRTH_A = (0.99, 1.173, 1.453, 1.607, 2.108, 2.384)
GIRTH_B = (
    (-0.257, 0.343, 1.208, 1.437),
    (-0.921, -0.883, -0.429, 0.474),
    (-0.966, -0.014, 0.183, 1.038),
    (-1.273, -1.148, -0.883, -0.63),
    (-0.441, -0.17, 0.085, 0.669),
    (-1.423, -1.216, 0.151, 1.502),
)
GIRTH_ABILITIES = {
    (4, 4, 4, 4, 4, 4): 1.942,
    (4, 4, 4, 4, 4, 3): 1.3106,
    (2, 4, 4, 4, 4, 3): 1.1425,
    (1, 4, 3, 4, 4, 3): 0.8609,
    (4, 3, 4, 4, 4, 2): 0.6918,
    (2, 3, 3, 4, 2, 4): 0.6635,
    (0, 4, 2, 4, 4, 2): 0.2947,
    (0, 0, 1, 4, 1, 2): -0.4398,
    (0, 0, 1, 4, 0, 2): -0.6764,
    (0, 0, 0, 4, 0, 2): -0.8827,
    (1, 3, 0, 2, 0, 1): -0.998,
    (4, 0, 0, 0, 0, 0): -1.6451,
    (1, 0, 0, 0, 0, 0): -1.7201,
    (0, 0, 0, 0, 0, 0): -1.9813,
}


def test_the_published_example_of_five_answers() -> None:
    # a = 1.5, theta = 0: science, appendix B
    chances = probabilities(ONE, np.zeros(1))[0, 0]

    assert chances == pytest.approx([0.063, 0.196, 0.351, 0.306, 0.083], abs=1e-3)


def test_an_item_of_two_answers_is_the_logistic_curve() -> None:
    # theta at the threshold: one half; information a^2 / 4
    two = Bank.of([Graded(2.0, (0.5,))])

    assert probabilities(two, np.array([0.5]))[0, 0] == pytest.approx([0.5, 0.5])
    assert information(two, np.array([0.5]))[0, 0] == pytest.approx(1.0)


def test_options_that_an_item_does_not_have_are_never_chosen() -> None:
    chances = probabilities(MIXED, np.array([-1.0, 0.0, 3.0]))

    assert (chances[:, 1, 2:] == 0).all()
    assert chances.sum(axis=2) == pytest.approx(np.ones((3, 2)))


graded = st.builds(
    lambda a, b: Graded(a, tuple(b)),
    st.floats(0.2, 4.0),
    st.lists(st.floats(-5, 5), min_size=1, max_size=6, unique=True).map(sorted),
)


@given(st.lists(graded, min_size=1, max_size=4), st.floats(-6, 6))
def test_the_chances_of_all_answers_sum_to_one(
    items: list[Graded], theta: float
) -> None:
    bank = Bank.of(items)

    chances = probabilities(bank, np.array([theta]))

    assert (chances >= 0).all()
    assert chances.sum(axis=2) == pytest.approx(1)
    assert (information(bank, np.array([theta])) >= 0).all()


def test_information_is_the_curvature_of_the_log_likelihood() -> None:
    # expected -d2 log P / d theta2, by differences
    step = 1e-3
    near = np.array([0.4 - step, 0.4, 0.4 + step])
    logs = np.log(probabilities(ONE, near)[:, 0])
    chances = probabilities(ONE, near[1:2])[0, 0]

    curved = -(chances * (logs[0] - 2 * logs[1] + logs[2])).sum() / step**2

    assert information(ONE, near[1:2])[0, 0] == pytest.approx(curved, abs=1e-4)


def test_nobody_is_known_before_the_first_answer() -> None:
    nothing = eap(ONE, np.array([[np.nan]]))

    # the prior cut off at -4 and 4 has an SD of .9995
    assert (nothing.theta[0], nothing.error[0]) == pytest.approx((0, 1), abs=1e-3)


def test_a_group_mean_moves_who_answered_little() -> None:
    moved = eap(ONE, np.array([[np.nan]]), prior=normal_prior(0.5, 0.8))

    assert (moved.theta[0], moved.error[0]) == pytest.approx((0.5, 0.8), abs=1e-3)


def test_an_estimate_worked_by_hand() -> None:
    # one item, answered "2": 81 products of chance and weight, added up in plain sums
    weights = [np.exp(-(node**2) / 2) for node in NODES]
    likely = [
        1 / (1 + np.exp(-1.5 * (node + 0.7))) - 1 / (1 + np.exp(-1.5 * (node - 0.3)))
        for node in NODES
    ]
    products = [w * p for w, p in zip(weights, likely, strict=True)]
    mean = sum(node * p for node, p in zip(NODES, products, strict=True)) / sum(
        products
    )

    estimate = eap(ONE, np.array([[2.0]]))

    assert estimate.theta[0] == pytest.approx(mean)


def test_a_category_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="categories"):
        eap(ONE, np.array([[-1.0]]))


@given(st.lists(st.integers(0, 4), min_size=6, max_size=6), st.integers(0, 5))
def test_a_higher_answer_never_lowers_the_estimate(answers: list[int], at: int) -> None:
    bank = Bank(np.array(GIRTH_A), np.array(GIRTH_B))
    higher = list(answers)
    higher[at] = min(4, answers[at] + 1)

    estimate = eap(bank, np.array([answers, higher], dtype=float))

    assert estimate.theta[1] >= estimate.theta[0] - 1e-9


def test_estimates_agree_with_girth() -> None:
    bank = Bank(np.array(GIRTH_A), np.array(GIRTH_B))

    mine = eap(bank, np.array(list(GIRTH_ABILITIES), dtype=float))

    np.testing.assert_allclose(mine.theta, list(GIRTH_ABILITIES.values()), atol=0.02)


def test_estimates_agree_with_girth_where_it_is_installed() -> None:
    girth = pytest.importorskip(
        "girth", reason="girth is not installed: its committed figures were compared"
    )
    synthetic = import_module("girth.synthetic")
    rng = np.random.default_rng(20)
    thresholds = np.sort(rng.normal(0, 1.1, (8, 4)), axis=1)
    people = synthetic.create_synthetic_irt_polytomous(
        thresholds, np.linspace(0.8, 2.4, 8), rng.standard_normal(400), model="grm"
    )
    theirs = girth.grm_mml(people)

    bank = Bank(theirs["Discrimination"], theirs["Difficulty"])
    mine = eap(bank, (people - people.min()).T.astype(float))

    np.testing.assert_allclose(mine.theta, theirs["Ability"], atol=0.02)


@needs_sheets
@pytest.mark.parametrize(
    ("trait", "error", "r"),
    # science 1.3: marginal SE with five items, correlation with the true theta
    [
        ("A", 0.47, 0.88),
        ("C", 0.49, 0.86),
        ("E", 0.46, 0.89),
        ("N", 0.37, 0.92),
        ("O", 0.55, 0.84),
    ],
)
def test_five_items_know_as_much_as_was_published(
    trait: str, error: float, r: float
) -> None:
    items = sheet("ipip-sapa-25").of_scale(trait)
    bank = Bank.of([item.graded for item in items if item.graded])
    rng = np.random.default_rng(11)
    true = rng.standard_normal(3000)
    drawn = rng.random((3000, 5, 1)) > probabilities(bank, true).cumsum(axis=2)

    found = eap(bank, drawn.sum(axis=2).astype(float))

    assert found.error.mean() == pytest.approx(error, abs=0.015)
    assert np.corrcoef(found.theta, true)[0, 1] == pytest.approx(r, abs=0.02)


def test_person_fit_worked_by_hand() -> None:
    # Two answers each: log P of what was given against its mean and variance
    two = Bank.of([Graded(1.0, (0.0,)), Graded(1.0, (1.0,))])
    p = [0.5, 1 / (1 + np.exp(1.0))]  # chance of the higher answer at theta 0
    given_log = log(1 - p[0]) + log(p[1])
    mean = sum(q * log(q) + (1 - q) * log(1 - q) for q in p)
    variance = sum(q * (1 - q) * log(q / (1 - q)) ** 2 for q in p)

    fit = person_fit(two, np.array([[0.0, 1.0]]), np.zeros(1))

    assert fit[0] == pytest.approx((given_log - mean) / variance**0.5)


def test_answers_at_random_fit_worse_than_answers_as_modelled() -> None:
    bank = Bank(np.tile(GIRTH_A, 4), np.tile(GIRTH_B, (4, 1)))
    rng = np.random.default_rng(3)
    true = rng.standard_normal(300)
    drawn = rng.random((300, 24, 1)) > probabilities(bank, true).cumsum(axis=2)
    modelled = drawn.sum(axis=2).astype(float)
    careless = rng.integers(0, 5, (300, 24)).astype(float)

    fits, misfits = (
        person_fit(bank, answers, eap(bank, answers).theta)
        for answers in (modelled, careless)
    )

    assert (fits < -2).mean() < 0.05
    assert (misfits < -2).mean() > 0.9


def test_nothing_answered_has_no_fit() -> None:
    assert np.isnan(person_fit(ONE, np.array([[np.nan]]), np.zeros(1))[0])
