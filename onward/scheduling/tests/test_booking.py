"""Booking a series: all or nothing, inside opening hours, after the agreement."""

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction

from onward.audit.models import Entry
from onward.coaching.core.stages import Stage
from onward.coaching.models import Agreement
from onward.scheduling.core.manner import Caller, Manner, Mode
from onward.scheduling.core.recurrence import Cadence
from onward.scheduling.core.spans import Span
from onward.scheduling.models import Series, Session
from onward.scheduling.services import (
    AgreementMissing,
    EngagementEnded,
    InThePast,
    NotOpen,
    SlotTaken,
    add_time_off,
    book_series,
    book_session,
    cancel_session,
)
from onward.scheduling.tests.arranging import (
    arrange,
    local,
    open_working_days,
    utc,
    when,
)

if TYPE_CHECKING:
    from conftest import Cast


@pytest.fixture(autouse=True)
def _open(cast: "Cast", north_scope: object) -> None:
    open_working_days(cast.coach_profile)
    open_working_days(cast.second_coach_profile)


def sign_for(cast: "Cast") -> None:
    """Let the second engagement be booked in too."""
    mine = Agreement.objects.get(engagement=cast.engagement)
    mine.pk, mine.engagement = None, cast.second_engagement
    mine.save()


def book(cast: "Cast", *args: object, **kwargs: object) -> list[Session]:
    series = book_series(
        cast.engagement,
        arrange(*args, **kwargs),  # type: ignore[arg-type]  # passed through
        by=cast.coach,
        now=cast.now,
    )
    return list(Session.objects.filter(series=series).order_by("place_in_series"))


def test_a_series_keeps_its_wall_time_when_the_clocks_change(cast: "Cast") -> None:
    sessions = book(cast, "2026-10-27T10:00", 2)

    assert when(sessions) == ["2026-10-27 10:00", "2026-11-03 10:00"]
    assert [one.starts_at for one in sessions] == [
        utc("2026-10-27T15:00"),
        utc("2026-11-03T16:00"),
    ]


def test_sessions_are_numbered_within_the_engagement(cast: "Cast") -> None:
    book(cast, count=2)
    second = book(cast, "2026-04-01T10:00", 2)

    assert [one.number for one in second] == [3, 4]
    assert [one.place_words for one in second] == ["session 1 of 2", "session 2 of 2"]


def test_a_monthly_series_keeps_the_weekday_of_the_month(cast: "Cast") -> None:
    sessions = book(cast, "2026-03-17T10:00", 3, Cadence.MONTHLY)

    assert when(sessions) == [
        "2026-03-17 10:00",
        "2026-04-21 10:00",
        "2026-05-19 10:00",
    ]


def test_nothing_is_booked_before_the_agreement_is_signed(cast: "Cast") -> None:
    with pytest.raises(AgreementMissing):
        book_series(
            cast.second_engagement, arrange(), by=cast.coordinator, now=cast.now
        )

    assert not Session.objects.exists()


def test_nothing_is_booked_in_an_engagement_that_has_ended(cast: "Cast") -> None:
    cast.engagement.stage, cast.engagement.ended_at = Stage.ENDED, cast.now
    cast.engagement.save()

    with pytest.raises(EngagementEnded):
        book(cast)


def test_nothing_is_booked_in_the_past(cast: "Cast") -> None:
    with pytest.raises(InThePast):
        book(cast, "2026-03-09T10:00", 3)

    assert not Series.objects.exists()


@pytest.mark.parametrize(
    "start", ["2026-03-17T08:30", "2026-03-17T16:30", "2026-03-21T10:00"]
)
def test_nothing_is_booked_outside_opening_hours_unless_said(
    cast: "Cast", start: str
) -> None:
    with pytest.raises(NotOpen):
        book(cast, start)

    session = book_session(
        cast.engagement, arrange(start), by=cast.coach, now=cast.now, outside_hours=True
    )
    assert session.local_start == local(start)


def test_time_off_closes_the_calendar(cast: "Cast") -> None:
    away = Span(utc("2026-03-24T00:00"), utc("2026-03-28T00:00"))
    add_time_off(cast.coach_profile, away, by=cast.coach, why="Conference")

    with pytest.raises(NotOpen) as refused:
        book(cast, count=3)

    assert [clash.place for clash in refused.value.clashes] == [2]
    assert "Tuesday 24 March, 10:00" in refused.value.message


