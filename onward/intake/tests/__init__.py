from datetime import datetime
from typing import TypedDict

from onward.organisations.models import Member


class Act(TypedDict):
    """Who does something, and when."""

    by: Member
    now: datetime
