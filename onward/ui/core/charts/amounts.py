"""Amounts side by side: bars with their doubt, and the parts of one sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from onward.ui.core.charts.frame import (
    NO_FIGURE,
    WIDTH,
    Rect,
    Table,
    plain,
    project,
    tenth,
)

BAR_WIDTH = 100.0
MARK = 1.2
SEAM = 1.5


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row of bars: `low` and `high` bound its doubt, `need` is what is asked."""

    label: str
    value: float | None
    text: str = ""
    low: float | None = None
    high: float | None = None
    need: float | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    text: str
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    kind: ClassVar[str] = "bars"
    title: str
    note: str
    description: str
    table: Table
    bars: tuple[Bar, ...]


def bars(
    title: str,
    rows: Sequence[BarRow],
    *,
    low: float = 0,
    high: float = 100,
    note: str = "",
    first_column: str = "",
) -> Bars:
    """Rows on one scale [low, high]. With doubt a mark in a band, without it a bar.

    A row without a value keeps its words and an empty track.
    """
    scale = (low, high)
    return Bars(
        title=title,
        note=note,
        description="; ".join(_in_words(row) for row in rows),
        table=_bars_table(rows, first_column or "Row"),
        bars=tuple(
            Bar(label=row.label, text=_text(row), rects=_rects(row, scale))
            for row in rows
        ),
    )


def _text(row: BarRow) -> str:
    if row.text or row.value is None:
        return row.text or NO_FIGURE
    return plain(row.value)


def _in_words(row: BarRow) -> str:
    words = f"{row.label} {_text(row)}"
    if row.low is not None and row.high is not None:
        words += f", likely {plain(row.low)} to {plain(row.high)}"
    if row.need is not None:
        words += f", asked {plain(row.need)}"
    return words


def _rects(row: BarRow, scale: tuple[float, float]) -> tuple[Rect, ...]:
    full = (0.0, BAR_WIDTH)
    if row.value is None:
        return (Rect(0, 4.2, BAR_WIDTH, 1.6, "bar track"),)
    at = project(row.value, scale, full)
    if row.low is not None and row.high is not None:
        start, end = project(row.low, scale, full), project(row.high, scale, full)
        asked = () if row.need is None else (_asked(row.need, scale),)
        return (
            Rect(0, 4.2, BAR_WIDTH, 1.6, "bar track"),
            Rect(start, 0, tenth(end - start), 10, "band"),
            Rect(tenth(max(at - MARK / 2, 0)), 0, MARK, 10, "bar"),
            *asked,
        )
    track = Rect(0, 3, BAR_WIDTH, 4, "bar track")
    if row.need is None:
        return (track, Rect(0, 3, at, 4, "bar"))
    need = project(row.need, scale, full)
    return (
        track,
        Rect(0, 3, min(at, need), 4, "bar"),
        Rect(
            min(at, need),
            3,
            tenth(abs(need - at)),
            4,
            "bar gapfill" if need > at else "bar b3",
        ),
        Rect(tenth(need - 0.4), 0, 0.8, 10, "bar mark"),
    )


def _asked(need: float, scale: tuple[float, float]) -> Rect:
    at = project(need, scale, (0.0, BAR_WIDTH))
    return Rect(tenth(min(max(at - 0.4, 0), BAR_WIDTH - 0.8)), -2, 0.8, 14, "bar mark")


def _bars_table(rows: Sequence[BarRow], first: str) -> Table:
    has_doubt = any(row.low is not None for row in rows)
    has_need = any(row.need is not None for row in rows)
    columns = [first, "Value"]
    columns += ["Likely between"] * has_doubt + ["Asked"] * has_need
    return Table(
        tuple(columns),
        tuple(
            (
                row.label,
                NO_FIGURE if row.value is None else plain(row.value),
                *[_doubt(row.low, row.high)] * has_doubt,
                *["" if row.need is None else plain(row.need)] * has_need,
            )
            for row in rows
        ),
    )


def _doubt(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f"{plain(low)} and {plain(high)}"


@dataclass(frozen=True, slots=True)
class Part:
    """What one reason adds, of the most it could."""

    label: str
    value: float
    of: float


@dataclass(frozen=True, slots=True)
class Parts:
    kind: ClassVar[str] = "parts"
    title: str
    note: str
    description: str
    table: Table
    rects: tuple[Rect, ...]
    legend: tuple[tuple[str, str, str, str], ...]  # look, label, value, of


def parts(
    title: str, items: Sequence[Part], *, total: float = 100, note: str = ""
) -> Parts:
    """Parts laid end to end on a track of `total`; each as wide as what it adds.

    Raises ValueError for a part below nought or a total that is not above it.
    """
    if total <= 0 or any(part.value < 0 for part in items):
        raise ValueError("parts are nought or more, of a total above nought")
    looks = [f"bar b{index % 4 + 1}" for index in range(len(items))]
    rects: list[Rect] = []
    at = 0.0
    for part, look in zip(items, looks, strict=True):
        width = WIDTH * part.value / total
        if width > SEAM:
            rects.append(Rect(tenth(at), 0, tenth(width - SEAM), 18, look))
        at += width
    return Parts(
        title=title,
        note=note,
        description=", ".join(
            f"{p.label} {plain(p.value)} of {plain(p.of)}" for p in items
        ),
        table=Table(
            ("Part", "Adds", "Of"),
            tuple((p.label, plain(p.value), plain(p.of)) for p in items),
        ),
        rects=tuple(rects),
        legend=tuple(
            (look, p.label, plain(p.value), plain(p.of))
            for p, look in zip(items, looks, strict=True)
        ),
    )
