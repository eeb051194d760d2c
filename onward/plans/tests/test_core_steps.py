"""The moves of a step, what holds one up, and how many are in hand."""

import pytest

from onward.plans.core.steps import (
    MOVES,
    Standing,
    State,
    in_hand,
    leaning_on,
    may_move,
    waits_for,
)


def standings(**states: State) -> dict[int, Standing]:
    """Gate is step 1, resign is step 2 and waits for it."""
    return {
        1: Standing(1, states.get("gate", State.ACTIVE)),
        2: Standing(2, states.get("resign", State.PROPOSED), depends_on=1),
    }


@pytest.mark.parametrize("state", sorted(set(State) - {State.DONE}))
def test_only_a_gate_that_is_done_lets_anybody_past(state: State) -> None:
    closed, opened = standings(gate=state), standings(gate=State.DONE)

    assert waits_for(closed[2], closed) == 1
    assert waits_for(opened[2], opened) is None


def test_a_gate_that_was_taken_away_still_holds() -> None:
    assert waits_for(Standing(2, State.PROPOSED, depends_on=1), {}) == 1


def test_a_step_that_waits_for_nothing_is_free() -> None:
    assert waits_for(Standing(1, State.PROPOSED), {}) is None


@pytest.mark.parametrize(
    ("resign", "held"),
    [
        (State.ACTIVE, 2),
        (State.STUCK, 2),
        (State.DONE, 2),
        (State.PROPOSED, None),
        (State.DROPPED, None),
        (State.LATER, None),
    ],
)
def test_a_step_holds_the_one_it_came_from(resign: State, held: int | None) -> None:
    assert leaning_on(1, standings(resign=resign).values()) == held


def test_stuck_steps_are_in_hand_too() -> None:
    steps = [Standing(n, state) for n, state in enumerate(State)]

    assert in_hand(steps) == 2


def test_every_state_has_a_way_out_and_none_leads_to_itself() -> None:
    assert MOVES.keys() == set(State)
    for state in State:
        assert MOVES[state]
        assert not may_move(state, state)


def test_what_is_done_is_not_dropped_and_what_is_dropped_is_not_done() -> None:
    assert not may_move(State.DONE, State.DROPPED)
    assert not may_move(State.DROPPED, State.DONE)
    assert not may_move(State.DROPPED, State.ACTIVE)
