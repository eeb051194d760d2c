"""Booking through the pages: choose, see every date, book."""

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from onward.notifications.models import Message
from onward.scheduling.core.recurrence import Cadence
from onward.scheduling.models import Session
from onward.scheduling.services import book_series
from onward.scheduling.tests.arranging import At, Enter, arrange, when

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("today", "north_is_open")
TAKEN = "This time is taken."


@pytest.fixture
def page(cast: "Cast", at: At) -> str:
    return at(cast.north, "scheduling:series", cast.engagement.pk)


def filled(**changes: object) -> dict[str, object]:
    return {
        "token": str(uuid4()),
        "length": "60",
        "start": "2026-03-17T15:00:00+00:00",  # ten o'clock in Chicago
        "cadence": "weekly",
        "count": "3",
        "mode": "video",
        "link": "https://meet.example/ruth",
        "who_calls": "coach",
        "step": "book",
    } | changes


def kept() -> list[str]:
    return when(list(Session.objects.order_by("local_start")))


def test_every_date_is_shown_before_anything_is_booked(
    cast: "Cast", enter: Enter, page: str
) -> None:
    response = enter(cast.coach).post(page, filled(step="look"))

    assert response.status_code == 200
    assert [line.when for line in response.context["lines"]] == [
        "Tuesday 17 March, 10:00 to 11:00",
        "Tuesday 24 March, 10:00 to 11:00",
        "Tuesday 31 March, 10:00 to 11:00",
    ]
    assert response.context["clashing"] == []
    assert kept() == []


def test_what_the_page_of_dates_carries_books_the_series(
    cast: "Cast", enter: Enter, page: str
) -> None:
    browser = enter(cast.coach)
    dates = browser.post(page, filled(step="look"))
    carried = {one.html_name: one.value() or "" for one in dates.context["carried"]}

    response = browser.post(page, {**carried, "step": "book"}, follow=True)

    assert kept() == ["2026-03-17 10:00", "2026-03-24 10:00", "2026-03-31 10:00"]
    assert "3 sessions booked." in response.content.decode()


def test_a_clash_answers_409_keeps_the_input_and_offers_what_is_near(
    cast: "Cast", enter: Enter, page: str
) -> None:
    book_series(cast.engagement, arrange("2026-03-24T10:00"), by=None, now=cast.now)

    response = enter(cast.coach).post(page, filled())

    assert response.status_code == 409
    text = response.content.decode()
    assert TAKEN in text
    assert "Tuesday 24 March, 10:00" in text
    assert 'value="https://meet.example/ruth"' in text
    second = response.context["lines"][1]
    assert [one.words for one in second.instead] == [
        "Tuesday 24 March, 09:00",
        "Tuesday 24 March, 11:00",
        "Tuesday 24 March, 11:30",
    ]
    assert kept() == ["2026-03-24 10:00"]


def test_another_time_chosen_for_a_taken_date_books_it_all(
    cast: "Cast", enter: Enter, page: str
) -> None:
    book_series(cast.engagement, arrange("2026-03-24T10:00"), by=None, now=cast.now)
    instead = {"instead_2": "2026-03-24T16:00:00+00:00"}

    response = enter(cast.coach).post(page, filled(**instead))

    assert response.status_code == 302
    assert kept() == [
        "2026-03-17 10:00",
        "2026-03-24 10:00",
        "2026-03-24 11:00",
        "2026-03-31 10:00",
    ]


