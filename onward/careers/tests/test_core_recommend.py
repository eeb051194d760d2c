"""Properties every recommendation has, whoever the person."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.careers.core.constraints import BESIDES, LONGEST_MONTHS, Limits
from onward.careers.core.phrases import doers
from onward.careers.core.recommend import recommend
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import default_weights
from onward.careers.tests.worlds import SKILLS, made_up_world, shuffled
from onward.coaching.core.circumstances import Circumstance

WORLD = made_up_world(skilled=True)
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
        left_out_themes=st.sets(st.sampled_from(["force", "debts"])).map(frozenset),
        strains=st.sets(st.sampled_from(["lifting", "standing"])).map(frozenset),
        hours_most=st.none() | st.floats(5, 45).map(round),
    ),
    hours_most=st.none() | st.floats(5, 45).map(round),
    said=st.builds(
        Levels, skills=st.dictionaries(st.sampled_from(SKILLS), st.floats(0, 7))
    ),
    own_ratings=st.dictionaries(
        st.sampled_from(WORLD.codes), st.integers(0, 10).map(float), max_size=4
    ),
)
circumstances = st.sampled_from([*Circumstance]).map(default_weights)
quick = settings(max_examples=60, deadline=None)


@quick
@given(person=people, weights=circumstances)
def test_no_card_breaks_a_hard_limit(person: Person, weights: dict[str, int]) -> None:
    found = recommend(WORLD, person, weights)

    for card in found.cards:
        row = WORLD.codes.index(card.code)
        limits = person.limits
        if limits.minimum_hourly_pay:
            assert WORLD.pay["US"].hourly[row, 2] >= limits.minimum_hourly_pay
        assert not (limits.no_licence and WORLD.needs_licence[row])
        assert card.code[:2] not in limits.left_out_groups
        assert card.code not in limits.left_out_codes
        if "force" in limits.left_out_themes:
            assert not WORLD.themes["force"][row]
        if "lifting" in limits.strains:
            assert WORLD.strains["lifting"][row] < 0.5
        if limits.hours_most is not None and limits.hours_most < 40:
            assert not WORLD.schedules["part_time"][row] < 0.05
        longest = LONGEST_MONTHS.get(limits.longest_training)
        if longest is not None and card.months is not None:
            assert card.months < longest + BESIDES[limits.longest_training]


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
        # Of two kinds of work the steps of a plan can be told apart.
        assert card.experiment[0].endswith(
            f": {doers(WORLD.titles[WORLD.codes.index(card.code)])}"
        )
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
@given(person=people, weights=circumstances, order=st.permutations(range(len(WORLD))))
def test_the_order_of_rows_and_of_past_work_never_matters(
    person: Person, weights: dict[str, int], order: list[int]
) -> None:
    turned = replace(
        person,
        past=tuple(reversed(person.past)),
        said=Levels(skills=dict(reversed([*person.said.skills.items()]))),
        own_ratings=dict(reversed([*person.own_ratings.items()])),
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
    limits = replace(
        person.limits, left_out_codes=person.limits.left_out_codes | {first}
    )

    after = recommend(WORLD, replace(person, limits=limits), weights)

    assert first not in [card.code for card in after.cards]
