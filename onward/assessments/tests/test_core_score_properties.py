"""What holds of scores for every way of answering."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.instruments import Instrument
from onward.assessments.core.keying import Key
from onward.assessments.core.scores import score
from onward.assessments.core.tally import tally
from onward.assessments.tests.definitions import shipped

forms = st.sampled_from(
    ["own-riasec-36", "own-needs-9", "own-workday-12", "own-challenge-6", "own-pulse-6"]
)
chance = st.randoms(use_true_random=False)


def filled_in(asked: Instrument, draw: Any) -> dict[int, int | None]:
    return {
        item.n: draw.choice(
            [None, *range(asked.bottom_of(item), asked.top_of(item) + 1)]
        )
        for item in asked.items
    }


@given(forms, chance)
def test_the_order_of_the_items_never_changes_a_score(name: str, draw: Any) -> None:
    asked = shipped(name)
    answers = filled_in(asked, draw)
    shuffled = list(asked.items)
    draw.shuffle(shuffled)
    told = list(answers.items())
    draw.shuffle(told)

    moved = replace(asked, items=tuple(shuffled))

    by_item = sorted(score(moved, dict(told)), key=lambda one: one.item or 0)
    assert by_item == sorted(score(asked, answers), key=lambda one: one.item or 0)


@given(forms, chance)
def test_turned_round_twice_is_as_it_was(name: str, draw: Any) -> None:
    asked = shipped(name)
    key = Key.of(asked)
    given_answers = key.row(filled_in(asked, draw))

    turned = key.keyed(given_answers)

    np.testing.assert_array_equal(key.keyed(turned), given_answers)


@given(forms, chance)
def test_an_interval_holds_its_point(name: str, draw: Any) -> None:
    asked = shipped(name)

    for one in score(asked, filled_in(asked, draw)):
        ends = [(one.low, one.mean, one.high)]
        ends.append((one.value_low, one.value, one.value_high))
        for low, point, high in ends:
            if point is not None and low is not None and high is not None:
                assert low <= point <= high


@given(forms, chance, st.integers(1, 6))
def test_many_at_once_score_as_each_alone(name: str, draw: Any, people: int) -> None:
    asked = shipped(name)
    key = Key.of(asked)
    everybody = [filled_in(asked, draw) for _ in range(people)]

    columns = tally(asked, np.vstack([key.row(one) for one in everybody]))

    for row, answers in enumerate(everybody):
        alone = [one.value for one in score(asked, answers)]
        together = [
            None if np.isnan(column.value[row]) else column.value[row]
            for column in columns
        ]
        assert together == pytest.approx(alone)
