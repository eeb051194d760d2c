"""Properties every recommendation has, whoever the person."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.careers.core import scoring, shelves
from onward.careers.core.constraints import Limits
from onward.careers.core.education import months_to_learn
from onward.careers.core.recommend import card_for, recommend
from onward.careers.core.scoring import Person, contributions, score
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import COMPONENTS, default_weights
from onward.careers.tests.worlds import made_up_world, shuffled
from onward.coaching.core.circumstances import Circumstance

WORLD = made_up_world()
scores = st.floats(1, 5).map(lambda x: round(x, 2))
people = st.builds(
    Person,
    interests=st.none() | st.tuples(*[scores] * 6),
    interest_errors=st.just((0.45,) * 6),
    values=st.none() | st.tuples(*[st.floats(-2, 2).map(lambda x: round(x, 2))] * 6),
    value_errors=st.just((0.4,) * 6),
    past=st.lists(
        st.builds(
            PastWork,
            code=st.sampled_from(WORLD.codes),
            years=st.floats(0.5, 40),
            years_since=st.floats(0, 40),
        ),
        max_size=4,
    ).map(tuple),
    zone=st.none() | st.integers(1, 5).map(float),
    pay_needed=st.none() | st.floats(5, 60).map(lambda x: round(x, 2)),
    limits=st.builds(
        Limits,
        minimum_hourly_pay=st.none() | st.floats(5, 50).map(lambda x: round(x, 2)),
        longest_training=st.sampled_from(["", "none", "month", "year", "longer"]),
        no_licence=st.booleans(),
        left_out_groups=st.sets(st.sampled_from(["11", "13", "25"])).map(frozenset),
        left_out_codes=st.sets(st.sampled_from(WORLD.codes)).map(frozenset),
    ),
)
circumstances = st.sampled_from([*Circumstance]).map(default_weights)
quick = settings(max_examples=60, deadline=None)


@quick
@given(person=people, weights=circumstances)
def test_no_card_breaks_a_hard_limit(person: Person, weights: dict[str, int]) -> None:
    found = recommend(WORLD, person, weights)

    zone = scoring.own_zone(WORLD, person)
    for card in found.cards:
        row = WORLD.codes.index(card.code)
        limits = person.limits
        if limits.minimum_hourly_pay:
            assert WORLD.pay["US"].hourly[row, 2] >= limits.minimum_hourly_pay
        assert not (limits.no_licence and WORLD.needs_licence[row])
        assert card.code[:2] not in limits.left_out_groups
        assert card.code not in limits.left_out_codes
        if limits.longest_training == "none" and zone is not None:
            assert months_to_learn(zone, WORLD.zones)[row] == 0


@quick
@given(person=people, weights=circumstances)
def test_every_card_has_reasons_cautions_a_question_and_an_experiment(
    person: Person, weights: dict[str, int]
) -> None:
    for card in recommend(WORLD, person, weights).cards:
        assert 1 <= len(card.reasons) <= 3
        assert len(card.cautions) == 2
        assert card.question.endswith("?")
        assert all(card.experiment)
        sentences = [one.sentence for one in (*card.reasons, *card.cautions)]
        assert len(set(sentences)) == len(sentences)
        assert all(words.endswith(".") and "nan" not in words for words in sentences)


@quick
@given(person=people, weights=circumstances)
def test_what_the_parts_add_is_the_number(
    person: Person, weights: dict[str, int]
) -> None:
    for card in recommend(WORLD, person, weights).cards:
        assert card.number is not None
        assert sum(one.points for one in card.shares) == pytest.approx(card.number)
        assert sum(one.of for one in card.shares) == pytest.approx(100)


@quick
@given(
    person=people, weights=circumstances, order=st.permutations(range(len(WORLD)))
)
def test_the_order_of_rows_and_of_past_work_never_matters(
    person: Person, weights: dict[str, int], order: list[int]
) -> None:
    turned = Person(
        **{
            **{name: getattr(person, name) for name in person.__slots__},
            "past": tuple(reversed(person.past)),
        }
    )

    here = recommend(WORLD, person, weights)
    there = recommend(shuffled(WORLD, list(order)), turned, weights)

    assert [card.code for card in here.cards] == [card.code for card in there.cards]
    assert [card.places for card in here.cards] == [c.places for c in there.cards]
    assert [card.reasons[0].sentence for card in here.cards] == [
        card.reasons[0].sentence for card in there.cards
    ]


@quick
@given(person=people, weights=circumstances)
def test_the_list_is_varied_and_in_order(
    person: Person, weights: dict[str, int]
) -> None:
    found = recommend(WORLD, person, weights)

    numbers = [card.number or 0 for card in found.cards]
    groups = Counter(card.code[:4] for card in found.cards)
    assert numbers == sorted(numbers, reverse=True)
    assert len(found.cards) <= 12
    assert len({card.code for card in found.cards}) == len(found.cards)
    assert all(count <= 3 for count in groups.values())


@quick
@given(person=people, weights=circumstances)
def test_nothing_vanishes_uncounted(person: Person, weights: dict[str, int]) -> None:
    found = recommend(WORLD, person, weights)

    removed = sum(one.count for one in found.removals)
    assert found.total == len(WORLD)
    assert found.left == found.total - removed


@quick
@given(person=people, weights=circumstances)
def test_a_place_lies_within_its_likely_places(
    person: Person, weights: dict[str, int]
) -> None:
    found = recommend(WORLD, person, weights)

    for number, card in enumerate(found.cards, start=1):
        assert card.places is not None
        assert card.places.now == number
        assert card.places.low <= number <= card.places.high
        assert sum(card.places.counts) == 200


@quick
@given(person=people, weights=circumstances)
def test_a_veto_takes_the_card_away_at_once(
    person: Person, weights: dict[str, int]
) -> None:
    cards = recommend(WORLD, person, weights).cards
    if not cards:
        return
    first = cards[0].code
    limits = person.limits
    vetoed = Limits(
        limits.minimum_hourly_pay,
        limits.longest_training,
        limits.no_licence,
        limits.left_out_groups,
        limits.left_out_codes | {first},
    )
    after = Person(
        **{
            **{name: getattr(person, name) for name in person.__slots__},
            "limits": vetoed,
        }
    )

    assert first not in [card.code for card in recommend(WORLD, after, weights).cards]


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
        limits=Limits(minimum_hourly_pay=1000.0, left_out_codes=frozenset({WORLD.codes[3]})),
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

    def width(cards: tuple[object, ...]) -> int:
        return sum(c.places.high - c.places.low for c in cards)  # type: ignore[attr-defined]

    assert width(estimated.cards) > width(official.cards)


def test_the_same_seed_gives_the_same_places_and_no_doubt_gives_one_place() -> None:
    sure = Person(interests=LIKES_PEOPLE.interests, zone=3, pay_needed=18, past=LIKES_PEOPLE.past)

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
    assert "You have done it: helper." in told
