"""What would bring an occupation onto a shelf does bring it there, and is smallest."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.careers.core.constraints import Limits
from onward.careers.core.counterfactual import WhatIf, what_would_change
from onward.careers.core.recommend import lay, recommend
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import COMPONENTS, MOST, STEP, default_weights
from onward.careers.tests.worlds import SKILLS, made_up_world
from onward.coaching.core.circumstances import Circumstance

WORLD = made_up_world(skilled=True)
RETURNING = default_weights("returning")
ANN = Person(
    interests=(1.5, 2.5, 2.0, 4.8, 4.0, 3.0),
    values=(0.4, 0.1, -0.5, 0.6, 0.2, -0.8),
    past=(PastWork(WORLD.codes[5], 6, 1, "helper"),),
    said=Levels(skills={"Writing": 3.0}),
    zone=3,
    pay_needed=18,
)
scores = st.floats(1, 5).map(lambda x: round(x, 2))
people = st.builds(
    Person,
    interests=st.none() | st.tuples(*[scores] * 6),
    past=st.builds(
        PastWork,
        code=st.sampled_from(WORLD.codes),
        years=st.just(5.0),
        years_since=st.floats(0, 9),
    ).map(lambda one: (one,)),
    said=st.builds(
        Levels, skills=st.dictionaries(st.sampled_from(SKILLS), st.floats(0, 7))
    ),
    zone=st.none() | st.integers(1, 5).map(float),
    pay_needed=st.none() | st.just(20.0),
    limits=st.builds(
        Limits,
        minimum_hourly_pay=st.none() | st.just(20.0) | st.just(30.0),
        longest_training=st.sampled_from(["", "none", "year"]),
        no_licence=st.booleans(),
        left_out_groups=st.sets(st.sampled_from(["11", "13"])).map(frozenset),
        left_out_codes=st.sets(st.sampled_from(WORLD.codes), max_size=3).map(frozenset),
        left_out_themes=st.sets(st.just("force")).map(frozenset),
        strains=st.sets(st.just("lifting")).map(frozenset),
    ),
)
codes = st.sampled_from(WORLD.codes)


def asked(person: Person, code: str) -> WhatIf:
    found = what_would_change(WORLD, person, RETURNING, code)
    assert found is not None
    return found


@settings(max_examples=60, deadline=None)
@given(person=people, weights=st.sampled_from([*Circumstance]), code=codes)
def test_a_change_does_what_it_says(person: Person, weights: str, code: str) -> None:
    found = what_would_change(WORLD, person, default_weights(weights), code)

    assert found is not None
    assert found.sentence.endswith(".")
    for change in found.changes:
        after = recommend(WORLD, change.person, change.weights)
        cards = {card.code: card.shelf for card in after.cards}
        assert cards.get(code) == change.shelf


@settings(max_examples=40, deadline=None)
@given(person=people, code=codes)
def test_only_one_thing_is_changed(person: Person, code: str) -> None:
    for change in asked(person, code).changes:
        weights = sum(change.weights[name] != RETURNING[name] for name in COMPONENTS)
        limits = change.person.limits != person.limits
        skills = change.person.assumed != person.assumed
        assert weights + limits + skills == 1
        assert 0 < change.size <= 1


@settings(max_examples=15, deadline=None)
@given(person=people.map(lambda p: replace(p, limits=Limits())), code=codes)
def test_no_smaller_move_of_a_slider_would_do(person: Person, code: str) -> None:
    found = asked(person, code)
    row = WORLD.codes.index(code)
    works = [
        abs(to - RETURNING[name])
        for name in COMPONENTS
        for to in range(0, MOST + 1, STEP)
        if to != RETURNING[name]
        and lay(WORLD, person, {**RETURNING, name: to}).shelf_of(row)
    ]

    told = [one.size * MOST for one in found.changes if one.kind == "weight"]
    expected = [] if found.shelf or not works else [min(works)]
    assert told == pytest.approx(expected)


def test_what_is_on_a_shelf_needs_no_change() -> None:
    card = recommend(WORLD, ANN, RETURNING).cards[0]

    found = asked(ANN, card.code)

    assert found.shelf == card.shelf
    assert found.changes == ()
    assert found.place == 1
    assert found.sentence.endswith("already.")


def test_one_limit_that_keeps_a_card_out_is_named_with_its_smallest_loosening() -> None:
    card = recommend(WORLD, ANN, RETURNING).cards[0]
    row = WORLD.codes.index(card.code)
    paid = float(WORLD.pay["US"].hourly[row, 2])
    strict = replace(ANN, limits=Limits(minimum_hourly_pay=paid + 5))

    change = asked(strict, card.code).changes[0]

    assert (change.kind, change.key) == ("limit", "pay")
    assert float(change.after) == pytest.approx(paid, abs=0.011)
    assert change.sentence.startswith("If $")


def test_two_limits_at_once_are_both_named_and_no_single_change_is_offered() -> None:
    card = recommend(WORLD, ANN, RETURNING).cards[0]
    limits = Limits(
        minimum_hourly_pay=1000.0, left_out_groups=frozenset({card.code[:2]})
    )

    found = asked(replace(ANN, limits=limits), card.code)

    assert found.changes == ()
    assert len(found.blocked_by) == 2
    assert "no single change helps" in found.sentence


def test_taking_back_a_veto_is_a_change_like_any_other() -> None:
    card = recommend(WORLD, ANN, RETURNING).cards[0]
    vetoed = replace(ANN, limits=Limits(left_out_codes=frozenset({card.code})))

    (change,) = asked(vetoed, card.code).changes

    assert change.key == "veto"
    assert change.person.limits.left_out_codes == frozenset()


def test_a_skill_that_would_do_is_named_with_both_levels() -> None:
    weights = {**dict.fromkeys(COMPONENTS, 0), "skills": 30}
    person = Person(said=Levels(skills=dict.fromkeys(SKILLS, 1.0)))
    found = [what_would_change(WORLD, person, weights, code) for code in WORLD.codes]

    changes = [change for one in found if one for change in one.changes]
    told = [change for change in changes if change.kind == "skill"]

    assert told
    assert all("instead of 1.0 of 7, it would stand on" in one.sentence for one in told)
    assert all(float(one.after) > 1 for one in told)


def test_a_code_nobody_knows_has_no_answer() -> None:
    assert what_would_change(WORLD, ANN, RETURNING, "99-9999") is None


def test_what_gathers_the_rest_is_said_to_be_nothing_to_look_at() -> None:
    titles = ("Helpers, All Other", *WORLD.titles[1:])
    here = replace(WORLD, titles=titles)

    found = what_would_change(here, ANN, RETURNING, WORLD.codes[0])

    assert found is not None
    assert found.changes == ()
    assert "under one name" in found.sentence
