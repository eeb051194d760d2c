"""Free times for a page: by day, on the reader's clock, and where the hours went."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from onward.coaching.models import Engagement
from onward.scheduling.core.slots import (
    Account,
    Wanted,
    free_starts,
    where_hours_went,
)
from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import wall
from onward.scheduling.core.words import hours_words, town
from onward.scheduling.queries.sessions import diary_of, practice_zone

HORIZON = timedelta(days=60)
ACCOUNTED = timedelta(days=14)
DAYS_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A start to choose. `value` goes into the form, the words onto the page."""

    value: str
    label: str
    other_label: str


@dataclass(frozen=True, slots=True)
class FreeDay:
    day: date
    times: list[FreeTime]


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the opening hours: words, hours in words, percent of the whole."""

    words: str
    hours: str
    percent: int


@dataclass(frozen=True, slots=True)
class Openings:
    """What can be chosen, and why not more."""

    days: list[FreeDay]
    has_more: bool
    has_hours: bool
    town: str
    other_town: str
    open_hours: str
    account: list[Part]
    until: date

    def shows(self, start: datetime) -> bool:
        value = start.isoformat()
        return any(value == time.value for day in self.days for time in day.times)


def openings(
    engagement: Engagement,
    wanted: Wanted,
    *,
    now: datetime,
    zone: ZoneInfo,
    days: int = DAYS_AT_ONCE,
    but_for: Collection[int] = (),
) -> Openings:
    """The next `days` days that have a free start, on the clock of `zone`."""
    here = practice_zone(engagement.organisation)
    diary = diary_of(
        engagement.coach,
        Span(now, now + HORIZON),
        engagement=engagement,
        but_for=but_for,
    )
    starts = free_starts(diary, wanted, now=now, until=now + HORIZON)
    there = here if zone != here else ZoneInfo(engagement.client.time_zone)
    by_day = [
        FreeDay(day, [_free_time(start, zone, there) for start in group])
        for day, group in groupby(starts, key=lambda start: wall(start, zone).date())
    ]
    account = where_hours_went(diary, wanted, now=now, until=now + ACCOUNTED)
    return Openings(
        days=by_day[:days],
        has_more=len(by_day) > days,
        has_hours=bool(diary.hours),
        town=town(zone),
        other_town="" if there == zone else town(there),
        open_hours=hours_words(account.open),
        account=_parts(account, wanted),
        until=wall(now + ACCOUNTED, zone).date(),
    )


def _free_time(start: datetime, zone: ZoneInfo, other: ZoneInfo) -> FreeTime:
    label, other_label = (f"{wall(start, clock):%H:%M}" for clock in (zone, other))
    return FreeTime(
        value=start.isoformat(),
        label=label,
        other_label="" if label == other_label else other_label,
    )


def _parts(account: Account, wanted: Wanted) -> list[Part]:
    soon = hours_words(int(wanted.notice.total_seconds() // 60))
    parts = (
        ("Booked for others", account.booked),
        ("Time off", account.away),
        (f"Less than {soon} from now", account.too_soon),
        (f"Too short for {wanted.length_minutes} minutes", account.too_short),
        ("Free, here and under More days", account.free),
    )
    return [
        Part(words, hours_words(minutes), round(100 * minutes / account.open))
        for words, minutes in parts
        if minutes
    ]
