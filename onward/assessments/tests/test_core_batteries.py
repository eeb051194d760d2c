"""Batteries: which inventories are offered together, and how long they take."""

from datetime import UTC, datetime, timedelta

import pytest

from onward.assessments.core.batteries import (
    BatteryError,
    best_first,
    minutes_in_all,
    parse_batteries,
)
from onward.assessments.core.reminding import is_due
from onward.assessments.tests.definitions import CONTENT, SHIPPED, shipped
from onward.coaching.core.circumstances import Circumstance
from onward.coaching.core.stages import Stage

BATTERIES = parse_batteries((CONTENT / "batteries.toml").read_text())
NOW = datetime(2026, 3, 10, 10, 10, tzinfo=UTC)


def test_every_battery_can_be_given_with_our_own_instruments_alone() -> None:
    own = set(SHIPPED)

    for battery in BATTERIES:
        assert len(battery.taken(own)) == len(battery.takes)
        for row in (*battery.takes, *battery.adds):
            assert all(not one.startswith("own-") or one in own for one in row)


def test_stages_and_circumstances_are_those_of_the_practice() -> None:
    for battery in BATTERIES:
        assert battery.stages <= set(Stage)
        assert battery.circumstances <= set(Circumstance)


@pytest.mark.parametrize("circumstance", list(Circumstance))
def test_every_circumstance_finds_a_battery_of_its_own(
    circumstance: Circumstance,
) -> None:
    first = best_first(BATTERIES, stage="coaching", circumstance=circumstance)[0]

    assert circumstance in first.circumstances


def test_the_first_that_is_there_is_taken() -> None:
    discovery = next(one for one in BATTERIES if one.key == "discovery")

    assert discovery.taken({"own-riasec-36", "own-work-values-21"}) == (
        "own-riasec-36",
        "own-work-values-21",
    )
    assert discovery.taken({"onet-ipsf-60", "own-riasec-36"}) == ("onet-ipsf-60",)
    assert discovery.added({"ons4"}) == ()


def test_the_estimate_counts_only_what_is_open() -> None:
    needs, pulse = shipped("own-needs-9"), shipped("own-pulse-6")

    assert minutes_in_all([]) == 0
    assert minutes_in_all([(needs, 9)]) == 0
    assert minutes_in_all([(needs, 0), (pulse, 0)]) == 4  # 2, 1 and a pause
    assert minutes_in_all([(pulse, 0)]) == pulse.minutes
    assert minutes_in_all([(needs, 8)]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "Expected"),
        ("x = 1", "batteries"),
        ('[[batteries]]\nkey = "a"\nname = "A"', "a: needs a name and something"),
        (
            '[[batteries]]\nkey = "a"\nname = "A"\ntakes = [["x"]]\n' * 2,
            "two batteries have one key",
        ),
    ],
)
def test_a_wrong_battery_is_named(text: str, said: str) -> None:
    with pytest.raises(BatteryError, match=said):
        parse_batteries(text)


def test_a_reminder_is_due_once_and_once_more() -> None:
    def due(days: int, reminders: int, since: int | None = None) -> bool:
        return is_due(
            sent_at=NOW,
            reminded_at=None if since is None else NOW + timedelta(days=since),
            reminders=reminders,
            now=NOW + timedelta(days=days),
        )

    assert [due(day, 0) for day in (3, 4, 5)] == [False, True, True]
    assert [due(day, 1, 4) for day in (10, 11)] == [False, True]
    assert not due(400, 2, 11)
