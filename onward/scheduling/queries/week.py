"""A coach's week for a page: columns of a grid, and what is still to come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from onward.coaching.models import Coach
from onward.scheduling.core.manner import Caller, Mode
from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import shift_between, wall
from onward.scheduling.core.weeks import (
    WEEK,
    Place,
    days_shown,
    pieces_on,
    place_on,
)
from onward.scheduling.core.words import elsewhere_words, town, week_words
from onward.scheduling.models import Session, TimeOff, WeeklyHours
from onward.scheduling.queries.sessions import (
    day_span,
    practice_zone,
    sessions_between,
    time_off_of,
    today_in,
    weekly_hours_of,
)

GRID_OPENS, GRID_CLOSES = time(6), time(22)
MODE_WORDS = {Mode.IN_PERSON: "in the room", Mode.VIDEO: "video"}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in a column of the grid."""

    place: Place
    title: str
    words: str
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Column:
    day: date
    is_today: bool
    open: list[Place]
    events: list[Event]
    now: Place | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A line of the agenda."""

    session: Session
    hour: str
    day: date
    under: str
    words: str
    is_next: bool


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A client whose clock stands differently to ours than it did a week before."""

    client: str
    town: str
    here: str
    there: str
    is_later: bool


@dataclass(frozen=True, slots=True)
class Week:
    """A week of one coach."""

    title: str
    town: str
    columns: list[Column]
    is_usual: bool
    agenda: list[Ahead]
    listed: list[Ahead]
    clock_changes: list[ClockChange]


def week_of(coach: Coach, monday: date, now: datetime) -> Week:
    """Read a coach's week in a number of queries that does not grow with it."""
    zone = practice_zone(coach.organisation)
    within = day_span(monday, zone, days=7)
    sessions = list(sessions_between(coach, within))
    away = time_off_of(coach, within)
    hours = weekly_hours_of(coach)
    used = [wall(session.starts_at, zone).date() for session in sessions]
    used += [monday + timedelta(days=one.weekday) for one in hours]
    columns = [
        _column(day, zone, now, sessions=sessions, away=away, hours=hours)
        for day in days_shown(monday, used)
    ]
    return Week(
        title=week_words(monday, columns[-1].day),
        town=town(zone),
        columns=columns,
        is_usual=all(
            place.is_usual
            for column in columns
            for place in [*column.open, *(event.place for event in column.events)]
        ),
        agenda=_still_to_come(coach, zone, now),
        listed=[_ahead(session, zone, now) for session in sessions],
        clock_changes=_clock_changes(sessions, zone),
    )


def mode_words(session: Session) -> str:
    """How, as the coach thinks of it: "video", "you ring", "rings you"."""
    manner = session.manner
    if manner.mode is Mode.PHONE:
        return "you ring" if manner.who_calls is Caller.COACH else "rings you"
    return MODE_WORDS[manner.mode]


def _column(
    day: date,
    zone: ZoneInfo,
    now: datetime,
    *,
    sessions: list[Session],
    away: list[TimeOff],
    hours: list[WeeklyHours],
) -> Column:
    local_now = wall(now, zone)
    return Column(
        day=day,
        is_today=day == local_now.date(),
        open=[
            place
            for one in hours
            if one.weekday == day.weekday()
            for place in pieces_on(
                day,
                datetime.combine(day, one.starts_at),
                datetime.combine(day, one.ends_at),
            )
        ],
        events=[*_away(day, zone, away), *_sessions(day, zone, sessions)],
        now=_now_on(day, local_now),
    )


def _now_on(day: date, local_now: datetime) -> Place | None:
    is_drawn = GRID_OPENS <= local_now.time() < GRID_CLOSES
    if day != local_now.date() or not is_drawn:
        return None
    return place_on(day, local_now, local_now)


def _away(day: date, zone: ZoneInfo, away: list[TimeOff]) -> list[Event]:
    midnight = datetime.combine(day, time())
    return [
        Event(place, off.why, "")
        for off in away
        for place in pieces_on(
            day,
            max(wall(off.span.start, zone), midnight),
            min(wall(off.span.end, zone), midnight + timedelta(days=1)),
        )
    ]


def _sessions(day: date, zone: ZoneInfo, sessions: list[Session]) -> list[Event]:
    return [
        Event(
            place_on(day, start, wall(session.ends_at, zone)),
            session.engagement.client.name,
            f"{start:%H:%M}, {mode_words(session)}",
            session,
        )
        for session in sessions
        if (start := wall(session.starts_at, zone)).date() == day
    ]


def _still_to_come(coach: Coach, zone: ZoneInfo, now: datetime) -> list[Ahead]:
    """What is left of today, and tomorrow."""
    end = day_span(today_in(zone, now), zone, days=2).end
    ahead = [
        session
        for session in sessions_between(coach, Span(now, end))
        if session.starts_at >= now
    ]
    return [
        _ahead(session, zone, now, is_next=at == 0) for at, session in enumerate(ahead)
    ]


def _ahead(
    session: Session, zone: ZoneInfo, now: datetime, *, is_next: bool = False
) -> Ahead:
    start = wall(session.starts_at, zone)
    is_tomorrow = start.date() == today_in(zone, now) + timedelta(days=1)
    there = elsewhere_words(
        session.starts_at, zone, ZoneInfo(session.engagement.client.time_zone)
    )
    words = f"{mode_words(session)}, {session.place_words}"
    return Ahead(
        session=session,
        hour=f"{start:%H:%M}",
        day=start.date(),
        under="tomorrow" if is_tomorrow else f"{session.length_minutes} min",
        words=f"{words}; {there}" if there else words,
        is_next=is_next,
    )


def _clock_changes(sessions: list[Session], here: ZoneInfo) -> list[ClockChange]:
    changes: dict[int, ClockChange] = {}
    for session in sessions:
        client = session.engagement.client
        there, start = ZoneInfo(client.time_zone), session.starts_at
        shift = shift_between(here, there, start - WEEK, start)
        if not shift or client.pk in changes:
            continue
        changes[client.pk] = ClockChange(
            client=client.name,
            town=town(there),
            here=f"{wall(start, here):%H:%M}",
            there=f"{wall(start, there):%H:%M}",
            is_later=shift > timedelta(),
        )
    return list(changes.values())
