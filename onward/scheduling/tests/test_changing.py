"""Moving, cancelling, and saying who came."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from onward.audit.models import Entry
from onward.notifications.models import Message
from onward.scheduling.core.states import Attendance
from onward.scheduling.models import Session
from onward.scheduling.services import (
    NotOpen,
    SessionIsOver,
    SessionIsToCome,
    SlotTaken,
    book_series,
    cancel_session,
    mark_attendance,
    move_session,
    realign_sessions,
)
from onward.scheduling.tests.arranging import arrange, local, open_working_days, when

if TYPE_CHECKING:
    from conftest import Cast


@pytest.fixture
def sessions(cast: "Cast", north_scope: object) -> list[Session]:
    """Four Tuesdays at ten, from 17 March."""
    open_working_days(cast.coach_profile)
    series = book_series(cast.engagement, arrange(count=4), by=None, now=cast.now)
    Message.objects.all().delete()
    return list(Session.objects.filter(series=series).order_by("place_in_series"))


def now_in(sessions: list[Session]) -> list[str]:
    for session in sessions:
        session.refresh_from_db()
    return when(sessions)


def test_one_session_moves_alone(cast: "Cast", sessions: list[Session]) -> None:
    move_session(sessions[1], local("2026-03-25T14:00"), by=cast.client, now=cast.now)

    assert now_in(sessions) == [
        "2026-03-17 10:00",
        "2026-03-25 14:00",
        "2026-03-31 10:00",
        "2026-04-07 10:00",
    ]
    assert [one.sequence for one in sessions] == [0, 1, 0, 0]


def test_the_rest_moves_with_it_and_keeps_the_rhythm(
    cast: "Cast", sessions: list[Session]
) -> None:
    moved = move_session(
        sessions[1], local("2026-03-26T14:00"), by=cast.coach, now=cast.now, rest=True
    )

    assert len(moved) == 3
    assert now_in(sessions) == [
        "2026-03-17 10:00",
        "2026-03-26 14:00",
        "2026-04-02 14:00",
        "2026-04-09 14:00",
    ]


@pytest.mark.parametrize("days", [7, -7, 14])
def test_the_rest_may_move_onto_places_it_leaves(
    cast: "Cast", sessions: list[Session], days: int
) -> None:
    cancel_session(sessions[0], why=Session.Why.COACH, by=cast.coach, now=cast.now)
    start = local("2026-03-24T10:00") + timedelta(days)

    move_session(sessions[1], start, by=cast.coach, now=cast.now, rest=True)

    assert now_in(sessions[1:]) == [
        (start + timedelta(weeks=n)).strftime("%Y-%m-%d %H:%M") for n in range(3)
    ]


def test_a_cancelled_place_leaves_its_gap_when_the_rest_moves(
    cast: "Cast", sessions: list[Session]
) -> None:
    cancel_session(sessions[2], why=Session.Why.CLIENT, by=cast.client, now=cast.now)

    move_session(
        sessions[1], local("2026-03-24T11:00"), by=cast.coach, now=cast.now, rest=True
    )

    assert now_in(sessions) == [
        "2026-03-17 10:00",
        "2026-03-24 11:00",
        "2026-03-31 10:00",
        "2026-04-07 11:00",
    ]


def test_a_session_can_move_within_its_own_time(
    cast: "Cast", sessions: list[Session]
) -> None:
    move_session(sessions[0], local("2026-03-17T10:30"), by=cast.coach, now=cast.now)

    assert now_in(sessions)[0] == "2026-03-17 10:30"


def test_a_session_does_not_move_onto_another(
    cast: "Cast", sessions: list[Session]
) -> None:
    with pytest.raises(SlotTaken):
        move_session(
            sessions[0], local("2026-03-24T10:30"), by=cast.coach, now=cast.now
        )

    assert now_in(sessions)[0] == "2026-03-17 10:00"


def test_a_session_does_not_move_outside_opening_hours(
    cast: "Cast", sessions: list[Session]
) -> None:
    with pytest.raises(NotOpen):
        move_session(
            sessions[0], local("2026-03-18T07:00"), by=cast.client, now=cast.now
        )


def test_moving_to_where_it_stands_changes_nothing_and_tells_nobody(
    cast: "Cast", sessions: list[Session]
) -> None:
    moved = move_session(
        sessions[0], sessions[0].local_start, by=cast.coach, now=cast.now, rest=True
    )

    assert moved == []
    assert not Message.objects.exists()


def test_a_session_that_has_begun_does_not_move(
    cast: "Cast", sessions: list[Session]
) -> None:
    with pytest.raises(SessionIsOver):
        move_session(
            sessions[0],
            local("2026-03-20T10:00"),
            by=cast.coach,
            now=sessions[0].starts_at,
        )


def test_one_session_is_cancelled(cast: "Cast", sessions: list[Session]) -> None:
    cancel_session(sessions[1], why=Session.Why.CLIENT, by=cast.client, now=cast.now)

    now_in(sessions)
    assert [one.is_booked for one in sessions] == [True, False, True, True]
    assert sessions[1].cancelled_why == Session.Why.CLIENT
    assert sessions[1].sequence == 1


def test_the_rest_is_cancelled_and_what_was_before_stays(
    cast: "Cast", sessions: list[Session]
) -> None:
    gone = cancel_session(
        sessions[2], why=Session.Why.NOT_NEEDED, by=cast.coach, now=cast.now, rest=True
    )

    now_in(sessions)
    assert gone == sessions[2:]
    assert [one.is_booked for one in sessions] == [True, True, False, False]


def test_cancelling_twice_tells_people_once(
    cast: "Cast", sessions: list[Session]
) -> None:
    for _ in range(2):
        cancel_session(sessions[1], why=Session.Why.COACH, by=cast.coach, now=cast.now)

    assert Message.objects.filter(kind="sessions-cancelled").count() == 2  # one each
    assert Entry.objects.filter(action="session cancelled").count() == 1


def test_a_session_that_is_over_is_not_cancelled(
    cast: "Cast", sessions: list[Session]
) -> None:
    with pytest.raises(SessionIsOver):
        cancel_session(
            sessions[0], why=Session.Why.COACH, by=cast.coach, now=sessions[0].ends_at
        )


def test_who_came_is_said_from_the_day_on_and_put_right_later(
    cast: "Cast", sessions: list[Session]
) -> None:
    session = sessions[0]
    eve = session.starts_at - timedelta(days=1)
    with pytest.raises(SessionIsToCome):
        mark_attendance(session, Attendance.ATTENDED, by=cast.coach, now=eve)

    morning = session.starts_at - timedelta(hours=2)
    mark_attendance(session, Attendance.MISSED, by=cast.coach, now=morning)
    mark_attendance(session, Attendance.LATE, by=cast.coach, now=session.ends_at)

    session.refresh_from_db()
    assert session.attendance == Session.Attendance.LATE
    assert Entry.objects.filter(action="attendance marked").count() == 2


def test_nobody_attends_a_cancelled_session(
    cast: "Cast", sessions: list[Session]
) -> None:
    cancel_session(sessions[0], why=Session.Why.COACH, by=cast.coach, now=cast.now)

    with pytest.raises(SessionIsOver):
        mark_attendance(
            sessions[0], Attendance.ATTENDED, by=cast.coach, now=sessions[0].ends_at
        )


def test_an_attended_session_cannot_be_cancelled(
    cast: "Cast", sessions: list[Session]
) -> None:
    at_start = sessions[0].starts_at
    mark_attendance(sessions[0], Attendance.ATTENDED, by=cast.coach, now=at_start)

    with pytest.raises(SessionIsOver):
        cancel_session(sessions[0], why=Session.Why.COACH, by=cast.coach, now=at_start)


def test_a_change_of_zone_law_moves_the_instant_and_keeps_the_wall_time(
    cast: "Cast", sessions: list[Session]
) -> None:
    """As if the zone had had another offset when the session was booked."""
    true_span = sessions[1].span
    hour = timedelta(hours=1)
    old = (true_span.start + hour, true_span.end + hour)
    Session.objects.filter(pk=sessions[1].pk).update(during=old)

    moved, stuck = realign_sessions(now=cast.now)

    assert (moved, stuck) == ([sessions[1]], [])
    sessions[1].refresh_from_db()
    assert sessions[1].span == true_span
    assert sessions[1].sequence == 1
    assert when([sessions[1]]) == ["2026-03-24 10:00"]
    assert Message.objects.filter(kind="session-realigned").count() == 2
    assert realign_sessions(now=cast.now) == ([], [])


def test_a_session_that_would_meet_another_one_stays_and_is_named(
    sessions: list[Session],
    today: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As if a change of law had put the second where the first stands."""
    (first, second) = sessions[:2]
    wrong = second.span
    Session.objects.filter(pk=second.pk).update(local_start=first.local_start)

    call_command("realign_sessions")

    second.refresh_from_db()
    assert second.span == wrong
    assert "north: session of 17 March 2026 10:00 meets another one" in (
        capsys.readouterr().err
    )
