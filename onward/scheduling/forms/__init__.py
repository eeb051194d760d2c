"""The shape of what is entered into calendars."""

from onward.scheduling.forms.arranging import (
    BOOK,
    CHANGE,
    LENGTHS,
    SeriesForm,
    ShownForm,
    manner_values,
)
from onward.scheduling.forms.calendar import AGENDA, CalendarForm
from onward.scheduling.forms.changing import CancelForm, MoveForm
from onward.scheduling.forms.hours import HoursForm, TimeOffForm

__all__ = [
    "AGENDA",
    "BOOK",
    "CHANGE",
    "LENGTHS",
    "CalendarForm",
    "CancelForm",
    "HoursForm",
    "MoveForm",
    "SeriesForm",
    "ShownForm",
    "TimeOffForm",
    "manner_values",
]
