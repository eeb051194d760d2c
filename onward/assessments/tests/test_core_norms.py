"""Where a figure stands among others, and in which band."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.instruments import Band, Instrument, Norm, Scale, parse
from onward.assessments.core.norms import (
    band_of,
    bands_within,
    percentile_from_mean,
    percentile_from_table,
    standing,
    standings,
)
from onward.assessments.core.result import ScaleScore
from onward.assessments.core.scores import score
from onward.assessments.tests.definitions import definition
from onward.assessments.tests.sheets import needs_sheets, sheet

TABLE = ((5.0, 2.0), (25.0, 3.0), (50.0, 4.0), (75.0, 4.0), (95.0, 5.0))
SATISFIED = Scale(
    "LS",
    "Satisfied",
    bands=(Band(5, 9, "low"), Band(10, 19, "middle"), Band(20, 35, "high")),
)


def scored(
    value: float | None, low: float | None = None, high: float | None = None
) -> ScaleScore:
    return ScaleScore("R", value, None, None, None, 4, 4, value, low, high)


def normed(*norms: Norm, in_development: bool = False) -> Instrument:
    asked = parse(definition())
    scale = replace(asked.scales[0], norms=norms)
    return replace(asked, scales=(scale,), in_development=in_development)


@pytest.mark.parametrize(
    ("figure", "percent"),
    # the normal curve: mean 50, one SD above 84.13, 1.64 SD below 5.05
    [(10, 50), (12, 84.13), (10 - 1.64 * 2, 5.05)],
)
def test_a_percentile_from_mean_and_spread(figure: float, percent: float) -> None:
    assert percentile_from_mean(figure, mean=10, sd=2) == pytest.approx(
        percent, abs=0.01
    )


@pytest.mark.parametrize(
    ("figure", "percent"),
    # halfway from 2 to 3 is halfway from 5 to 25; two rows with 4 are one, at 62.5
    [(2.5, 15), (4, 62.5), (4.5, 78.75), (1, 5), (5, 95)],
)
def test_a_percentile_from_a_table(figure: float, percent: float) -> None:
    assert percentile_from_table(figure, TABLE) == pytest.approx(percent)


def test_past_the_ends_of_the_table_it_says_so() -> None:
    norm = Norm("All", percentiles=TABLE)

    ends = [standing(norm, scored(value)) for value in (1.0, 2.5, 5.0)]

    assert [one.is_end for one in ends if one] == [True, False, True]


def test_the_table_comes_before_the_curve() -> None:
    norm = Norm("All", mean=4, sd=1, percentiles=TABLE)

    found = standing(norm, scored(3.0, 2.5, 4.5))

    assert found is not None
    assert (found.low, found.percentile, found.high) == pytest.approx((15, 25, 78.75))
    assert (found.t, found.difference) == pytest.approx((40, -1))


def test_a_mean_without_spread_gives_a_difference_and_no_percentile() -> None:
    found = standing(Norm("UK", mean=7.45), scored(6))

    assert found is not None
    assert (found.percentile, found.t) == (None, None)
    assert found.difference == pytest.approx(-1.45)


def test_everybody_is_the_default_and_a_group_is_asked_for_by_name() -> None:
    asked = normed(Norm("A", mean=3, sd=1), Norm("A", by="18-24", mean=2, sd=1))

    everybody, young = (
        standings(asked, scored(3)),
        standings(asked, scored(3), by="18-24"),
    )

    assert [one.norm.by for one in everybody] == [""]
    assert [one.norm.by for one in young] == ["18-24"]
    assert standings(asked, scored(3), by="50+") == ()


def test_in_development_nobody_is_compared() -> None:
    asked = normed(Norm("A", mean=3, sd=1), in_development=True)

    assert standings(asked, scored(3)) == ()


def test_theta_stands_on_the_normal_curve_of_its_calibration() -> None:
    part = replace(scored(None), theta=1.0, theta_error=0.5)

    found = standing(Norm("A", mean=4, sd=1), part)

    assert found is not None
    assert found.percentile == pytest.approx(84.13, abs=0.01)
    assert found.t == 60
    assert standing(Norm("A", by="men", mean=4, sd=1), part) is None
    assert standing(Norm("A", mean=4, sd=1), scored(None)) is None


@pytest.mark.parametrize(
    ("figure", "name"),
    [(5, "low"), (9, "low"), (9.6, "low"), (10, "middle"), (35, "high")],
)
def test_a_prorated_sum_between_two_bands_is_in_the_lower(
    figure: float, name: str
) -> None:
    band = band_of(SATISFIED, figure)

    assert band is not None
    assert band.name == name


def test_outside_the_bands_there_is_none() -> None:
    assert [band_of(SATISFIED, one) for one in (4, 36, None)] == [None] * 3


def test_the_bands_an_interval_reaches_are_all_named() -> None:
    wide = bands_within(SATISFIED, scored(18, 9.5, 21))
    alone = bands_within(SATISFIED, scored(18))
    past = bands_within(SATISFIED, scored(6, 3, 8))

    assert [band.name for band in wide] == ["low", "middle", "high"]
    assert [band.name for band in alone] == ["middle"]
    assert [band.name for band in past] == ["low"]
    assert bands_within(SATISFIED, scored(None)) == ()


@needs_sheets
@pytest.mark.parametrize(
    ("answer", "name"), [(7, "extremely satisfied"), (4, "neutral"), (1, "extremely d")]
)
def test_the_published_bands_of_life_satisfaction(answer: int, name: str) -> None:
    asked = sheet("swls-5")
    [one] = score(asked, dict.fromkeys(range(1, 6), answer))

    band = band_of(asked.scales[0], one.value)

    assert band is not None
    assert band.name.startswith(name)


@needs_sheets
def test_the_published_percentiles_of_the_calibrated_form() -> None:
    # Conscientiousness 4.4 is the median of its table, 5.0 the 75th percentile
    asked = sheet("ipip-sapa-25")
    answers = {6: 5, 7: 4, 8: 5, 9: 3, 10: 2}  # 9 and 10 are turned round: 4 and 5
    [one] = [s for s in score(asked, answers) if s.scale == "C"]

    [found] = standings(asked, one)

    assert one.value == pytest.approx(4.6)
    # from 4.4 (50) to 5.0 (75) a third of the way
    assert found.percentile == pytest.approx(50 + 25 / 3)


@given(
    figure=st.floats(0, 6),
    down=st.floats(0, 3),
    up=st.floats(0, 3),
    has_table=st.booleans(),
)
def test_a_percentile_lies_between_those_of_its_interval(
    figure: float, down: float, up: float, *, has_table: bool
) -> None:
    norm = Norm("A", mean=3.5, sd=1, percentiles=TABLE if has_table else ())

    found = standing(norm, scored(figure, figure - down, figure + up))

    assert found is not None
    assert found.low is not None
    assert found.percentile is not None
    assert found.high is not None
    assert found.low <= found.percentile <= found.high
