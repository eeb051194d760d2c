"""Hard limits: what is taken away before anything is compared, each with its count.

Pure. Unknown never removes: where a figure is missing the work stays and the card
carries a caution. Nothing vanishes silently: every limit says how many it took, and
what falls out by one limit alone can be asked for by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core import pay as pay_core
from onward.careers.core.world import Flags, Floats, Pay, World

LONGEST_MONTHS = {"none": 0.0, "month": 1.0, "year": 12.0, "two-years": 24.0}
TRAINING_WORDS = {
    "none": "No training first",
    "month": "A month of training at most",
    "year": "A year of training at most",
    "two-years": "Two years of training at most",
}
NEAR_MISS = 0.85  # of the pay needed


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person cannot go below or beyond. Nothing set removes nothing."""

    minimum_hourly_pay: float | None = None
    longest_training: str = ""
    no_licence: bool = False
    left_out_groups: frozenset[str] = frozenset()  # major groups, "33"
    left_out_codes: frozenset[str] = frozenset()  # not for me

    @property
    def are_any(self) -> bool:
        return bool(
            self.minimum_hourly_pay
            or self.longest_training in LONGEST_MONTHS
            or self.no_licence
            or self.left_out_groups
            or self.left_out_codes
        )


@dataclass(frozen=True, slots=True)
class Removal:
    """One limit in words and how many kinds of work it took away."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is left, what each limit took, and what one limit alone keeps out."""

    left: Flags
    removals: tuple[Removal, ...]
    near_misses: tuple[int, ...]


def sieve(
    world: World,
    limits: Limits,
    *,
    pay: Pay,
    months: Floats,
    shown_anyway: frozenset[str] = frozenset(),
) -> Sieve:
    """Take away what a limit forbids, limit by limit in a fixed order.

    `months` is the learning each occupation's whole job zone asks of the person, NaN
    where unknown: an estimate between two zones is not enough to rule work out.
    Codes `shown_anyway` pass every limit but a veto.
    """
    middle = pay_core.medians(pay)
    asked_for = _rows_of(world, shown_anyway)
    tests = _tests(world, limits, middle, months)
    fails = [(key, words, flags & ~asked_for) for key, words, flags in tests]
    if limits.left_out_codes:
        fails.append(("veto", "Not for me", _rows_of(world, limits.left_out_codes)))
    left = np.ones(len(world), dtype=np.bool_)
    removals = []
    for key, words, flags in fails:
        removals.append(Removal(key, words, int((left & flags).sum())))
        left &= ~flags
    return Sieve(left, tuple(removals), _near_misses(fails, middle, limits))


def _rows_of(world: World, codes: frozenset[str]) -> Flags:
    """Rows of codes of this release, or of the same work in another one."""
    flags = np.zeros(len(world), dtype=np.bool_)
    flags[[row for code in codes if (row := world.row_of(code)) is not None]] = True
    return flags


Test = tuple[str, str, Flags]


def _tests(world: World, limits: Limits, middle: Floats, months: Floats) -> list[Test]:
    tests: list[Test] = []
    least = limits.minimum_hourly_pay
    if least:
        with np.errstate(invalid="ignore"):
            tests.append(("pay", f"At least ${least:g} an hour", middle < least))
    longest = LONGEST_MONTHS.get(limits.longest_training)
    if longest is not None:
        with np.errstate(invalid="ignore"):
            words = TRAINING_WORDS[limits.longest_training]
            tests.append(("training", words, months > longest))
    if limits.no_licence:
        tests.append(("licence", "No licence to get first", world.needs_licence))
    if limits.left_out_groups:
        groups = sorted(limits.left_out_groups)
        flags = np.isin(world.major_groups, groups)
        words = "Whole fields left out" if len(groups) > 1 else "A field left out"
        tests.append(("fields", words, flags))
    return tests


def _near_misses(
    fails: Sequence[Test], middle: Floats, limits: Limits
) -> tuple[int, ...]:
    """Rows that only the pay limit removes, and by less than a seventh of it."""
    least = limits.minimum_hourly_pay
    if not least:
        return ()
    others = np.zeros(len(middle), dtype=np.bool_)
    short = np.zeros(len(middle), dtype=np.bool_)
    for key, _, flags in fails:
        if key == "pay":
            short = flags & (middle >= NEAR_MISS * least)
        else:
            others |= flags
    return tuple(int(row) for row in np.flatnonzero(short & ~others))
