"""Working for oneself as a path: what sells, what it costs, what to prove first."""

import doctest
from dataclasses import replace

import numpy as np
import pytest

from onward.careers.core import venture as venture_core
from onward.careers.core.domains import Domain
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.venture import VENTURE, price, strengths, venture
from onward.careers.tests.worlds import made_up_world, pay_of, shuffled

SMALL = replace(
    made_up_world(3),
    titles=("Painters", "Clerks", "Guards"),
    likeness=np.array([[1, 0.95, 0.2], [0.95, 1, 0.1], [0.2, 0.1, 1]]),
    pay={"US": pay_of([20.0, 20.0, 20.0])},
    needs_licence=np.array([False, True, False]),
    skills=Domain(
        ("Painting", "Filing"),
        np.array([[6.0, 2.0], [1.0, 5.0], [1.0, 1.0]]),
        np.array([[5.0, 2.0], [1.0, 4.0], [3.0, 2.0]]),
    ),
    schedules={"self_employed": np.array([0.4, 0.2, 0.02])},
)
PAINTER = Person(past=(PastWork(SMALL.codes[0], 6, 0),), pay_needed=24)


def test_the_examples_in_the_words_hold() -> None:
    assert doctest.testmod(venture_core).failed == 0


def test_strengths_replay_a_case_worked_by_hand() -> None:
    assert SMALL.skills is not None
    told = strengths(SMALL.skills, np.array([6.0, 2.0]))

    # At large 8 and 8 of 16: a half each; the painter has 6 and 2 of 8.
    assert told.tolist() == pytest.approx([0.75 / 0.5, 0.25 / 0.5])


def test_what_sells_is_what_one_has_more_of_than_work_at_large() -> None:
    path = venture(SMALL, PAINTER)

    (painting,) = path.sells
    assert painting.name == "Painting"
    assert painting.strength == pytest.approx(1.5)
    # Those leaning on painting: painters .4 and guards .02, a thousand each.
    assert painting.share_alone == pytest.approx(0.21)
    assert "21 of 100 work for themselves" in painting.sentence


def test_work_near_ones_own_that_many_do_alone_is_named() -> None:
    path = venture(SMALL, PAINTER)

    assert [(one.title, one.share) for one in path.near] == [
        ("Painters", 0.4),
        ("Clerks", 0.2),
    ]


def test_an_hour_is_priced_for_the_hours_nobody_pays() -> None:
    assert price(24).charge == pytest.approx(24 * 1.25 / 0.6)
    assert "$50" in price(24).sentence


def test_what_to_prove_begins_with_demand_and_asks_for_a_licence_where_one_is() -> None:
    keys = [proof.key for proof in venture(SMALL, PAINTER).proofs]
    free = replace(SMALL, needs_licence=np.zeros(3, dtype=np.bool_))

    assert keys[:3] == ["demand", "licence", "first-customer"]
    assert "runway" in keys
    assert "licence" not in [proof.key for proof in venture(free, PAINTER).proofs]


def test_few_hours_are_tried_in_a_real_week() -> None:
    few = venture(SMALL, replace(PAINTER, hours_most=15))

    assert "week" in [proof.key for proof in few.proofs]
    assert any("among your 15" in words for words in few.cautions)


def test_what_no_figure_tells_is_said() -> None:
    nothing = venture(replace(SMALL, schedules={}), Person())

    assert not nothing.sells
    assert not nothing.near
    assert nothing.price is None
    assert len(nothing.unknowns) == 5
    assert nothing.reasons
    assert nothing.cautions


def test_likes_and_values_speak_for_it_and_against_it() -> None:
    free = Person(interests=(1, 2, 2, 3, 5, 2), values=(0, 1, 0, 0, -0.5, -0.5))
    sheltered = Person(interests=(4, 4, 3, 3, 1, 3), values=(0, -1, 0, 0, 0.5, 0.5))

    for_it, against = venture(SMALL, free), venture(SMALL, sheltered)

    assert any("deciding for yourself" in words for words in for_it.reasons)
    assert any("finding customers" in words for words in for_it.reasons)
    assert any("you rated that low" in words for words in against.cautions)
    assert any("security" in words for words in against.cautions)


def test_it_is_central_for_those_leaving_to_found_and_open_to_all() -> None:
    assert venture(SMALL, PAINTER, "leaving-to-found").is_central
    assert not venture(SMALL, PAINTER, "returning").is_central
    assert venture(SMALL, Person()).code == VENTURE


def test_a_weak_skill_is_not_for_sale_however_rare() -> None:
    weak = Person(said=Levels(skills={"Painting": 2.0}))

    assert venture(SMALL, weak).sells == ()


def test_the_order_of_rows_and_of_past_work_never_matters() -> None:
    here = made_up_world(60, skilled=True)
    past = tuple(PastWork(here.codes[row], 4, 1) for row in (3, 20, 41))
    order = list(reversed(range(len(here))))

    turned = venture(shuffled(here, order), Person(past=tuple(reversed(past))))

    assert turned == venture(here, Person(past=past))
