"""Things over time: a measure with its doubt, the steps of a plan, a small spark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from onward.ui.core.charts.frame import (
    WIDTH,
    Dot,
    Point,
    Rect,
    Table,
    Text,
    Wording,
    keep_apart,
    plain,
    polygon,
    project,
    tenth,
)

LEFT, RIGHT = 26.0, 356.0
TOP, BOTTOM = 12.0, 164.0
BASELINE = 4.5  # from the middle of 13-unit text to its base


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A value on a date; `low` and `high` bound its doubt."""

    on: date
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    kind: ClassVar[str] = "line"
    title: str
    note: str
    description: str
    table: Table
    grid: tuple[Text, ...]  # names of the ticks; the rule runs at y - 4.5
    band: str
    whisker: tuple[Rect, ...]
    line: str
    dots: tuple[Dot, ...]
    dates: tuple[Text, ...]
    last: Text | None

    left: ClassVar[float] = LEFT
    right: ClassVar[float] = RIGHT

    @property
    def rules(self) -> tuple[float, ...]:
        """Where the rules of the ticks run."""
        return tuple(tenth(tick.y - BASELINE) for tick in self.grid)


def line(
    title: str,
    points: Sequence[LinePoint],
    *,
    y_range: tuple[float, float],
    ticks: Sequence[float] = (),
    note: str = "",
    wording: Wording = plain,
) -> Line:
    """A measure over dates in their true distance, on a stated range.

    Points are drawn in the order of their dates. No point draws an empty grid.
    """
    ordered = sorted(points, key=lambda point: point.on)
    at = [Point(x, _y(p.value, y_range)) for x, p in _placed(ordered)]
    return Line(
        title=title,
        note=note,
        description=_line_in_words(ordered, y_range, wording),
        table=_line_table(ordered, wording),
        grid=tuple(
            Text(LEFT - 8, tenth(_y(t, y_range) + BASELINE), plain(t), "end")
            for t in ticks or y_range
        ),
        band=_band(ordered, y_range),
        whisker=_whisker(ordered, y_range),
        line=polygon(at) if len(at) > 1 else "",
        dots=tuple(
            Dot(p.x, p.y, 4.5 if i == len(at) - 1 else 3.5, _dot(i, len(at)))
            for i, p in enumerate(at)
        ),
        dates=_dates(ordered),
        last=_last(ordered, at, wording),
    )


def _dot(index: int, count: int) -> str:
    return "" if index == count - 1 else "hollow"


def _y(value: float, y_range: tuple[float, float]) -> float:
    return project(value, y_range, (BOTTOM, TOP))


def _placed(points: Sequence[LinePoint]) -> list[tuple[float, LinePoint]]:
    if not points:
        return []
    first, last = points[0].on.toordinal(), points[-1].on.toordinal()
    if first == last:
        return [(tenth((LEFT + RIGHT) / 2), point) for point in points]
    return [
        (project(p.on.toordinal(), (first, last), (LEFT, RIGHT)), p) for p in points
    ]


def _bounded(points: Sequence[LinePoint]) -> list[tuple[float, float, float]]:
    return [
        (x, p.low, p.high)
        for x, p in _placed(points)
        if p.low is not None and p.high is not None
    ]


def _band(points: Sequence[LinePoint], y_range: tuple[float, float]) -> str:
    bounded = _bounded(points)
    if len(bounded) in (0, 1):
        return ""
    over = [Point(x, _y(high, y_range)) for x, _, high in bounded]
    under = [Point(x, _y(low, y_range)) for x, low, _ in reversed(bounded)]
    return polygon(over + under)


def _whisker(
    points: Sequence[LinePoint], y_range: tuple[float, float]
) -> tuple[Rect, ...]:
    bounded = _bounded(points)
    if len(bounded) != 1:
        return ()
    x, low, high = bounded[0]
    top, bottom = _y(high, y_range), _y(low, y_range)
    return (Rect(tenth(x - 5), top, 10, tenth(bottom - top)),)


def _day(on: date, *, with_year: bool) -> str:
    return f"{on.day} {on:%b %Y}" if with_year else f"{on.day} {on:%b}"


