"""How far answers can be leaned on: advice, never a verdict. Pure.

Times: Huang et al. 2012 (under two seconds an item is hardly reading). Several weak
signs count together (Meade & Craig 2012). Long runs of one answer are weak evidence,
and none at all where all items point one way: a person may honestly dislike twelve
activities in a row (Goldammer et al. 2024). Nobody is told off; the page offers to
redo a part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from statistics import median

from onward.assessments.core.consistency import (
    Answers,
    contradictions,
    even_odd,
    is_mixed_key,
    worst_fit,
)
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.irt import MISFIT_BELOW

FEWEST_TIMED = 10
VERY_QUICK_SECONDS = 1.0
QUICK_SECONDS = 2.0
LONGEST_RUN = 12
UNEVEN_BELOW = 0.30
CONTRADICTED_FROM = 0.40


class Sign(StrEnum):
    VERY_QUICK = "very quick"
    QUICK = "quick"
    LONG_RUN = "long run"
    UNEVEN = "halves disagree"
    CONTRADICTED = "both sides agreed with"
    UNUSUAL = "unusual pattern"
    SELF_PARTLY = "says: only partly"
    SELF_NO = "says: better not"


STRONG = frozenset({Sign.VERY_QUICK, Sign.SELF_NO})


@dataclass(frozen=True, slots=True)
class Advice:
    """The signs seen. One strong or two weak ones are worth a word; such answers stay
    out of norms and outcome figures, and are never kept from the client.
    """

    signs: tuple[Sign, ...] = ()

    @property
    def is_worth_a_word(self) -> bool:
        strong = sum(sign in STRONG for sign in self.signs)
        return strong > 0 or len(self.signs) > 1


def advise_on(
    asked: Instrument,
    answers: Answers,
    seconds: Sequence[float | None] = (),
    *,
    relied_on: str = "",
    is_timed: bool = True,
) -> Advice:
    """From answers to an instrument, by item number, with all that it lets us see.

    `asked` has its items in the order in which this person met them; `seconds` are
    those of timed answers. Answers on paper or by telephone have no times and so no
    sign of haste; nor has a person who uses a screen reader or another aid (`is_timed`
    false). `relied_on` is the person's own word: "yes", "partly", "no" or nothing.
    """
    values = [answers.get(item.n) for item in asked.items]
    return _advice(
        _haste(seconds) if is_timed else None,
        _run(values) if is_mixed_key(asked) else None,
        _below(even_odd(asked, answers), UNEVEN_BELOW, Sign.UNEVEN),
        _contradicted(contradictions(asked, answers)),
        _below(worst_fit(asked, answers), MISFIT_BELOW, Sign.UNUSUAL),
        _own_word(relied_on),
    )


def _advice(*signs: Sign | None) -> Advice:
    return Advice(tuple(sign for sign in signs if sign is not None))


def _haste(seconds: Sequence[float | None]) -> Sign | None:
    timed = [one for one in seconds if one is not None]
    if len(timed) < FEWEST_TIMED:
        return None
    usual = median(timed)
    if usual < VERY_QUICK_SECONDS:
        return Sign.VERY_QUICK
    return Sign.QUICK if usual < QUICK_SECONDS else None


def _run(values: Sequence[float | None]) -> Sign | None:
    given = [value for value in values if value is not None]
    longest = max((len(list(run)) for _, run in groupby(given)), default=0)
    return Sign.LONG_RUN if longest > LONGEST_RUN else None


def _below(index: float | None, bound: float, sign: Sign) -> Sign | None:
    return sign if index is not None and index < bound else None


def _contradicted(share: float | None) -> Sign | None:
    is_much = share is not None and share >= CONTRADICTED_FROM
    return Sign.CONTRADICTED if is_much else None


def _own_word(relied_on: str) -> Sign | None:
    return {"partly": Sign.SELF_PARTLY, "no": Sign.SELF_NO}.get(relied_on)
