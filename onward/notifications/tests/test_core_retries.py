"""When a message is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from onward.notifications.core.retries import WAITS, is_final, next_try

NOW = datetime(2026, 3, 10, 10, 10, tzinfo=UTC)


def test_waits_grow_from_a_minute_to_half_a_day() -> None:
    waits = [next_try(tries, now=NOW) for tries in range(1, 9)]

    minutes = [1, 5, 15, 60, 180, 360, 720]
    assert waits == [*(NOW + timedelta(minutes=m) for m in minutes), None]


def test_in_all_a_server_may_be_down_for_a_day_less_little() -> None:
    assert timedelta(hours=22) < sum(WAITS, timedelta()) < timedelta(hours=24)


@pytest.mark.parametrize(
    ("codes", "final"),
    [
        ([550], True),
        ([550, 553], True),
        ([550, 451], False),
        ([421], False),
        ([], False),
    ],
)
def test_only_a_plain_never_is_for_good(codes: list[int], final: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    assert is_final(codes) is final
