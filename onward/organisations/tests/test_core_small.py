"""Telephone numbers, time zones and the list of what a practice needs."""

import pytest

from onward.organisations.core.phones import diallable
from onward.organisations.core.setup import Item, in_order
from onward.organisations.core.zones import grouped


@pytest.mark.parametrize(
    ("written", "dial"),
    [
        ("+1 (555) 010-0142", "+15550100142"),
        ("988, call or text", "988"),
        ("0800.555.111 (free)", "0800555111"),
        ("*123#", "*123#"),
        ("text HOME to 741741", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_it_is_written(written: str, dial: str) -> None:
    assert diallable(written) == dial


def test_zones_are_listed_by_part_of_the_world() -> None:
    listed = grouped(
        ["Europe/Oslo", "America/Argentina/Buenos_Aires", "Europe/Bonn", "US/Central"]
    )

    assert listed == [
        ("Everywhere", [("UTC", "UTC")]),
        (
            "America",
            [("America/Argentina/Buenos_Aires", "Buenos Aires (Argentina)")],
        ),
        ("Europe", [("Europe/Bonn", "Bonn"), ("Europe/Oslo", "Oslo")]),
    ]


def test_an_older_zone_name_that_is_kept_can_still_be_chosen() -> None:
    assert grouped([], kept="US/Central") == [
        ("Everywhere", [("UTC", "UTC"), ("US/Central", "US/Central")])
    ]


def test_what_is_missing_first_comes_next() -> None:
    later = Item(order=20, name="b", why="", is_done=False, url="/b")
    done = Item(order=10, name="a", why="", is_done=True, url="/a")

    setup = in_order([later, done])

    assert setup.items == (done, later)
    assert (setup.missing, setup.next) == (1, later)
