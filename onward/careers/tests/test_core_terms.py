"""Words that tell of a job's terms and show no skill."""

import doctest

import pytest

from onward.careers.core.text import terms


def test_the_examples_in_the_words_hold() -> None:
    assert doctest.testmod(terms).failed == 0


@pytest.mark.parametrize(
    "phrase",
    [
        "24 an hour",
        "$24 an hour",
        "20 hours a week",
        "No shifts",
        "Starting pay $18-22 per hour, 401(k)",
        "Twenty hours, mornings",
        "5 years of experience",
    ],
)
def test_figures_hours_and_pay_are_terms(phrase: str) -> None:
    assert terms.is_terms(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["answer the phone", "plan the shifts of nurses", "lift boxes of 25 lbs", "of the"],
)
def test_what_somebody_does_is_none(phrase: str) -> None:
    assert not terms.is_terms(phrase)
