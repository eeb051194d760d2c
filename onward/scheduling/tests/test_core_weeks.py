"""The drawn week: names of weeks, places on the grid."""

from datetime import date, datetime

import pytest

from onward.scheduling.core.weeks import (
    Place,
    days_shown,
    monday_of,
    pieces_on,
    place_on,
    week_name,
)

TODAY = date(2026, 3, 10)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-10T{text}")


@pytest.mark.parametrize(
    ("name", "monday"),
    [
        ("2026-W11", "2026-03-09"),
        ("2026-W53", "2026-12-28"),
        ("2027-W01", "2027-01-04"),
        ("2027-W53", "2026-03-09"),  # 2027 has 52 weeks
        ("2026-W00", "2026-03-09"),
        ("9999-W52", "2026-03-09"),
        ("next week", "2026-03-09"),
        (None, "2026-03-09"),
    ],
)
def test_a_week_is_found_by_its_name_or_else_is_this_one(
    name: str | None, monday: str
) -> None:
    assert monday_of(name, TODAY) == date.fromisoformat(monday)


def test_a_week_s_name_leads_back_to_it() -> None:
    assert week_name(date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        ("10:00", "10:50", Place(600, 60)),
        ("10:10", "10:55", Place(600, 60)),
        ("05:00", "05:30", Place(360, 15)),
        ("21:45", "23:00", Place(1305, 15)),
        ("22:30", "23:00", Place(1305, 15)),
    ],
)
def test_a_stretch_takes_whole_quarters_inside_the_grid(
    start: str, end: str, place: Place
) -> None:
    assert place_on(TODAY, at(start), at(end)) == place


def test_a_place_is_said_in_the_style_sheet_s_words() -> None:
    assert Place(555, 90).classes == "at-0915 for-90"


def test_a_long_day_is_drawn_in_pieces() -> None:
    assert pieces_on(TODAY, at("06:00"), at("20:00")) == [
        Place(360, 600),
        Place(960, 240),
    ]
    assert pieces_on(TODAY, at("00:00"), at("05:00")) == []


def test_weekend_days_are_shown_when_something_stands_on_them() -> None:
    monday = date(2026, 3, 9)

    assert len(days_shown(monday, [TODAY])) == 5
    assert days_shown(monday, [date(2026, 3, 14)])[-1] == date(2026, 3, 14)
    assert len(days_shown(monday, [date(2026, 3, 15)])) == 7


def test_only_the_longer_grid_holds_early_and_late_hours() -> None:
    assert Place(480, 720).is_usual
    assert not Place(465, 30).is_usual
    assert not Place(1185, 30).is_usual
