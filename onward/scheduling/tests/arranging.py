"""Short ways to say what a test needs."""

from collections.abc import Callable
from datetime import UTC, datetime, time

from django.test import Client as Browser

from onward.coaching.models import Coach
from onward.organisations.models import Member
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.manner import Manner, Mode
from onward.scheduling.core.recurrence import Cadence
from onward.scheduling.core.slots import OpenHours
from onward.scheduling.models import Session
from onward.scheduling.services import set_weekly_hours

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
VIDEO = Manner(Mode.VIDEO, link="https://meet.example/ruth")
WORKING_DAYS = range(5)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def arrange(
    first: str = "2026-03-17T10:00",
    count: int = 1,
    cadence: Cadence = Cadence.WEEKLY,
    *,
    minutes: int = 60,
    manner: Manner = VIDEO,
    instead: dict[int, str] | None = None,
) -> Arrangement:
    return Arrangement(
        first_local=local(first),
        length_minutes=minutes,
        manner=manner,
        cadence=cadence,
        count=count,
        instead={place: local(text) for place, text in (instead or {}).items()},
    )


def open_working_days(coach: Coach, starts_at: int = 9, ends_at: int = 17) -> None:
    hours = [OpenHours(day, time(starts_at), time(ends_at)) for day in WORKING_DAYS]
    set_weekly_hours(coach, hours, by=None)


def when(sessions: list[Session]) -> list[str]:
    return [session.local_start.strftime("%Y-%m-%d %H:%M") for session in sessions]
