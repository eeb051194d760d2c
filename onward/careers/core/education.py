"""How far a person's preparation is from what an occupation asks. Pure.

Preparation is told in O*NET's five job zones. Months are the middle of each zone's
range of specific vocational preparation (zone 2: three months to a year; 3: one to
two years; 4: two to four; 5: four and more).
"""

from collections.abc import Sequence

import numpy as np

from onward.careers.core.world import Flags, Floats

GAPS = (0.0, 1.0, 2.0, 3.0)
SCORES = (1.0, 0.7, 0.35, 0.0)
UNFAMILIAR = 0.25  # of a field, when nothing is known of past work
LICENSED = 0.5  # at least, where a licence is asked that one does not hold
ZONES = (1.0, 2.0, 3.0, 4.0, 5.0)
MONTHS = (1.0, 6.0, 18.0, 36.0, 60.0)
# The job zone of what BLS calls the typical education for entry: our own table.
ENTRY_ZONES = {
    "Some college, no degree": 3,
    "Postsecondary nondegree award": 3,
    "Associate's degree": 3,
    "Bachelor's degree": 4,
    "Master's degree": 5,
    "Doctoral or professional degree": 5,
}


def at_least_entry(zones: Floats, entry: Sequence[str]) -> Floats:
    """Estimated zones, raised to what the usual education for entry asks.

    An estimate is a mean over like occupations; a doctorate is asked of each dentist.

    >>> at_least_entry(np.array([4.2, 4.2, 2.0]), ("Master's degree", "", "x"))
    array([5. , 4.2, 2. ])
    """
    asked = np.array([float(ENTRY_ZONES.get(one, 0)) for one in entry])
    return np.where(np.isnan(zones), zones, np.maximum(zones, asked))


def fit(own: float | None, zones: Floats) -> Floats:
    """Science 2.3: 1 at or below one's zone, .7 one above, .35 two, 0 three or more.

    Estimated zones lie between whole ones; so do their scores. NaN where either is
    unknown.

    >>> fit(2, np.array([1.0, 2.0, 3.0, 3.5, 4.0, 5.0]))
    array([1.   , 1.   , 0.7  , 0.525, 0.35 , 0.   ])
    """
    if own is None:
        return np.full(zones.shape, np.nan)
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


def months_in_the_field(
    zones: Floats, nearness: Floats, *, licensed: Flags, held: Sequence[int]
) -> Floats:
    """Months of an occupation's own subjects, at whatever level of schooling.

    What lies beyond a school-leaver's preparation has to be learnt as far as the work
    is unlike what one has done (1 - nearness); half of it at least where a licence is
    asked, nothing where one has `held` the very work. Our own rule of thumb: it tells
    shelves and cautions apart and is no part of the number.
    """
    share = np.where(np.isnan(nearness), UNFAMILIAR, 1 - np.nan_to_num(nearness))
    share = np.where(licensed, np.maximum(share, LICENSED), share)
    share[list(held)] = 0.0
    own = np.interp(zones, ZONES, MONTHS) - MONTHS[1]
    return np.where(np.isnan(zones), np.nan, np.maximum(own, 0) * share)
