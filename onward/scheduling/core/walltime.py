"""What a clock on the wall shows, and when that is. Pure.

One reading everywhere (page, invitation, reminder), that of RFC 5545, 3.3.5:
a wall time that a clock change skips is read with the offset before the gap, so
02:30 becomes the instant the clock shows as 03:30; of a wall time that a clock
change repeats, the first is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from onward.scheduling.core.spans import Span

LOOK_EVERY = timedelta(hours=6)  # no zone changes twice in so short a time
NEAR_ENOUGH = timedelta(seconds=1)


class Reading(StrEnum):
    """How often a clock shows a wall time: once, never or twice."""

    PLAIN = "plain"
    SKIPPED = "skipped"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Steady:
    """A stretch in which a zone keeps one offset from UTC."""

    span: Span
    offset: timedelta

    @property
    def wall_start(self) -> datetime:
        return (self.span.start + self.offset).replace(tzinfo=None)

    @property
    def wall_end(self) -> datetime:
        return (self.span.end + self.offset).replace(tzinfo=None)

    def instant(self, local: datetime) -> datetime:
        """The instant in this stretch at which the wall shows `local` (naive)."""
        return local.replace(tzinfo=UTC) - self.offset


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) meant by the naive wall time `local`, read as said above."""
    if local.tzinfo is not None:
        raise ValueError("a wall time carries no zone of its own")
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """The naive time a clock in `zone` shows at an aware `moment`."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def reading(local: datetime, zone: ZoneInfo) -> Reading:
    """Whether clocks in `zone` show `local` once, never or twice."""
    first = local.replace(tzinfo=zone, fold=0).utcoffset()
    second = local.replace(tzinfo=zone, fold=1).utcoffset()
    if first == second:
        return Reading.PLAIN
    return (
        Reading.SKIPPED
        if wall(instant(local, zone), zone) != local
        else (Reading.REPEATED)
    )


def span_from(local: datetime, zone: ZoneInfo, *, minutes: int) -> Span:
    """The span that begins at a wall time and lasts so many minutes."""
    start = instant(local, zone)
    return Span(start, start + timedelta(minutes=minutes))


def steady_stretches(zone: ZoneInfo, span: Span) -> Iterator[Steady]:
    """The span cut wherever the zone changes its offset, in order."""
    start, offset = span.start, _offset(span.start, zone)
    seen = start
    while seen < span.end:
        ahead = min(seen + LOOK_EVERY, span.end)
        if _offset(ahead, zone) != offset:
            change = _change_between(seen, ahead, zone)
            yield Steady(Span(start, change), offset)
            start, offset = change, _offset(change, zone)
        seen = ahead
    if start < span.end:
        yield Steady(Span(start, span.end), offset)


def shift_between(
    here: ZoneInfo, there: ZoneInfo, before: datetime, after: datetime
) -> timedelta:
    """How much later clocks `there` run against clocks `here` than they did before.

    Zero unless one of the two changed its clocks between the aware moments.
    """
    return (_offset(after, there) - _offset(after, here)) - (
        _offset(before, there) - _offset(before, here)
    )


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _change_between(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    old = _offset(early, zone)
    while late - early > NEAR_ENOUGH:
        middle = early + (late - early) / 2
        if _offset(middle, zone) == old:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
