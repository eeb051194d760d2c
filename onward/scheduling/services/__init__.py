"""Acts on calendars: opening hours, series, sessions. Each is one transaction, writes
the audit and puts invitations in the outbox.
"""

from onward.scheduling.services.booking import book_series, book_session
from onward.scheduling.services.changing import (
    cancel_session,
    mark_attendance,
    move_session,
)
from onward.scheduling.services.hours import (
    add_time_off,
    remove_time_off,
    set_weekly_hours,
)
from onward.scheduling.services.letters import calendar_of
from onward.scheduling.services.realigning import realign_sessions
from onward.scheduling.services.refusals import (
    AgreementMissing,
    EngagementEnded,
    InThePast,
    NotOpen,
    SessionIsOver,
    SessionIsToCome,
    SlotTaken,
    TimeRefused,
)

__all__ = [
    "AgreementMissing",
    "EngagementEnded",
    "InThePast",
    "NotOpen",
    "SessionIsOver",
    "SessionIsToCome",
    "SlotTaken",
    "TimeRefused",
    "add_time_off",
    "book_series",
    "book_session",
    "calendar_of",
    "cancel_session",
    "mark_attendance",
    "move_session",
    "realign_sessions",
    "remove_time_off",
    "set_weekly_hours",
]
