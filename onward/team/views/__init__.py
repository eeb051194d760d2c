"""The team's pages, and the page an invitation leads to."""

from onward.team.views.accepting import accept
from onward.team.views.managing import (
    invite_somebody,
    member,
    member_end,
    renew_invitation,
    revoke_invitation,
    team,
)

__all__ = [
    "accept",
    "invite_somebody",
    "member",
    "member_end",
    "renew_invitation",
    "revoke_invitation",
    "team",
]
