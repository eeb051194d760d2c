"""Scores replay examples worked by hand; see core/scores.py for the formulas."""

from itertools import cycle
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.instruments import Instrument, parse
from onward.assessments.core.scores import (
    LETTERS,
    Profile,
    ScaleScore,
    score,
    score_values,
    standard_error,
    value_profile,
)
from onward.assessments.tests.definitions import definition, shipped

RIASEC = shipped("own-riasec-36")
VALUES = shipped("own-work-values-21")


def all_answered(instrument: Instrument, value: int) -> dict[int, int | None]:
    return {item.n: value for item in instrument.items}


def profile(**means: int) -> Profile:
    """A profile in which every item of a scale has the same answer."""
    answers = {item.n: means[item.scale] for item in RIASEC.items}
    return Profile.of(score(RIASEC, answers))


def test_all_threes_give_the_midpoint() -> None:
    assert [one.mean for one in score(RIASEC, all_answered(RIASEC, 3))] == [3.0] * 6


@pytest.mark.parametrize("extreme", [1, 5])
def test_one_answer_throughout_gives_that_extreme(extreme: int) -> None:
    scores = score(RIASEC, all_answered(RIASEC, extreme))

    assert [one.mean for one in scores] == [float(extreme)] * 6
    assert all((one.low or 0) >= 1 and (one.high or 9) <= 5 for one in scores)


def test_a_reversed_item_is_turned_round() -> None:
    data = definition()
    data["items"][1]["reverse"] = True

    [score_r] = score(parse(data), {1: 5, 2: 5})

    assert score_r.mean == 3.0


def test_a_mean_worked_by_hand() -> None:
    # R is items 1, 7, 13, 19, 25, 31: (4+5+3+2+4+5)/6 = 23/6
    answers = dict(zip((1, 7, 13, 19, 25, 31), (4, 5, 3, 2, 4, 5), strict=True))

    realistic = score(RIASEC, answers)[0]

    # SEM 1.0 * sqrt(1 - .80) = .4472; 23/6 -+ 1.64 * .4472 = 3.1000 and 4.5668
    assert realistic.mean == pytest.approx(3.8333, abs=1e-4)
    assert realistic.standard_error == pytest.approx(0.4472, abs=1e-4)
    assert realistic.low == pytest.approx(3.1000, abs=2e-4)
    assert realistic.high == pytest.approx(4.5668, abs=2e-4)


@pytest.mark.parametrize(("given_answers", "counts"), [(5, True), (4, False)])
def test_a_scale_counts_from_three_quarters_of_its_items(
    *, given_answers: int, counts: bool
) -> None:
    # 75 % of six items is 4.5, so five are needed
    numbers = [item.n for item in RIASEC.of_scale("S")][:given_answers]

    social = score(RIASEC, dict.fromkeys(numbers, 4))[3]

    assert (social.mean is not None) == counts
    assert (social.answered, social.asked) == (given_answers, 6)


def test_fewer_answers_carry_more_doubt() -> None:
    # Spearman-Brown, k = 2/6: r = (1/3 * .8) / (1 - 2/3 * .8) = .5714
    assert standard_error(2, span=4) == pytest.approx(sqrt(1 - 0.571429), abs=1e-5)
    assert standard_error(6, span=4) == pytest.approx(sqrt(0.2))
    assert standard_error(12, span=4) < standard_error(6, span=4)


def test_a_mean_of_nothing_has_no_error() -> None:
    with pytest.raises(ValueError, match="at least one answer"):
        standard_error(0, span=4)


@pytest.mark.parametrize("value", [0, 6, -1])
def test_an_answer_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        score(RIASEC, {1: value})


def test_nothing_answered_scores_nothing() -> None:
    empty = Profile.of(score(RIASEC, {}))

    assert empty.means == (None,) * 6
    assert (empty.code, empty.leading, empty.is_flat) == ("", (), False)
    assert not empty.is_depressed


def test_a_profile_keeps_the_order_of_the_letters() -> None:
    assert profile(R=1, I=2, A=3, S=4, E=5, C=2).means == (1, 2, 3, 4, 5, 2)


def test_the_code_names_the_three_highest_and_ties_by_the_alphabet() -> None:
    found = profile(R=1, I=5, A=2, S=4, E=4, C=4)

    assert found.code == "ICE"
    assert found.tied == ("S", "E", "C")


@pytest.mark.parametrize(
    ("highest", "flat"),
    # 20 % of 1..5 is .8: a difference of 4/5 is not below it, 3/5 is
    [(19 / 5, False), (18 / 5, True)],
)
def test_flat_means_less_than_a_fifth_of_the_range_between_the_ends(
    *, highest: float, flat: bool
) -> None:
    def one(letter: str, mean: float) -> ScaleScore:
        return ScaleScore(letter, mean, 0.4, mean - 0.7, mean + 0.7, 5, 6)

    means = (highest, 3.0, 3.0, 3.0, 3.0, 3.0)

    found = Profile(tuple(map(one, LETTERS, means)))

    assert found.is_flat == flat


def test_the_published_example_of_all_likes_is_flat_and_not_low() -> None:
    liked = Profile.of(score(RIASEC, all_answered(RIASEC, 4)))

    assert liked.is_flat
    assert not liked.is_depressed


