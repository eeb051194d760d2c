"""Reads of an intake."""

from onward.intake.queries.beyond import (
    ConcernLine,
    concerns,
    concerns_of_practice,
    prompted,
)
from onward.intake.queries.content import bank, red_flags
from onward.intake.queries.summary import (
    Summary,
    drafted_summary,
    may_read_summary,
    summary,
)
from onward.intake.queries.way import (
    Progress,
    circumstances_of,
    extras_of,
    in_person_questions,
    intake_of,
    limits,
    limits_row,
    preferences,
    progress,
    route_of,
    states_of,
)
from onward.intake.queries.words import (
    Theme,
    Told,
    by_theme,
    may_read_words,
    meeting_lines,
    themes_for_record,
    told,
    told_of,
)

__all__ = [
    "ConcernLine",
    "Progress",
    "Summary",
    "Theme",
    "Told",
    "bank",
    "by_theme",
    "circumstances_of",
    "concerns",
    "concerns_of_practice",
    "drafted_summary",
    "extras_of",
    "in_person_questions",
    "intake_of",
    "limits",
    "limits_row",
    "may_read_summary",
    "may_read_words",
    "meeting_lines",
    "preferences",
    "progress",
    "prompted",
    "red_flags",
    "route_of",
    "states_of",
    "summary",
    "themes_for_record",
    "told",
    "told_of",
]
