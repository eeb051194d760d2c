"""The shape of what is entered. Rules are the services'."""

from onward.intake.forms.answers import (
    ActForm,
    AnswerForm,
    ConcernForm,
    MeetingForm,
    SummaryForm,
)
from onward.intake.forms.beginning import (
    CircumstancesForm,
    LimitsForm,
    PreferencesForm,
)

__all__ = [
    "ActForm",
    "AnswerForm",
    "CircumstancesForm",
    "ConcernForm",
    "LimitsForm",
    "MeetingForm",
    "PreferencesForm",
    "SummaryForm",
]
