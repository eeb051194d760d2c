"""The dates of a series, by hand and against python-dateutil."""

from datetime import datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.scheduling.core.recurrence import Cadence, meetings, rule


def days(first: str, cadence: Cadence, count: int) -> list[str]:
    return [
        meeting.strftime("%Y-%m-%d %H:%M")
        for meeting in meetings(datetime.fromisoformat(first), cadence, count)
    ]


def test_weekly_keeps_the_wall_clock_over_a_clock_change() -> None:
    assert days("2026-03-03T10:00", Cadence.WEEKLY, 3) == [
        "2026-03-03 10:00",
        "2026-03-10 10:00",
        "2026-03-17 10:00",
    ]


def test_biweekly_leaves_a_week_out() -> None:
    assert days("2026-12-22T10:00", Cadence.BIWEEKLY, 2) == [
        "2026-12-22 10:00",
        "2027-01-05 10:00",
    ]


def test_monthly_keeps_the_second_tuesday() -> None:
    assert days("2026-11-10T10:00", Cadence.MONTHLY, 4) == [
        "2026-11-10 10:00",
        "2026-12-08 10:00",
        "2027-01-12 10:00",
        "2027-02-09 10:00",
    ]


def test_monthly_from_a_fifth_friday_keeps_the_last_friday() -> None:
    assert days("2026-01-30T16:00", Cadence.MONTHLY, 4) == [
        "2026-01-30 16:00",
        "2026-02-27 16:00",
        "2026-03-27 16:00",
        "2026-04-24 16:00",
    ]


def test_one_meeting_is_its_own_series() -> None:
    assert days("2026-01-31T09:00", Cadence.MONTHLY, 1) == ["2026-01-31 09:00"]


def test_a_rule_always_names_the_day() -> None:
    first = datetime.fromisoformat("2026-03-31T10:00")

    assert [rule(first, cadence, 8) for cadence in Cadence] == [
        "FREQ=WEEKLY;COUNT=8;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;BYDAY=TU",
        "FREQ=MONTHLY;COUNT=8;BYDAY=-1TU",
    ]


@pytest.mark.parametrize("cadence", Cadence)
@settings(deadline=None)
@given(
    first=st.datetimes(
        datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2090-01-01")
    ),
    count=st.integers(1, 26),
)
def test_the_dates_are_those_dateutil_reads_from_the_rule(
    cadence: Cadence, first: datetime, count: int
) -> None:
    first = first.replace(microsecond=0)

    assert meetings(first, cadence, count) == list(
        rrulestr(rule(first, cadence, count), dtstart=first)
    )
