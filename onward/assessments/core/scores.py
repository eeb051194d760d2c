"""From one person's answers to scale scores, each with its doubt. Pure.

How: `core.tally`, which does the same for many people at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan

from onward.assessments.core.doubt import WITHIN_90_PERCENT, standard_error
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.interests import LETTERS, Profile
from onward.assessments.core.ipsative import VALUES, ValueProfile, value_profile
from onward.assessments.core.keying import Key, keyed
from onward.assessments.core.result import ScaleScore
from onward.assessments.core.tally import Column, tally

__all__ = [
    "LETTERS",
    "VALUES",
    "WITHIN_90_PERCENT",
    "Profile",
    "ScaleScore",
    "ValueProfile",
    "attendance",
    "keyed",
    "score",
    "score_values",
    "standard_error",
    "value_profile",
]


def score(
    instrument: Instrument, answers: Mapping[int, float | None]
) -> tuple[ScaleScore, ...]:
    """One score a scale, in the instrument's order; one an item where its scale
    reports each item alone. `answers` by item number.

    Raises ValueError for an answer off the scale and for a number no item has.
    """
    row = Key.of(instrument).row(answers)
    return tuple(_of_one(column) for column in tally(instrument, row))


def _of_one(column: Column) -> ScaleScore:
    """The first person of a column."""
    return ScaleScore(
        scale=column.scale,
        mean=_known(column.mean[0]),
        standard_error=_known(column.error[0]),
        low=_known(column.low[0]),
        high=_known(column.high[0]),
        answered=int(column.answered[0]),
        asked=column.asked,
        value=_known(column.value[0]),
        value_low=_known(column.value_low[0]),
        value_high=_known(column.value_high[0]),
        item=column.item,
        theta=_known(column.theta[0]),
        theta_error=_known(column.theta_error[0]),
    )


def _known(figure: float) -> float | None:
    return None if isnan(figure) else float(figure)


def score_values(
    instrument: Instrument,
    answers: Mapping[int, float | None],
    top_five: Sequence[int] = (),
) -> tuple[ScaleScore, ...]:
    """Each value the mean of its needs: the rating (1..5) plus 2, 1.6, 1.2, .8, .4
    for the need chosen first to fifth (science, own-work-values-21).

    The choice moves the interval with the mean; it is not clipped at the top.
    """
    if len(set(top_five)) != len(top_five):
        raise ValueError("A need can be chosen once only.")
    adds = dict(zip(top_five, instrument.top_adds, strict=False))
    return tuple(
        _with_choices(instrument, one, answers, adds)
        for one in score(instrument, answers)
    )


def _with_choices(
    instrument: Instrument,
    one: ScaleScore,
    answers: Mapping[int, float | None],
    adds: Mapping[int, float],
) -> ScaleScore:
    if one.mean is None or one.standard_error is None:
        return one
    added = sum(
        adds.get(item.n, 0)
        for item in instrument.of_scale(one.scale)
        if answers.get(item.n) is not None
    )
    mean = one.mean + added / one.answered
    doubt = WITHIN_90_PERCENT * one.standard_error
    low, high = mean - doubt, mean + doubt
    return replace(
        one,
        mean=mean,
        low=low,
        high=high,
        value=mean,
        value_low=low,
        value_high=high,
    )


def attendance(*, missed: float, planned: float) -> float | None:
    """The share of the planned hours that were worked, 0 to 1 (own-productivity-5).

    None when nothing was planned. More hours missed than planned is a ValueError.
    """
    if not 0 <= missed <= planned:
        raise ValueError("Missed hours lie between none and all that were planned.")
    return 1 - missed / planned if planned else None
