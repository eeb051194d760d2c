"""Accepting an invitation: once, by the person it was sent to."""

from datetime import datetime

from django.db import IntegrityError, transaction

from onward.accounts.models import User
from onward.accounts.queries import account_with, owns_address
from onward.accounts.services import create_account, give_address
from onward.audit import services as audit
from onward.organisations.core.rights import Role
from onward.organisations.models import Member
from onward.team.core.invitations import Fate
from onward.team.models import Invitation
from onward.team.queries import token_hash
from onward.team.signals import invitation_accepted
from onward.ui.core.refusals import DomainError


class InvitationClosed(DomainError):
    """The link was used, taken back, has expired or never was."""

    message = "This invitation has ended."


class HasAccount(DomainError):
    """The address has an account: its owner signs in first."""

    message = "There is an account with this address. Sign in with it first."


class NotYours(DomainError):
    """The signed-in person is not the one the letter went to."""

    message = (
        "This invitation was sent to another address than yours. Sign out, then open "
        "the link again; or add that address to your account first."
    )


class AddressTaken(DomainError):
    """The signed-in person has no address, and this one belongs to somebody."""

    message = "This address belongs to another account. Sign in with that one."


@transaction.atomic
def accept_invitation(
    token: str,
    *,
    now: datetime,
    user: User | None = None,
    name: str = "",
    password: str | None = None,
) -> Member:
    """Let a person in: `user`, who is signed in, or a new account with a password.

    Raises InvitationClosed, HasAccount, NotYours or AddressTaken. However often and
    however parallel it is asked for, one call succeeds.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(token_hash=token_hash(token))
        .first()
    )
    if invitation is None or invitation.fate(now) is not Fate.OPEN:
        raise InvitationClosed
    person = (
        _new_person(invitation, name=name, password=password)
        if user is None
        else _known_person(invitation, user)
    )
    member = _join(invitation, person, now)
    invitation.accepted_at, invitation.accepted_by = now, member
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    audit.record(
        "invitation accepted",
        by=member,
        on=invitation,
        detail={"roles": ", ".join(invitation.roles)},
    )
    invitation_accepted.send(sender=Invitation, invitation=invitation, member=member)
    return member


def _new_person(invitation: Invitation, *, name: str, password: str | None) -> User:
    if account_with(invitation.email) is not None:
        raise HasAccount
    try:
        with transaction.atomic():
            return create_account(
                invitation.email, name=name or invitation.name, password=password
            )
    except IntegrityError as error:  # another practice's link, at the same moment
        raise HasAccount from error


def _known_person(invitation: Invitation, user: User) -> User:
    if owns_address(user, invitation.email):
        return user
    if user.email:
        raise NotYours
    if account_with(invitation.email) is not None:
        raise AddressTaken
    give_address(user, invitation.email)
    return user


def _join(invitation: Invitation, person: User, now: datetime) -> Member:
    """A membership with the invitation's roles, beside those there were."""
    member = Member.objects.filter(
        organisation=invitation.organisation, user=person
    ).first()
    if member is None:
        return Member.objects.create(
            organisation=invitation.organisation,
            user=person,
            roles=invitation.roles,
            joined_at=now,
        )
    had = set(member.roles) if member.is_active else set()
    member.roles = [r.value for r in Role if r in had | set(invitation.roles)]
    member.is_active, member.left_at = True, None
    member.save(update_fields=["roles", "is_active", "left_at"])
    return member
