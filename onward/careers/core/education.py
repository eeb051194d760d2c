"""How far a person's preparation is from what an occupation asks. Pure.

Preparation is told in O*NET's five job zones. Months are the middle of each zone's
range of specific vocational preparation (zone 2: three months to a year; 3: one to
two years; 4: two to four; 5: four and more).
"""

import numpy as np

from onward.careers.core.world import Floats

GAPS = (0.0, 1.0, 2.0, 3.0)
SCORES = (1.0, 0.7, 0.35, 0.0)
ZONES = (1.0, 2.0, 3.0, 4.0, 5.0)
MONTHS = (1.0, 6.0, 18.0, 36.0, 60.0)


def fit(own: float, zones: Floats) -> Floats:
    """Science 2.3: 1 at or below one's zone, .7 one above, .35 two, 0 three or more.

    Estimated zones lie between whole ones; so do their scores.

    >>> fit(2, np.array([1.0, 2.0, 3.0, 3.5, 4.0, 5.0]))
    array([1.   , 1.   , 0.7  , 0.525, 0.35 , 0.   ])
    """
    scores = np.interp(np.maximum(zones - own, 0), GAPS, SCORES)
    return np.where(np.isnan(zones), np.nan, scores)


def months_to_learn(own: float, zones: Floats) -> Floats:
    """Months from one's own preparation to what each occupation asks, nought at least.

    >>> months_to_learn(3, np.array([2.0, 3.0, 4.0, 4.5]))
    array([ 0.,  0., 18., 30.])
    """
    months = np.maximum(
        np.interp(zones, ZONES, MONTHS) - np.interp(own, ZONES, MONTHS), 0
    )
    return np.where(np.isnan(zones), np.nan, months)