def test_a_clash_names_the_dates_books_nothing_and_offers_the_nearest(
    cast: "Cast",
) -> None:
    sign_for(cast)
    cast.second_engagement.coach = cast.coach_profile
    cast.second_engagement.save()
    book_session(
        cast.second_engagement,
        arrange("2026-03-31T10:00"),
        by=cast.coach,
        now=cast.now,
    )

    with pytest.raises(SlotTaken) as refused:
        book(cast, count=4)

    (clash,) = refused.value.clashes
    assert refused.value.message.startswith(
        "Tuesday 31 March, 10:00: This time is taken"
    )
    assert list(clash.nearest) == [
        utc("2026-03-31T14:00"),
        utc("2026-03-31T16:00"),
        utc("2026-03-31T16:30"),
    ]
    assert Session.objects.count() == 1


def test_another_time_can_stand_in_for_a_taken_date(cast: "Cast") -> None:
    sessions = book(cast, count=3, instead={2: "2026-03-25T11:00"})

    assert when(sessions) == [
        "2026-03-17 10:00",
        "2026-03-25 11:00",
        "2026-03-31 10:00",
    ]


def test_two_dates_of_one_series_cannot_stand_in_for_each_other(cast: "Cast") -> None:
    with pytest.raises(SlotTaken):
        book(cast, count=3, instead={2: "2026-03-31T10:30"})


def test_asked_twice_with_one_key_it_books_once(cast: "Cast") -> None:
    first = book_series(cast.engagement, arrange(count=2), by=None, now=cast.now)

    again = book_series(
        cast.engagement, arrange(count=2), by=None, now=cast.now, uid=first.uid
    )

    assert again == first
    assert Session.objects.count() == 2


def test_one_session_asked_twice_with_one_key_is_booked_once(cast: "Cast") -> None:
    first = book_session(cast.engagement, arrange(), by=None, now=cast.now)

    again = book_session(
        cast.engagement, arrange(), by=None, now=cast.now, uid=first.uid
    )

    assert again == first


def test_a_time_can_be_booked_again_after_it_was_cancelled(cast: "Cast") -> None:
    (session,) = book(cast)
    cancel_session(session, why=Session.Why.MISTAKE, by=cast.coach, now=cast.now)

    (again,) = book(cast)

    assert again.span == session.span


def test_sessions_may_follow_each_other_without_a_break(cast: "Cast") -> None:
    book(cast, "2026-03-17T10:00")

    (following,) = book(cast, "2026-03-17T11:00")

    assert following.is_booked


@pytest.mark.parametrize("who", ["coach", "client"])
def test_the_database_alone_keeps_sessions_apart(cast: "Cast", who: str) -> None:
    (session,) = book(cast)
    session.pk = None
    session.number, session.series, session.place_in_series = 99, None, None
    session.uid = "4c4d8a52-6c0c-4d8e-9c5a-3f6a3a0a6b01"
    if who == "coach":
        session.engagement = cast.second_engagement
    else:
        session.coach = cast.second_coach_profile

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        session.save(force_insert=True)

    assert f"one_session_per_{who}_at_a_time" in str(refused.value)


def test_an_overlap_only_the_database_sees_is_told_as_taken(
    cast: "Cast", monkeypatch: pytest.MonkeyPatch
) -> None:
    book(cast)
    monkeypatch.setattr(
        "onward.scheduling.services.booking.need_free", lambda *_, **__: None
    )

    with pytest.raises(SlotTaken):
        book(cast)

    assert Session.objects.count() == 1


def test_booking_leaves_a_line_in_the_audit(cast: "Cast") -> None:
    book(cast, count=3)

    entry = Entry.objects.get(action="series booked")
    assert entry.by == cast.coach
    assert entry.detail == {"count": "3"}


def test_how_they_meet_is_a_sentence_both_can_be_told(cast: "Cast") -> None:
    manner = Manner(Mode.PHONE, phone="555 0142", who_calls=Caller.CLIENT)
    (session,) = book(cast, manner=manner)

    assert session.where == (
        "By telephone: Leila Haddad rings Ruth Adeyemi on 555 0142"
    )


def test_wall_times_are_kept_without_a_zone(cast: "Cast") -> None:
    book(cast)

    with connection.cursor() as cursor:
        cursor.execute("SELECT local_start::text FROM scheduling_session")
        assert cursor.fetchall() == [("2026-03-17 10:00:00",)]


def test_a_wall_time_with_a_zone_is_refused(cast: "Cast") -> None:
    (session,) = book(cast)
    session.local_start = utc("2026-03-17T10:00")

    with pytest.raises(ValueError, match="no zone"):
        session.save()