def _dates(points: Sequence[LinePoint]) -> tuple[Text, ...]:
    long = bool(points) and points[0].on.year != points[-1].on.year
    texts = [
        Text(x, BOTTOM + 20, _day(point.on, with_year=long))
        for x, point in _placed(points)
    ]
    ends_first = texts[:1] + texts[1:][-1:] + texts[1:-1]
    return keep_apart(ends_first, gap=14)


def _last(
    points: Sequence[LinePoint], at: list[Point], wording: Wording
) -> Text | None:
    if not points:
        return None
    words = wording(points[-1].value)
    return Text(
        tenth(at[-1].x + 10), tenth(at[-1].y + BASELINE), words, "start", "strong"
    )


def _line_in_words(
    points: Sequence[LinePoint], y_range: tuple[float, float], wording: Wording
) -> str:
    scale = f"on a scale of {plain(y_range[0])} to {plain(y_range[1])}"
    if not points:
        return f"No figures yet, {scale}."
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"{wording(last.value)} on {_day(last.on, with_year=True)}, {scale}."
    return (
        f"From {wording(first.value)} on {_day(first.on, with_year=True)} "
        f"to {wording(last.value)} on {_day(last.on, with_year=True)}, "
        f"{len(points)} figures, {scale}."
    )


def _line_table(points: Sequence[LinePoint], wording: Wording) -> Table:
    bounded = any(p.low is not None and p.high is not None for p in points)
    return Table(
        ("Date", "Value", *["Likely between"] * bounded),
        tuple(
            (
                _day(p.on, with_year=True),
                wording(p.value),
                *[_likely(p, wording)] * bounded,
            )
            for p in points
        ),
    )


def _likely(point: LinePoint, wording: Wording) -> str:
    if point.low is None or point.high is None:
        return ""
    return f"{wording(point.low)} and {wording(point.high)}"


@dataclass(frozen=True, slots=True)
class StepsLine:
    kind: ClassVar[str] = "steps_line"
    title: str
    note: str
    description: str
    table: Table
    solid: tuple[float, float] | None
    dashed: tuple[float, float] | None
    dots: tuple[Dot, ...]


def steps_line(
    title: str, *, done: int, now: int, ahead: int, note: str = ""
) -> StepsLine:
    """The steps of a plan on one line: filled done, ring in hand, hollow to come."""
    looks = [""] * done + ["hollow"] * now + ["past"] * ahead
    apart = (WIDTH - 28) / max(len(looks) - 1, 1)
    radius = min(5.5, tenth(apart * 0.36))
    xs = [tenth(14 + apart * i) for i in range(len(looks))]
    turn = xs[max(done - 1, 0)] if xs else 0.0
    words = f"{done} done, {now} in hand, {ahead} to come"
    return StepsLine(
        title=title,
        note=note or words,
        description=f"{words}.",
        table=Table(
            ("Steps", "Number"),
            (("Done", str(done)), ("In hand", str(now)), ("To come", str(ahead))),
        ),
        solid=(14.0, turn) if done > 1 else None,
        dashed=(turn, xs[-1]) if xs and turn < xs[-1] else None,
        dots=tuple(
            Dot(x, 16, tenth(radius + 1.5) if look == "hollow" else radius, look)
            for x, look in zip(xs, looks, strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class Spark:
    kind: ClassVar[str] = "spark"
    title: str
    note: str
    description: str
    table: Table
    line: str
    dot: Dot | None


def spark(
    title: str, values: Sequence[float], *, y_range: tuple[float, float] = (0, 10)
) -> Spark:
    """A few answers in a row, oldest first, as small as a word; the last is marked."""
    apart = 92 / max(len(values) - 1, 1)
    first = 2.0 if len(values) > 1 else 94.0
    at = [
        Point(tenth(first + apart * i), project(v, y_range, (26, 2)))
        for i, v in enumerate(values)
    ]
    low, high = y_range
    said = ", ".join(plain(v) for v in values) or "none yet"
    return Spark(
        title=title,
        note="",
        description=f"Oldest first, {plain(low)} to {plain(high)}: {said}",
        table=Table(("Number", "Answer"), ()),
        line=polygon(at) if len(at) > 1 else "",
        dot=Dot(at[-1].x, at[-1].y, 3.5) if at else None,
    )
