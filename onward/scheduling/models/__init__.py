"""When people meet: opening hours, time off, series and sessions."""

from onward.scheduling.models.hours import TimeOff, WeeklyHours
from onward.scheduling.models.sessions import (
    LONGEST,
    MOST_IN_A_SERIES,
    LocalDateTimeField,
    Meeting,
    Series,
    Session,
    as_range,
)

__all__ = [
    "LONGEST",
    "MOST_IN_A_SERIES",
    "LocalDateTimeField",
    "Meeting",
    "Series",
    "Session",
    "TimeOff",
    "WeeklyHours",
    "as_range",
]
