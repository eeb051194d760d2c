"""Pages of plans, of steps, and of sessions."""

from onward.plans.views.links import step_link
from onward.plans.views.plan import agree, goal, make, paper, plan, turn
from onward.plans.views.session import attendance, check_in, note, session
from onward.plans.views.steps import add, drop, edit, move, report, send, start
from onward.plans.views.taking import take

__all__ = [
    "add",
    "agree",
    "attendance",
    "check_in",
    "drop",
    "edit",
    "goal",
    "make",
    "move",
    "note",
    "paper",
    "plan",
    "report",
    "send",
    "session",
    "start",
    "step_link",
    "take",
    "turn",
]
