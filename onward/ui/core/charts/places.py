"""The same spread in several places, one row each, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from onward.ui.core.charts.frame import (
    NO_FIGURE,
    Rect,
    Table,
    Wording,
    between,
    plain,
    project,
    tenth,
)
from onward.ui.core.charts.spreads import Spread

FULL = (0.0, 100.0)
MARK, NEED = 1.4, 0.8


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One place: `spread` is None where nothing is published; `look` is "" or here."""

    label: str
    spread: Spread | None
    look: str = ""


@dataclass(frozen=True, slots=True)
class RangeLine:
    """A row as it is drawn, 100 units wide and 10 high."""

    label: str
    text: str
    look: str
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Ranges:
    kind: ClassVar[str] = "ranges"
    title: str
    note: str
    description: str
    table: Table
    lines: tuple[RangeLine, ...]
    low: str
    high: str


def ranges(
    title: str,
    rows: Sequence[RangeRow],
    *,
    need: float | None = None,
    wording: Wording = plain,
    note: str = "",
) -> Ranges:
    """Thick the middle half, thin all but the outer tenths, a mark in the middle.

    Every row stands on the scale of the lowest and the highest figure of all.
    """
    ends = [v for row in rows if row.spread for v in (row.spread.p10, row.spread.p90)]
    ends += [] if need is None or not ends else [need]
    scale = (min(ends), max(ends)) if len(set(ends)) > 1 else _around(ends)
    return Ranges(
        title=title,
        note=note,
        description="; ".join(_in_words(row, wording) for row in rows),
        table=_table(rows, wording),
        lines=tuple(
            RangeLine(row.label, _middle(row, wording), row.look, _rects(row, scale))
            if need is None
            else RangeLine(
                row.label,
                _middle(row, wording),
                row.look,
                (*_rects(row, scale), _need(need, scale)),
            )
            for row in rows
        ),
        low=wording(scale[0]) if ends else "",
        high=wording(scale[1]) if ends else "",
    )


def _around(ends: Sequence[float]) -> tuple[float, float]:
    middle = ends[0] if ends else 0.0
    return middle - 1, middle + 1


def _middle(row: RangeRow, wording: Wording) -> str:
    return wording(row.spread.p50) if row.spread else NO_FIGURE


def _in_words(row: RangeRow, wording: Wording) -> str:
    if row.spread is None:
        return f"{row.label}: {NO_FIGURE}"
    low, middle, high = (
        wording(v) for v in (row.spread.p10, row.spread.p50, row.spread.p90)
    )
    return f"{row.label}: {low} to {high}, middle {middle}"


def _rects(row: RangeRow, scale: tuple[float, float]) -> tuple[Rect, ...]:
    track = Rect(0, 4.6, 100, 0.8, "bar track")
    if row.spread is None:
        return (track,)
    start, end = (project(v, scale, FULL) for v in (row.spread.p10, row.spread.p90))
    found = [track, Rect(start, 4, tenth(end - start), 2, "bar b2")]
    if row.spread.p25 is not None and row.spread.p75 is not None:
        left, right = (
            project(v, scale, FULL) for v in (row.spread.p25, row.spread.p75)
        )
        found.append(Rect(left, 1.5, tenth(right - left), 7, "bar b3"))
    return (*found, _mark(project(row.spread.p50, scale, FULL), MARK, "bar"))


def _mark(at: float, width: float, look: str) -> Rect:
    return Rect(tenth(between(at - width / 2, 0, 100 - width)), 0, width, 10, look)


def _need(need: float, scale: tuple[float, float]) -> Rect:
    at = project(need, scale, FULL) if scale[0] <= need <= scale[1] else 0.0
    return _mark(at, NEED, "bar needmark")


def _table(rows: Sequence[RangeRow], wording: Wording) -> Table:
    columns = ("Place", "One in ten under", "A quarter", "Half", "Three quarters")
    return Table(
        (*columns, "One in ten over"),
        tuple((row.label, *_cells(row.spread, wording)) for row in rows),
    )


def _cells(spread: Spread | None, wording: Wording) -> tuple[str, ...]:
    if spread is None:
        return (NO_FIGURE,) * 5
    values = (spread.p10, spread.p25, spread.p50, spread.p75, spread.p90)
    return tuple(NO_FIGURE if v is None else wording(v) for v in values)
