"""How near an occupation is to work a person has done. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core.world import Floats

MOST_YEARS = 10.0
FADING = 0.9  # a year
DECIMALS = 9


@dataclass(frozen=True, slots=True, order=True)
class PastWork:
    """Work done: the occupation's code, how long, how long ago (years)."""

    code: str
    years: float
    years_since: float
    title: str = ""


def weight(years: float, years_since: float) -> float:
    """Science 2.3: min(years, 10) * .9 ** years since.

    >>> weight(4, 0)
    4.0
    >>> round(weight(20, 5), 3)
    5.905
    """
    fading: float = FADING ** max(years_since, 0.0)
    return min(years, MOST_YEARS) * fading


def nearness(likeness: Floats, rows: Sequence[int], weights: Sequence[float]) -> Floats:
    """Weighted mean likeness (0..1) of past rows to each occupation, (n,).

    NaN throughout when nothing was done, or nothing that counts.
    """
    total = sum(weights)
    if total <= 0:
        return np.full(likeness.shape[1], np.nan)
    shares = np.array(weights) / total
    # Rounded: the last bits depend on the order of columns, a place must not.
    nearest: Floats = (shares @ likeness[list(rows)]).round(DECIMALS)
    return nearest
