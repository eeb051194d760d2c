"""Where a figure stands among others who answered, and in which band. Pure.

A group is whatever the definition calls it; everybody is the default and no group is
ever chosen for a person. An instrument in development compares nobody with anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

from onward.assessments.core.instruments import Band, Instrument, Norm, Scale
from onward.assessments.core.result import ScaleScore

T_MEAN, T_SD = 50.0, 10.0


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure against one norm. `percentile` is the share of the group, 0 to 100,
    at or under it, `low` and `high` those at the ends of its interval; None where the
    norm tells a mean only. `is_end` when it lies at or past the end of the norm's
    table, so that "5" reads "5 or less". `difference` is figure less the norm's mean.
    """

    norm: Norm
    percentile: float | None = None
    low: float | None = None
    high: float | None = None
    t: float | None = None
    difference: float | None = None
    is_end: bool = False


def standings(
    instrument: Instrument, score: ScaleScore, *, by: str = ""
) -> tuple[Standing, ...]:
    """Against every norm of the score's scale for the group `by` ("" is everybody)."""
    if instrument.in_development:
        return ()
    scale = instrument.scale(score.scale)
    return tuple(
        found
        for norm in scale.norms
        if norm.by == by and (found := standing(norm, score)) is not None
    )


def standing(norm: Norm, score: ScaleScore) -> Standing | None:
    """Against one norm; None while the score has no figure.

    An estimate from a part of the items has no figure but theta, whose percentile is
    that of the normal curve: the norm is then the sample the items were calibrated on.
    """
    if score.value is None:
        return _standing_of_theta(norm, score)
    difference = None if norm.mean is None else score.value - norm.mean
    ends = [score.value, score.value_low, score.value_high]
    middle, low, high = (None if one is None else percentile(norm, one) for one in ends)
    t = None
    if norm.mean is not None and norm.sd:
        t = T_MEAN + T_SD * (score.value - norm.mean) / norm.sd
    is_end = _is_past_table(norm, score.value)
    return Standing(norm, middle, low, high, t, difference, is_end)


def _standing_of_theta(norm: Norm, score: ScaleScore) -> Standing | None:
    theta, error = score.theta, score.theta_error
    if theta is None or error is None or norm.by:
        return None
    reach = 1.64 * error
    middle, low, high = (
        percentile_from_mean(one, mean=0, sd=1)
        for one in (theta, theta - reach, theta + reach)
    )
    return Standing(norm, middle, low, high, T_MEAN + T_SD * theta)


def percentile(norm: Norm, figure: float) -> float | None:
    """From the norm's table if it has one, else from its mean and SD, else None."""
    if norm.percentiles:
        return percentile_from_table(figure, norm.percentiles)
    if norm.mean is None or not norm.sd:
        return None
    return percentile_from_mean(figure, mean=norm.mean, sd=norm.sd)


def percentile_from_mean(figure: float, *, mean: float, sd: float) -> float:
    """Share of a normal distribution at or under the figure, 0 to 100."""
    return 50.0 * (1 + erf((figure - mean) / (sd * sqrt(2))))


def percentile_from_table(figure: float, table: Sequence[tuple[float, float]]) -> float:
    """Between the rows (percent, figure) in a straight line; past them their ends.

    Rows with the same figure count as one, with the mean of their percents.
    """
    percents: dict[float, list[float]] = {}
    for percent, at in table:
        percents.setdefault(at, []).append(percent)
    rising = sorted(percents)
    found = np.interp(
        figure, rising, [sum(percents[at]) / len(percents[at]) for at in rising]
    )
    return float(found)


def _is_past_table(norm: Norm, figure: float) -> bool:
    figures = [at for _, at in norm.percentiles]
    return bool(figures) and not min(figures) < figure < max(figures)


def band_of(scale: Scale, figure: float | None) -> Band | None:
    """The band a figure lies in: the last that begins at or under it.

    A prorated sum may fall between two bands of whole numbers; it is still in the
    lower one. None under the first band, past the last, and without a figure.
    """
    if figure is None:
        return None
    begun = [band for band in scale.bands if band.low <= figure]
    if not begun:
        return None
    last = max(begun, key=lambda band: band.low)
    is_top = last.low == max(band.low for band in scale.bands)
    return None if is_top and figure > last.high else last


def bands_within(scale: Scale, score: ScaleScore) -> tuple[Band, ...]:
    """The bands the interval of a score reaches, lowest first: what it may be."""
    if score.value_low is None or score.value_high is None:
        only = band_of(scale, score.value)
        return () if only is None else (only,)
    low, high = band_of(scale, score.value_low), band_of(scale, score.value_high)
    floor = score.value_low if low is None else low.low
    ceiling = score.value_high if high is None else high.low
    ordered = sorted(scale.bands, key=lambda band: band.low)
    return tuple(band for band in ordered if floor <= band.low <= ceiling)
