"""How well the hours of work agree with the hours a person has. Pure.

Told from shares of those in the work: who works less than a full week, longer than
one, or by irregular hours. Where a release has no such shares the part is unknown.
"""

from collections.abc import Mapping

import numpy as np

from onward.careers.core.domains import Floats

FULL_WEEK = 40.0  # hours: O*NET's Work Context tells less, as much and more
COMMON = 0.5  # a share from which part-time work counts as there for the asking


def fit(
    shares: Mapping[str, Floats], n: int, *, hours_most: float | None, no_shifts: bool
) -> Floats:
    """0..1 by occupation, (n,); NaN where unknown or where no limit is set.

    Ours: a ceiling below a full week scores the share of shorter weeks, one half and
    more being 1; a ceiling of a full week one less the share of longer ones; no shifts
    one less the share of irregular hours. The mean of what is known.

    >>> part_time = {"part_time": np.array([0.1, 0.6, np.nan])}
    >>> fit(part_time, 3, hours_most=20, no_shifts=False)
    array([0.2, 1. , nan])
    """
    facets = []
    if hours_most is not None and hours_most < FULL_WEEK:
        facets.append(np.minimum(_share(shares, "part_time", n) / COMMON, 1))
    elif hours_most is not None:
        facets.append(1 - _share(shares, "long_hours", n))
    if no_shifts:
        facets.append(1 - _share(shares, "irregular", n))
    if not facets:
        return np.full(n, np.nan)
    stacked = np.vstack(facets)
    known = ~np.isnan(stacked)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: Floats = np.nan_to_num(stacked).sum(axis=0) / known.sum(axis=0)
    return mean


def _share(shares: Mapping[str, Floats], key: str, n: int) -> Floats:
    found = shares.get(key)
    return np.full(n, np.nan) if found is None else found