def test_a_button_pressed_twice_books_once(
    cast: "Cast", enter: Enter, page: str
) -> None:
    browser, sent = enter(cast.coach), filled()

    answers = [browser.post(page, sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert len(kept()) == 3
    assert Message.objects.filter(kind="sessions-booked").count() == 2


def test_one_session_alone_needs_no_count(
    cast: "Cast", enter: Enter, page: str
) -> None:
    enter(cast.coach).post(page, filled(cadence="once", count=""))

    session = Session.objects.get()
    assert session.series is None
    assert session.place_words == "session 1"


def test_a_monthly_series_goes_through_the_page(
    cast: "Cast", enter: Enter, page: str
) -> None:
    enter(cast.coordinator).post(page, filled(cadence=Cadence.MONTHLY.value))

    assert kept() == ["2026-03-17 10:00", "2026-04-21 10:00", "2026-05-19 10:00"]


def test_a_typed_time_outside_opening_hours_needs_a_tick(
    cast: "Cast", enter: Enter, page: str
) -> None:
    browser = enter(cast.coach)
    typed = filled(start="", other="2026-03-18T19:30", count="1")

    refused = browser.post(page, typed)
    booked = browser.post(page, {**typed, "outside_hours": "on"})

    assert refused.status_code == 409
    assert "outside the coach&#x27;s opening hours" in refused.content.decode()
    assert booked.status_code == 302
    assert kept() == ["2026-03-18 19:30"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": ""}, "start"),
        ({"start": "tomorrow"}, "start"),
        ({"start": "2026-03-17T10:00"}, "start"),
        ({"start": "0001-01-01T00:00:00+14:00"}, "start"),
        ({"start": "2031-03-17T15:00:00+00:00"}, "start"),
        ({"other": "2026-02-30T10:00"}, "other"),
        ({"other": "9999-12-31T23:59"}, "other"),
        ({"count": "0"}, "count"),
        ({"count": "27"}, "count"),
        ({"count": ""}, "count"),
        ({"cadence": "daily"}, "cadence"),
        ({"length": "5"}, "length"),
        ({"mode": "telepathy"}, "mode"),
        ({"link": ""}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"mode": "in-person", "place": ""}, "place"),
        ({"mode": "in-person", "place": "x" * 10_000}, "place"),
        ({"mode": "in-person", "place": "Room\x00 1"}, "place"),
        ({"mode": "phone", "phone": ""}, "phone"),
        ({"token": "not-a-uuid"}, "token"),
        ({"instead_2": "later"}, "instead_2"),
    ],
)
def test_input_that_cannot_be_read_is_said_beside_the_field(
    cast: "Cast", enter: Enter, page: str, changes: dict[str, str], field: str
) -> None:
    response = enter(cast.coach).post(page, filled(**changes))

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert kept() == []


@pytest.mark.parametrize(
    "place", ["Café \U0001f333, Raum 3", "\u05d7\u05d3\u05e8 3", "<script>x</script>"]
)
def test_any_words_can_name_a_place(
    cast: "Cast", enter: Enter, page: str, place: str
) -> None:
    browser = enter(cast.coach)

    response = browser.post(page, filled(mode="in-person", place=place), follow=True)

    assert Session.objects.first() is not None
    assert {one.place for one in Session.objects.all()} == {place}
    assert "<script>x" not in response.content.decode()


def test_only_what_the_manner_needs_is_kept(
    cast: "Cast", enter: Enter, page: str
) -> None:
    enter(cast.coach).post(
        page, filled(mode="phone", phone="555 0142", who_calls="client", place="Room")
    )

    session = Session.objects.first()
    assert session is not None
    assert (session.place, session.link, session.who_calls) == ("", "", "client")


def test_going_back_to_change_keeps_what_was_chosen(
    cast: "Cast", enter: Enter, page: str
) -> None:
    response = enter(cast.coach).post(
        page, filled(step="change", start="2026-04-21T15:00:00+00:00")
    )

    text = response.content.decode()
    assert response.status_code == 200
    assert "Tuesday 21 April, 10:00" in text  # beyond the days shown
    assert 'value="https://meet.example/ruth"' in text


def test_nothing_is_offered_before_the_agreement_is_signed(
    cast: "Cast", enter: Enter, at: At
) -> None:
    page = at(cast.north, "scheduling:series", cast.second_engagement.pk)
    browser = enter(cast.coordinator)

    shown, sent = browser.get(page), browser.post(page, filled())

    assert "The agreement comes first" in shown.content.decode()
    assert sent.status_code == 409
    assert kept() == []


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coach", 200),
        ("coordinator", 200),
        ("second_coach", 404),
        ("client", 403),
        ("owner", 403),
        ("sponsor", 403),
        ("stranger_coach", 404),
    ],
)
def test_who_may_book(
    cast: "Cast", enter: Enter, page: str, who: str, status: int
) -> None:
    browser = enter(getattr(cast, who))

    assert browser.get(page).status_code == status
    assert browser.post(page, filled(step="look")).status_code == status
