"""Each scoring rule on the smallest definition that needs it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onward.assessments.core.instruments import (
    Adaptive,
    Graded,
    Instrument,
    Item,
    Kind,
    Norm,
    Option,
    Reliability,
    Rule,
    Scale,
    parse,
)
from onward.assessments.core.keying import categories, category
from onward.assessments.core.means import needed
from onward.assessments.core.scores import ScaleScore, attendance, score
from onward.assessments.core.tally import tally
from onward.assessments.tests.definitions import definition, shipped

FIVE = tuple(Option(value, str(value)) for value in range(1, 6))


def instrument(
    items: list[Item], scales: list[Scale] | None = None, **changes: Any
) -> Instrument:
    keys = dict.fromkeys(item.scale for item in items)
    return replace(
        parse(definition()),
        items=tuple(items),
        scales=tuple(scales or [Scale(key, key) for key in keys]),
        options=FIVE,
        **changes,
    )


def items(count: int, scale: str = "R", *, start: int = 1, **facts: Any) -> list[Item]:
    return [Item(n, f"{n}", scale, **facts) for n in range(start, start + count)]


def only(asked: Instrument, answers: dict[int, Any]) -> ScaleScore:
    [one] = score(asked, answers)
    return one


def test_a_sum_is_made_on_the_range_it_is_reported_on() -> None:
    asked = instrument(items(4), rule=Rule.SUM, transform=(2.0, -8.0))

    # 5 + 4 + 3 + 2 = 14, twice that less 8
    assert only(asked, {1: 5, 2: 4, 3: 3, 4: 2}).value == 20


def test_a_range_turned_upside_down_keeps_its_interval_in_order() -> None:
    asked = instrument(items(4), transform=(-1.0, 6.0))

    one = only(asked, dict.fromkeys(range(1, 5), 2))

    assert (one.mean, one.value) == (2, 4)
    assert one.value_low is not None
    assert one.value_high is not None
    assert one.value_low < 4 < one.value_high


def test_a_weighted_item_counts_for_its_weight() -> None:
    asked = instrument([*items(1), *items(1, start=2, weight=3.0)])

    # one 1 and three 5s are 16, of weight 4
    assert only(asked, {1: 1, 2: 5}).value == 4


def test_percent_positive_counts_the_upper_two_answers_unless_told() -> None:
    answers = {1: 5, 2: 4, 3: 3, 4: 1}

    upper = only(instrument(items(4), rule=Rule.PERCENT_POSITIVE), answers)
    told = instrument(items(4), rule=Rule.PERCENT_POSITIVE, positive_from=3)

    assert (upper.value, upper.mean, upper.value_low) == (50, 3.25, None)
    assert only(told, answers).value == 75


def test_percent_positive_is_of_what_was_answered() -> None:
    asked = instrument(items(4), rule=Rule.PERCENT_POSITIVE)

    assert only(asked, {1: 5, 2: 5, 3: 1}).value == pytest.approx(66.6667, abs=1e-4)
    assert only(asked, {1: 5, 2: 5}).value is None


def test_a_difference_is_one_side_less_the_other_with_the_doubt_of_both() -> None:
    asked = instrument(
        [*items(3, "under"), *items(2, "over", start=4)],
        [
            Scale("under", "Under"),
            Scale("over", "Over"),
            Scale("index", "Index", of=("under",), minus=("over",)),
        ],
    )

    under, over, index = score(asked, {1: 5, 2: 4, 3: 3, 4: 1, 5: 2})

    assert (index.mean, index.value) == (None, 2.5)
    doubt = np.hypot(under.standard_error or 0, over.standard_error or 0)
    assert index.value_high == pytest.approx(2.5 + 1.64 * doubt)
    assert (index.answered, index.asked) == (5, 5)


def test_a_difference_needs_both_its_sides() -> None:
    asked = instrument(
        [*items(3, "under"), *items(2, "over", start=4)],
        [
            Scale("under", "Under"),
            Scale("over", "Over"),
            Scale("index", "Index", of=("under",), minus=("over",)),
        ],
    )

    assert score(asked, {1: 5, 2: 4, 3: 3, 4: 1})[2].value is None


def test_items_reported_each_alone_are_not_turned_round_and_not_added_up() -> None:
    asked = instrument([*items(1), *items(1, start=2, reverse=True)], rule=Rule.EACH)

    first, second = score(asked, {1: 4, 2: 5})

    assert [(one.item, one.value) for one in (first, second)] == [(1, 4), (2, 5)]


def test_a_count_has_no_interval_and_no_mean() -> None:
    counts = items(1, kind=Kind.NUMBER, most=40)
    asked = instrument(counts, rule=Rule.EACH)

    one = only(asked, {1: 37})

    assert (one.value, one.mean, one.value_low) == (37, None, None)
    with pytest.raises(ValueError, match="not on the scale"):
        score(asked, {1: 41})


def test_stories_come_to_no_figure() -> None:
    assert score(shipped("own-strength-spotting"), {}) == ()


def test_centred_figures_are_about_the_mean_of_the_scales_that_count() -> None:
    asked = instrument(
        [*items(2, "a"), *items(2, "b", start=3), *items(2, "c", start=5)],
        is_centred=True,
    )

    a, b, c = score(asked, {1: 5, 2: 5, 3: 2, 4: 2, 5: 1})

    assert [one.value for one in (a, b, c)] == [1.5, -1.5, None]
    assert (a.mean, b.mean) == (5, 2)


def test_an_answer_may_have_options_of_its_own() -> None:
    seven = tuple(Option(value, str(value)) for value in range(1, 8))
    asked = instrument(items(2, options=seven, reverse=True))

    assert only(asked, {1: 7, 2: 6}).mean == 1.5


@pytest.mark.parametrize(
    ("fraction", "asked", "least"),
    # three of four; .28 of 25 is 7 though the product is a hair above it
    [(0.75, 4, 3), (0.75, 3, 3), (0.28, 25, 7), (1.0, 10, 10), (0.0, 5, 1)],
)
def test_what_must_be_answered(fraction: float, asked: int, least: int) -> None:
    assert needed(fraction, asked) == least


def test_published_figures_replace_the_prior() -> None:
    scale = Scale(
        "R",
        "R",
        norms=(Norm("Women", by="women", sd=9.0), Norm("All", sd=0.9)),
        reliability=Reliability(alpha=0.75),
    )

    one = only(instrument(items(4), [scale]), dict.fromkeys(range(1, 5), 3))

    # an SD of .9, times the root of .25
    assert one.standard_error == pytest.approx(0.45)


def test_a_published_spread_of_sums_is_turned_back_to_the_answers() -> None:
    scale = Scale("R", "R", norms=(Norm("All", sd=4.0),))
    told = replace(scale, reliability=Reliability(alpha=0.75))
    asked = instrument(items(4), [told], rule=Rule.SUM, transform=(1.0, -4.0))

    one = only(asked, dict.fromkeys(range(1, 5), 3))

    # SEM of the sum is 4 * .5 = 2, of the mean .5; 8 +- 1.64 * 2
    assert one.standard_error == pytest.approx(0.5)
    assert (one.value_low, one.value_high) == pytest.approx((4.72, 11.28))


def test_a_shorter_answer_lowers_a_published_reliability() -> None:
    scale = Scale("R", "R", reliability=Reliability(omega=0.8))

    one = only(instrument(items(4), [scale]), {1: 3, 2: 3, 3: 3})

    # Spearman-Brown, k = 3/4: .6 / (1 - .25 * .8) = .75
    assert one.standard_error == pytest.approx(0.5)


def test_the_graded_model_reports_theta_where_it_is_the_rule() -> None:
    graded = Graded(1.5, (-1.5, -0.5, 0.5, 1.5))
    asked = instrument(items(4, graded=graded), rule=Rule.GRM)

    one = only(asked, dict.fromkeys(range(1, 5), 3))

    assert one.mean == 3
    assert one.value == one.theta == pytest.approx(0, abs=1e-9)
    assert one.value_high == pytest.approx(1.64 * (one.theta_error or 0))


def test_a_part_of_calibrated_items_has_theta_and_no_mean() -> None:
    graded = Graded(1.5, (-1.5, -0.5, 0.5, 1.5))
    whole = instrument(items(8, graded=graded), adaptive=None)
    adaptive = replace(whole, adaptive=Adaptive(least_items=3))

    as_a_whole = only(whole, {1: 5, 2: 5, 3: 5})
    in_part = only(adaptive, {1: 5, 2: 5, 3: 5})

    assert (as_a_whole.mean, as_a_whole.theta) == (None, None)
    assert in_part.mean is None
    assert in_part.theta is not None
    assert in_part.theta > 1
    assert only(adaptive, {1: 5, 2: 5}).theta is None


def test_a_reversed_answer_is_the_category_at_the_other_end() -> None:
    # 1, 2, 5 turned round are 5, 4, 1: the 2 stays in the middle, the 1 is the top
    uneven = tuple(Option(value, str(value)) for value in (1, 2, 5))
    item = Item(1, "", "R", reverse=True, options=uneven)
    turned = np.array([[5.0], [4.0], [1.0], [np.nan]])

    found = categories(instrument([item]), [item], turned)

    np.testing.assert_array_equal(found[:, 0], [2, 1, 0, np.nan])


def test_a_number_no_item_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no item 9"):
        score(instrument(items(2)), {9: 1})


def test_a_table_with_too_few_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        tally(instrument(items(2)), np.ones((3, 1)))


@pytest.mark.parametrize(
    ("reverse", "value", "place"), [(False, 1, 0), (False, 5, 4), (True, 5, 0)]
)
def test_a_category_counts_from_the_low_end_of_the_scale(
    *, reverse: bool, value: int, place: int
) -> None:
    asked = instrument(items(1, reverse=reverse))

    assert category(asked, asked.items[0], value) == place
    with pytest.raises(ValueError, match="not on the scale"):
        category(asked, asked.items[0], 6)


@pytest.mark.parametrize(
    ("missed", "planned", "share"), [(0, 40, 1.0), (10, 40, 0.75), (0, 0, None)]
)
def test_attendance_is_what_was_worked_of_what_was_planned(
    missed: float, planned: float, share: float | None
) -> None:
    assert attendance(missed=missed, planned=planned) == share


def test_more_hours_missed_than_planned_are_refused() -> None:
    with pytest.raises(ValueError, match="Missed hours"):
        attendance(missed=5, planned=4)


def test_more_people_than_are_worked_on_at_once_are_all_scored() -> None:
    asked = instrument(items(2))
    answers = np.tile([[1.0, 3.0], [5.0, np.nan]], (5000, 1))

    [column] = tally(asked, answers)

    assert len(column.value) == 10_000
    assert (column.value[::2] == 2).all()
    assert np.isnan(column.value[1::2]).all()


def test_nobody_scores_to_nothing() -> None:
    [column] = tally(instrument(items(2)), np.empty((0, 2)))

    assert len(column.value) == 0
