"""Choosing a time: what is free, on whose clock, and why not more."""

from typing import TYPE_CHECKING

import pytest

from onward.scheduling.services import book_series, set_weekly_hours
from onward.scheduling.tests.arranging import At, Enter, arrange

if TYPE_CHECKING:
    from conftest import Cast

pytestmark = pytest.mark.usefixtures("today", "north_is_open")


@pytest.fixture
def page(cast: "Cast", at: At) -> str:
    return at(cast.north, "scheduling:series", cast.engagement.pk)


def test_free_times_stand_by_day_on_the_practice_s_clock(
    cast: "Cast", enter: Enter, page: str
) -> None:
    response = enter(cast.coach).get(page)

    assert response.status_code == 200
    openings = response.context["openings"]
    assert [str(one.day) for one in openings.days] == [
        "2026-03-11",
        "2026-03-12",
        "2026-03-13",
        "2026-03-16",
        "2026-03-17",
    ]
    assert openings.days[0].times[0].label == "09:00"
    assert openings.days[0].times[0].value == "2026-03-11T14:00:00+00:00"
    assert openings.town == "Chicago"


def test_more_days_can_be_asked_for(cast: "Cast", enter: Enter, page: str) -> None:
    response = enter(cast.coach).get(page, {"days": "10", "length": "30"})

    assert len(response.context["openings"].days) == 10
    assert response.context["shown"].length == 30


def test_times_can_be_read_on_the_client_s_clock(
    cast: "Cast", enter: Enter, page: str
) -> None:
    cast.engagement.client.time_zone = "Asia/Kathmandu"
    cast.engagement.client.save()

    response = enter(cast.coach).get(page, {"clock": "client"})

    openings = response.context["openings"]
    first = openings.days[0].times[0]
    assert (openings.town, first.label, first.other_label) == (
        "Kathmandu",
        "19:45",
        "09:00",
    )


def test_whose_clock_is_read_never_changes_which_times_are_free(
    cast: "Cast", enter: Enter, page: str
) -> None:
    cast.engagement.client.time_zone = "Pacific/Chatham"
    cast.engagement.client.save()
    browser = enter(cast.coach)

    free = [
        [
            time.value
            for day in browser.get(page, {"clock": clock, "days": "60"})
            .context["openings"]
            .days
            for time in day.times
        ]
        for clock in ("practice", "client")
    ]

    assert free[0] == free[1]
    assert len(free[0]) > 100


@pytest.mark.parametrize(
    "query", [{"length": "7"}, {"days": "x"}, {"clock": "moon"}, {"days": "-1"}]
)
def test_an_address_that_cannot_be_read_shows_the_usual(
    cast: "Cast", enter: Enter, page: str, query: dict[str, str]
) -> None:
    response = enter(cast.coach).get(page, query)

    assert response.status_code == 200
    assert response.context["shown"].length == 50


def test_the_page_says_where_the_hours_went(
    cast: "Cast", enter: Enter, page: str
) -> None:
    book_series(cast.engagement, arrange(count=2), by=None, now=cast.now)

    response = enter(cast.coach).get(page, {"length": "60"})

    openings = response.context["openings"]
    assert openings.open_hours == "80 h"
    assert [(part.words, part.hours) for part in openings.account] == [
        ("Booked for others", "1 h"),
        ("Less than 24 h from now", "8 h"),
        ("Free, here and under More days", "71 h"),
    ]
    assert "I see a time?" in response.content.decode()


def test_without_opening_hours_the_page_says_what_to_do(
    cast: "Cast", enter: Enter, page: str
) -> None:
    set_weekly_hours(cast.coach_profile, [], by=None)

    response = enter(cast.coach).get(page)

    assert "Set my opening hours" in response.content.decode()


def test_the_next_series_is_offered_the_way_the_last_one_was(
    cast: "Cast", enter: Enter, page: str
) -> None:
    browser = enter(cast.coach)
    first = browser.get(page).context["form"]
    book_series(cast.engagement, arrange(), by=None, now=cast.now)

    then = browser.get(page).context["form"]

    assert first["mode"].value() == "in-person"
    assert first["phone"].value() == "555 0142"
    assert (then["mode"].value(), then["link"].value()) == (
        "video",
        "https://meet.example/ruth",
    )
