"""Free appointment starts. Pure: the caller brings the clock and the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from onward.scheduling.core.spans import (
    Span,
    merge,
    shared,
    total_minutes,
    without,
)
from onward.scheduling.core.walltime import (
    Steady,
    instant,
    steady_stretches,
    wall,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Every week on this weekday (Monday is 0) from one wall time to another."""

    weekday: int
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class Diary:
    """A coach's calendar: opening hours on a zone's wall clock, and what fills them."""

    zone: ZoneInfo
    hours: Sequence[OpenHours]
    away: Sequence[Span] = ()
    busy: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a length, starts on the clock's step, not too soon."""

    length_minutes: int
    step_minutes: int = 30
    notice: timedelta = field(default=DAY)


class Obstacle(StrEnum):
    """Why a stretch cannot be booked."""

    PAST = "past"
    TAKEN = "taken"
    AWAY = "away"
    OUTSIDE_HOURS = "outside-hours"


@dataclass(frozen=True, slots=True)
class Account:
    """Where the opening hours went, in minutes; the parts add up to `open`."""

    open: int
    away: int
    booked: int
    too_soon: int
    too_short: int
    free: int


def open_spans(diary: Diary, within: Span) -> list[Span]:
    """Every instant of `within` at which the coach's wall clock shows opening hours."""
    return merge(
        span
        for steady in steady_stretches(diary.zone, within)
        for hours in diary.hours
        for span in _opened(hours, steady)
    )


def free_starts(
    diary: Diary, wanted: Wanted, *, now: datetime, until: datetime
) -> list[datetime]:
    """The starts (UTC) at which a meeting fits whole between `now` and `until`.

    Starts stand on the coach's clock at whole steps (:00, :30). Of an hour that a
    clock change repeats only the first pass is offered, the one a wall time can name.
    """
    within = Span(now + wanted.notice, until)
    gaps = without(open_spans(diary, within), [*diary.away, *diary.busy])
    length = timedelta(minutes=wanted.length_minutes)
    return [
        start
        for gap in gaps
        for steady in steady_stretches(diary.zone, gap)
        for start in _on_the_step(steady, wanted.step_minutes)
        if start + length <= gap.end
        and instant(wall(start, diary.zone), diary.zone) == start
    ]


def where_hours_went(
    diary: Diary, wanted: Wanted, *, now: datetime, until: datetime
) -> Account:
    """Why a time is not offered: the opening hours of the period, sorted by reason."""
    length = timedelta(minutes=wanted.length_minutes)
    opened = open_spans(diary, Span(now, until))
    there = without(opened, diary.away)
    unbooked = without(there, diary.busy)
    in_time = without(unbooked, [Span(now, now + wanted.notice)])
    starts = free_starts(diary, wanted, now=now, until=until)
    free = total_minutes(Span(start, start + length) for start in starts)
    minutes = [total_minutes(spans) for spans in (opened, there, unbooked, in_time)]
    return Account(
        open=minutes[0],
        away=minutes[0] - minutes[1],
        booked=minutes[1] - minutes[2],
        too_soon=minutes[2] - minutes[3],
        too_short=minutes[3] - free,
        free=free,
    )


def obstacle(diary: Diary, span: Span, *, now: datetime) -> Obstacle | None:
    """The first reason against a span, the hardest first; None when it is free."""
    if span.start <= now:
        return Obstacle.PAST
    if any(span.overlaps(other) for other in diary.busy):
        return Obstacle.TAKEN
    if any(span.overlaps(other) for other in diary.away):
        return Obstacle.AWAY
    if shared([span], open_spans(diary, span)) != [span]:
        return Obstacle.OUTSIDE_HOURS
    return None


def nearest(starts: Sequence[datetime], to: datetime, count: int) -> list[datetime]:
    """The `count` starts that lie closest to a moment, in order of time."""
    return sorted(sorted(starts, key=lambda start: (abs(start - to), start))[:count])


def _opened(hours: OpenHours, steady: Steady) -> list[Span]:
    spans = []
    for day in _days(steady.wall_start.date(), steady.wall_end.date()):
        if day.weekday() != hours.weekday:
            continue
        start = max(datetime.combine(day, hours.starts_at), steady.wall_start)
        end = min(datetime.combine(day, hours.ends_at), steady.wall_end)
        if start < end:
            spans.append(Span(steady.instant(start), steady.instant(end)))
    return spans


def _days(first: date, last: date) -> list[date]:
    return [first + DAY * n for n in range((last - first).days + 1)]


def _on_the_step(steady: Steady, step_minutes: int) -> list[datetime]:
    step = timedelta(minutes=step_minutes)
    midnight = datetime.combine(steady.wall_start.date(), time())
    past = (steady.wall_start - midnight) % step
    local = steady.wall_start if not past else steady.wall_start - past + step
    starts = []
    while local < steady.wall_end:
        starts.append(steady.instant(local))
        local += step
    return starts
