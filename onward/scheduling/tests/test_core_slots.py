"""Free starts, by hand and against an oracle that walks minute by minute."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.scheduling.core.slots import (
    Account,
    Diary,
    Obstacle,
    OpenHours,
    Wanted,
    free_starts,
    nearest,
    obstacle,
    open_spans,
    where_hours_went,
)
from onward.scheduling.core.spans import Span, merge
from onward.scheduling.core.walltime import wall

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = 1
MINUTE = timedelta(minutes=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def shown(starts: list[datetime], zone: ZoneInfo) -> list[str]:
    return [wall(start, zone).strftime("%d %H:%M") for start in starts]


MORNING = Diary(BERLIN, [OpenHours(TUESDAY, time(9), time(12))])


def test_starts_stand_on_the_step_and_fit_whole() -> None:
    starts = free_starts(
        MORNING, Wanted(50), now=utc("2026-03-08"), until=utc("2026-03-15")
    )

    assert shown(starts, BERLIN) == [
        "10 09:00",
        "10 09:30",
        "10 10:00",
        "10 10:30",
        "10 11:00",
    ]


def test_what_is_booked_and_time_off_are_left_out() -> None:
    diary = Diary(
        BERLIN,
        MORNING.hours,
        away=[Span(utc("2026-03-10T08:00"), utc("2026-03-10T08:15"))],
        busy=[Span(utc("2026-03-10T09:30"), utc("2026-03-10T10:20"))],
    )

    starts = free_starts(
        diary, Wanted(30), now=utc("2026-03-08"), until=utc("2026-03-15")
    )

    assert shown(starts, BERLIN) == ["10 09:30", "10 10:00", "10 11:30"]


def test_starts_sooner_than_the_notice_are_left_out() -> None:
    starts = free_starts(
        MORNING, Wanted(60), now=utc("2026-03-09T09:30"), until=utc("2026-03-15")
    )

    assert shown(starts, BERLIN) == ["10 10:30", "10 11:00"]


def test_afternoon_hours_stay_on_the_wall_clock_after_a_clock_change() -> None:
    sunday_and_tuesday = Diary(
        BERLIN,
        [OpenHours(6, time(13), time(14)), OpenHours(TUESDAY, time(13), time(14))],
    )

    starts = free_starts(
        sunday_and_tuesday, Wanted(60), now=utc("2026-03-23"), until=utc("2026-04-05")
    )

    assert starts == [
        utc("2026-03-24T12:00"),
        utc("2026-03-29T11:00"),
        utc("2026-03-31T11:00"),
    ]


def test_an_hour_the_clocks_skip_is_not_offered() -> None:
    night = Diary(BERLIN, [OpenHours(6, time(1), time(4))])

    starts = free_starts(
        night, Wanted(60, 60), now=utc("2026-03-27"), until=utc("2026-03-30")
    )

    assert shown(starts, BERLIN) == ["29 01:00", "29 03:00"]


def test_an_hour_the_clocks_repeat_is_offered_once_and_is_open_twice() -> None:
    night = Diary(BERLIN, [OpenHours(6, time(2), time(3))])
    week = Span(utc("2026-10-20"), utc("2026-10-27"))

    starts = free_starts(night, Wanted(60, 60), now=week.start, until=week.end)

    assert starts == [utc("2026-10-25T00:00")]
    assert open_spans(night, week) == [
        Span(utc("2026-10-25T00:00"), utc("2026-10-25T02:00"))
    ]


def test_hours_are_accounted_for_to_the_minute() -> None:
    diary = Diary(
        BERLIN,
        [*MORNING.hours, OpenHours(2, time(9), time(12))],
        away=[Span(utc("2026-03-11T08:00"), utc("2026-03-11T09:00"))],
        busy=[Span(utc("2026-03-11T09:00"), utc("2026-03-11T09:45"))],
    )

    account = where_hours_went(
        diary, Wanted(60, 60), now=utc("2026-03-09T10:00"), until=utc("2026-03-14")
    )

    assert account == Account(
        open=360, away=60, booked=45, too_soon=120, too_short=15, free=120
    )


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("2026-03-10T08:00", Obstacle.PAST),
        ("2026-03-17T08:00", Obstacle.TAKEN),
        ("2026-03-17T10:00", Obstacle.AWAY),
        ("2026-03-17T11:00", Obstacle.OUTSIDE_HOURS),
        ("2026-03-17T09:00", None),
    ],
)
def test_an_obstacle_names_the_reason(start: str, reason: Obstacle | None) -> None:
    diary = Diary(
        BERLIN,
        MORNING.hours,
        away=[Span(utc("2026-03-17T10:15"), utc("2026-03-17T10:30"))],
        busy=[Span(utc("2026-03-17T08:30"), utc("2026-03-17T09:00"))],
    )
    span = Span(utc(start), utc(start) + timedelta(minutes=60))

    assert obstacle(diary, span, now=utc("2026-03-10T08:00")) == reason


def test_the_nearest_starts_come_in_order_of_time() -> None:
    starts = [utc(f"2026-03-{day}T09:00") for day in (10, 12, 17, 18, 24)]

    assert nearest(starts, utc("2026-03-17T10:00"), 3) == [starts[1], *starts[2:4]]


# The oracle knows nothing of spans: it asks of every minute what the wall shows.

ZONES_AND_CHANGES = [
    ("Europe/Berlin", "2026-03-29"),
    ("Europe/Berlin", "2026-10-25"),
    ("America/New_York", "2026-11-01"),
    ("Asia/Kathmandu", "2026-05-05"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Asia/Beirut", "2026-03-29"),
    ("Asia/Beirut", "2026-10-25"),
    ("America/Nuuk", "2026-03-28"),
    ("Pacific/Chatham", "2026-04-05"),
    ("Africa/Cairo", "2026-04-24"),
]

CLOCK = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45, 59]))
HOURS = st.lists(
    st.builds(OpenHours, st.integers(0, 6), CLOCK, CLOCK).filter(
        lambda hours: hours.starts_at < hours.ends_at
    ),
    max_size=8,
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Offsets from the beginning of the period, to be moved there by the test."""
    start = utc("2000-01-01") + draw(st.integers(0, 4 * 96)) * 15 * MINUTE
    return Span(start, start + draw(st.integers(1, 40)) * 15 * MINUTE)


