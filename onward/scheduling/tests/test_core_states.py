"""Where a session may go from where it stands."""

import pytest

from onward.scheduling.core.states import (
    MOVES,
    Attendance,
    Standing,
    State,
    may_become,
    standing,
)


def test_every_standing_is_in_the_table() -> None:
    assert set(MOVES) == set(Standing)


@pytest.mark.parametrize("new", sorted(set(Standing) - {Standing.CANCELLED}))
def test_a_cancelled_session_stays_cancelled(new: Standing) -> None:
    assert not may_become(Standing.CANCELLED, new)


def test_a_session_that_took_place_cannot_be_cancelled() -> None:
    assert not may_become(Standing.ATTENDED, Standing.CANCELLED)


def test_a_mark_can_be_put_right() -> None:
    assert may_become(Standing.MISSED, Standing.LATE)


@pytest.mark.parametrize(
    ("state", "attendance", "where"),
    [
        (State.BOOKED, Attendance.UNKNOWN, Standing.BOOKED),
        (State.BOOKED, Attendance.EXCUSED, Standing.EXCUSED),
        (State.CANCELLED, Attendance.UNKNOWN, Standing.CANCELLED),
    ],
)
def test_state_and_attendance_make_one_standing(
    state: State, attendance: Attendance, where: Standing
) -> None:
    assert standing(state, attendance) is where
