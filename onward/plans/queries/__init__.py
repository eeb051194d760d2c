"""Reads about plans, steps, check-ins and what a session's page needs of them."""

from onward.plans.queries.asking import (
    Ask,
    asks_of,
    inventories_for,
    known_already,
)
from onward.plans.queries.checking import (
    check_in_of,
    check_ins,
    pulse,
    pulse_lines,
    pulse_seen,
    pulse_told,
    stalled,
)
from onward.plans.queries.drafting import (
    Aim,
    aim_of,
    other_path,
    template_for,
    templates,
)
from onward.plans.queries.links import link_hash, link_is_open, step_link
from onward.plans.queries.plans import (
    IN_HAND,
    Coming,
    PlanPage,
    plan_of,
    plan_page,
    reminders,
    step_now,
    steps_in_hand,
    steps_of,
)
from onward.plans.queries.sessions import Since, notes_of_session, since

__all__ = [
    "IN_HAND",
    "Aim",
    "Ask",
    "Coming",
    "PlanPage",
    "Since",
    "aim_of",
    "asks_of",
    "check_in_of",
    "check_ins",
    "inventories_for",
    "known_already",
    "link_hash",
    "link_is_open",
    "notes_of_session",
    "other_path",
    "plan_of",
    "plan_page",
    "pulse",
    "pulse_lines",
    "pulse_seen",
    "pulse_told",
    "reminders",
    "since",
    "stalled",
    "step_link",
    "step_now",
    "steps_in_hand",
    "steps_of",
    "template_for",
    "templates",
]
