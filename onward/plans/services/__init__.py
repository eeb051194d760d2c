"""Acts on plans, steps and check-ins."""

from onward.plans.services.check_ins import SessionCancelled, Told, check_in
from onward.plans.services.links import (
    NoAddress,
    NotInHand,
    NotTwice,
    make_step_link,
    remind_step,
    report_by_link,
)
from onward.plans.services.plans import (
    Aims,
    agree_plan,
    edit_goal,
    make_plan,
    note_opening,
)
from onward.plans.services.sessions import keep_note, note_session_opening
from onward.plans.services.steps import (
    StepRefused,
    StepWords,
    add_step,
    edit_step,
    move_step,
    report_step,
    set_state,
    take_step,
)
from onward.plans.services.turning import turn_plan

__all__ = [
    "Aims",
    "NoAddress",
    "NotInHand",
    "NotTwice",
    "SessionCancelled",
    "StepRefused",
    "StepWords",
    "Told",
    "add_step",
    "agree_plan",
    "check_in",
    "edit_goal",
    "edit_step",
    "keep_note",
    "make_plan",
    "make_step_link",
    "move_step",
    "note_opening",
    "note_session_opening",
    "remind_step",
    "report_by_link",
    "report_step",
    "set_state",
    "take_step",
    "turn_plan",
]
