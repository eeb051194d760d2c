"""What the cards of one made-up person say."""

from dataclasses import replace

import numpy as np
import pytest

from onward.careers.core import phrases, scoring, shelves
from onward.careers.core.constraints import Limits
from onward.careers.core.education import months_in_the_field
from onward.careers.core.recommend import Card, card_for, recommend
from onward.careers.core.scoring import Person, contributions, score
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import COMPONENTS, default_weights
from onward.careers.tests.worlds import made_up_world

WORLD = made_up_world()
LIKES_PEOPLE = Person(
    interests=(1.5, 2.5, 2.0, 4.8, 4.0, 3.0),
    interest_errors=(0.45,) * 6,
    past=(PastWork(WORLD.codes[5], 6, 1, "helper"),),
    zone=3,
    pay_needed=18,
)
WEIGHTS = default_weights("dissatisfied")


def test_below_half_of_the_weight_there_is_no_number() -> None:
    parts = np.full((1, len(COMPONENTS)), np.nan)
    parts[0, 0] = 0.9
    weights = np.array([49.0, 51, 0, 0, 0, 0, 0, 0])

    totals, coverage = scoring.total(parts, weights)

    assert np.isnan(totals[0])
    assert coverage[0] == 0.49


def test_at_half_of_the_weight_the_known_parts_are_renormalised() -> None:
    parts = np.full((1, len(COMPONENTS)), np.nan)
    parts[0, :2] = [0.9, 0.5]
    weights = np.array([30.0, 20, 50, 0, 0, 0, 0, 0])

    totals, _ = scoring.total(parts, weights)

    assert totals[0] == pytest.approx(100 * (30 * 0.9 + 20 * 0.5) / 50)
    assert np.nansum(contributions(parts, weights)) == pytest.approx(totals[0])


def test_a_person_nothing_is_known_of_gets_no_cards() -> None:
    found = recommend(WORLD, Person(), WEIGHTS)

    assert found.cards == ()
    assert not found.is_enough


def test_a_question_against_what_matters_names_it() -> None:
    person = replace(
        LIKES_PEOPLE, interests=None, values=(5.0, 1.0, 2.0, 4.5, 1.5, 2.0), past=()
    )
    weights = {name: 30 if name == "values" else 5 for name in WEIGHTS}

    cards = [
        one
        for one in recommend(WORLD, person, weights).cards
        if one.reasons[0].component == "values"
    ]

    assert cards
    for card in cards:
        named = card.question.partition(" less of ")[2]
        assert any(named == f"{words}?" for words in phrases.OFFERS_SHORT)


def test_a_flat_profile_does_not_count_as_interests() -> None:
    flat = Person(interests=(3.0, 3.1, 3.2, 3.0, 3.1, 3.3), zone=3, pay_needed=18)

    parts = score(WORLD, flat, WEIGHTS).parts

    assert np.isnan(parts[:, COMPONENTS.index("interests")]).all()


def test_unknown_pay_never_removes_but_is_a_caution() -> None:
    here = made_up_world(12)
    here.pay["US"].hourly[:] = np.nan
    person = Person(
        interests=LIKES_PEOPLE.interests,
        zone=5,
        past=(PastWork(here.codes[0], 5, 0),),
        limits=Limits(minimum_hourly_pay=40.0),
    )

    found = recommend(here, person, default_weights("no-clear-path"))

    assert found.left == 12
    cautions = [one.sentence for card in found.cards for one in card.cautions]
    assert any("pay is not published" in words for words in cautions)


def test_what_is_shown_anyway_passes_the_limits_but_a_veto() -> None:
    costly = Limits(minimum_hourly_pay=1000.0)
    person = Person(limits=costly, shown_anyway=frozenset({WORLD.codes[3]}))
    vetoed = Person(
        limits=Limits(
            minimum_hourly_pay=1000.0, left_out_codes=frozenset({WORLD.codes[3]})
        ),
        shown_anyway=person.shown_anyway,
    )

    assert recommend(WORLD, person, WEIGHTS).left == 1
    assert recommend(WORLD, vetoed, WEIGHTS).left == 0


def test_close_work_is_near_and_needs_little_learning() -> None:
    found = recommend(WORLD, LIKES_PEOPLE, WEIGHTS)
    scored = score(WORLD, LIKES_PEOPLE, WEIGHTS)

    close = [WORLD.codes.index(card.code) for card in found.on(shelves.CLOSE)]
    assert close
    assert (scored.parts[close, COMPONENTS.index("transfer")] >= 0.7).all()
    assert (scored.months[close] <= 6).all()
    assert all((card.months or 0) <= 12 for card in found.on(shelves.REACH))
    assert all((card.months or 0) > 12 for card in found.on(shelves.DREAM))


def test_estimates_widen_the_likely_places() -> None:
    official = recommend(made_up_world(), LIKES_PEOPLE, WEIGHTS)
    estimated = recommend(made_up_world(estimated=True), LIKES_PEOPLE, WEIGHTS)

    def width(cards: tuple[Card, ...]) -> int:
        return sum(c.places.high - c.places.low for c in cards if c.places)

    assert width(estimated.cards) > width(official.cards)


def test_the_same_seed_gives_the_same_places_and_no_doubt_gives_one_place() -> None:
    sure = Person(
        interests=LIKES_PEOPLE.interests, zone=3, pay_needed=18, past=LIKES_PEOPLE.past
    )

    first, second = (recommend(WORLD, LIKES_PEOPLE, WEIGHTS) for _ in range(2))
    certain = recommend(WORLD, sure, WEIGHTS)

    assert [c.places for c in first.cards] == [c.places for c in second.cards]
    assert all(c.places.low == c.places.high for c in certain.cards if c.places)


def test_a_single_card_says_the_same_as_the_list_does() -> None:
    found = recommend(WORLD, LIKES_PEOPLE, WEIGHTS).cards[0]

    alone = card_for(WORLD, LIKES_PEOPLE, WEIGHTS, WORLD.codes.index(found.code))

    assert alone.number == found.number
    assert alone.shares == found.shares
    assert alone.places is None


def test_having_done_the_work_is_told_as_such() -> None:
    done = card_for(WORLD, LIKES_PEOPLE, WEIGHTS, 5)

    told = [one.sentence for one in done.reasons]
    assert "You have done it: “helper”." in told


def test_what_gathers_the_rest_is_not_laid_out() -> None:
    best = recommend(WORLD, LIKES_PEOPLE, WEIGHTS).cards[0].code
    row = WORLD.codes.index(best)
    titles = list(WORLD.titles)
    titles[row] = "Helpers, All Other"
    renamed = replace(WORLD, titles=tuple(titles))

    found = recommend(renamed, LIKES_PEOPLE, WEIGHTS)

    assert best not in [card.code for card in found.cards]
    assert found.left == recommend(WORLD, LIKES_PEOPLE, WEIGHTS).left


def test_a_licence_lengthens_the_way_unless_one_has_done_the_work() -> None:
    zones, near = np.array([4.0, 4.0, 2.0]), np.array([0.9, 0.9, 0.1])
    free = np.zeros(3, dtype=np.bool_)

    plain = months_in_the_field(zones, near, licensed=free, held=())
    licensed = months_in_the_field(zones, near, licensed=~free, held=(1,))

    assert plain.tolist() == pytest.approx([3, 3, 0])
    assert licensed.tolist() == pytest.approx([15, 0, 0])
