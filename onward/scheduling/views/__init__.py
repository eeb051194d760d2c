"""Pages of calendars."""

from onward.scheduling.views.calendar import book, calendar
from onward.scheduling.views.changing import cancel, move
from onward.scheduling.views.hours import away, away_remove, hours
from onward.scheduling.views.meetings import invitation, meetings
from onward.scheduling.views.series import series

__all__ = [
    "away",
    "away_remove",
    "book",
    "calendar",
    "cancel",
    "hours",
    "invitation",
    "meetings",
    "move",
    "series",
]
