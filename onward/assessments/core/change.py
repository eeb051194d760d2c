"""Whether a figure moved by more than its own wobble from one time to the next. Pure.

Jacobson & Truax (1991): the difference over its standard error,
SD * sqrt(2) * sqrt(1 - r); reliable from 1.96. r is the retest figure where one is
known, else alpha, and it is said which. An instrument in development gives no verdict.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from onward.assessments.core.doubt import consistency_of, spread_of
from onward.assessments.core.instruments import Instrument, Scale
from onward.assessments.core.result import ScaleScore

RELIABLE_FROM = 1.96


class Verdict(StrEnum):
    """Higher and lower, not better and worse: which is better is another question."""

    HIGHER = "reliably higher"
    LOWER = "reliably lower"
    WITHIN = "no reliable change"


class NoVerdict(StrEnum):
    IN_DEVELOPMENT = "in development"
    TOO_FEW = "too few answers"
    NOT_KNOWN = "no published spread or reliability"


@dataclass(frozen=True, slots=True)
class Wobble:
    """What is known of a figure's steadiness; `rests_on` is "retest" or "alpha"."""

    sd: float
    reliability: float
    rests_on: str = "retest"

    @property
    def standard_error(self) -> float:
        """Of a difference between two times."""
        return self.sd * sqrt(2 * (1 - self.reliability))

    @property
    def least(self) -> float:
        """The smallest change that is reliable, in units of the figure."""
        return RELIABLE_FROM * self.standard_error


@dataclass(frozen=True, slots=True)
class Change:
    """From one time to the next: `difference` of the figures, `index` in its standard
    errors. Either `verdict` or `why_not` is there.
    """

    difference: float | None
    index: float | None = None
    verdict: Verdict | None = None
    why_not: NoVerdict | None = None
    wobble: Wobble | None = None


def reliable_change(
    before: float, after: float, *, sd: float, reliability: float
) -> float:
    """Jacobson & Truax (1991): difference over its standard error."""
    return (after - before) / Wobble(sd, reliability).standard_error


def wobble_of(scale: Scale) -> Wobble | None:
    """From the published figures of a scale; None while one of the two is missing."""
    sd, told = spread_of(scale), scale.reliability
    if sd is None or told is None:
        return None
    if told.retest is not None:
        return Wobble(sd, told.retest, "retest")
    alpha = consistency_of(told)
    return None if alpha is None else Wobble(sd, alpha, "alpha")


def change(
    instrument: Instrument,
    before: ScaleScore,
    after: ScaleScore,
    *,
    wobble: Wobble | None = None,
) -> Change:
    """From `before` to `after` on one scale of one instrument.

    `wobble` may come from the practice's own figures; else the published ones count.
    """
    if before.value is None or after.value is None:
        return Change(None, why_not=NoVerdict.TOO_FEW)
    difference = after.value - before.value
    if instrument.in_development:
        return Change(difference, why_not=NoVerdict.IN_DEVELOPMENT)
    known = wobble or wobble_of(instrument.scale(after.scale))
    if known is None or known.standard_error <= 0:
        return Change(difference, why_not=NoVerdict.NOT_KNOWN)
    index = reliable_change(
        before.value, after.value, sd=known.sd, reliability=known.reliability
    )
    if abs(index) < RELIABLE_FROM:
        verdict = Verdict.WITHIN
    else:
        verdict = Verdict.HIGHER if index > 0 else Verdict.LOWER
    return Change(difference, index, verdict, wobble=known)
