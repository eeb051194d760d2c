"""Hard limits: what is taken away before anything is compared, each with its count.

Pure. Unknown never removes: where a figure is missing the work stays and the card
carries a caution. Nothing vanishes silently: every limit says how many it took, and
what falls out by one limit alone can be asked for by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onward.careers.core import pay as pay_core
from onward.careers.core.schedule import FULL_WEEK
from onward.careers.core.world import Flags, Floats, Pay, World

LONGEST_MONTHS = {"none": 0.0, "month": 1.0, "year": 12.0, "two-years": 24.0}
TRAINING_WORDS = {
    "none": "No training first",
    "month": "A month of training at most",
    "year": "A year of training at most",
    "two-years": "Two years of training at most",
}
# What some will not have to do with, whatever it pays; which work, content/themes.csv.
THEMES = {
    "force": "Weapons and the use of force",
    "alcohol": "Serving or making alcohol",
    "gambling": "Gambling",
    "animals": "Killing animals",
    "debts": "Collecting what people owe",
    "pressing": "Selling to people who did not ask",
    "fossil": "Coal, oil and gas",
}
# What a body may not be able to do; from a release that rates abilities.
STRAINS = {
    "standing": "Standing or walking most of the day",
    "lifting": "Heavy lifting and carrying",
    "bending": "Kneeling, bending, climbing",
}
STRAINS_FROM = 0.5  # of the scale of importance: "important" and more
RARE = 0.05  # a share of part-time work below which there is none to speak of
NEAR_MISS = 0.85  # of the pay needed
# Months learnt on the job and within the error of an estimate, and never so many that
# the words for what passes (phrases.months_in_words) say more than the limit does.
BESIDES = {"none": 2.0, "month": 1.0, "year": 3.0, "two-years": 3.0}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person cannot go below or beyond. Nothing set removes nothing."""

    minimum_hourly_pay: float | None = None
    longest_training: str = ""
    no_licence: bool = False
    left_out_groups: frozenset[str] = frozenset()  # major groups, "33"
    left_out_codes: frozenset[str] = frozenset()  # not for me
    left_out_themes: frozenset[str] = frozenset()  # keys of THEMES
    strains: frozenset[str] = frozenset()  # keys of STRAINS
    hours_most: float | None = None  # a week
    only_in_area: bool = False  # only what the figures of one's area name


