"""Where a session stands and where it may go from there. Pure."""

from enum import StrEnum


class State(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    UNKNOWN = ""
    ATTENDED = "attended"
    LATE = "late"
    MISSED = "missed"
    EXCUSED = "excused"


class Standing(StrEnum):
    """State and attendance in one word."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    LATE = "late"
    MISSED = "missed"
    EXCUSED = "excused"


HELD = {Standing.ATTENDED, Standing.LATE}
MARKED = {*HELD, Standing.MISSED, Standing.EXCUSED}

# A mark may be put right later; what was cancelled is booked anew, never revived.
MOVES: dict[Standing, set[Standing]] = {
    Standing.BOOKED: {Standing.CANCELLED, *MARKED},
    Standing.CANCELLED: set(),
    **{mark: MARKED - {mark} for mark in MARKED},
}


def standing(state: State, attendance: Attendance) -> Standing:
    if state is State.CANCELLED or attendance is Attendance.UNKNOWN:
        return Standing(state.value)
    return Standing(attendance.value)


def may_become(old: Standing, new: Standing) -> bool:
    return new in MOVES[old]
