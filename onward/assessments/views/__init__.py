"""Pages of inventories: what is asked, answering, what they say, their sources."""

from onward.assessments.views.adapting import next_question
from onward.assessments.views.answering import five, questions, save
from onward.assessments.views.closing import finish, take_back
from onward.assessments.views.instruments import (
    bring_in,
    definition,
    document,
    instruments,
    keep,
    quality,
    retire,
)
from onward.assessments.views.keying import key_again, key_in
from onward.assessments.views.offering import inventories, paper, paper_pdf, start
from onward.assessments.views.profile import (
    profile,
    profile_pdf,
    unwithhold,
    withhold,
)
from onward.assessments.views.rating import rate
from onward.assessments.views.result import result
from onward.assessments.views.sending import remind, send, withdraw
from onward.assessments.views.strengths import (
    ask_people,
    own_strengths,
    strengths,
    strengths_pdf,
    withdraw_link,
)

__all__ = [
    "ask_people",
    "bring_in",
    "definition",
    "document",
    "finish",
    "five",
    "instruments",
    "inventories",
    "keep",
    "key_again",
    "key_in",
    "next_question",
    "own_strengths",
    "paper",
    "paper_pdf",
    "profile",
    "profile_pdf",
    "quality",
    "questions",
    "rate",
    "remind",
    "result",
    "retire",
    "save",
    "send",
    "start",
    "strengths",
    "strengths_pdf",
    "take_back",
    "unwithhold",
    "withdraw",
    "withdraw_link",
    "withhold",
]
