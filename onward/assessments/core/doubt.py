"""How far a figure can be leaned on: standard errors and intervals. Pure.

The interval is figure +- 1.64 SEM (90 %), SEM = SD * sqrt(1 - reliability)
(classical test theory; Lord & Novick 1968). Published figures of the scale are used
where there are any; else a prior stands in, on purpose a cautious one:

- reliability .80 for a scale of six items, the usual level of short interest scales
  (Rounds et al. 2010 report alpha .78 to .87 for ten items);
- SD a quarter of the range, the usual "range rule": 1.0 on a scale from 1 to 5.

Fewer answered items lower the reliability by the Spearman-Brown formula. On 1..5 six
answers give SEM .447 and a band of +- .73.
"""

from math import sqrt

from onward.assessments.core.definition_parts import Reliability, Scale

PRIOR_RELIABILITY = 0.80
PRIOR_ITEMS = 6
PRIOR_SD_OF_RANGE = 0.25
WITHIN_90_PERCENT = 1.64


def spearman_brown(reliability: float, longer: float) -> float:
    """Reliability of a test made `longer` times as long (Spearman 1910, Brown 1910)."""
    return longer * reliability / (1 + (longer - 1) * reliability)


def standard_error(answered: int, *, span: float) -> float:
    """Standard error of measurement of a mean of `answered` items, in scale units.

    `span` is the length of the answer scale (4 for 1..5). Source: the prior above.
    """
    if answered < 1:
        raise ValueError("A mean needs at least one answer.")
    reliability = spearman_brown(PRIOR_RELIABILITY, answered / PRIOR_ITEMS)
    return span * PRIOR_SD_OF_RANGE * sqrt(1 - reliability)


def error_of_scale(
    scale: Scale, answered: int, *, asked: int, span: float, unit: float = 1.0
) -> float:
    """Standard error of the mean of `answered` of a scale's `asked` items.

    In units of the answer scale. `unit` is what one point of the mean is worth in the
    reported figure, on which published standard deviations stand.
    """
    known = consistency_of(scale.reliability)
    if known is None:
        reliability = spearman_brown(PRIOR_RELIABILITY, answered / PRIOR_ITEMS)
    else:
        reliability = spearman_brown(known, answered / asked)
    spread = spread_of(scale)
    sd = span * PRIOR_SD_OF_RANGE if spread is None else spread / abs(unit)
    return sd * sqrt(1 - reliability)


def consistency_of(reliability: Reliability | None) -> float | None:
    """Published alpha, else omega: what is known of one sitting's reliability."""
    if reliability is None:
        return None
    return reliability.omega if reliability.alpha is None else reliability.alpha


def spread_of(scale: Scale) -> float | None:
    """The standard deviation of everybody in the first norm that tells one."""
    known = [one.sd for one in scale.norms if not one.by and one.sd is not None]
    return known[0] if known else None
