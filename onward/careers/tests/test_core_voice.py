"""What a person's own ratings say, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from onward.careers.core.scoring import Person, score
from onward.careers.core.voice import ENOUGH, voice
from onward.careers.core.weights import COMPONENTS, default_weights
from onward.careers.tests.worlds import made_up_world

WORLD = made_up_world(skilled=True)
WEIGHTS = default_weights("no-clear-path")
ANN = Person(interests=(1.5, 2.5, 2.0, 4.8, 4.0, 3.0), zone=3, pay_needed=18)


def rated(part: str, rows: range, *, turned: bool = False) -> Person:
    """Ratings that follow one part of the score."""
    figures = score(WORLD, ANN, WEIGHTS).parts[list(rows), COMPONENTS.index(part)]
    given = 10 * (1 - figures if turned else figures)
    codes = [WORLD.codes[row] for row in rows]
    return replace(ANN, own_ratings=dict(zip(codes, given.tolist(), strict=True)))


def test_ratings_that_follow_a_part_are_told_to_and_it_may_weigh_more() -> None:
    found = voice(WORLD, rated("interests", range(12)), WEIGHTS)

    assert found.count == 12
    assert found.parts["interests"] == pytest.approx(1)
    assert found.suggested["interests"] == WEIGHTS["interests"] + 5
    assert "Interests" in found.sentence


def test_a_part_the_ratings_go_against_may_weigh_less() -> None:
    found = voice(WORLD, rated("pay", range(12), turned=True), WEIGHTS)

    assert found.parts["pay"] == pytest.approx(-1)
    assert not found.suggested or found.suggested["pay"] == WEIGHTS["pay"] - 5


def test_a_few_ratings_or_all_the_same_say_nothing() -> None:
    few = rated("interests", range(ENOUGH - 1))
    same = replace(ANN, own_ratings=dict.fromkeys(WORLD.codes[:9], 7.0))

    for person in (few, same):
        found = voice(WORLD, person, WEIGHTS)
        assert found.agreement is None
        assert not found.suggested


def test_the_agreement_is_with_the_number_without_the_rating() -> None:
    person = rated("interests", range(12))
    found = voice(WORLD, person, WEIGHTS)

    plain = score(WORLD, ANN, WEIGHTS).totals[:12]
    given = list(person.own_ratings.values())
    assert found.agreement == pytest.approx(np.corrcoef(plain, given)[0, 1])


def test_what_has_no_weight_is_not_spoken_of() -> None:
    nothing = {**WEIGHTS, "interests": 0}

    found = voice(WORLD, rated("interests", range(12)), nothing)

    assert "interests" not in found.parts
