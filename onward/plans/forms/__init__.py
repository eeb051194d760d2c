"""Shapes of what is typed about plans and at sessions."""

from onward.plans.forms.meeting import (
    AttendanceForm,
    CheckInForm,
    LeftOut,
    NoteForm,
)
from onward.plans.forms.steps import (
    AgreeForm,
    BackForm,
    DirectionForm,
    DropForm,
    GoalForm,
    ReportForm,
    StepForm,
    TakeForm,
    goal_initial,
    report_form,
    step_initial,
)

__all__ = [
    "AgreeForm",
    "AttendanceForm",
    "BackForm",
    "CheckInForm",
    "DirectionForm",
    "DropForm",
    "GoalForm",
    "LeftOut",
    "NoteForm",
    "ReportForm",
    "StepForm",
    "TakeForm",
    "goal_initial",
    "report_form",
    "step_initial",
]
