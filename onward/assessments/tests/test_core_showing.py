"""Figures and norms as a page words them."""

from dataclasses import replace

import pytest

from onward.assessments.core.definition_figures import with_figures
from onward.assessments.core.instruments import Norm
from onward.assessments.core.norms import Standing
from onward.assessments.core.result import ScaleScore
from onward.assessments.core.showing import shown, standing_in_words
from onward.assessments.tests.definitions import shipped


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("UK_year_ending_Mar_2023_mean", "UK year ending Mar 2023"),
        ("US_federal_2024_percent_positive", "US federal 2024"),
        ("volunteers_scale_means_1to5_N145k", "volunteers N145k"),
        ("Meaningful_work_2024", "Meaningful work 2024"),
    ],
)
def test_a_norm_of_a_sheet_is_named_for_the_people_and_not_for_the_figure(
    told: str, name: str
) -> None:
    scale: dict[str, object] = {"key": "R"}

    with_figures({"scales": [scale], "items": []}, {"norms": {told: {"R": 7.45}}})

    assert scale["norms"] == [{"name": name, "mean": 7.45}]


def test_a_mean_of_unnumbered_others_is_one_plain_sentence() -> None:
    norm = Norm(name="UK year ending Mar 2023", mean=7.45)

    said = standing_in_words(Standing(norm))

    assert said == "On average, “UK year ending Mar 2023”: 7.5."


def test_nought_has_no_sign() -> None:
    values = replace(shipped("own-work-values-21"), is_centred=True)
    key = values.scales[0].key
    score = ScaleScore(key, 3.0, 0.5, 2.2, 3.8, 3, 3, -0.04, -0.04, 1.8)

    (line,) = shown(values, [score])

    assert (line.figure, line.likely) == ("+0.0", "0 to 1.8")
