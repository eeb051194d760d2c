"""How far answers can be leaned on: advice, never a verdict. Pure.

Times: Huang et al. 2012 (under two seconds an item is hardly reading). Long runs of
one answer are weak evidence: a person may honestly dislike twelve activities in a row
(Goldammer et al. 2024). Nobody is told off; the page offers to redo a part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from statistics import median

FEWEST_TIMED = 10
VERY_QUICK_SECONDS = 1.0
QUICK_SECONDS = 2.0
LONGEST_RUN = 12


class Sign(StrEnum):
    VERY_QUICK = "very quick"
    QUICK = "quick"
    LONG_RUN = "long run"
    SELF_PARTLY = "says: only partly"
    SELF_NO = "says: better not"


STRONG = frozenset({Sign.VERY_QUICK, Sign.SELF_NO})


@dataclass(frozen=True, slots=True)
class Advice:
    """The signs seen. One strong or two weak ones are worth a word."""

    signs: tuple[Sign, ...] = ()

    @property
    def is_worth_a_word(self) -> bool:
        strong = sum(sign in STRONG for sign in self.signs)
        return strong > 0 or len(self.signs) > 1


def advise(
    values: Sequence[int | None],
    seconds: Sequence[float | None] = (),
    *,
    relied_on: str = "",
) -> Advice:
    """`values` and `seconds` in the order of the items; None is skipped or not timed.

    Answers on paper or by telephone have no times and so no sign of haste.
    `relied_on` is the person's own word: "yes", "partly", "no" or nothing.
    """
    signs = [_haste(seconds), _run(values), _own_word(relied_on)]
    return Advice(tuple(sign for sign in signs if sign is not None))


def _haste(seconds: Sequence[float | None]) -> Sign | None:
    timed = [one for one in seconds if one is not None]
    if len(timed) < FEWEST_TIMED:
        return None
    usual = median(timed)
    if usual < VERY_QUICK_SECONDS:
        return Sign.VERY_QUICK
    return Sign.QUICK if usual < QUICK_SECONDS else None


def _run(values: Sequence[int | None]) -> Sign | None:
    given = [value for value in values if value is not None]
    longest = max((len(list(run)) for _, run in groupby(given)), default=0)
    return Sign.LONG_RUN if longest > LONGEST_RUN else None


def _own_word(relied_on: str) -> Sign | None:
    return {"partly": Sign.SELF_PARTLY, "no": Sign.SELF_NO}.get(relied_on)
