"""Moving and cancelling through the pages, by coach, coordinator and client."""

from typing import TYPE_CHECKING

import pytest

from onward.notifications.models import Message
from onward.scheduling.models import Session
from onward.scheduling.services import book_series, cancel_session
from onward.scheduling.tests.arranging import At, Enter, arrange, when

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("today", "north_is_open")
WEDNESDAY_AT_TWO = "2026-03-25T19:00:00+00:00"


@pytest.fixture
def sessions(cast: "Cast", north_is_open: None) -> list[Session]:
    """Three Tuesdays at ten, from 17 March."""
    series = book_series(cast.engagement, arrange(count=3), by=None, now=cast.now)
    Message.objects.all().delete()
    return list(Session.objects.filter(series=series).order_by("place_in_series"))


def now_in(sessions: list[Session]) -> list[str]:
    for session in sessions:
        session.refresh_from_db()
    return when(sessions)


@pytest.mark.parametrize("who", ["coach", "coordinator", "client"])
def test_each_of_them_moves_one_session(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session], who: str
) -> None:
    page = at(cast.north, "scheduling:move", sessions[1].pk)
    browser = enter(getattr(cast, who))
    assert browser.get(page).status_code == 200

    response = browser.post(page, {"start": WEDNESDAY_AT_TWO, "scope": "one"})

    assert response.status_code == 302
    assert now_in(sessions)[1:] == ["2026-03-25 14:00", "2026-03-31 10:00"]
    assert Message.objects.filter(kind="sessions-moved").count() == 2


def test_the_rest_moves_too(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.north, "scheduling:move", sessions[1].pk)

    response = enter(cast.client).post(
        page, {"start": WEDNESDAY_AT_TWO, "scope": "rest"}, follow=True
    )

    assert "2 sessions moved; the first is on Wednesday 25 March, 14:00." in (
        response.content.decode()
    )
    assert now_in(sessions)[1:] == ["2026-03-25 14:00", "2026-04-01 14:00"]


def test_moving_onto_a_taken_time_answers_409_and_keeps_the_choice(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.north, "scheduling:move", sessions[0].pk)

    response = enter(cast.client).post(
        page, {"start": "2026-03-24T15:30:00+00:00", "scope": "one"}
    )

    assert response.status_code == 409
    assert "This time is taken." in response.content.decode()
    assert response.context["chosen"] == "2026-03-24T15:30:00+00:00"
    assert now_in(sessions)[0] == "2026-03-17 10:00"


def test_a_client_cannot_move_outside_opening_hours_whatever_is_sent(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.north, "scheduling:move", sessions[0].pk)
    sent = {"other": "2026-03-18T19:30", "outside_hours": "on", "scope": "one"}

    answers = [
        enter(cast.client).post(page, sent).status_code,
        enter(cast.client)
        .post(page, {**sent, "start": "2026-03-18T00:30:00+00:00"})
        .status_code,
    ]

    assert answers == [422, 409]
    assert now_in(sessions)[0] == "2026-03-17 10:00"


def test_a_coach_types_a_time_outside_opening_hours(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.north, "scheduling:move", sessions[0].pk)
    sent = {"other": "2026-03-18T19:30", "outside_hours": "on", "scope": "one"}

    assert enter(cast.coach).post(page, sent).status_code == 302
    assert now_in(sessions)[0] == "2026-03-18 19:30"


def test_its_own_time_does_not_stand_in_its_way(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.north, "scheduling:move", sessions[0].pk)

    openings = enter(cast.client).get(page).context["openings"]

    tuesday = next(one for one in openings.days if str(one.day) == "2026-03-17")
    assert "10:00" in [time.label for time in tuesday.times]


def test_a_cancelled_session_offers_nothing_to_choose(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    cancel_session(sessions[0], why=Session.Why.COACH, by=None, now=cast.now)

    response = enter(cast.client).get(at(cast.north, "scheduling:move", sessions[0].pk))

    assert "This session is cancelled" in response.content.decode()


@pytest.mark.parametrize("who", ["coach", "coordinator", "client"])
def test_each_of_them_cancels_one_session(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session], who: str
) -> None:
    page = at(cast.north, "scheduling:cancel", sessions[1].pk)
    browser = enter(getattr(cast, who))
    assert browser.get(page).status_code == 200

    response = browser.post(page, {"why": "client-cannot", "scope": "one"}, follow=True)

    assert "Session cancelled." in response.content.decode()
    now_in(sessions)
    assert [one.is_booked for one in sessions] == [True, False, True]


def test_the_rest_is_cancelled_too(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    enter(cast.client).post(
        at(cast.north, "scheduling:cancel", sessions[1].pk),
        {"why": "not-needed", "scope": "rest"},
    )

    now_in(sessions)
    assert [one.is_booked for one in sessions] == [True, False, False]


def test_cancelling_asks_why_in_words_that_fit_who_asks(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.north, "scheduling:cancel", sessions[0].pk)

    empty = enter(cast.client).post(page, {"scope": "one"})
    not_theirs = enter(cast.client).post(page, {"scope": "one", "why": "coach-cannot"})

    assert (empty.status_code, not_theirs.status_code) == (422, 422)
    assert "I cannot come" in empty.content.decode()
    assert now_in(sessions)[0] == "2026-03-17 10:00"
    assert sessions[0].is_booked


def test_a_session_that_is_over_cannot_be_cancelled(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    Session.objects.filter(pk=sessions[0].pk).update(
        during=("2026-03-01T10:00Z", "2026-03-01T11:00Z")
    )

    response = enter(cast.coach).post(
        at(cast.north, "scheduling:cancel", sessions[0].pk),
        {"why": "mistake", "scope": "one"},
    )

    assert response.status_code == 409
    assert "This session is over" in response.content.decode()


@pytest.mark.parametrize("name", ["move", "cancel"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("second_coach", 404),
        ("second_client", 404),
        ("owner", 403),
        ("sponsor", 403),
        ("stranger_coach", 404),
        ("stranger_client", 404),
    ],
)
def test_who_may_not_change_it(
    cast: "Cast",
    enter: Enter,
    at: At,
    sessions: list[Session],
    name: str,
    who: str,
    status: int,
) -> None:
    page = at(cast.north, f"scheduling:{name}", sessions[0].pk)
    browser = enter(getattr(cast, who))

    assert browser.get(page).status_code == status
    assert browser.post(page, {"scope": "one"}).status_code == status


def test_another_practice_s_address_does_not_reach_it(
    cast: "Cast", enter: Enter, at: At, sessions: list[Session]
) -> None:
    page = at(cast.south, "scheduling:move", sessions[0].pk)

    assert enter(cast.stranger_coach).get(page).status_code == 404
