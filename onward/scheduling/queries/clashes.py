"""Whether the dates of an arrangement can be had, and what is free near them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from onward.coaching.models import Engagement
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.slots import (
    Diary,
    Obstacle,
    Wanted,
    free_starts,
    nearest,
    obstacle,
)
from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import Reading, reading, span_from, wall
from onward.scheduling.core.words import elsewhere_words, moment_words, span_words
from onward.scheduling.queries.sessions import diary_of, practice_zone

NEAR = timedelta(days=6)
NOTICE = timedelta(days=1)
OFFERED = 3
HELD_TO_HOURS = frozenset(Obstacle)
OUTSIDE_HOURS_AGREED = frozenset({Obstacle.PAST, Obstacle.TAKEN})
OBSTACLE_WORDS = {
    Obstacle.PAST: "This time has passed.",
    Obstacle.TAKEN: "This time is taken.",
    Obstacle.AWAY: "The coach is away then.",
    Obstacle.OUTSIDE_HOURS: "This lies outside the opening hours.",
}


@dataclass(frozen=True, slots=True)
class Clash:
    """A place in a series (from 1) whose time cannot be had, why, and what is near."""

    place: int
    span: Span
    obstacle: Obstacle
    nearest: tuple[datetime, ...] = ()

    @property
    def words(self) -> str:
        return OBSTACLE_WORDS[self.obstacle]


@dataclass(frozen=True, slots=True)
class Instead:
    """A free start near one that cannot be had, as a choice of a form."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One date of an arrangement as a page shows it before anything is booked."""

    place: int
    when: str
    elsewhere: str
    is_skipped: bool
    clash: Clash | None
    instead: list[Instead]


def planned_spans(arrangement: Arrangement, zone: ZoneInfo) -> list[Span]:
    """When each session of an arrangement would be, in order of its places."""
    return [
        span_from(start, zone, minutes=arrangement.length_minutes)
        for start in arrangement.starts()
    ]


def planned_lines(
    engagement: Engagement,
    arrangement: Arrangement,
    *,
    now: datetime,
    outside_hours: bool = False,
) -> list[PlannedLine]:
    """Every date, what stands against it, and what is free near it."""
    here = practice_zone(engagement.organisation)
    there = ZoneInfo(engagement.client.time_zone)
    spans = planned_spans(arrangement, here)
    found = find_clashes(engagement, spans, now=now, outside_hours=outside_hours)
    clashes = {clash.place: clash for clash in found}
    return [
        PlannedLine(
            place=place,
            when=span_words(span, here, this_year=now.year),
            elsewhere=elsewhere_words(span.start, here, there),
            is_skipped=reading(start, here) is Reading.SKIPPED,
            clash=clashes.get(place),
            instead=_instead(clashes.get(place), here, now),
        )
        for place, (start, span) in enumerate(
            zip(arrangement.starts(), spans, strict=True), 1
        )
    ]


def _instead(clash: Clash | None, zone: ZoneInfo, now: datetime) -> list[Instead]:
    return [
        Instead(start.isoformat(), moment_words(wall(start, zone), this_year=now.year))
        for start in (clash.nearest if clash else ())
    ]


def find_clashes(
    engagement: Engagement,
    spans: Sequence[Span],
    *,
    now: datetime,
    outside_hours: bool = False,
    but_for: Collection[int] = (),
) -> list[Clash]:
    """Which places of a series cannot be had as asked, with the nearest free starts."""
    minded = OUTSIDE_HOURS_AGREED if outside_hours else HELD_TO_HOURS
    around = Span(min(spans).start - NEAR, max(spans).end + NEAR)
    diary = diary_of(engagement.coach, around, engagement=engagement, but_for=but_for)
    clashes = []
    for place, span in enumerate(spans, 1):
        why = obstacle(_with(diary, spans[: place - 1]), span, now=now)
        if why is not None and why in minded:
            others = [other for other in spans if other is not span]
            near = _near(_with(diary, others), span, now=now)
            clashes.append(Clash(place, span, why, tuple(near)))
    return clashes


def _with(diary: Diary, booked: Sequence[Span]) -> Diary:
    return replace(diary, busy=[*diary.busy, *booked])


def _near(diary: Diary, span: Span, *, now: datetime) -> list[datetime]:
    wanted = Wanted(span.minutes, notice=timedelta())
    since = max(span.start - NEAR, now + NOTICE)
    starts = free_starts(diary, wanted, now=since, until=span.end + NEAR)
    return nearest(starts, span.start, OFFERED)
