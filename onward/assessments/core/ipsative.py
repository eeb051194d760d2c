"""What weighs more with one person than the rest does: ranks, not norms. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.assessments.core.arrays import Floats
from onward.assessments.core.result import ScaleScore

VALUES = (
    "Achievement",
    "Independence",
    "Recognition",
    "Relationships",
    "Support",
    "Working Conditions",
)


@dataclass(frozen=True, slots=True)
class ValueProfile:
    """Six work values, centred on the person's own mean: above 0 matters more than
    the rest does to this person. Order: VALUES. `must_haves` are item numbers, the
    most important first.
    """

    values: tuple[float | None, ...]
    standard_errors: tuple[float | None, ...]
    must_haves: tuple[int, ...]


def value_profile(
    scores: Sequence[ScaleScore], must_haves: Sequence[int]
) -> ValueProfile:
    """Centre the six values in the person: they sum to 0 when all are known."""
    by_name = {one.scale: one for one in scores}
    ordered = [by_name[name] for name in VALUES]
    known = [one.mean for one in ordered if one.mean is not None]
    middle = sum(known) / len(known) if known else 0.0
    return ValueProfile(
        values=tuple(None if x.mean is None else x.mean - middle for x in ordered),
        standard_errors=tuple(one.standard_error for one in ordered),
        must_haves=tuple(must_haves),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A scale's place among the person's own: 1 is highest, equal means share one.

    `z` is the mean against the person's own mean and spread. `is_open` where the
    interval of the scale reaches that of the next or the one before: the order of
    the two is not settled.
    """

    scale: str
    rank: int
    z: float | None
    is_open: bool


def ipsatised(means: Floats) -> Floats:
    """Each row about its own mean in its own standard deviations: (n, scales).

    NaN where a scale is missing, and throughout a row that is flat.
    """
    about = means - np.nanmean(means, axis=-1, keepdims=True)
    spread = np.sqrt(np.nanmean(about**2, axis=-1, keepdims=True))
    z: Floats = np.full(means.shape, np.nan)
    np.divide(about, spread, out=z, where=spread > 1e-12)  # noqa: PLR2004 - rounding
    return z


def ranking(scores: Sequence[ScaleScore]) -> tuple[Place, ...]:
    """The scales that count, highest first; equal ones keep the instrument's order."""
    known = [one for one in scores if one.mean is not None]
    if not known:
        return ()
    ordered = sorted(known, key=lambda one: -(one.mean or 0))
    means = [one.mean or 0.0 for one in ordered]
    z = ipsatised(np.array([means]))[0]
    return tuple(
        Place(
            scale=one.scale,
            rank=1 + means.index(means[at]),
            z=None if np.isnan(z[at]) else float(z[at]),
            is_open=_is_open(ordered, at),
        )
        for at, one in enumerate(ordered)
    )


def _is_open(ordered: Sequence[ScaleScore], at: int) -> bool:
    """Whether a neighbour lies within this scale's interval."""
    low, high = ordered[at].low, ordered[at].high
    beside = [*ordered[max(0, at - 1) : at], *ordered[at + 1 : at + 2]]
    return any(
        one.mean is not None
        and low is not None
        and high is not None
        and low <= one.mean <= high
        for one in beside
    )
