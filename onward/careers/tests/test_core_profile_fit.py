import numpy as np
import pytest

from onward.careers.core.text.profile_fit import (
    Twice,
    beside,
    fit,
    left_out,
    places_of,
    ridge,
)
from onward.careers.core.text.profile_views import SentenceRows, Sentences, WordRows
from onward.careers.core.text.profile_words import BUCKETS, read, word_counts

APART = np.eye(2)
ANSWERS = np.array([[1.0], [3.0]])


def some_kernel() -> tuple[np.ndarray, np.ndarray]:
    points = np.random.default_rng(7).normal(size=(12, 3))
    distances = ((points[:, None] - points) ** 2).sum(2)
    return np.exp(-distances / 4), np.hstack([points[:, :1] ** 2, points[:, 1:2]])


def test_a_ridge_worked_by_hand() -> None:
    """(I + 1 I) w + offset = (1, 3), w sums to nought: offset 2, w = (-0.5, 0.5)."""
    fitted = ridge(APART, ANSWERS, noise=1.0)

    assert fitted.offset == pytest.approx([2.0])
    assert fitted.weights[:, 0] == pytest.approx([-0.5, 0.5])
    assert fitted.guess(APART)[:, 0] == pytest.approx([1.5, 2.5])
    assert fitted.guess(np.zeros((1, 2)))[0] == pytest.approx([2.0])


def test_no_noise_gives_the_answers_back() -> None:
    assert ridge(APART, ANSWERS, noise=1e-9).guess(APART) == pytest.approx(ANSWERS)


def test_what_is_left_out_in_closed_form_is_what_refitting_leaves() -> None:
    kernel, targets = some_kernel()
    groups = list("aaabbbccddee")

    held = left_out(kernel, targets, groups, noise=0.3)

    for group in set(groups):
        mine = np.array([g == group for g in groups])
        others = ridge(kernel[np.ix_(~mine, ~mine)], targets[~mine], noise=0.3)
        refitted = targets[mine] - others.guess(kernel[np.ix_(mine, ~mine)])
        assert held[mine] == pytest.approx(refitted)


def test_what_cannot_be_foretold_is_guessed_by_its_mean() -> None:
    """Rows unlike one another tell nothing of one another."""
    targets = np.array([[1.0], [2.0], [6.0], [7.0]])

    fitted = fit(np.eye(4), targets, list("abcd"))

    assert fitted.guess(np.eye(4))[:, 0] == pytest.approx([4.0] * 4)


def test_figures_that_move_together_are_fitted_together() -> None:
    kernel, targets = some_kernel()
    both = np.hstack([targets[:, 1:], 2 * targets[:, 1:] + 1])

    guessed = fit(kernel, both, list("abcdefghijkl")).guess(kernel)

    assert guessed[:, 1] == pytest.approx(2 * guessed[:, 0] + 1)


def test_nearness_of_places_worked_by_hand() -> None:
    """Squared distances 0 and 2: exp(0) = 1 and exp(-2) = 0.135."""
    near = beside(np.eye(2), np.eye(2))

    assert near == pytest.approx(np.array([[1.0, 0.1353], [0.1353, 1.0]]), abs=1e-4)


def test_the_place_of_a_row_is_what_the_others_tell_of_it() -> None:
    """What is said of a group moves the axes, but not what is guessed of its rows."""
    kernel, targets = some_kernel()
    targets = targets[:, :1]
    groups = list("aaabbbccddee")

    first, places = places_of(kernel, targets, groups)

    noises = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
    standard = (targets - targets.mean(0)) / targets.std(0)
    guesses = [standard - left_out(kernel, standard, groups, n) for n in noises]
    best = min(guesses, key=lambda guess: float(((guess - standard) ** 2).sum()))
    length = np.sqrt((best**2).sum(1).mean())
    assert np.abs(places) == pytest.approx(np.abs(best / length))
    assert first.guess(kernel) != pytest.approx(places)


