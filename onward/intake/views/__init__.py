"""Pages of the intake."""

from onward.intake.views.beginning import circumstances, limits, preferences, start
from onward.intake.views.help import concerns, get_help
from onward.intake.views.meeting import meeting, meeting_typed
from onward.intake.views.question import question, typed
from onward.intake.views.summary import summary, summary_typed

__all__ = [
    "circumstances",
    "concerns",
    "get_help",
    "limits",
    "meeting",
    "meeting_typed",
    "preferences",
    "question",
    "start",
    "summary",
    "summary_typed",
    "typed",
]
