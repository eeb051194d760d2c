"""What lies near something: a map of numbered places, each a way to the next map."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, cos, hypot, pi, sin
from typing import ClassVar

from onward.ui.core.charts.frame import Point, Table, between, tenth

CENTRE = Point(200, 150)
NEAREST, FARTHEST = 58.0, 122.0
WIDER = 1.34  # the map is wider than it is high
APART = 37.0
TURN = pi / 24
REACH = 1.5  # a difference of level that lies straight to the side


@dataclass(frozen=True, slots=True)
class Neighbour:
    """`distance` 0 (alike) to 1, `level` the difference of level, `url` its page.

    `words` say in a few words how it lies to the middle.
    """

    label: str
    url: str
    distance: float
    level: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A numbered place of the map."""

    number: int
    label: str
    url: str
    words: str
    x: float
    y: float

    @property
    def text_y(self) -> float:
        """Where the figure stands so that it is in the middle of its circle."""
        return tenth(self.y + 4.6)


@dataclass(frozen=True, slots=True)
class Neighbours:
    kind: ClassVar[str] = "neighbours"
    title: str
    note: str
    description: str
    table: Table
    here: str
    spots: tuple[Spot, ...]
    sides: tuple[str, str]
    centre: ClassVar[Point] = CENTRE
    rings: ClassVar[tuple[tuple[float, float], ...]] = tuple(
        (tenth(radius * WIDER), radius) for radius in (NEAREST, FARTHEST)
    )


def neighbours(
    title: str,
    here: str,
    near: Sequence[Neighbour],
    *,
    sides: tuple[str, str] = ("less", "more"),
    note: str = "",
) -> Neighbours:
    """The nearer to the middle the more alike; to the right a higher level.

    Drawn in the order given, the nearest first; a place that is taken moves on round
    its ring, so no two touch.
    """
    farthest = max((one.distance for one in near), default=1.0)
    nearest = min((one.distance for one in near), default=0.0)
    taken: list[Point] = [CENTRE]
    spots = []
    for number, one in enumerate(near, start=1):
        share = (one.distance - nearest) / ((farthest - nearest) or 1.0)
        at = _free(one.level, NEAREST + (FARTHEST - NEAREST) * share, number, taken)
        taken.append(at)
        spots.append(Spot(number, one.label, one.url, one.words, at.x, at.y))
    return Neighbours(
        title=title,
        note=note,
        description=f"Round {here}: {_in_words(spots)}.",
        table=Table(("Nearest", "How it lies"), ()),
        here=here,
        spots=tuple(spots),
        sides=sides,
    )


def _in_words(spots: Sequence[Spot]) -> str:
    return ", ".join(f"{spot.number} {spot.label}" for spot in spots) or "nothing"


def _free(level: float, radius: float, number: int, taken: Sequence[Point]) -> Point:
    """On its ring as near to its direction as there is room, above and below by turns.

    Where a ring is full the next one out is tried.
    """
    base = acos(between(level / REACH, -1, 1))
    way = 1 if number % 2 else -1
    for out in range(8):
        for turn in _turns():
            at = _at(way * base + turn, radius + 12 * out)
            if all(hypot(at.x - one.x, at.y - one.y) >= APART for one in taken):
                return at
    return _at(way * base, radius)


def _turns() -> list[float]:
    """Nought, then ever farther to both sides, once round."""
    return [0.0, *(side * TURN * n for n in range(1, 25) for side in (1, -1))]


def _at(angle: float, radius: float) -> Point:
    return Point(
        tenth(CENTRE.x + WIDER * radius * cos(angle)),
        tenth(CENTRE.y - radius * sin(angle)),
    )
