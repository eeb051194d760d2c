"""Each part of the score by hand."""

import doctest
from types import ModuleType

import numpy as np
import pytest

from onward.careers.core import (
    education,
    likeness,
    moves,
    pay,
    phrases,
    schedule,
    skills,
    transfer,
    values,
    weights,
    world,
)
from onward.careers.core.domains import Domain
from onward.careers.tests.worlds import made_up_world, pay_of
from onward.coaching.core.circumstances import Circumstance


@pytest.mark.parametrize(
    "module", [education, moves, pay, phrases, schedule, transfer, world]
)
def test_the_examples_in_the_words_hold(module: ModuleType) -> None:
    result = doctest.testmod(module, extraglobs={"np": np})

    assert result.attempted > 0
    assert result.failed == 0


def test_values_that_agree_wholly_are_one_and_opposite_ones_nought() -> None:
    person = np.array([1.0, -1, 0.5, -0.5, 0, 0])

    fits = values.fit(person, np.array([person + 4, 4 - person]))

    assert fits.tolist() == [1, 0]


def test_a_must_have_that_is_missing_costs_a_tenth() -> None:
    person = np.array([1.0, -1, 0.5, -0.5, 0, 0])
    work = np.array([[3.0, 4, 5, 3, 6, 2]])

    free = values.fit(person, work)[0]

    assert values.fit(person, work, must_haves={0})[0] == pytest.approx(free - 0.1)
    assert values.fit(person, work, must_haves={1})[0] == pytest.approx(free)


def test_nearness_weighs_past_work_by_years_and_recency() -> None:
    alike = np.array([[1.0, 0.2, 0.9], [0.2, 1.0, 0.1]])
    long_ago, recent = transfer.weight(10, 10), transfer.weight(2, 0)

    near = transfer.nearness(alike, [0, 1], [long_ago, recent])

    share = long_ago / (long_ago + recent)
    assert long_ago == pytest.approx(10 * 0.9**10)
    assert near[2] == pytest.approx(share * 0.9 + (1 - share) * 0.1)


def test_without_past_work_nearness_is_unknown_not_nought() -> None:
    assert np.isnan(transfer.nearness(np.eye(3), [], [])).all()


def test_pay_at_the_need_is_a_half_and_unpublished_pay_unknown() -> None:
    scores = pay.fit(20, pay.medians(pay_of([20.0, 23.0, float("nan")])))

    assert scores[0] == 0.5
    assert scores[1] == pytest.approx(1 / (1 + np.exp(-1)))
    assert np.isnan(scores[2])


def test_pay_withheld_for_being_high_counts_as_high() -> None:
    paid = pay_of([float("nan")])
    paid.is_top[0] = True

    assert pay.medians(paid)[0] == 115


def test_skill_coverage_replays_a_case_worked_by_hand() -> None:
    importance = np.array([[3.0, 4.0, 2.0]])  # the last counts for nothing
    asked = Domain(("a", "b", "c"), np.array([[4.0, 5.0, 7.0]]), importance)

    covered = skills.coverage(np.array([4.0, 3.0, 0.0]), asked)

    # w = 9/25 and 16/25; missing 16/25 * 2; asked 9/25 * 4 + 16/25 * 5.
    assert asked.weights[0].tolist() == pytest.approx([0.36, 0.64, 0])
    assert covered[0] == pytest.approx(1 - 1.28 / 4.64)


def test_skills_of_past_work_without_ratings_are_unknown() -> None:
    asked = Domain(("a",), np.full((1, 1), np.nan), np.full((1, 1), np.nan))

    assert skills.known_levels(asked, said={}, shown={}, past=([0], [1.0])) is None


def test_likeness_is_the_share_of_others_less_alike() -> None:
    similarity = np.array(
        [[1.0, 0.9, 0.1, 0.5], [0.9, 1, 0, 0], [0.1, 0, 1, 0], [0.5, 0, 0, 1]]
    )

    shares = likeness.closer_than(similarity)

    assert shares[0].tolist() == pytest.approx([1, 5 / 6, 1 / 6, 3 / 6])


def test_outlook_is_six_parts_openings_and_four_growth() -> None:
    here = made_up_world(3)
    ranks = world.percentile_ranks(here.openings)
    growth = world.percentile_ranks(here.growth)

    assert here.outlook.tolist() == pytest.approx((0.6 * ranks + 0.4 * growth).tolist())


def test_every_circumstance_has_weights_that_sum_to_a_hundred() -> None:
    assert set(weights.TABLE) == set(Circumstance)
    assert {sum(row) for row in weights.TABLE.values()} == {100}


def test_unaware_of_strengths_weighs_skills_more_than_undecided() -> None:
    unaware = weights.default_weights("unaware-of-strengths")

    assert unaware["skills"] > weights.default_weights("no-clear-path")["skills"]


def test_own_weights_lie_over_the_circumstance_and_within_bounds() -> None:
    chosen = weights.chosen_weights("between-jobs", {"pay": 99, "transfer": 0})

    assert chosen["pay"] == 30
    assert chosen["transfer"] == 0
    assert chosen["skills"] == 20


def test_a_code_of_another_release_finds_the_same_work() -> None:
    here = world.World(
        **{
            **{k: getattr(made_up_world(2), k) for k in FIELDS},
            "codes": ("13-1021.00", "15-1252.01"),
            "wider_codes": {"13-1021": "13-1020"},
        }
    )

    assert here.row_of("15-1252") == 1
    assert here.row_of("15-1252.00") == 1
    assert here.row_of("13-1020") == 0
    assert here.row_of("99-0000") is None


FIELDS = (
    "titles",
    "interests",
    "values",
    "zones",
    "likeness",
    "pay",
    "openings",
    "growth",
    "needs_licence",
)


def test_pay_of_an_area_falls_back_on_the_nation_where_it_is_not_published() -> None:
    here = made_up_world(2)
    local = pay_of([30.0, float("nan")])
    both = {"US": here.pay["US"], "OR": local}
    with_area = world.World(
        **{k: getattr(here, k) for k in (*FIELDS, "codes") if k != "pay"}, pay=both
    )

    pay_there, is_local = with_area.pay_in("OR")

    assert is_local.tolist() == [True, False]
    assert pay_there.hourly[0, 2] == 30
    assert pay_there.hourly[1, 2] == here.pay["US"].hourly[1, 2]
    assert with_area.pay_in("ZZ")[1].tolist() == [False, False]
