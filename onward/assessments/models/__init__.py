"""Instruments a practice brought in, what was sent, answered, and withheld."""

from onward.assessments.models.answers import (
    Administration,
    Response,
    Result,
    TopFive,
)
from onward.assessments.models.definitions import Definition, Earned
from onward.assessments.models.sending import MOST_REMINDERS, Assignment, Sending
from onward.assessments.models.strengths import OwnView, RaterInvitation, Rating
from onward.assessments.models.withholding import Withheld

__all__ = [
    "MOST_REMINDERS",
    "Administration",
    "Assignment",
    "Definition",
    "Earned",
    "OwnView",
    "RaterInvitation",
    "Rating",
    "Response",
    "Result",
    "Sending",
    "TopFive",
    "Withheld",
]