@pytest.mark.parametrize(("highest", "low"), [(13, False), (12, True)])
def test_low_throughout_means_every_kind_under_two_fifths_of_the_range(
    *, highest: int, low: bool
) -> None:
    # 40 % of 1..5 is 2.6 = 13/5; five answers that add up to 13 or to 12
    answers: dict[int, int | None] = all_answered(RIASEC, 1)
    numbers = [item.n for item in RIASEC.of_scale("A")]
    pattern = (3, 3, 3, 3, 1) if highest == 13 else (3, 3, 3, 2, 1)
    answers |= dict(zip(numbers, pattern, strict=False))
    answers[numbers[5]] = None

    assert Profile.of(score(RIASEC, answers)).is_depressed == low


def test_a_band_that_reaches_the_highest_mark_leaves_the_order_open() -> None:
    # the doubt of six items is .73: 4.4 reaches 5, 4 does not
    found = profile(R=1, I=5, A=1, S=4, E=1, C=5)

    assert [one.scale for one in found.leading] == ["C", "I"]


def test_one_kind_may_stand_out_alone() -> None:
    assert [x.scale for x in profile(R=1, I=5, A=1, S=4, E=1, C=3).leading] == ["I"]


def test_values_without_a_choice_are_the_means_of_their_needs() -> None:
    ratings = dict(zip(range(1, 22), cycle([5, 3, 1]), strict=False))

    scores = score_values(VALUES, ratings)

    # Achievement is needs 1 and 2: (5+3)/2; Independence 3, 4, 5: (1+5+3)/3
    assert [scores[0].mean, scores[1].mean] == [4.0, 3.0]


def test_the_five_that_matter_most_add_their_points() -> None:
    scores = score_values(VALUES, all_answered(VALUES, 3), [5, 1, 19, 20, 13])

    # Achievement 3 + 1.6/2, Independence 3 + 2/3, Recognition and Relationships 3,
    # Support 3 + .4/3, Working Conditions 3 + (1.2 + .8)/6
    assert [one.mean for one in scores] == pytest.approx(
        [3.8, 3.6667, 3.0, 3.0, 3.1333, 3.3333], abs=1e-4
    )


def test_values_are_centred_in_the_person() -> None:
    scores = score_values(VALUES, all_answered(VALUES, 3), [5, 1, 19, 20, 13])

    found = value_profile(scores, [5, 1, 19, 20, 13])

    # the mean of the six is 3.32222
    assert found.values == pytest.approx(
        (0.4778, 0.3444, -0.3222, -0.3222, -0.1889, 0.0111), abs=1e-4
    )
    assert found.must_haves == (5, 1, 19, 20, 13)


def test_a_chosen_need_that_was_not_rated_adds_nothing() -> None:
    ratings: dict[int, int | None] = all_answered(VALUES, 3)
    ratings[6] = None

    recognition = score_values(VALUES, ratings, [6])[2]

    assert recognition.mean == 3.0


def test_a_need_cannot_be_chosen_twice() -> None:
    with pytest.raises(ValueError, match="once only"):
        score_values(VALUES, all_answered(VALUES, 3), [1, 1])


def test_a_value_with_too_few_ratings_is_left_out_of_the_middle() -> None:
    ratings: dict[int, int | None] = all_answered(VALUES, 4)
    ratings[1] = None

    found = value_profile(score_values(VALUES, ratings), [])

    assert found.values == (None, 0.0, 0.0, 0.0, 0.0, 0.0)


answered = st.dictionaries(
    st.integers(1, 36), st.one_of(st.none(), st.integers(1, 5)), max_size=36
)


@given(answered)
def test_every_mean_lies_in_its_interval_and_on_the_scale(
    answers: dict[int, int | None],
) -> None:
    for one in score(RIASEC, answers):
        if one.mean is None:
            assert one.standard_error is None
            continue
        assert one.low is not None
        assert one.high is not None
        assert 1 <= one.low <= one.mean <= one.high <= 5


@given(st.lists(st.integers(1, 5), min_size=36, max_size=36))
def test_turning_every_answer_round_mirrors_the_profile(values: list[int]) -> None:
    straight = score(RIASEC, dict(enumerate(values, start=1)))
    turned = score(RIASEC, {n: 6 - v for n, v in enumerate(values, start=1)})

    for one, other in zip(straight, turned, strict=True):
        assert (one.mean or 0) + (other.mean or 0) == pytest.approx(6)


@given(
    st.lists(st.integers(1, 5), min_size=21, max_size=21),
    st.permutations(range(1, 22)),
)
def test_centred_values_add_up_to_nothing(values: list[int], order: list[int]) -> None:
    scores = score_values(VALUES, dict(enumerate(values, start=1)), order[:5])

    centred = value_profile(scores, order[:5]).values

    assert sum(value or 0 for value in centred) == pytest.approx(0, abs=1e-9)


@given(st.lists(st.integers(1, 5), min_size=36, max_size=36))
def test_the_highest_kind_always_leads(values: list[int]) -> None:
    found = Profile.of(score(RIASEC, dict(enumerate(values, start=1))))

    assert found.leading[0] == found.ranked[0]
    assert len(found.code) == 3
