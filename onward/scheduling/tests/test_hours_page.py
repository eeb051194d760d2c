"""Opening hours and time off, set by the coach."""

from typing import TYPE_CHECKING

import pytest

from onward.scheduling.core.spans import Span
from onward.scheduling.models import TimeOff, WeeklyHours
from onward.scheduling.services import add_time_off, book_session
from onward.scheduling.tests.arranging import At, Enter, arrange, utc

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("today", "north_is_open")


@pytest.fixture
def hours_page(cast: "Cast", at: At) -> str:
    return at(cast.north, "scheduling:hours")


def week_of_hours(**changes: str) -> dict[str, str]:
    return {
        "day1_1_from": "09:00",
        "day1_1_to": "12:00",
        "day1_2_from": "13:00",
        "day1_2_to": "17:30",
    } | changes


def kept(cast: "Cast") -> list[str]:
    rows = WeeklyHours.objects.filter(coach=cast.coach_profile)
    return [str(row) for row in rows.order_by("weekday", "starts_at")]


def test_a_coach_sets_two_spans_a_day(
    cast: "Cast", enter: Enter, hours_page: str
) -> None:
    response = enter(cast.coach).post(hours_page, week_of_hours(), follow=True)

    assert kept(cast) == ["1 09:00 to 12:00", "1 13:00 to 17:30"]
    assert 'value="13:00"' in response.content.decode()


def test_an_empty_week_closes_the_calendar(
    cast: "Cast", enter: Enter, hours_page: str
) -> None:
    enter(cast.coach).post(hours_page, {})

    assert kept(cast) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day1_1_to": "08:00"}, "day1_1_to"),
        ({"day1_1_to": "09:00"}, "day1_1_to"),
        ({"day1_1_to": ""}, "day1_1_to"),
        ({"day1_2_from": ""}, "day1_2_from"),
        ({"day1_2_from": "11:00"}, "day1_2_from"),
        ({"day1_1_from": "25:00"}, "day1_1_from"),
    ],
)
def test_hours_that_cannot_be_are_said_beside_the_field(
    cast: "Cast", enter: Enter, hours_page: str, changes: dict[str, str], field: str
) -> None:
    before = kept(cast)

    response = enter(cast.coach).post(hours_page, week_of_hours(**changes))

    assert response.status_code == 422
    assert list(response.context["week"].errors) == [field]
    assert kept(cast) == before


def test_hours_change_only_for_the_coach_who_sets_them(
    cast: "Cast", enter: Enter, hours_page: str
) -> None:
    before = WeeklyHours.objects.filter(coach=cast.second_coach_profile).count()

    enter(cast.coach).post(hours_page, {})

    others = WeeklyHours.objects.filter(coach=cast.second_coach_profile)
    assert others.count() == before == 5


def test_time_off_is_kept_shown_and_removed(cast: "Cast", enter: Enter, at: At) -> None:
    browser = enter(cast.coach)
    sent = {"starts": "2026-03-16T00:00", "ends": "2026-03-18T00:00", "why": "Rest"}

    shown = browser.post(at(cast.north, "scheduling:away"), sent, follow=True)

    off = TimeOff.objects.get()
    assert off.span == Span(utc("2026-03-16T05:00"), utc("2026-03-18T05:00"))
    assert "Rest" in shown.content.decode()
    browser.post(at(cast.north, "scheduling:away-remove", off.pk))
    assert not TimeOff.objects.exists()


def test_sessions_that_lie_in_time_off_are_pointed_out(
    cast: "Cast", enter: Enter, at: At
) -> None:
    book_session(cast.engagement, arrange(), by=None, now=cast.now)
    sent = {"starts": "2026-03-16T00:00", "ends": "2026-03-18T00:00"}

    shown = enter(cast.coach).post(at(cast.north, "scheduling:away"), sent, follow=True)

    assert "1 booked session lies in it" in shown.content.decode()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"starts": "2026-03-16T00:00", "ends": "2026-03-15T00:00"}, "ends"),
        ({"starts": "2026-03-01T00:00", "ends": "2026-03-02T00:00"}, "ends"),
        ({"starts": "2026-02-30T00:00", "ends": "2026-03-20T00:00"}, "starts"),
        ({"starts": "0001-01-01T00:00", "ends": "2026-03-20T00:00"}, "starts"),
        ({"ends": "2026-03-20T00:00"}, "starts"),
        (
            {"starts": "2026-03-16T00:00", "ends": "2026-03-17T00:00", "why": "x" * 81},
            "why",
        ),
    ],
)
def test_time_off_that_cannot_be_is_said_beside_the_field(
    cast: "Cast", enter: Enter, at: At, sent: dict[str, str], field: str
) -> None:
    response = enter(cast.coach).post(at(cast.north, "scheduling:away"), sent)

    assert response.status_code == 422
    assert list(response.context["off"].errors) == [field]
    assert not TimeOff.objects.exists()


def test_nobody_removes_another_coach_s_time_off(
    cast: "Cast", enter: Enter, at: At
) -> None:
    span = Span(utc("2026-03-16T05:00"), utc("2026-03-18T05:00"))
    off = add_time_off(cast.second_coach_profile, span, by=None)

    response = enter(cast.coach).post(at(cast.north, "scheduling:away-remove", off.pk))

    assert response.status_code == 404
    assert TimeOff.objects.exists()
