"""The shape of an interest profile: published indices on profiles worked by hand."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.interests import LETTERS, Profile
from onward.assessments.core.result import ScaleScore


def profile(*means: float | None, top: float = 5) -> Profile:
    """Means in the order R I A S E C."""
    scores = [
        ScaleScore(letter, mean, 0.4, mean, mean, 6, 6)
        for letter, mean in zip(LETTERS, means, strict=True)
    ]
    return Profile.of(scores, bottom=1, top=top)


@pytest.mark.parametrize(
    ("first", "second", "consistency"),
    [
        ("R", "I", 3),
        ("C", "R", 3),  # the ends of the row meet on the hexagon
        ("R", "A", 2),
        ("C", "I", 2),
        ("R", "S", 1),
        ("I", "E", 1),
    ],
)
def test_consistency_is_how_near_the_first_two_stand(
    first: str, second: str, consistency: int
) -> None:
    means = [{first: 5.0, second: 4.0}.get(letter, 2.0) for letter in LETTERS]

    assert profile(*means).consistency == consistency


def test_every_pair_is_as_near_one_way_as_the_other() -> None:
    for first, second in permutations(LETTERS, 2):
        one = [{first: 5.0, second: 4.0}.get(letter, 2.0) for letter in LETTERS]
        other = [{second: 5.0, first: 4.0}.get(letter, 2.0) for letter in LETTERS]

        assert profile(*one).consistency == profile(*other).consistency


def test_a_tie_for_the_second_place_leaves_consistency_open() -> None:
    assert profile(5, 4, 1, 4, 1, 1).consistency is None
    assert profile(5, 5, 1, 4, 1, 1).consistency == 3  # a tie for the first does not


def test_differentiation_worked_by_hand() -> None:
    # sorted 5, 4, 3, 2, 1, 1: half of 5 - (4 + 2) / 2 is 1; of a range of 4: .25
    found = profile(1, 5, 2, 4, 1, 3)

    assert found.differentiation == pytest.approx(0.25)
    assert found.spread == pytest.approx(1.0)


def test_one_kind_alone_is_most_differentiated_and_a_flat_profile_not_at_all() -> None:
    assert profile(5, 1, 1, 1, 1, 1).differentiation == 0.5
    assert profile(3, 3, 3, 3, 3, 3).differentiation == 0


def test_a_missing_scale_leaves_the_indices_open() -> None:
    found = profile(5, 4, None, 1, 1, 1)

    assert (found.consistency, found.differentiation, found.spread) == (None,) * 3


@pytest.mark.parametrize(
    ("third", "wants"),
    # a tenth of 1..5 is .4: 3.4 lies that far above the fourth, 3.2 does not
    [(3.4, False), (3.2, True)],
)
def test_a_short_form_is_not_enough_when_the_third_letter_is_close(
    *, third: float, wants: bool
) -> None:
    assert profile(5, 4, third, 3, 2, 1).wants_long_form is wants


def test_a_short_form_is_not_enough_when_it_is_flat() -> None:
    assert profile(4, 4, 4, 3.5, 3.5, 3.5).wants_long_form
    assert not profile(5, 4, None, 3, 2, 1).wants_long_form


@given(st.permutations([4.5, 4.0, 3.0, 2.5, 2.0, 1.0]))
def test_the_letters_do_not_change_how_clear_a_profile_is(means: list[float]) -> None:
    found = profile(*means)

    # half of 4.5 - (4 + 2.5) / 2 is .625; of 4: .15625
    assert found.differentiation == pytest.approx(0.15625)
    assert found.consistency in {1, 2, 3}
