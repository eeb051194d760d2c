"""Acts on the people of a practice."""

from onward.team.services.accepting import (
    AddressTaken,
    HasAccount,
    InvitationClosed,
    NotYours,
    accept_invitation,
)
from onward.team.services.inviting import (
    AlreadyHere,
    AlreadyInvited,
    invite,
    open_practice,
    renew,
    revoke,
)
from onward.team.services.members import LastOwner, change_roles, end_membership

__all__ = [
    "AddressTaken",
    "AlreadyHere",
    "AlreadyInvited",
    "HasAccount",
    "InvitationClosed",
    "LastOwner",
    "NotYours",
    "accept_invitation",
    "change_roles",
    "end_membership",
    "invite",
    "open_practice",
    "renew",
    "revoke",
]
