import numpy as np
import pytest

from onward.careers.core import interests


def test_a_profile_agrees_wholly_with_itself_and_its_opposite_not_at_all() -> None:
    person = np.array([1.0, 2, 3, 4, 5, 3])

    r = interests.correlation(
        person, np.array([[1.0, 2, 3, 4, 5, 3], [5, 4, 3, 2, 1, 3]])
    )

    assert r.round(9).tolist() == [1, -1]


def test_correlation_replays_a_case_worked_by_hand() -> None:
    # Deviations -2.5..2.5 and 1,0,-1,... : sum xy = -2, sums of squares 17.5 and 4.
    person = np.array([1.0, 2, 3, 4, 5, 6])
    work = np.array([[5.0, 4, 3, 3, 4, 5]])

    r = interests.correlation(person, work)
    expected = ((person - 3.5) * (work[0] - 4)).sum() / (17.5 * 4) ** 0.5

    assert r[0] == pytest.approx(expected)


def test_a_profile_without_spread_correlates_with_nothing() -> None:
    assert np.isnan(interests.correlation(np.full(6, 3.0), np.eye(6))).all()


def test_an_unknown_occupation_stays_unknown() -> None:
    work = np.array([[1.0, 2, 3, 4, 5, np.nan]])

    assert np.isnan(interests.correlation(np.array([1.0, 2, 3, 4, 5, 6]), work)).all()


@pytest.mark.parametrize(
    ("r", "score"), [(0.9, 1), (-0.2, 0), (0.35, 0.5), (1, 1), (-1, 0)]
)
def test_fit_maps_correlation_as_the_specification_says(r: float, score: float) -> None:
    assert interests.fit(np.array([r]))[0] == pytest.approx(score)


@pytest.mark.parametrize(
    ("r", "label"),
    [
        (0.73, "strong"),
        (0.72, "good"),
        (0.61, "good"),
        (0.6, "possible"),
        (0.3, "possible"),
        (0.29, "weaker"),
    ],
)
def test_labels_change_at_the_named_correlations(r: float, label: str) -> None:
    assert interests.label(r) == label


def test_a_profile_is_flat_below_a_fifth_of_the_range() -> None:
    assert interests.is_flat((3, 3, 3, 3, 3, 3.7))
    assert not interests.is_flat((3, 3, 3, 3, 3, 3.8))
    assert interests.is_flat((30,) * 6, low=0, high=40)


def test_work_that_asks_a_lot_of_what_one_rated_low_is_named() -> None:
    person = (1, 4, 4, 4, 4, 4)

    assert interests.asks_too_much(person, (5, 3, 3, 3, 3, 3)) == (0,)
    assert interests.asks_too_much(person, (4.9, 3, 3, 3, 3, 3)) == ()


def test_work_that_offers_little_of_what_one_likes_is_named() -> None:
    person = (5, 2, 2, 2, 2, 2)

    assert interests.offers_too_little(person, (2.5, 3, 3, 3, 3, 3)) == (0,)
    assert interests.offers_too_little(person, (2.6, 3, 3, 3, 3, 3)) == ()


def test_what_both_are_high_in_comes_with_the_most_telling_first() -> None:
    assert interests.shared((1, 1, 1, 3, 5, 1), (1, 1, 1, 5, 6, 1)) == (4, 3)


def test_what_one_was_in_two_minds_about_is_named() -> None:
    assert interests.lukewarm((1, 3, 3, 3, 5, 2.9), (1, 1, 1, 1, 6, 4)) == (5,)


@pytest.mark.parametrize("r", [-0.2, 0.3, 0.61, 0.73, 0.9])
def test_the_label_can_be_read_off_the_score(r: float) -> None:
    score = float(interests.fit(np.array([r]))[0])

    assert interests.label(interests.correlation_of(score)) == interests.label(r)


def test_letter_index_replays_the_worked_example() -> None:
    # SAE against SEA: S-S 3, A-E two steps apart 1, E-A two steps apart 1.
    assert interests.letter_index("SAE", "SEA") == 3 * 3 + 2 * 1 + 1


def test_letter_index_runs_from_nought_to_eighteen() -> None:
    assert interests.letter_index("RIA", "RIA") == 18
    assert interests.letter_index("RIA", "SEC") == 0


def test_prediger_puts_a_realistic_profile_among_things() -> None:
    assert interests.prediger((1, 0, 0, 0, 0, 0)) == (2, 0)
    assert interests.prediger((0, 0, 0, 1, 0, 0)) == (-2, 0)
    assert interests.prediger((0, 0, 0, 0, 0, 1)) == pytest.approx((1, 1.73))
