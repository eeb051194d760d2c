"""Stretches of time. Pure: half-open, aware, in UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of time [start, end), both aware and in UTC."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Whole minutes from start to end."""
        return int((self.end - self.start).total_seconds() // 60)

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def shared_with(self, other: "Span") -> "Span | None":
        """The stretch both have, or None when they only touch or lie apart."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


def merge(spans: Iterable[Span]) -> list[Span]:
    """The same instants in as few spans as possible, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return merged


def shared(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The instants that lie in one of `spans` and in one of `others`."""
    rest = merge(others)
    return [
        both
        for span in merge(spans)
        for other in rest
        if (both := span.shared_with(other)) is not None
    ]


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """The instants that lie in one of `spans` and in none of `holes`."""
    left = merge(spans)
    for hole in merge(holes):
        left = [
            piece
            for span in left
            for piece in (
                Span(span.start, min(span.end, hole.start)),
                Span(max(span.start, hole.end), span.end),
            )
            if piece.start < piece.end
        ]
    return left


def total_minutes(spans: Iterable[Span]) -> int:
    """How many minutes lie in at least one of the spans."""
    return sum(span.minutes for span in merge(spans))
