"""When a credential counts, and when to say that it runs out."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from onward.coaching.core.credentials import (
    Status,
    ends_after,
    parse_rules,
    reminder_due,
    status,
)

TODAY = date(2026, 3, 10)
CONTENT = Path(__file__).parent.parent / "content"


@pytest.mark.parametrize(
    ("is_verified", "expires_on", "expected"),
    [
        (True, None, Status.CURRENT),
        (True, TODAY + timedelta(days=91), Status.CURRENT),
        (True, TODAY + timedelta(days=90), Status.DUE_SOON),
        (True, TODAY, Status.DUE_SOON),
        (True, TODAY - timedelta(days=1), Status.LAPSED),
        (False, TODAY - timedelta(days=1), Status.LAPSED),
        (False, TODAY + timedelta(days=400), Status.UNVERIFIED),
        (False, None, Status.UNVERIFIED),
    ],
)
def test_a_credential_is_good_to_the_end_of_its_last_day(
    *, is_verified: bool, expires_on: date | None, expected: Status
) -> None:
    found = status(is_verified=is_verified, expires_on=expires_on, today=TODAY)

    assert found == expected


def test_four_reminders_come_at_180_90_30_and_7_days() -> None:
    ends = date(2027, 1, 1)
    sent: list[tuple[int, int]] = []
    reminded_on = None

    for days_left in range(200, -10, -1):
        today = ends - timedelta(days=days_left)
        mark = reminder_due(ends, today=today, reminded_on=reminded_on)
        if mark is not None:
            sent.append((days_left, mark))
            reminded_on = today

    assert sent == [(180, 180), (90, 90), (30, 30), (7, 7)]


def test_a_day_missed_is_made_up_for_once_with_the_nearest_reminder() -> None:
    ends = TODAY + timedelta(days=25)
    long_ago = ends - timedelta(days=170)

    assert reminder_due(ends, today=TODAY, reminded_on=long_ago) == 30
    assert reminder_due(ends, today=TODAY, reminded_on=TODAY) is None


@pytest.mark.parametrize("ends", [None, TODAY - timedelta(days=1)])
def test_what_does_not_end_or_has_ended_is_not_reminded_of(ends: date | None) -> None:
    assert reminder_due(ends, today=TODAY, reminded_on=None) is None


@pytest.mark.parametrize(
    ("issued_on", "years", "expected"),
    [
        (date(2024, 5, 17), 3, date(2027, 5, 17)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
    ],
)
def test_a_cycle_ends_on_the_same_day_years_later(
    issued_on: date, years: int, expected: date
) -> None:
    assert ends_after(issued_on, years) == expected


def test_the_rules_say_what_the_issuers_ask() -> None:
    rules = {
        rule.kind: (rule.cycle_years, rule.hours, rule.is_certain)
        for rule in parse_rules((CONTENT / "credentials.json").read_text("utf-8"))
    }

    assert rules["ICF"] == (3, 40, True)
    assert rules["BCC"] == (5, 70, True)
    assert rules["GCDF"] == (5, 75, True)
    assert rules["NCDA"] == (3, 30, True)
    assert rules["EMCC"] == (5, None, True)
    assert rules["NCC"] == (5, 100, False)


def test_every_rule_is_dated_and_says_where_to_look() -> None:
    for rule in parse_rules((CONTENT / "credentials.json").read_text("utf-8")):
        assert rule.as_of <= date(2026, 12, 31)
        assert rule.verify_at
        assert len(rule.kind) <= 20
