"""The sessions of an engagement as a page, and the calendar file."""

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onward.scheduling.core.manner import Manner, Mode
from onward.scheduling.core.states import Attendance
from onward.scheduling.models import Session
from onward.scheduling.services import (
    book_series,
    cancel_session,
    mark_attendance,
)
from onward.scheduling.tests.arranging import At, Enter, arrange

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("today", "north_is_open")


@pytest.fixture
def page(cast: "Cast", at: At) -> str:
    return at(cast.north, "scheduling:meetings", cast.engagement.pk)


def book(cast: "Cast", **kwargs: object) -> list[Session]:
    series = book_series(
        cast.engagement,
        arrange(**kwargs),  # type: ignore[arg-type]  # passed through
        by=None,
        now=cast.now,
    )
    return list(Session.objects.filter(series=series).order_by("place_in_series"))


def test_a_client_reads_times_on_their_own_clock(
    cast: "Cast", enter: Enter, page: str
) -> None:
    cast.engagement.client.time_zone = "Europe/Lisbon"
    cast.engagement.client.save()
    book(cast, count=2)

    shown = enter(cast.client).get(page).context["page"]

    assert shown.town == "Lisbon"
    assert [(line.day, line.hour, line.elsewhere) for line in shown.ahead] == [
        ("Tuesday 17 March", "15:00", "10:00 in Chicago"),
        ("Tuesday 24 March", "15:00", "10:00 in Chicago"),
    ]


def test_a_coach_reads_them_on_the_practice_s(
    cast: "Cast", enter: Enter, page: str
) -> None:
    cast.engagement.client.time_zone = "Europe/Lisbon"
    cast.engagement.client.save()
    book(cast)

    (line,) = enter(cast.coach).get(page).context["page"].ahead

    assert (line.hour, line.elsewhere) == ("10:00", "15:00 in Lisbon")


def test_past_and_cancelled_ones_stand_apart(
    cast: "Cast",
    enter: Enter,
    page: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sessions = book(cast, count=3)
    later = sessions[1].starts_at - timedelta(minutes=5)
    cancel_session(sessions[2], why=Session.Why.CLIENT, by=None, now=cast.now)
    mark_attendance(sessions[0], Attendance.LATE, by=None, now=later)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    response = enter(cast.coach).get(page)

    shown = response.context["page"]
    assert [line.session for line in shown.ahead] == [sessions[1]]
    assert [line.session for line in shown.past] == [sessions[0]]
    assert [line.session for line in shown.cancelled] == [sessions[2]]
    assert "came late" in response.content.decode()
    assert "The client cannot come" in response.content.decode()


def test_staff_tell_a_client_without_an_address_by_telephone(
    cast: "Cast", enter: Enter, page: str
) -> None:
    client = cast.engagement.client
    client.email, client.time_zone = "", "America/Denver"
    client.save()
    book(cast, count=2, manner=Manner(Mode.PHONE, phone="555 0142"))

    staff = enter(cast.coordinator).get(page).content.decode()
    own = enter(cast.client).get(page).content.decode()

    assert (
        "Your sessions with Ruth Adeyemi: Tuesday 17 March at 09:00 and "
        "Tuesday 24 March at 09:00. By telephone: Ruth Adeyemi rings Leila Haddad "
        "on 555 0142."
    ) in staff
    assert "by telephone, 555 0142" in staff
    assert "There is no e-mail address" not in own


def test_a_client_with_an_address_is_not_rung_about_it(
    cast: "Cast", enter: Enter, page: str
) -> None:
    book(cast)

    assert "no e-mail address" not in enter(cast.coach).get(page).content.decode()


def test_the_empty_page_says_what_comes(cast: "Cast", enter: Enter, page: str) -> None:
    assert "books the next sessions with you" in (
        enter(cast.client).get(page).content.decode()
    )


@pytest.mark.parametrize(
    ("who", "status", "changes"),
    [
        ("coach", 200, True),
        ("coordinator", 200, True),
        ("client", 200, True),
        ("owner", 200, False),
        ("sponsor", 403, False),
        ("second_coach", 404, False),
        ("second_client", 404, False),
        ("stranger_owner", 404, False),
    ],
)
def test_who_sees_them_and_who_is_offered_to_change_them(
    cast: "Cast", enter: Enter, page: str, who: str, status: int, *, changes: bool
) -> None:
    (session,) = book(cast)

    response = enter(getattr(cast, who)).get(page)

    assert response.status_code == status
    assert (f"/sessions/{session.pk}/move/" in response.content.decode()) is changes


@pytest.mark.parametrize("who", ["client", "coach", "coordinator"])
def test_the_page_costs_the_same_for_one_session_as_for_nine(
    cast: "Cast", enter: Enter, page: str, who: str
) -> None:
    browser = enter(getattr(cast, who))
    book(cast)
    browser.get(page)
    with CaptureQueriesContext(connection) as one:
        browser.get(page)
    book(cast, first="2026-04-01T10:00", count=8)

    with CaptureQueriesContext(connection) as nine:
        browser.get(page)

    assert len(nine) == len(one)


def test_the_calendar_file_is_a_calendar(cast: "Cast", enter: Enter, at: At) -> None:
    (session,) = book(cast)

    response = enter(cast.client).get(
        at(cast.north, "scheduling:invitation", session.pk)
    )

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="session.ics"'
    text = response.content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "SUMMARY:Session with Ruth Adeyemi\r\n" in text
    assert f"TZID={ZoneInfo('America/Chicago').key}:20260317T100000\r\n" in text


@pytest.mark.parametrize(
    ("who", "status"),
    [("owner", 200), ("second_client", 404), ("sponsor", 403), ("stranger_coach", 404)],
)
def test_who_gets_the_calendar_file(
    cast: "Cast", enter: Enter, at: At, who: str, status: int
) -> None:
    (session,) = book(cast)

    response = enter(getattr(cast, who)).get(
        at(cast.north, "scheduling:invitation", session.pk)
    )

    assert response.status_code == status
