"""Reads about the people of a practice and those invited."""

import hashlib

from django.db.models import QuerySet

from onward.organisations.core.rights import Role
from onward.organisations.models import Member
from onward.team.models import Invitation

# Clients come through coaching, which keeps their record; the team page is about
# the people who run the practice.
TEAM_ROLES = (Role.OWNER, Role.COORDINATOR, Role.COACH, Role.SPONSOR)


def token_hash(token: str) -> str:
    """What is kept of a link: 256 bits of chance need no salt."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def team_members() -> QuerySet[Member]:
    """Active members of the practice in scope with any role but client."""
    return (
        Member.objects.filter(
            is_active=True, roles__overlap=[role.value for role in TEAM_ROLES]
        )
        .select_related("user", "organisation")
        .order_by("user__name", "pk")
    )


def active_owners() -> QuerySet[Member]:
    return Member.objects.filter(is_active=True, roles__contains=[Role.OWNER.value])


def pending_invitations() -> QuerySet[Invitation]:
    """Neither accepted nor taken back, expired ones too, newest first."""
    return Invitation.objects.filter(accepted_at=None, revoked_at=None).order_by(
        "-made_at", "-pk"
    )


def team_invitations() -> QuerySet[Invitation]:
    """Pending invitations into the team; those of clients stand with the client."""
    return (
        pending_invitations()
        .filter(roles__overlap=[role.value for role in TEAM_ROLES])
        .select_related("invited_by__user")
    )


def invitation_with(token: str) -> Invitation | None:
    """The invitation of the practice in scope that a link leads to."""
    return (
        Invitation.objects.filter(token_hash=token_hash(token))
        .select_related("organisation", "invited_by__user", "accepted_by__user")
        .first()
    )
