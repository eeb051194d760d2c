"""A coach's week as a grid and as a list."""

import zoneinfo
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onward.scheduling.core.slots import OpenHours
from onward.scheduling.core.spans import Span
from onward.scheduling.models import Session
from onward.scheduling.services import (
    add_time_off,
    book_series,
    book_session,
    cancel_session,
    set_weekly_hours,
)
from onward.scheduling.tests.arranging import At, Enter, arrange, utc

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("today", "north_is_open")


@pytest.fixture
def page(cast: "Cast", at: At) -> str:
    return at(cast.north, "scheduling:calendar")


def test_a_week_shows_sessions_where_they_stand(
    cast: "Cast", enter: Enter, page: str
) -> None:
    book_series(cast.engagement, arrange(count=2), by=None, now=cast.now)

    response = enter(cast.coach).get(page, {"week": "2026-W12"})

    week = response.context["week"]
    assert week.title == "16 to 20 March"
    events = [[event.place.classes for event in one.events] for one in week.columns]
    assert events == [[], ["at-1000 for-60"], [], [], []]
    assert week.columns[1].open[0].classes == "at-0900 for-480"
    text = response.content.decode()
    assert "Leila Haddad" in text
    assert "10:00, video" in text
    assert "?coach=" in text
    assert "2026-W11" in text
    assert "2026-W13" in text


def test_this_week_is_shown_first_with_today_marked(
    cast: "Cast", enter: Enter, page: str
) -> None:
    week = enter(cast.coach).get(page).context["week"]

    assert [one.is_today for one in week.columns] == [False, True, False, False, False]


def test_the_agenda_tells_today_and_tomorrow(
    cast: "Cast", enter: Enter, page: str
) -> None:
    for start in ("2026-03-10T10:00", "2026-03-11T11:00", "2026-03-12T10:00"):
        book_session(cast.engagement, arrange(start), by=None, now=cast.now)

    agenda = enter(cast.coach).get(page).context["week"].agenda

    assert [(one.hour, one.under, one.is_next) for one in agenda] == [
        ("10:00", "60 min", True),
        ("11:00", "tomorrow", False),
    ]


def test_a_week_can_be_read_as_a_list(cast: "Cast", enter: Enter, page: str) -> None:
    book_series(cast.engagement, arrange(), by=None, now=cast.now)

    response = enter(cast.coach).get(page, {"week": "2026-W12", "view": "agenda"})

    assert "Tuesday 17 March" in response.content.decode()
    assert "Week as a grid" not in response.content.decode()


def test_cancelled_sessions_leave_the_calendar(
    cast: "Cast", enter: Enter, page: str
) -> None:
    session = book_session(cast.engagement, arrange(), by=None, now=cast.now)
    cancel_session(session, why=Session.Why.COACH, by=None, now=cast.now)

    response = enter(cast.coach).get(page, {"week": "2026-W12"})

    assert "Leila Haddad" not in response.content.decode()


def test_a_session_on_sunday_brings_the_weekend_into_the_grid(
    cast: "Cast", enter: Enter, page: str
) -> None:
    book_session(
        cast.engagement,
        arrange("2026-03-22T07:00"),
        by=None,
        now=cast.now,
        outside_hours=True,
    )

    week = enter(cast.coach).get(page, {"week": "2026-W12"}).context["week"]

    assert len(week.columns) == 7
    assert not week.is_usual


def test_time_off_is_named_to_the_coach_only(
    cast: "Cast", enter: Enter, page: str
) -> None:
    away = Span(utc("2026-03-11T15:00"), utc("2026-03-12T20:00"))
    add_time_off(cast.coach_profile, away, by=cast.coach, why="Hospital visit")
    query = {"coach": cast.coach_profile.pk}

    own = enter(cast.coach).get(page, query).content.decode()
    coordinator = enter(cast.coordinator).get(page, query).content.decode()

    assert "Hospital visit" in own
    assert "Hospital visit" not in coordinator
    assert "Away" in coordinator


