"""What lies near an occupation, as a map one can walk."""

from collections.abc import Callable

import numpy as np

from onward.careers.core import phrases, transitions
from onward.careers.core.transitions import Transition
from onward.careers.core.world import World
from onward.ui.core.charts import Neighbour, Neighbours, neighbours

MOST_NEAR = 9
Link = Callable[[str], str]
A_LITTLE, A_LOT = 0.35, 1.2


def near_map(world: World, row: int, link: Link) -> Neighbours:
    """The nearest occupations; `link` gives the address of a code's page."""
    near = transitions.near(world, row, most=MOST_NEAR)
    return neighbours(
        "What lies near it",
        phrases.plain_title(world.titles[row]),
        [_neighbour(one, link) for one in near],
        sides=("less preparation", "more preparation"),
        note="The nearer to the middle, the more alike the work. Each is a way on:"
        " its page has a map of its own.",
    )


def _neighbour(one: Transition, link: Link) -> Neighbour:
    level = one.zone_change
    return Neighbour(
        label=phrases.plain_title(one.title),
        url=link(one.code),
        distance=1 - one.nearness,
        level=0.0 if level is None or np.isnan(level) else level,
        words=lies(one),
    )


def lies(one: Transition) -> str:
    """How a place lies to the one in the middle, in a few words."""
    return " · ".join(
        words for words in (preparation(one.zone_change), pay(one.pay_change)) if words
    )


def preparation(change: float | None) -> str:
    """What a difference of job zones is called.

    >>> preparation(0.1), preparation(-0.6), preparation(1.4)
    ('as much preparation', 'a little less preparation', 'much more preparation')
    """
    if change is None:
        return ""
    if abs(change) < A_LITTLE:
        return "as much preparation"
    more = "more" if change > 0 else "less"
    return f"{'much' if abs(change) >= A_LOT else 'a little'} {more} preparation"


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
