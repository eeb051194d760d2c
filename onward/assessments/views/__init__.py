"""Pages of questionnaires and of what they say."""

from onward.assessments.views.answering import five, questions, save
from onward.assessments.views.closing import finish, take_back
from onward.assessments.views.offering import inventories, paper, start
from onward.assessments.views.profile import profile

__all__ = [
    "finish",
    "five",
    "inventories",
    "paper",
    "profile",
    "questions",
    "save",
    "start",
    "take_back",
]
