"""When a plan stands still."""

from datetime import UTC, datetime, timedelta

import pytest

from onward.plans.core.stall import Look, finished_since, stalls

DAY = datetime(2026, 3, 10, tzinfo=UTC)
IDLE = "Two check-ins without a finished step."
LITTLE = "Little progress felt, twice in a row."


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ([], ""),
        ([Look(0, 1)], ""),
        ([Look(0, 9), Look(0, 9)], IDLE),
        ([Look(1, 3), Look(1, 3)], LITTLE),
        ([Look(1, 3), Look(1, 4)], ""),
        ([Look(1, 0), Look(1, None)], ""),
        ([Look(0, 0), Look(1, 9)], ""),
        ([Look(0, 0), Look(0, 0), Look(2, 8)], ""),
        ([Look(4, 9), Look(0, 2), Look(0, 2)], IDLE),
    ],
)
def test_a_plan_stands_still_after_two_check_ins_alike(
    looks: list[Look], said: str
) -> None:
    assert stalls(looks) == said


def test_a_step_done_between_two_check_ins_counts_for_the_later_one() -> None:
    told_at = [DAY + timedelta(days=n) for n in (0, 7, 14)]
    done_at = [DAY - timedelta(days=1), DAY + timedelta(days=3), DAY + timedelta(14)]

    assert finished_since(told_at, done_at) == [1, 1, 1]
    assert finished_since(told_at, []) == [0, 0, 0]
    assert finished_since([], done_at) == []
