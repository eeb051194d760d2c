"""Six kinds of interest round a hexagon, with their doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin
from typing import ClassVar

from onward.ui.core.charts.frame import (
    Point,
    Table,
    Text,
    between,
    polygon,
    short,
    tenth,
)

CENTRE = Point(200, 160)
RADIUS = 118.0
LABEL_RADIUS = 128.6
CORNERS = (-120, -60, 0, 60, 120, 180)  # degrees, clockwise from the upper left
SIDES = (0, 180)
LINE_HEIGHT = 15.5
LONGEST = 9  # letters beside the hexagon
WIDEST = 12  # letters of one line over or under it, where two labels stand abreast


@dataclass(frozen=True, slots=True)
class Axis:
    """One kind: a value and the bounds of its doubt, 0 to 1; `text` is its figure."""

    label: str
    value: float
    low: float
    high: float
    text: str = ""
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Hexagon:
    kind: ClassVar[str] = "hexagon"
    title: str
    note: str
    description: str
    table: Table
    rings: tuple[str, ...]
    spokes: tuple[Point, ...]
    band: str
    shape: str
    dots: tuple[Point, ...]
    labels: tuple[Text, ...]
    centre: ClassVar[Point] = CENTRE


def hexagon(
    title: str, axes: Sequence[Axis], *, note: str = "", description: str = ""
) -> Hexagon:
    """Six axes clockwise from the upper left. Raises ValueError for another number."""
    if len(axes) != len(CORNERS):
        raise ValueError(f"a hexagon has six axes, not {len(axes)}")
    dots = _corners([axis.value for axis in axes])
    return Hexagon(
        title=title,
        note=note,
        description=description or _in_words(axes),
        table=Table(
            ("Kind", "Value", "Likely between"),
            tuple((a.label, _text(a), _likely(a)) for a in axes),
        ),
        rings=tuple(polygon(_corners([share] * 6)) for share in (0.25, 0.5, 0.75, 1)),
        spokes=tuple(_corners([1.0] * 6)),
        band=" ".join(
            _closed(_corners(values))
            for values in ([a.high for a in axes], [a.low for a in axes])
        ),
        shape=polygon(dots),
        dots=tuple(dots),
        labels=tuple(
            text
            for axis, corner in zip(axes, CORNERS, strict=True)
            for text in _label(axis, corner)
        ),
    )


def _hundred(share: float) -> str:
    return str(round(between(share, 0, 1) * 100))


def _text(axis: Axis) -> str:
    return axis.text or _hundred(axis.value)


def _likely(axis: Axis) -> str:
    return f"{_hundred(axis.low)} and {_hundred(axis.high)}"


def _in_words(axes: Sequence[Axis]) -> str:
    return ", ".join(f"{axis.label} {_text(axis)}" for axis in axes) + "."


def _corners(shares: list[float]) -> list[Point]:
    return [
        _at(RADIUS * between(share, 0, 1), corner)
        for share, corner in zip(shares, CORNERS, strict=True)
    ]


def _at(radius: float, corner: int) -> Point:
    angle = radians(corner)
    return Point(
        tenth(CENTRE.x + radius * cos(angle)), tenth(CENTRE.y + radius * sin(angle))
    )


def _closed(points: list[Point]) -> str:
    return "M" + "L".join(f"{short(p.x)} {short(p.y)}" for p in points) + "Z"


def _label(axis: Axis, corner: int) -> list[Text]:
    at = _at(LABEL_RADIUS, corner)
    look = "strong" if axis.stands_out else ""
    y = tenth(at.y + 4.5)
    if corner not in SIDES:
        lines = _halves(axis.label)
        top = y - LINE_HEIGHT * (len(lines) - 1) if corner < 0 else y
        return [
            Text(at.x, tenth(top + LINE_HEIGHT * i), words, "middle", look)
            for i, words in enumerate(lines)
        ]
    anchor = "start" if corner == 0 else "end"
    return [
        Text(at.x, tenth(y + LINE_HEIGHT * i), words, anchor, look)
        for i, words in enumerate(_lines(axis.label))
    ]


def _halves(label: str) -> list[str]:
    """One line where it is short; else two, as even as its words allow."""
    words = label.split()
    if len(label) <= WIDEST or len(words) == 1:
        return [label]
    parts = ([" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words)))
    return min(parts, key=lambda two: max(map(len, two)))


def _lines(label: str) -> list[str]:
    """Break beside the hexagon, where at most nine letters have room."""
    words = label.split()
    breaks = [0]
    for i in range(1, len(words)):
        if len(" ".join(words[breaks[-1] : i + 1])) > LONGEST:
            breaks.append(i)
    return [" ".join(words[a:b]) for a, b in pairwise([*breaks, len(words)])]
