"""What others may ask of calendars."""

from typing import TYPE_CHECKING

import pytest
from django_scopes import scope

from onward.scheduling.core.spans import Span
from onward.scheduling.models import Session
from onward.scheduling.queries import (
    next_session,
    previous_session,
    sessions_between,
    sessions_of,
    sessions_on,
)
from onward.scheduling.services import book_series, book_session, cancel_session
from onward.scheduling.tests.arranging import arrange, local, utc

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("north_is_open")


def book(cast: "Cast", *args: object, **kwargs: object) -> list[Session]:
    series = book_series(
        cast.engagement,
        arrange(*args, **kwargs),  # type: ignore[arg-type]  # passed through
        by=cast.coach,
        now=cast.now,
    )
    return list(Session.objects.filter(series=series).order_by("place_in_series"))


def test_reads_about_an_engagement_come_in_order_of_time(cast: "Cast") -> None:
    late = book(cast, "2026-04-07T10:00", 2)
    early = book(cast, "2026-03-17T10:00", 2)
    cancel_session(early[0], why=Session.Why.CLIENT, by=cast.client, now=cast.now)

    assert list(sessions_of(cast.engagement)) == [*early, *late]
    assert next_session(cast.engagement, cast.now) == early[1]
    assert next_session(cast.engagement, utc("2026-03-24T15:30")) == early[1]
    assert next_session(cast.engagement, utc("2026-03-24T16:00")) == late[0]
    assert previous_session(late[0]) == early[1]
    assert previous_session(early[1]) is None


def test_a_day_is_that_of_the_practice(cast: "Cast") -> None:
    session = book_session(
        cast.engagement,
        arrange("2026-03-17T23:00"),
        by=cast.coach,
        now=cast.now,
        outside_hours=True,
    )

    assert list(sessions_on(cast.coach_profile, local("2026-03-17").date())) == [
        session
    ]
    assert list(sessions_on(cast.coach_profile, local("2026-03-18").date())) == []


def test_a_session_that_began_before_a_span_still_lies_in_it(cast: "Cast") -> None:
    (session,) = book(cast)
    late = Span(utc("2026-03-17T15:59"), utc("2026-03-17T23:00"))
    after = Span(utc("2026-03-17T16:00"), utc("2026-03-17T23:00"))

    assert list(sessions_between(cast.coach_profile, late)) == [session]
    assert list(sessions_between(cast.coach_profile, after)) == []


def test_another_practice_sees_none_of_it(cast: "Cast") -> None:
    book(cast)

    with scope(organisation=cast.south):
        assert not Session.objects.exists()
