"""The stages of an engagement and the moves between them."""

from enum import StrEnum


class Stage(StrEnum):
    WELCOME = "welcome"
    INTAKE = "intake"
    COACHING = "coaching"
    ENDED = "ended"


LABELS = {
    Stage.WELCOME: "Welcome and agreement",
    Stage.INTAKE: "Intake",
    Stage.COACHING: "Coaching",
    Stage.ENDED: "Ended",
}
CHOICES = [(stage.value, label) for stage, label in LABELS.items()]
MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.WELCOME: frozenset({Stage.INTAKE, Stage.ENDED}),
    Stage.INTAKE: frozenset({Stage.COACHING, Stage.ENDED}),
    Stage.COACHING: frozenset({Stage.ENDED}),
    Stage.ENDED: frozenset(),
}
