"""How far figures spread: pay with what is needed, a place with its doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from onward.ui.core.charts.frame import (
    WIDTH,
    Dot,
    Rect,
    Table,
    Text,
    Wording,
    between,
    keep_apart,
    plain,
    project,
    tenth,
)

EDGES = (24.0, 376.0)
PLACES = (16.0, 384.0)
MOST_DOTS = 24
MARGIN = 80.0  # nearer to an edge, words grow away from it


@dataclass(frozen=True, slots=True)
class Spread:
    """Tenth, half and nine tenths of people earn less; quarters where known."""

    p10: float
    p50: float
    p90: float
    p25: float | None = None
    p75: float | None = None


@dataclass(frozen=True, slots=True)
class RangePlot:
    kind: ClassVar[str] = "range_plot"
    title: str
    note: str
    description: str
    table: Table
    whole: tuple[float, float]
    middle: Rect | None
    median: float
    need: Text | None
    marks: tuple[Text, ...]


def range_plot(
    title: str,
    spread: Spread,
    *,
    need: float | None = None,
    need_words: str = "you need",
    wording: Wording = plain,
    note: str = "",
) -> RangePlot:
    """Thick the middle half, thin all but the outer tenths, and what one needs."""
    values = [spread.p10, spread.p90, *([] if need is None else [need])]
    scale = _roomy(min(values), max(values))
    at = {v: project(v, scale, EDGES) for v in _known(spread)}
    return RangePlot(
        title=title,
        note=note,
        description=_spread_in_words(spread, need, need_words, wording),
        table=_spread_table(spread, need, need_words, wording),
        whole=(at[spread.p10], at[spread.p90]),
        middle=_middle(spread, at),
        median=at[spread.p50],
        need=_need(need, need_words, scale, wording),
        marks=keep_apart(
            [
                Text(at[v], 78, wording(v), "middle", "strong" if i == 0 else "")
                for i, v in enumerate(_by_weight(spread))
            ]
        ),
    )


def _roomy(low: float, high: float) -> tuple[float, float]:
    return (low, high) if high > low else (low - 1, high + 1)


def _known(spread: Spread) -> list[float]:
    values = [spread.p10, spread.p25, spread.p50, spread.p75, spread.p90]
    return [value for value in values if value is not None]


def _by_weight(spread: Spread) -> list[float]:
    values = [spread.p50, spread.p10, spread.p90, spread.p25, spread.p75]
    return list(dict.fromkeys(value for value in values if value is not None))


def _middle(spread: Spread, at: dict[float, float]) -> Rect | None:
    if spread.p25 is None or spread.p75 is None:
        return None
    start, end = at[spread.p25], at[spread.p75]
    return Rect(start, 35, tenth(end - start), 18, "bar b3")


def _need(
    need: float | None, words: str, scale: tuple[float, float], wording: Wording
) -> Text | None:
    if need is None:
        return None
    x = project(need, scale, EDGES)
    anchor = "start" if x < MARGIN else "end" if x > WIDTH - MARGIN else "middle"
    return Text(x, 14, f"{words} {wording(need)}", anchor)


def _spread_in_words(
    spread: Spread, need: float | None, need_words: str, wording: Wording
) -> str:
    words = f"The middle is {wording(spread.p50)}"
    if spread.p25 is not None and spread.p75 is not None:
        words += f"; half are between {wording(spread.p25)} and {wording(spread.p75)}"
    words += (
        f"; one in ten is under {wording(spread.p10)}"
        f" and one in ten over {wording(spread.p90)}."
    )
    return words if need is None else f"{words} {need_words} {wording(need)}."


def _spread_table(
    spread: Spread, need: float | None, need_words: str, wording: Wording
) -> Table:
    named = (
        ("one in ten, less than", spread.p10),
        ("a quarter, less than", spread.p25),
        ("half, less than", spread.p50),
        ("three quarters, less than", spread.p75),
        ("nine in ten, less than", spread.p90),
        (need_words, need),
    )
    return Table(
        ("Of ten people", "Amount"),
        tuple((name, wording(v)) for name, v in named if v is not None),
    )


@dataclass(frozen=True, slots=True)
class Place:
    kind: ClassVar[str] = "place"
    title: str
    note: str
    description: str
    table: Table
    band: Rect
    dots: tuple[Dot, ...]
    marks: tuple[Text, ...]


def place(
    title: str,
    *,
    likely: int,
    low: int,
    high: int,
    among: int,
    counts: Sequence[tuple[str, int]] = (),
    note: str = "",
) -> Place:
    """The place of an occupation among others, and the places it may as well have.

    Raises ValueError unless 1 <= low <= likely <= high <= among.
    """
    if not 1 <= low <= likely <= high <= among:
        raise ValueError("places stand in order: 1, low, likely, high, among")
    at = {n: _place_x(n, among) for n in (1, low, likely, high, among)}
    start = between(at[low] - 7, 0, 400)
    shown = range(1, among + 1) if among <= MOST_DOTS else {1, likely, among}
    rows = counts or (("Most likely", likely), ("From", low), ("To", high))
    return Place(
        title=title,
        note=note,
        description=f"Most likely {likely}, likely {low:,} to {high:,} of {among:,}.",
        table=Table(
            ("Place", "Times" if counts else "Number"),
            tuple((name, f"{number:,}") for name, number in rows),
        ),
        band=Rect(tenth(start), 13, tenth(at[high] + 7 - start), 18),
        dots=tuple(
            Dot(_place_x(n, among), 22, *((6, "") if n == likely else (3, "past")))
            for n in sorted(shown)
        ),
        marks=keep_apart(
            [
                Text(at[n], 50, f"{n:,}", "middle", "strong" if n == likely else "")
                for n in dict.fromkeys((likely, 1, among, low, high))
            ]
        ),
    )


def _place_x(number: int, among: int) -> float:
    if among == 1:
        return tenth(sum(PLACES) / 2)
    return project(number, (1, among), PLACES)
