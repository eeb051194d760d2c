"""Acts on an intake."""

from onward.intake.services.answers import (
    Said,
    Saved,
    ask_in_person,
    save_answer,
    skip,
    type_along,
)
from onward.intake.services.beginning import (
    Wishes,
    begin_intake,
    choose_circumstances,
    note_opening,
    set_limits,
    set_preferences,
)
from onward.intake.services.concerns import note_concern
from onward.intake.services.meeting import (
    finish_meeting,
    record_agreed,
    record_meeting,
)
from onward.intake.services.refusals import (
    KeptPrivate,
    NoneChosen,
    NoSuchQuestion,
    NothingToApprove,
    NotReadAloud,
    Overtaken,
    PrimaryNotChosen,
    StillWriting,
)
from onward.intake.services.summary import (
    approve_summary,
    draft_summary,
    save_summary,
)

__all__ = [
    "KeptPrivate",
    "NoSuchQuestion",
    "NoneChosen",
    "NotReadAloud",
    "NothingToApprove",
    "Overtaken",
    "PrimaryNotChosen",
    "Said",
    "Saved",
    "StillWriting",
    "Wishes",
    "approve_summary",
    "ask_in_person",
    "begin_intake",
    "choose_circumstances",
    "draft_summary",
    "finish_meeting",
    "note_concern",
    "note_opening",
    "record_agreed",
    "record_meeting",
    "save_answer",
    "save_summary",
    "set_limits",
    "set_preferences",
    "skip",
    "type_along",
]
