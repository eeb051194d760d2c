"""How pay compares with what a person needs. Pure. All figures are dollars an hour."""

import numpy as np

from onward.careers.core.world import PAY, TOP_CODE, Floats, Pay

SLOPE = 0.15
MEDIAN = PAY.index("p50")
HOURS_A_YEAR = 2080  # OEWS's own factor


def medians(pay: Pay) -> Floats:
    """The median of each occupation; one withheld for being too high counts as such."""
    hourly = pay.hourly[:, MEDIAN]
    return np.where(np.isnan(hourly) & pay.is_top, TOP_CODE, hourly)


def median_of(pay: Pay, row: int) -> float:
    """The same of one row."""
    middle = float(pay.hourly[row, MEDIAN])
    return TOP_CODE if np.isnan(middle) and pay.is_top[row] else middle


def fit(need: float, middle: Floats) -> Floats:
    """Science 2.3: logistic((median - need) / (.15 need)); a half where they are equal.

    >>> fit(20.0, np.array([20.0, 23.0, 17.0])).round(3)
    array([0.5  , 0.731, 0.269])
    """
    if need <= 0:
        return np.where(np.isnan(middle), np.nan, 1.0)
    steps = np.clip((middle - need) / (SLOPE * need), -60, 60)
    return 1 / (1 + np.exp(-steps))
