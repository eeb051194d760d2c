"""What lies near an occupation, as a map one can walk."""

from collections.abc import Callable

import numpy as np

from onward.careers.core import phrases, transitions
from onward.careers.core.education import MONTHS, ZONES
from onward.careers.core.transitions import Transition
from onward.careers.core.world import World
from onward.ui.core.charts import Neighbour, Neighbours, neighbours

MOST_NEAR = 9
Link = Callable[[str], str]
A_LITTLE = 0.35  # of a job zone


def near_map(world: World, row: int, link: Link) -> Neighbours:
    """The nearest occupations; `link` gives the address of a code's page."""
    near = transitions.near(world, row, most=MOST_NEAR)
    return neighbours(
        "What lies near it",
        phrases.plain_title(world.titles[row]),
        [_neighbour(world, one, link) for one in near],
        sides=("less preparation", "more preparation"),
        note="The nearer to the middle, the more alike the work. Each is a way on:"
        " its page has a map of its own.",
    )


def _neighbour(world: World, one: Transition, link: Link) -> Neighbour:
    level = one.zone_change
    return Neighbour(
        label=phrases.plain_title(one.title),
        url=link(one.code),
        distance=1 - one.nearness,
        level=0.0 if level is None or np.isnan(level) else level,
        words=lies(world, one),
    )


def lies(world: World, one: Transition) -> str:
    """How a place lies to the one in the middle, in a few words."""
    told = preparation(world, one), pay(one.pay_change)
    return " · ".join(words for words in told if words)


def preparation(world: World, one: Transition) -> str:
    """How much more or less preparation a move asks for, in time."""
    rows = world.row_of(one.from_code), world.row_of(one.code)
    if one.zone_change is None or None in rows:
        return ""
    if abs(one.zone_change) < A_LITTLE:
        return "as much preparation"
    before, after = (np.interp(world.zones[row], ZONES, MONTHS) for row in rows)
    how_long = phrases.months_in_words(abs(float(after - before)))
    more = "more" if one.zone_change > 0 else "less"
    return f"{more} preparation: {how_long}"


def pay(change: float | None) -> str:
    """What a difference of pay is called.

    >>> pay(1.5), pay(0.004), pay(None)
    ('pays 2.5 times as much', 'pays the same', '')
    """
    if change is None:
        return ""
    share = round(100 * abs(change))
    if not share:
        return "pays the same"
    if change >= 1:
        return f"pays {1 + change:.1f} times as much"
    return f"pays {share}\N{NO-BREAK SPACE}% {'more' if change > 0 else 'less'}"