def test_a_row_without_figures_has_a_place_all_the_same() -> None:
    kernel, targets = some_kernel()
    targets[4] = np.nan

    first, places = places_of(kernel, targets, list("abcdefghijkl"))

    assert not np.isnan(places).any()
    assert first.weights[4] == pytest.approx(0)
    assert places[4] == pytest.approx(first.guess(kernel)[4])


def test_the_second_pass_reads_texts_and_places() -> None:
    kernel, targets = some_kernel()
    groups = list("abcdefghijkl")
    first, places = places_of(kernel, targets, groups)
    last = fit(kernel + beside(places, places), targets, groups)

    guessed = Twice(first, places, last).guess(kernel[:1])

    where = first.guess(kernel[:1])
    assert guessed == pytest.approx(last.guess(kernel[:1] + beside(where, places)))


def test_sentences_are_held_against_the_one_most_like_them() -> None:
    """Text 1 says a and b, text 2 says b alone. Asked a: with text 1 the best of a is
    1, of (a, b) are 1 and 0: (1 + .5) / 2; with text 2 nought.
    """
    both = np.eye(2, dtype=np.float32)
    seen = SentenceRows.of(Sentences(np.vstack([both, both[1:]]), np.array([2, 3])))

    cosines = seen.cosines(Sentences(both[:1], np.array([1])))

    assert cosines[0] == pytest.approx([0.75, 0.0], abs=1e-6)


def test_the_order_of_sentences_never_matters_to_their_likeness() -> None:
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(7, 5)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    seen = SentenceRows.of(Sentences(rows, np.array([3, 7])))

    asked, turned = (
        seen.cosines(Sentences(r, np.array([7]))) for r in (rows, rows[::-1])
    )

    assert asked == pytest.approx(turned, abs=1e-6)


def test_rare_words_count_more_than_common_ones() -> None:
    """Of three texts "care" stands in all, "cats" and "dogs" in one each.

    1 + log(4 / 4) = 1 and 1 + log(4 / 2) = 1.693: the cosine of "care cats" with
    "care dogs" is 1 / (1 + 1.693 ** 2) = 0.259.
    """
    rows = WordRows.of(word_counts(["care cats", "care dogs", "care"]))

    cosines = rows.cosines(word_counts(["care cats", "nothing alike"]))

    assert cosines[0] == pytest.approx([1.0, 0.2587, 0.5086], abs=1e-4)
    assert cosines[1] == pytest.approx([0.0, 0.0, 0.0])


def test_words_have_their_places_for_ever() -> None:
    counts = word_counts(["nurse nurse"])

    assert counts.shape == (1, BUCKETS)
    assert counts[0, 3395] == pytest.approx(1 + np.log(2))


def test_a_text_is_read_as_title_lead_sentences_and_clauses() -> None:
    reading = read("Baker\nBake bread, rolls and cakes. Clean the ovens daily.")

    assert reading is not None
    assert reading.title == "Baker"
    assert reading.sentences == (
        "Bake bread, rolls and cakes.",
        "Clean the ovens daily.",
    )
    assert reading.clauses == ("Bake bread", "Clean the ovens daily")
    assert reading.whole == "Baker. Bake bread, rolls and cakes. Clean the ovens daily."
    assert reading.words == 8  # "and" and "the" are not counted


def test_what_tells_only_of_the_employer_is_not_read() -> None:
    advert = "We are a growing team.\nBake bread daily.\nOur benefits are many."

    reading = read(advert, "Baker (m/f/d)")

    assert reading is not None
    assert (reading.title, reading.sentences) == ("Baker", ("Bake bread daily.",))


def test_a_text_that_tells_only_of_the_employer_is_read_as_it_is() -> None:
    reading = read("We are a growing team.", "Baker")

    assert reading is not None
    assert reading.sentences == ("We are a growing team.",)
