"""Whether a figure asked again and again has moved. Pure; points in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from statistics import fmean, median, stdev

TWO_POINTS = 2
FEWEST_FOR_BAND = 8
SIGMAS = 3
FEWEST_FOR_SLOPE = 5
SECONDS_A_WEEK = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Band:
    """What is usual for this person: own mean +- 3 own standard deviations."""

    low: float
    high: float


def usual_band(values: Sequence[float]) -> Band | None:
    """The person's own band, once there are eight points (Shewhart's three sigma).

    Never narrower than one point either way: answers are whole numbers, and after
    eight equal ones the next whole number is no news.
    """
    if len(values) < FEWEST_FOR_BAND:
        return None
    middle, reach = fmean(values), max(SIGMAS * stdev(values), 1)
    return Band(middle - reach, middle + reach)


def last_change(values: Sequence[float]) -> float | None:
    """How far the last point moved, if that is more than wobble; None if it is not.

    With eight earlier points: it lies outside their band, and the move is counted
    from their mean. With fewer: it is two points or more from the one before.
    """
    if not values:
        return None
    *earlier, last = values
    if not earlier:
        return None
    band = usual_band(earlier)
    if band is None:
        moved = last - earlier[-1]
        return moved if abs(moved) >= TWO_POINTS else None
    if band.low <= last <= band.high:
        return None
    return last - fmean(earlier)


def slope_a_week(points: Sequence[tuple[datetime, float]]) -> float | None:
    """Points a week: the median of all pairwise slopes (Theil 1950, Sen 1968).

    None with fewer than five points, or when all were asked at one instant.
    """
    if len(points) < FEWEST_FOR_SLOPE:
        return None
    slopes = [
        (after - before) / ((later - sooner).total_seconds() / SECONDS_A_WEEK)
        for (sooner, before), (later, after) in combinations(points, 2)
        if later != sooner
    ]
    return median(slopes) if slopes else None
