"""The sessions of an engagement for a page: to come, past, cancelled."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from onward.coaching.models import Engagement
from onward.scheduling.core.walltime import wall
from onward.scheduling.core.words import (
    day_words,
    elsewhere_words,
    town,
)
from onward.scheduling.models import Session
from onward.scheduling.queries.sessions import practice_zone, sessions_of
from onward.ui.core.words import list_in_words


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One session on its reader's clock."""

    session: Session
    hour: str
    day: str
    elsewhere: str
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """`read_out` is what to say to a client who is told by telephone."""

    town: str
    ahead: list[MeetingLine]
    past: list[MeetingLine]
    cancelled: list[MeetingLine]
    read_out: str


def meetings_page(
    engagement: Engagement, now: datetime, *, for_client: bool
) -> MeetingsPage:
    here = practice_zone(engagement.organisation)
    there = ZoneInfo(engagement.client.time_zone)
    clocks = (there, here) if for_client else (here, there)
    sessions = list(sessions_of(engagement))
    booked = [session for session in sessions if session.is_booked]
    ahead = [session for session in booked if session.ends_at > now]
    return MeetingsPage(
        town=town(clocks[0]),
        ahead=[
            _line(session, clocks, now, is_next=at == 0)
            for at, session in enumerate(ahead)
        ],
        past=[
            _line(session, clocks, now)
            for session in reversed(booked)
            if session.ends_at <= now
        ],
        cancelled=[
            _line(session, clocks, now) for session in sessions if not session.is_booked
        ],
        read_out=_read_out(ahead, there, now),
    )


def _line(
    session: Session,
    clocks: tuple[ZoneInfo, ZoneInfo],
    now: datetime,
    *,
    is_next: bool = False,
) -> MeetingLine:
    start = wall(session.starts_at, clocks[0])
    return MeetingLine(
        session=session,
        hour=f"{start:%H:%M}",
        day=day_words(start, this_year=now.year),
        elsewhere=elsewhere_words(session.starts_at, *clocks),
        is_next=is_next,
    )


def _read_out(ahead: list[Session], zone: ZoneInfo, now: datetime) -> str:
    if not ahead:
        return ""
    first = ahead[0]
    starts = [wall(session.starts_at, zone) for session in ahead]
    dates = [
        f"{day_words(start, this_year=now.year)} at {start:%H:%M}" for start in starts
    ]
    coach = first.coach.member.name
    sentence = f"Your sessions with {coach}: {list_in_words(dates)}."
    if len(dates) == 1:
        sentence = f"Your session with {coach} is on {dates[0]}."
    return f"{sentence} {first.where}."
