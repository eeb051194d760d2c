"""Steps: their states, the moves between them, and how many are in hand. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_IN_HAND = 3


class State(StrEnum):
    PROPOSED = "proposed"
    ACTIVE = "active"
    STUCK = "stuck"
    LATER = "later"
    DONE = "done"
    DROPPED = "dropped"


LABELS = {
    State.PROPOSED: "to come",
    State.ACTIVE: "in hand",
    State.STUCK: "stuck",
    State.LATER: "later",
    State.DONE: "done",
    State.DROPPED: "dropped",
}
IN_HAND = frozenset({State.ACTIVE, State.STUCK})
MOVES: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.ACTIVE, State.DONE, State.DROPPED}),
    State.ACTIVE: frozenset({State.DONE, State.STUCK, State.LATER, State.DROPPED}),
    State.STUCK: frozenset({State.ACTIVE, State.DONE, State.LATER, State.DROPPED}),
    State.LATER: frozenset({State.ACTIVE, State.DONE, State.DROPPED}),
    State.DONE: frozenset({State.ACTIVE}),
    State.DROPPED: frozenset({State.PROPOSED}),
}


class StuckBecause(StrEnum):
    UNCLEAR = "unclear"
    TOO_BIG = "too-big"
    NO_TIME = "no-time"
    NOT_WANTED = "not-wanted"


CAUSES = {
    StuckBecause.UNCLEAR: "It is not clear",
    StuckBecause.TOO_BIG: "It is too big",
    StuckBecause.NO_TIME: "There is no time",
    StuckBecause.NOT_WANTED: "I no longer want it",
}


class Kind(StrEnum):
    ASSESS = "assess"
    BUILD = "build"
    SEARCH = "search"
    PRACTISE = "practise"
    NETWORK = "network"
    CRAFT = "craft"
    LAUNCH = "launch"
    LIFE = "life"


KINDS = {
    Kind.ASSESS: "Look at skills",
    Kind.BUILD: "Build a skill",
    Kind.SEARCH: "Search",
    Kind.PRACTISE: "Practise interviews",
    Kind.NETWORK: "Talk with people",
    Kind.CRAFT: "Think and shape",
    Kind.LAUNCH: "Launch",
    Kind.LIFE: "Life around it",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rule needs to know of a step."""

    key: int
    state: State
    depends_on: int | None = None


def may_move(before: State, after: State) -> bool:
    return after in MOVES[before]


def in_hand(steps: Iterable[Standing]) -> int:
    return sum(step.state in IN_HAND for step in steps)


def waits_for(step: Standing, steps: Mapping[int, Standing]) -> int | None:
    """The step that must be done first, if it is not; None when the way is free.

    A dropped forerunner still holds: nobody gets past a gate by dropping it.
    """
    if step.depends_on is None:
        return None
    before = steps.get(step.depends_on)
    if before is not None and before.state is State.DONE:
        return None
    return step.depends_on


def leaning_on(key: int, steps: Iterable[Standing]) -> int | None:
    """A step begun or done on the strength of this one, which holds it done."""
    held = (*IN_HAND, State.DONE)
    return next(
        (one.key for one in steps if one.depends_on == key and one.state in held), None
    )
