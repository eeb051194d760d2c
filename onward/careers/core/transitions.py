"""From one occupation to another: how near, what is missing, what it pays. Pure.

The gap has a direction: sum of w_j max(0, L_j - L_i) over the skills the target asks
for (science 2.4, 3). Down is easier than up, so both ways are told. Where a direct gap
is wide, a bridge is the occupation in between that makes the wider leg smallest.
"""

from dataclasses import dataclass

import numpy as np

from onward.careers.core import pay as pay_core
from onward.careers.core import phrases
from onward.careers.core.domains import KNOWLEDGE, SKILLS, Floats
from onward.careers.core.world import World

MOST_LIFTS = 3
LIFT_FROM = 0.5  # of a level: less is no step to speak of
# Between near occupations (closer than 95 of 100) one gap in twenty is wider (O*NET).
WIDE = 0.7
NEAR = 0.8  # both legs of a bridge are closer than 80 of 100
DECIMALS = 9
SAME_ZONE = 0.5


@dataclass(frozen=True, slots=True)
class Lift:
    """Something the target asks more of: from a level 0..7 to another."""

    name: str
    domain: str  # SKILLS or KNOWLEDGE
    have: float
    asked: float


@dataclass(frozen=True, slots=True)
class Transition:
    """A move between two occupations; None where a figure is not known.

    `nearness` is the share of occupations less like the one left; `gap` what is
    missing in levels 0..7, `gap_back` what the way back would miss; pay in dollars an
    hour, `pay_change` a share of it; `zone_change` in job zones.
    """

    code: str
    title: str
    from_code: str
    from_title: str
    nearness: float
    gap: float | None
    gap_back: float | None
    lifts: tuple[Lift, ...]
    pay_from: float | None
    pay_to: float | None
    is_local: bool  # both figures are of the area asked for
    area: str
    zone_change: float | None
    needs_licence: bool
    part_time: float | None  # shares 0..1 of those in it
    seasonal: float | None
    self_employed: float | None

    @property
    def pay_change(self) -> float | None:
        if self.pay_from is None or self.pay_to is None:
            return None
        return self.pay_to / self.pay_from - 1

    @property
    def is_wide(self) -> bool:
        return self.gap is not None and self.gap > WIDE

    @property
    def sentence(self) -> str:
        """What is missing, the pay and the preparation, in words."""
        return " ".join(
            words for words in (_missing(self), _pay(self), _zone(self)) if words
        )


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two moves for one; `longest_gap` is the wider of the two legs."""

    over: Transition
    then: Transition
    direct_gap: float
    longest_gap: float

    @property
    def sentence(self) -> str:
        middle = phrases.doers(self.over.title)
        return (
            f"By way of {middle}: no step misses more than {self.longest_gap:.1f} of a"
            f" level on average, where the direct one misses {self.direct_gap:.1f}."
        )


def transition(world: World, row: int, to: int, *, area: str = "") -> Transition:
    """The move from one row to another."""
    pay, is_local = world.pay_in(area)
    both_local = bool(is_local[row] and is_local[to])
    if not both_local:
        pay, _ = world.pay_in("")
    return Transition(
        code=world.codes[to],
        title=world.titles[to],
        from_code=world.codes[row],
        from_title=world.titles[row],
        nearness=float(world.likeness[row, to]),
        gap=_known(gap(world, row, to)),
        gap_back=_known(gap(world, to, row)),
        lifts=lifts(world, row, to),
        pay_from=_known(pay_core.median_of(pay, row)),
        pay_to=_known(pay_core.median_of(pay, to)),
        is_local=both_local,
        area=area if both_local else "",
        zone_change=_known(world.zones[to] - world.zones[row]),
        needs_licence=bool(world.needs_licence[to] and not world.needs_licence[row]),
        part_time=world.share("part_time", to),
        seasonal=world.share("seasonal", to),
        self_employed=world.share("self_employed", to),
    )


def near(
    world: World, row: int, *, area: str = "", most: int = 12
) -> tuple[Transition, ...]:
    """The nearest occupations, nearest first; rows of "all other" left out."""
    able = np.flatnonzero(~world.is_rest & (np.arange(len(world)) != row))
    order = np.lexsort((world.code_places[able], -world.likeness[row, able]))
    return tuple(
        transition(world, row, int(to), area=area) for to in able[order][:most]
    )


def bridges(
    world: World, row: int, to: int, *, area: str = "", most: int = 3
) -> tuple[Bridge, ...]:
    """The best occupations in between, best first; () where the direct gap is not wide.

    Both legs are near, neither is as wide as the direct gap, and none climbs above
    both ends. The smallest wider leg wins, then the smaller sum.
    """
    first, direct = _gaps_from(world, row), _gaps_from(world, row)[to]
    if not direct > WIDE:
        return ()
    second = _gaps_to(world, to)
    longest = np.maximum(first, second).round(DECIMALS)
    top = np.fmax(world.zones[row], world.zones[to]) + SAME_ZONE
    with np.errstate(invalid="ignore"):
        able = (
            ~world.is_rest
            & (world.likeness[row] >= NEAR)
            & (world.likeness[:, to] >= NEAR)
            & (longest < direct)
            & ~(world.zones > top)
        )
    able[[row, to]] = False
    middles = np.flatnonzero(able)
    both = (first + second)[middles].round(DECIMALS)
    order = np.lexsort((world.code_places[middles], both, longest[middles]))
    return tuple(
        Bridge(
            over=transition(world, row, int(middle), area=area),
            then=transition(world, int(middle), to, area=area),
            direct_gap=float(direct),
            longest_gap=float(longest[middle]),
        )
        for middle in middles[order][:most]
    )


def gap(world: World, row: int, to: int) -> float:
    """What somebody who meets all that `row` asks misses in `to`: levels; NaN unknown.

    sum_s w_to,s max(0, L_to,s - L_row,s), the weights of the target.
    """
    domain = world.skills
    if domain is None:
        return float("nan")
    short = np.maximum(domain.levels[to] - domain.levels[row], 0)
    return float(_weighed(domain.weights[[to]], short[None])[0])


def _gaps_from(world: World, row: int) -> Floats:
    """What somebody who meets all that `row` asks misses elsewhere, (n,)."""
    domain = world.skills
    if domain is None:
        return np.full(len(world), np.nan)
    short = np.maximum(domain.levels - domain.levels[row], 0)
    return _weighed(domain.weights, short)


def _gaps_to(world: World, row: int) -> Floats:
    """What those in each occupation miss in `row`, (n,)."""
    domain = world.skills
    if domain is None:
        return np.full(len(world), np.nan)
    short = np.maximum(domain.levels[row] - domain.levels, 0)
    return _weighed(domain.weights[row][None], short)


def _weighed(weights: Floats, short: Floats) -> Floats:
    """Sum of weight times what is short; NaN where a level or all weights are not."""
    counts = weights > 0
    sums: Floats = np.where(counts, weights * short, 0.0).sum(axis=1)
    return np.where(counts.any(axis=1), sums, np.nan)


def lifts(world: World, row: int, to: int) -> tuple[Lift, ...]:
    """What the target asks clearly more of, the heaviest first; of known levels."""
    found = []
    for name in (SKILLS, KNOWLEDGE):
        domain = world.domain(name)
        if domain is None:
            continue
        have, asked = domain.levels[row], domain.levels[to]
        more = np.nan_to_num(asked - have)
        heavy = (domain.weights[to] * more).round(DECIMALS)
        found += [
            (-heavy[k], domain.names[k], name, have[k], asked[k])
            for k in np.flatnonzero((more >= LIFT_FROM) & (heavy > 0))
        ]
    return tuple(
        Lift(name, domain, float(have), float(asked))
        for _, name, domain, have, asked in sorted(found)[:MOST_LIFTS]
    )


def _known(figure: float) -> float | None:
    return None if np.isnan(figure) else float(figure)


def _missing(move: Transition) -> str:
    if move.gap is None:
        return "How far its skills are from these is not known."
    if not move.lifts:
        return "It asks for hardly anything that is not asked already."
    named = phrases.both([phrases.in_sentence(one.name) for one in move.lifts])
    return f"It asks for more {named}."


def _pay(move: Transition) -> str:
    change = move.pay_change
    if change is None:
        return "How the pay compares is not published."
    share = round(100 * abs(change))
    where = "there" if move.is_local else "in the country"
    if not share:
        return f"Half of the people in each earn about the same {where}."
    word = "more" if change > 0 else "less"
    return f"In the middle it pays {share} % {word} {where}."


def _zone(move: Transition) -> str:
    if move.zone_change is None or abs(move.zone_change) < SAME_ZONE:
        return ""
    if move.zone_change > 0:
        return "It usually asks for more preparation."
    return "It usually asks for less preparation."
