from pathlib import Path

import numpy as np
import pytest

from onward.careers.core.related import (
    Related,
    Work,
    compact,
    composite,
    evened,
    nearness,
    parts_of,
    profile_correlations,
    standardised,
    word_cosines,
)

STORED = Path(__file__).parents[1] / "content" / "profile" / "related.npz"
BAKERS = (
    Work("1", "Bakers", ("Bread Baker", "Pastry Cook"), "Bake bread."),
    Work("2", "Pastry Cooks", ("Cake Baker",), "Bake cakes."),
    Work("3", "Lawyers", ("Attorney",), "Argue cases."),
    Work("4", "Paralegals", ("Attorney Assistant",), "Prepare cases."),
)


def test_a_composite_worked_by_hand() -> None:
    """Three pairs 0, 0, 3: mean 1, spread root 2; one part alone has all the weight."""
    part = np.array([[9.0, 3.0, 0.0], [3.0, 9.0, 0.0], [0.0, 0.0, 9.0]])

    mixed = composite({"tasks": part})

    assert mixed[0, 1] == pytest.approx(2 / np.sqrt(2))
    assert mixed[0, 2] == pytest.approx(-1 / np.sqrt(2))


def test_parts_not_known_are_made_up_for_by_the_others() -> None:
    part = np.array([[1.0, 0.4, 0.1], [0.4, 1.0, 0.2], [0.1, 0.2, 1.0]])

    assert composite({"tasks": part, "zone": part}) == pytest.approx(
        composite({"tasks": part})
    )


def test_a_pair_nothing_is_known_of_stands_in_the_middle() -> None:
    part = np.array([[1.0, 0.4, np.nan], [0.4, 1.0, 0.2], [np.nan, 0.2, 1.0]])

    assert standardised(part)[0, 2] == 0


def test_nothing_to_compare_by_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        composite({})


def test_whoever_is_like_everybody_is_less_of_a_neighbour() -> None:
    """The first is 0.8 like both others, they 0.7 like each other."""
    part = np.array([[1.0, 0.8, 0.8], [0.8, 1.0, 0.7], [0.8, 0.7, 1.0]])

    even = evened(part)

    assert even[1, 0] == pytest.approx(0.8 - (0.75 + 0.8) / 2)
    assert even[1, 2] == pytest.approx(0.7 - (0.75 + 0.75) / 2)


def test_profiles_alike_and_opposite() -> None:
    found = profile_correlations(np.array([[1.0, 2, 3], [2.0, 4, 6], [3.0, 2, 1]]))

    assert found[0] == pytest.approx([1.0, 1.0, -1.0])


def test_distance_is_told_below_nought() -> None:
    assert nearness(np.array([[0.0, 0], [3.0, 4]]))[0, 1] == pytest.approx(-5)


def test_rare_words_of_titles_tell_more_than_common_ones() -> None:
    found = word_cosines([["Nurse Manager"], ["Nurse"], ["Bank Manager"], ["Manager"]])

    assert found[0, 1] > found[0, 3]


def test_the_order_of_occupations_does_not_matter() -> None:
    forward = Related.of(BAKERS)
    backward = Related.of(BAKERS[::-1])

    assert forward.nearest("1", 1) == backward.nearest("1", 1) == ["2"]


def test_neighbours_are_found_by_code_title_or_other_title() -> None:
    related = Related.of(BAKERS)

    assert related.nearest("3", 1) == ["4"]
    assert related.nearest("lawyers", 1) == ["4"]
    assert related.nearest("Attorney", 2) == related.nearest("3", 2)
    assert related.nearest("Astronaut") == []


def test_an_occupation_is_not_its_own_neighbour() -> None:
    assert sorted(Related.of(BAKERS).nearest("1", 99)) == ["2", "3", "4"]


def test_stored_vectors_answer_for_codes_without_any_text() -> None:
    titles = {
        "29-1141.00": "Registered Nurses",
        "29-2061.00": "Licensed Practical and Licensed Vocational Nurses",
        "47-2111.00": "Electricians",
        "49-9041": "Industrial Machinery Mechanics",
        "23-1011.00": "Lawyers",
    }
    works = [Work(code, title) for code, title in titles.items()]
    with np.load(STORED) as stored:
        related = Related.of(works, dict(stored))

    assert related.nearest("29-1141.00", 1) == ["29-2061.00"]
    assert related.nearest("Electricians", 1) == ["49-9041"]


def test_one_code_that_is_not_stored_leaves_all_to_words() -> None:
    works = [Work("29-1141.00", "Registered Nurses"), *BAKERS]
    with np.load(STORED) as stored:
        related = Related.of(works, dict(stored))

    assert related.nearest("Bakers", 1) == ["2"]


def test_figures_with_unknowns_still_compare() -> None:
    knowledge = np.array([[1.0, 5, 2], [1.0, 4, 2], [5.0, 1, 1], [np.nan] * 3])

    found = composite(parts_of({"knowledge": knowledge}))

    assert np.isfinite(found).all()
    assert found[0, 1] > found[0, 2]


def test_short_vectors_keep_who_is_near_whom() -> None:
    """Two trades and two offices, told apart by tasks and by knowledge alike."""
    figures = {
        "tasks": np.array([[1.0, 0.1], [0.9, 0.0], [0.1, 1.0], [0.0, 0.8]]),
        "knowledge": np.array([[5.0, 1], [4.0, 1], [1.0, 5], [2.0, 4]]),
    }

    cosine = compact(figures) @ compact(figures).T

    assert cosine[0, 1] > 0.9
    assert cosine[2, 3] > 0.9
    assert cosine[0, 2] < 0
    assert np.diag(cosine) == pytest.approx(1)


def test_unknown_figures_leave_short_vectors_whole() -> None:
    figures = {
        "tasks": np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [np.nan, np.nan]]),
        "zone": np.array([2.0, 2.0, 4.0, np.nan]),
    }

    short = compact(figures, size=3)

    assert np.isfinite(short).all()
    assert short[0] @ short[1] > short[0] @ short[2]