def test_a_client_whose_clock_moved_against_ours_is_pointed_out(
    cast: "Cast", enter: Enter, page: str
) -> None:
    """Chicago changed on Sunday 8 March, Lisbon does on the 29th."""
    cast.engagement.client.time_zone = "Europe/Lisbon"
    cast.engagement.client.save()
    for start in ("2026-03-12T13:00", "2026-03-19T13:00", "2026-04-02T13:00"):
        book_session(cast.engagement, arrange(start), by=None, now=cast.now)
    browser = enter(cast.coach)

    found = {
        week: [
            (one.here, one.there, one.is_later)
            for one in browser.get(page, {"week": week}).context["week"].clock_changes
        ]
        for week in ("2026-W11", "2026-W12", "2026-W14")
    }

    assert found == {
        "2026-W11": [("13:00", "18:00", False)],
        "2026-W12": [],
        "2026-W14": [("13:00", "19:00", True)],
    }


def test_a_coordinator_chooses_a_coach_and_a_coach_sees_only_their_own(
    cast: "Cast", enter: Enter, page: str
) -> None:
    query = {"coach": cast.second_coach_profile.pk}

    shown = enter(cast.coordinator).get(page, query)
    refused = enter(cast.coach).get(page, query)

    assert shown.context["coach"] == cast.second_coach_profile
    assert refused.status_code == 404


@pytest.mark.parametrize("coach", ["999999", "x"])
def test_an_unknown_coach_is_not_found(
    cast: "Cast", enter: Enter, page: str, coach: str
) -> None:
    assert enter(cast.coordinator).get(page, {"coach": coach}).status_code == 404


def test_a_practice_without_an_active_coach_says_so(
    cast: "Cast", enter: Enter, page: str
) -> None:
    for member in (cast.coach, cast.second_coach):
        member.is_active, member.left_at = False, cast.now
        member.save()

    response = enter(cast.coordinator).get(page)

    assert "There is no coach yet" in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("client", 403), ("owner", 403), ("sponsor", 403), ("stranger_coach", 404)],
)
@pytest.mark.parametrize("name", ["calendar", "hours", "book"])
def test_who_does_not_see_calendars(
    cast: "Cast", enter: Enter, at: At, name: str, who: str, status: int
) -> None:
    response = enter(getattr(cast, who)).get(at(cast.north, f"scheduling:{name}"))

    assert response.status_code == status


@pytest.mark.parametrize("view", ["", "agenda"])
def test_a_week_costs_the_same_for_one_session_as_for_six(
    cast: "Cast", enter: Enter, page: str, view: str
) -> None:
    browser = enter(cast.coach)
    book_session(cast.engagement, arrange("2026-03-11T10:00"), by=None, now=cast.now)
    browser.get(page, {"view": view})
    with CaptureQueriesContext(connection) as one:
        browser.get(page, {"view": view})
    for hour in (9, 11, 12, 13, 14):
        start = f"2026-03-11T{hour:02}:00"
        book_session(cast.engagement, arrange(start), by=None, now=cast.now)

    with CaptureQueriesContext(connection) as six:
        browser.get(page, {"view": view})

    assert len(six) == len(one)


def test_a_coach_sees_whom_a_session_can_be_booked_with(
    cast: "Cast", enter: Enter, at: At
) -> None:
    page = at(cast.north, "scheduling:book")

    own = enter(cast.coach).get(page).context["engagements"]
    every = enter(cast.coordinator).get(page).context["engagements"]

    assert list(own) == [cast.engagement]
    assert list(every) == [cast.engagement, cast.second_engagement]


def test_a_long_day_is_drawn_whole(cast: "Cast", enter: Enter, page: str) -> None:
    set_weekly_hours(
        cast.coach_profile, [OpenHours(1, time(8), time(20))], by=cast.coach
    )

    tuesday = enter(cast.coach).get(page).context["week"].columns[1]

    assert sum(piece.minutes for piece in tuesday.open) == 720
    assert tuesday.open[0].minutes == timedelta(hours=10).total_seconds() / 60


def test_zone_laws_come_from_the_package_not_from_the_machine() -> None:
    assert zoneinfo.TZPATH == ()
