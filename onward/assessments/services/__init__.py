"""Acts on inventories: bring them in, send, begin, answer, close, take back."""

from onward.assessments.services.answering import (
    AlreadyFinished,
    Answers,
    NotTheirs,
    OnASheet,
    ReadByTheCoach,
    begin_administration,
    choose_top_five,
    save_responses,
)
from onward.assessments.services.closing import (
    NothingAnswered,
    finish_administration,
    note_opening,
    note_result_opening,
    withdraw_administration,
)
from onward.assessments.services.earning import NotProvedYet, take_off_badge
from onward.assessments.services.importing import (
    AlreadyThere,
    Document,
    DocumentNeeded,
    IdTaken,
    NotInTheDemo,
    Right,
    Unusable,
    import_instrument,
    retire_definition,
)
from onward.assessments.services.keying import NotOnPaper, key_in
from onward.assessments.services.printing import code_of, paper_pdf
from onward.assessments.services.pulse import record_pulse
from onward.assessments.services.sending import (
    Note,
    NothingToSend,
    RemindedEnough,
    remind,
    send_inventories,
    send_reminders,
    withdraw_assignment,
)
from onward.assessments.services.strengths import remind_raters
from onward.assessments.services.withholding import (
    OnlyTheirs,
    keep_to_oneself,
    show_to_coach,
)

__all__ = [
    "AlreadyFinished",
    "AlreadyThere",
    "Answers",
    "Document",
    "DocumentNeeded",
    "IdTaken",
    "NotInTheDemo",
    "NotOnPaper",
    "NotProvedYet",
    "NotTheirs",
    "Note",
    "NothingAnswered",
    "NothingToSend",
    "OnASheet",
    "OnlyTheirs",
    "ReadByTheCoach",
    "RemindedEnough",
    "Right",
    "Unusable",
    "begin_administration",
    "choose_top_five",
    "code_of",
    "finish_administration",
    "import_instrument",
    "keep_to_oneself",
    "key_in",
    "note_opening",
    "note_result_opening",
    "paper_pdf",
    "record_pulse",
    "remind",
    "remind_raters",
    "retire_definition",
    "save_responses",
    "send_inventories",
    "send_reminders",
    "show_to_coach",
    "take_off_badge",
    "withdraw_administration",
    "withdraw_assignment",
]
