"""What every drawing carries, and the small geometry they share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

WIDTH = 400.0
LETTER = 6.6  # mean width of a letter of 13-unit text
NO_FIGURE = "no figure"

Wording = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a drawing; the first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a drawing; `anchor` is start, middle or end; `look` is "" or strong."""

    x: float
    y: float
    words: str
    anchor: str = "middle"
    look: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; `look` is its class in the style sheet."""

    x: float
    y: float
    width: float
    height: float
    look: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle; `look` is "" (done), hollow (now) or past (quiet)."""

    x: float
    y: float
    radius: float
    look: str = ""


class Chart(Protocol):
    """A drawing: `kind` names its template; title, description and table its words."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def table(self) -> Table: ...


def plain(value: float) -> str:
    """A figure as people write it: one decimal at most, none where it is whole.

    >>> plain(3.0), plain(3.44)
    ('3', '3.4')
    """
    return f"{value:.1f}".removesuffix(".0")


def tenth(value: float) -> float:
    """A coordinate to a tenth of a unit."""
    return round(value, 1) + 0.0


def between(value: float, low: float, high: float) -> float:
    """Hold a value inside [low, high]."""
    return min(max(value, low), high)


def project(
    value: float, source: tuple[float, float], target: tuple[float, float]
) -> float:
    """Where a value of one scale stands on another, held inside it.

    Raises ValueError when the source has no length.

    >>> project(2.1, (1, 5), (164, 12))
    122.2
    """
    low, high = source
    if high <= low:
        raise ValueError(f"a scale needs length, not {low} to {high}")
    start, end = target
    share = (between(value, low, high) - low) / (high - low)
    return tenth(start + share * (end - start))


def polygon(points: list[Point]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{short(p.x)},{short(p.y)}" for p in points)


def short(value: float) -> str:
    """A coordinate as SVG writes it, without a needless ".0"."""
    return f"{value:g}"


def keep_apart(texts: list[Text], gap: float = 8.0) -> tuple[Text, ...]:
    """Leave out words that would touch stronger or earlier ones; all on one line.

    Strong words stand first; then those given first. All anchored in the middle.
    """
    kept: list[Text] = []
    for text in sorted(texts, key=lambda t: t.look != "strong"):
        if all(_distance(text, other) >= gap for other in kept):
            kept.append(text)
    return tuple(sorted(kept, key=lambda t: t.x))


def _distance(one: Text, other: Text) -> float:
    halves = (len(one.words) + len(other.words)) * LETTER / 2
    return abs(one.x - other.x) - halves
