"""What an administration came to, scale by scale. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """One scale, or one item where items are reported each alone.

    `mean`, `standard_error`, `low` and `high` stand on the answer scale (1..5), turned
    to the scale's direction (an item alone stays as it was answered): they draw the
    bar and compare forms of one kind. `value`
    is the figure by the instrument's own rule and on its own range (sum, percent,
    centred mean), with its interval. `theta` is the estimate of the graded-response
    model, where the items are calibrated. None: too few answers, or no such figure:
    a difference and a count have no mean, a percent no interval.

    `answered` of `asked` items carry the mean.
    """

    scale: str
    mean: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    answered: int
    asked: int
    value: float | None = None
    value_low: float | None = None
    value_high: float | None = None
    item: int | None = None
    theta: float | None = None
    theta_error: float | None = None