@dataclass(frozen=True, slots=True)
class Removal:
    """One limit in words and how many kinds of work it took away.

    `is_known` is False where no figure tells what the limit forbids: it took nothing,
    and the person has to ask.
    """

    key: str
    words: str
    count: int
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is left, what each limit took, and what one limit alone keeps out."""

    left: Flags
    removals: tuple[Removal, ...]
    near_misses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Failing:
    """One limit: its key, its words, the rows it forbids, whether figures tell."""

    key: str
    words: str
    rows: Flags
    is_known: bool = True


def sieve(
    world: World,
    limits: Limits,
    *,
    paid: tuple[Pay, Flags],
    months: Floats,
    shown_anyway: frozenset[str] = frozenset(),
) -> Sieve:
    """Take away what a limit forbids, limit by limit in a fixed order.

    `paid` is pay and which of it is the area's own. `months` is the learning each
    occupation asks of the person, as its card says, NaN where unknown. Codes
    `shown_anyway` pass every limit but a veto.
    """
    fails = failing(world, limits, paid=paid, months=months, shown_anyway=shown_anyway)
    left = np.ones(len(world), dtype=np.bool_)
    removals = []
    for one in fails:
        count = int(np.count_nonzero(left & one.rows))
        removals.append(Removal(one.key, one.words, count, one.is_known))
        left &= ~one.rows
    return Sieve(
        left, tuple(removals), _near_misses(fails, pay_core.medians(paid[0]), limits)
    )


def failing(
    world: World,
    limits: Limits,
    *,
    paid: tuple[Pay, Flags],
    months: Floats,
    shown_anyway: frozenset[str] = frozenset(),
) -> list[Failing]:
    """Every limit that is set and the rows it forbids, the veto last."""
    fails = [
        *_of_pay_and_learning(world, limits, pay_core.medians(paid[0]), months),
        *_of_kind(world, limits),
        *_of_body_and_hours(world, limits, paid),
    ]
    if shown_anyway:
        free = ~_rows_of(world, shown_anyway)
        fails = [replace(one, rows=one.rows & free) for one in fails]
    if limits.left_out_codes:
        vetoed = _rows_of(world, limits.left_out_codes)
        fails.append(Failing("veto", "Not for me", vetoed))
    return fails


def _rows_of(world: World, codes: frozenset[str]) -> Flags:
    """Rows of codes of this release, or of the same work in another one."""
    flags = np.zeros(len(world), dtype=np.bool_)
    flags[[row for code in codes if (row := world.row_of(code)) is not None]] = True
    return flags


def _of_pay_and_learning(
    world: World, limits: Limits, middle: Floats, months: Floats
) -> list[Failing]:
    found = []
    least = limits.minimum_hourly_pay
    longest = LONGEST_MONTHS.get(limits.longest_training)
    with np.errstate(invalid="ignore"):
        if least:
            words = f"At least ${least:g} an hour"
            found.append(Failing("pay", words, middle < least))
        if longest is not None:
            words = TRAINING_WORDS[limits.longest_training]
            most = longest + BESIDES[limits.longest_training]
            found.append(Failing("training", words, months >= most))
    if limits.no_licence:
        words = "No licence to get first"
        found.append(Failing("licence", words, world.needs_licence))
    return found


def _of_kind(world: World, limits: Limits) -> list[Failing]:
    """Whole fields left out, and what somebody will not have to do with."""
    found = []
    if limits.left_out_groups:
        groups = sorted(limits.left_out_groups)
        rows = np.isin(world.major_groups, groups)
        words = "Whole fields left out" if len(groups) > 1 else "A field left out"
        found.append(Failing("fields", words, rows))
    themes = [key for key in THEMES if key in limits.left_out_themes]
    if themes:
        known = [world.themes[key] for key in themes if key in world.themes]
        words = f"Without: {_named(THEMES, themes)}"
        found.append(Failing("themes", words, _any(world, known), bool(known)))
    return found


def _of_body_and_hours(
    world: World, limits: Limits, paid: tuple[Pay, Flags]
) -> list[Failing]:
    found = []
    strains = [key for key in STRAINS if key in limits.strains]
    with np.errstate(invalid="ignore"):
        if strains:
            known = [world.strains[key] for key in strains if key in world.strains]
            rows = _any(world, [figures >= STRAINS_FROM for figures in known])
            words = f"Without: {_named(STRAINS, strains)}"
            found.append(Failing("strains", words, rows, bool(known)))
        part_time = world.schedules.get("part_time")
        most = limits.hours_most
        if most is not None and most < FULL_WEEK:
            rare = [] if part_time is None else [part_time < RARE]
            words = f"At most {most:g} hours a week"
            found.append(Failing("hours", words, _any(world, rare), bool(rare)))
    if limits.only_in_area:
        words = "Only what the figures of your area name"
        found.append(Failing("area", words, ~paid[1]))
    return found


def _any(world: World, flags: Sequence[Flags]) -> Flags:
    """Rows any of these forbids; none where nothing is known."""
    rows = np.zeros(len(world), dtype=np.bool_)
    for one in flags:
        rows |= one
    return rows


def _named(words: Mapping[str, str], keys: Sequence[str]) -> str:
    return ", ".join(words[key][:1].lower() + words[key][1:] for key in keys)


def _near_misses(
    fails: Sequence[Failing], middle: Floats, limits: Limits
) -> tuple[int, ...]:
    """Rows that only the pay limit removes, and by less than a seventh of it."""
    least = limits.minimum_hourly_pay
    if not least:
        return ()
    others = np.zeros(len(middle), dtype=np.bool_)
    short = np.zeros(len(middle), dtype=np.bool_)
    for one in fails:
        if one.key == "pay":
            short = one.rows & (middle >= NEAR_MISS * least)
        else:
            others |= one.rows
    return tuple(int(row) for row in np.flatnonzero(short & ~others))
