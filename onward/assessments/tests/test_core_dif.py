"""Ordinal regression agrees with another optimiser; differences are found or not."""

import numpy as np
import pytest

from onward.assessments.core.arrays import Floats
from onward.assessments.core.dif import item_differences
from onward.assessments.core.ordinal import fit_ordinal, nagelkerke

ANSWERS = np.array(
    [0, 0, 1, 1, 2, 0, 1, 2, 2, 2, 1, 0, 2, 1, 0, 2, 1, 2, 0, 1], dtype=float
)
LEVELS = [-1.2, -0.5, 0.1, 0.4, 1.5, -0.9, 0.3, 0.8, 1.1, -0.1]
LEVELS += [-0.6, 0.2, 0.9, 0.5, -1.5, 1.9, -0.3, 0.7, -0.2, 1.2]
X = np.column_stack([LEVELS, [0.0, 1.0] * 10])
NOTHING = np.empty((20, 0))


def test_the_fit_agrees_with_scipy() -> None:
    # scipy 1.17, BFGS on the same likelihood to 1e-12
    found = fit_ordinal(ANSWERS, X)

    assert found.log_likelihood == pytest.approx(-13.180287686841806)
    assert found.thresholds == pytest.approx([-1.45336, 1.44091], abs=1e-4)
    assert found.slopes == pytest.approx([3.07721, -1.02832], abs=1e-4)


def test_with_nothing_to_explain_by_the_shares_are_fitted() -> None:
    # 6, 7 and 7 of 20: the log likelihood is 6 ln .3 + 14 ln .35
    found = fit_ordinal(ANSWERS, NOTHING)

    assert found.log_likelihood == pytest.approx(6 * np.log(0.3) + 14 * np.log(0.35))
    assert found.thresholds == pytest.approx([np.log(6 / 14), np.log(13 / 7)])


def test_the_part_explained_agrees_with_its_formula() -> None:
    # 1 - exp(2 (l0 - l) / n) over 1 - exp(2 l0 / n), with scipy's l0 and l
    found = nagelkerke(fit_ordinal(ANSWERS, X), fit_ordinal(ANSWERS, NOTHING), 20)

    assert found == pytest.approx(0.656029185)


def test_two_answers_are_a_plain_logistic_regression() -> None:
    # 2 of 10 against 6 of 10: the slope is the difference of the log odds
    answers = np.array([1] * 2 + [0] * 8 + [1] * 6 + [0] * 4, dtype=float)
    group = np.array([[0.0]] * 10 + [[1.0]] * 10)

    found = fit_ordinal(answers, group)

    assert found.slopes[0] == pytest.approx(np.log(6 / 4) - np.log(2 / 8))


def test_the_numbers_of_the_answers_do_not_matter_only_their_order() -> None:
    stretched = np.array([1.0, 4.0, 5.0])[ANSWERS.astype(int)]

    assert fit_ordinal(stretched, X).slopes == pytest.approx(
        fit_ordinal(ANSWERS, X).slopes
    )


def test_one_answer_throughout_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="two different"):
        fit_ordinal(np.ones(20), X)


def test_a_perfect_separation_ends() -> None:
    found = fit_ordinal(np.repeat([0.0, 1.0], 10), np.repeat([[-1.0], [1.0]], 10, 0))

    assert found.log_likelihood == pytest.approx(0, abs=1e-3)


def two_groups(
    shift: float = 0.0, *, turn: float = 0.0, level: float = 0.0, n: int = 400
) -> tuple[Floats, list[str]]:
    """Five items; to group "b" the first is harder by `shift`, or turned by `turn`."""
    rng = np.random.default_rng(12)
    of = np.repeat([0.0, 1.0], n)
    theta = rng.standard_normal(2 * n) + level * of
    slopes = np.ones((2 * n, 5)) * 1.6
    slopes[:, 0] += turn * of
    raw = slopes * theta[:, None] + rng.logistic(size=(2 * n, 5))
    raw[:, 0] -= shift * of
    answers: Floats = np.digitize(raw, [-2, -0.7, 0.7, 2]).astype(float)
    return answers, ["a" if one == 0 else "b" for one in of]


def test_items_that_work_alike_are_not_flagged() -> None:
    found = item_differences(*two_groups())

    assert [one.is_flagged for one in found] == [False] * 5
    assert all(one.change is not None and one.change < 0.01 for one in found)


def test_groups_that_differ_on_the_whole_scale_are_no_difference_of_items() -> None:
    found = item_differences(*two_groups(level=1.0))

    assert not any(one.is_flagged for one in found)


def test_an_item_that_is_harder_for_one_group_is_flagged_and_no_other() -> None:
    found = item_differences(*two_groups(2.5))

    assert [one.is_flagged for one in found] == [True] + [False] * 4
    first = found[0]
    assert first.uniform is not None
    assert first.change == pytest.approx(first.uniform, abs=0.02)


def test_an_item_that_tells_less_in_one_group_differs_by_level() -> None:
    found = item_differences(*two_groups(turn=-1.6))

    first = found[0]
    assert first.change is not None
    assert first.uniform is not None
    assert first.change > 0.03
    assert first.uniform < 0.01


def test_three_groups_are_compared_together() -> None:
    answers, groups = two_groups(2.5)
    groups = [*groups[:200], *["c"] * 200, *groups[400:]]

    assert item_differences(answers, groups)[0].is_flagged


@pytest.mark.parametrize("names", [["a"] * 800, ["a"] * 701 + ["b"] * 99, [""] * 800])
def test_two_large_enough_groups_are_needed(names: list[str]) -> None:
    answers, _ = two_groups()

    assert item_differences(answers, names) == ()


def test_who_did_not_say_belongs_to_no_group() -> None:
    answers, groups = two_groups(2.5)
    silent = np.vstack([answers, answers[:300, ::-1]])

    found = item_differences(silent, [*groups, *[""] * 300])

    assert found == item_differences(answers, groups)


def test_an_item_everybody_answered_alike_has_no_figure() -> None:
    answers, groups = two_groups()
    answers[:, 2] = 3

    assert item_differences(answers, groups)[2].change is None
    assert item_differences(np.full((800, 3), 2.0), groups) == ()
