"""Invitations: what each of the two is sent, and what their calendars make of it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMessage
from icalendar import Calendar

from onward.notifications.models import Message
from onward.scheduling.core.manner import Manner, Mode
from onward.scheduling.models import Session
from onward.scheduling.services import (
    book_series,
    book_session,
    cancel_session,
    move_session,
)
from onward.scheduling.services.letters import calendar_of
from onward.scheduling.tests.arranging import arrange, local, open_working_days

if TYPE_CHECKING:
    from conftest import Cast


@pytest.fixture(autouse=True)
def _open(cast: "Cast", north_scope: object) -> None:
    open_working_days(cast.coach_profile)


def letter(kind: str, to: str) -> Message:
    return Message.objects.filter(kind=kind, recipient=to).latest("queued_at")


def events(message: Message) -> list[Any]:
    calendar = Calendar.from_ical(message.attachment)
    assert isinstance(calendar, Calendar)
    return calendar.events


def in_chicago(text: str) -> datetime:
    return local(text).replace(tzinfo=ZoneInfo("America/Chicago"))


def book(cast: "Cast", count: int = 3) -> list[Session]:
    series = book_series(cast.engagement, arrange(count=count), by=None, now=cast.now)
    return list(Session.objects.filter(series=series).order_by("place_in_series"))


def test_both_are_invited_each_with_the_other_s_name(cast: "Cast") -> None:
    book(cast)

    client = letter("sessions-booked", cast.engagement.client.email)
    coach = letter("sessions-booked", cast.coach.user.email or "")
    assert client.subject == "Booked: 3 sessions with Ruth Adeyemi"
    assert coach.subject == "Booked: 3 sessions with Leila Haddad"
    assert "Tuesday 17 March, 10:00 to 11:00" in client.body
    assert "Tuesday 31 March, 10:00 to 11:00" in client.body
    assert "By video: https://meet.example/ruth." in client.body
    assert "&" not in client.body
    assert Message.objects.count() == 2


def test_a_client_on_another_clock_reads_both_times(cast: "Cast") -> None:
    cast.engagement.client.time_zone = "Europe/Lisbon"
    cast.engagement.client.save()

    book(cast)

    client = letter("sessions-booked", cast.engagement.client.email)
    coach = letter("sessions-booked", cast.coach.user.email or "")
    assert "Tuesday 17 March, 15:00 to 16:00 (10:00 in Chicago)" in client.body
    # Lisbon changes its clocks between the two dates, Chicago has changed them before.
    assert "Tuesday 31 March, 16:00 to 17:00 (10:00 in Chicago)" in client.body
    assert "Tuesday 31 March, 10:00 to 11:00 (16:00 in Lisbon)" in coach.body


def test_a_client_without_an_address_gets_no_letter(cast: "Cast") -> None:
    cast.engagement.client.email = ""
    cast.engagement.client.save()

    book(cast)

    assert [one.recipient for one in Message.objects.all()] == [cast.coach.user.email]
    (event,) = events(Message.objects.get())
    assert event["ATTENDEE"] == f"mailto:{cast.coach.user.email}"


def test_a_series_is_one_event_with_a_rule(cast: "Cast") -> None:
    sessions = book(cast)

    message = letter("sessions-booked", cast.engagement.client.email)
    assert message.attachment_name == "invitation.ics"
    assert message.attachment_type == "text/calendar; method=REQUEST"
    (event,) = events(message)
    series = sessions[0].series
    assert series is not None
    assert event["UID"] == str(series.uid)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=3;BYDAY=TU"
    assert event["DTSTART"].dt == in_chicago("2026-03-17T10:00")
    assert event["SEQUENCE"] == 0


def test_a_moved_session_is_an_override_of_its_place(cast: "Cast") -> None:
    sessions = book(cast)

    move_session(sessions[1], local("2026-03-25T14:00"), by=cast.coach, now=cast.now)

    message = letter("sessions-moved", cast.engagement.client.email)
    assert "Wednesday 25 March, 14:00 to 15:00" in message.body
    assert "before: Tuesday 24 March, 10:00 to 11:00" in message.body
    (event,) = events(message)
    assert event["UID"] == str(sessions[0].series.uid if sessions[0].series else "")
    assert event["RECURRENCE-ID"].dt == in_chicago("2026-03-24T10:00")
    assert event["DTSTART"].dt == in_chicago("2026-03-25T14:00")
    assert event["SEQUENCE"] == 1


def test_the_sequence_grows_and_the_uid_stays_over_many_moves(cast: "Cast") -> None:
    session = book_session(cast.engagement, arrange(), by=None, now=cast.now)
    seen = []

    for hour in (11, 12, 13):
        move_session(
            session, local(f"2026-03-18T{hour}:00"), by=cast.coach, now=cast.now
        )
        message = letter("sessions-moved", cast.engagement.client.email)
        (event,) = events(message)
        seen.append((event["UID"], event["SEQUENCE"]))

    assert seen == [(str(session.uid), 1), (str(session.uid), 2), (str(session.uid), 3)]


def test_cancelling_the_rest_takes_each_place_out_of_the_calendar(
    cast: "Cast",
) -> None:
    sessions = book(cast)

    cancel_session(
        sessions[1], why=Session.Why.COACH, by=cast.coach, now=cast.now, rest=True
    )

    message = letter("sessions-cancelled", cast.engagement.client.email)
    assert message.subject == "Cancelled: 2 sessions with Ruth Adeyemi"
    assert "The coach cannot come." in message.body
    assert "METHOD:CANCEL" in message.attachment
    assert [
        (event["STATUS"], event["RECURRENCE-ID"].dt.day) for event in events(message)
    ] == [("CANCELLED", 24), ("CANCELLED", 31)]


def test_the_file_of_a_series_holds_its_changes(cast: "Cast") -> None:
    sessions = book(cast)
    move_session(sessions[1], local("2026-03-25T14:00"), by=cast.coach, now=cast.now)
    cancel_session(sessions[2], why=Session.Why.CLIENT, by=cast.client, now=cast.now)
    session = Session.objects.get(pk=sessions[0].pk)

    text = calendar_of(session, for_client=True, now=cast.now)

    calendar: Any = Calendar.from_ical(text)
    whole, moved = calendar.events
    assert whole["EXDATE"].to_ical() == b"20260331T100000"
    assert whole["SUMMARY"] == "Session with Ruth Adeyemi"
    assert moved["RECURRENCE-ID"].dt.day == 24
    assert moved["DTSTART"].dt.day == 25


def test_a_time_the_clocks_skip_goes_out_as_the_clock_shows_it(cast: "Cast") -> None:
    """On Sunday 14 March 2027 clocks in Chicago show no 2:30; it is held at 3:30."""
    book_series(
        cast.engagement,
        arrange("2027-03-07T02:30", 3),
        by=None,
        now=cast.now,
        outside_hours=True,
    )

    message = letter("sessions-booked", cast.engagement.client.email)
    _, skipped = events(message)
    assert skipped["RECURRENCE-ID"].dt.replace(tzinfo=None) == local("2027-03-14T02:30")
    assert skipped["DTSTART"].dt.replace(tzinfo=None) == local("2027-03-14T03:30")
    assert "Sunday 14 March 2027, 03:30 to 04:30" in message.body


def test_names_cannot_add_lines_to_a_letter_or_its_file(cast: "Cast") -> None:
    client = cast.engagement.client
    client.name = "Eve\r\nBcc: evil@example.com\r\nATTENDEE:mailto:evil@example.com"
    client.save()
    manner = Manner(Mode.IN_PERSON, place="Room 1\r\nX-EVIL:1\nBEGIN:VALARM")

    book_session(cast.engagement, arrange(manner=manner), by=None, now=cast.now)

    message = letter("sessions-booked", cast.coach.user.email or "")
    assert "\n" not in message.subject
    (event,) = events(message)
    assert "X-EVIL" not in event
    assert len(event["ATTENDEE"]) == 2
    assert not event.subcomponents


def test_the_file_travels_as_a_calendar_part(cast: "Cast") -> None:
    book(cast)
    message = letter("sessions-booked", cast.engagement.client.email)
    mail = EmailMessage(message.subject, message.body, to=[message.recipient])
    mail.attach(message.attachment_name, message.attachment, message.attachment_type)

    part: Any = list(mail.message().walk())[2]

    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    sent = part.get_payload(decode=True).decode()
    assert sent.replace("\r\n", "\n") == message.attachment.replace("\r\n", "\n")