def moved(span: Span, to: datetime) -> Span:
    by = to - utc("2000-01-01")
    return Span(span.start + by, span.end + by)


def is_open(moment: datetime, diary: Diary) -> bool:
    local = wall(moment, diary.zone)
    return any(
        hours.weekday == local.weekday()
        and hours.starts_at <= local.time() < hours.ends_at
        for hours in diary.hours
    )


def oracle(
    diary: Diary, wanted: Wanted, now: datetime, until: datetime
) -> list[datetime]:
    """Every minute whose whole meeting is open, named once by its wall time."""
    taken = merge([*diary.away, *diary.busy])
    starts, named = [], set()
    run, free = 0, {}
    moment = until - MINUTE
    while moment >= now:
        is_free = is_open(moment, diary) and not any(
            span.start <= moment < span.end for span in taken
        )
        run = run + 1 if is_free else 0
        free[moment] = run
        moment -= MINUTE
    for moment in sorted(free):
        local = wall(moment, diary.zone)
        minute_of_day = local.hour * 60 + local.minute
        fits = free[moment] >= wanted.length_minutes
        first_pass = local not in named
        named.add(local)
        if (
            fits
            and first_pass
            and minute_of_day % wanted.step_minutes == 0
            and moment >= now + wanted.notice
        ):
            starts.append(moment)
    return starts


@settings(max_examples=120, deadline=None)
@given(
    zone_and_change=st.sampled_from(ZONES_AND_CHANGES),
    hours=HOURS,
    away=st.lists(spans(), max_size=2),
    busy=st.lists(spans(), max_size=4),
    length=st.sampled_from([15, 30, 50, 60, 90]),
    step=st.sampled_from([15, 30, 60]),
    notice=st.sampled_from([0, 24]),
)
def test_free_starts_are_those_found_minute_by_minute(
    zone_and_change: tuple[str, str],
    hours: list[OpenHours],
    away: list[Span],
    busy: list[Span],
    length: int,
    step: int,
    notice: int,
) -> None:
    zone, change = ZoneInfo(zone_and_change[0]), utc(zone_and_change[1])
    begin, until = change - timedelta(days=2), change + timedelta(days=2)
    diary = Diary(
        zone,
        hours,
        away=[moved(span, begin) for span in away],
        busy=[moved(span, begin) for span in busy],
    )
    wanted = Wanted(length, step, timedelta(hours=notice))

    assert free_starts(diary, wanted, now=begin, until=until) == oracle(
        diary, wanted, begin, until
    )
    account = where_hours_went(diary, wanted, now=begin, until=until)
    assert account.open == (
        account.away
        + account.booked
        + account.too_soon
        + account.too_short
        + account.free
    )
    assert min(account.too_short, account.free, account.booked, account.away) >= 0
