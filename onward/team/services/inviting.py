"""Inviting people: a link that works once, for a fortnight, and can be taken back."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_scopes import scope

from onward.accounts.queries import account_with
from onward.audit import services as audit
from onward.notifications import services as notifications
from onward.organisations.core.rights import Role
from onward.organisations.models import Member, Organisation
from onward.organisations.policies import practice_url
from onward.organisations.queries import member_of
from onward.organisations.services import create_practice
from onward.team.core.invitations import LASTS, Fate
from onward.team.models import Invitation
from onward.team.queries import pending_invitations, token_hash
from onward.ui.core.refusals import DomainError
from onward.ui.core.words import list_in_words

TOKEN_BYTES = 32


class AlreadyHere(DomainError):
    """The person has these roles in the practice already."""

    message = "Somebody with this address has this role here already."


class AlreadyInvited(DomainError):
    """A link for the same person and role is on its way."""

    message = (
        "This address was invited already, and the link still works. "
        "Send it again instead."
    )


@transaction.atomic
def invite(
    organisation: Organisation,
    *,
    name: str,
    email: str,
    roles: Iterable[str],
    by: Member | None,
    now: datetime,
) -> tuple[Invitation, str]:
    """Invite a person and queue the letter; the invitation and its link.

    The link is returned once and never again: only its hash is kept. Raises
    AlreadyHere, AlreadyInvited.
    """
    wanted = _in_order(roles)
    # Not the key itself: rows that point at the practice may be written meanwhile.
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    _refuse_twice(organisation, email, wanted, now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email.lower(),
        name=name,
        roles=wanted,
        token_hash=token_hash(token),
        invited_by=by,
        made_at=now,
        expires_at=now + LASTS,
    )
    _record("person invited", invitation, by)
    return invitation, _send(invitation, token)


@transaction.atomic
def renew(invitation: Invitation, *, by: Member, now: datetime) -> str:
    """Send a pending invitation again, with a new link; the old one no longer works.

    Raises AlreadyHere when it was accepted or taken back meanwhile.
    """
    held = _held(invitation)
    if held.fate(now) in (Fate.USED, Fate.REVOKED):
        raise AlreadyHere("This invitation was accepted or taken back meanwhile.")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    held.token_hash, held.expires_at = token_hash(token), now + LASTS
    held.save(update_fields=["token_hash", "expires_at"])
    _record("invitation sent again", held, by)
    return _send(held, token)


@transaction.atomic
def revoke(invitation: Invitation, *, by: Member, now: datetime) -> bool:
    """Take a pending invitation back; False when it was used or taken back before."""
    held = _held(invitation)
    if held.fate(now) in (Fate.USED, Fate.REVOKED):
        return False
    held.revoked_at = now
    held.save(update_fields=["revoked_at"])
    _record("invitation taken back", held, by)
    return True


@transaction.atomic
def open_practice(
    name: str,
    *,
    kind: str,
    time_zone: str,
    owner_name: str,
    owner_email: str,
    now: datetime,
) -> tuple[Organisation, str]:
    """A new practice and the link that lets its owner in."""
    organisation = create_practice(name, kind=kind, time_zone=time_zone, now=now)
    with scope(organisation=organisation):
        audit.record("practice opened", by=None, on=organisation)
        _invitation, url = invite(
            organisation,
            name=owner_name,
            email=owner_email,
            roles=[Role.OWNER],
            by=None,
            now=now,
        )
    return organisation, url


def _in_order(roles: Iterable[str]) -> list[str]:
    """Each role once, in the table's order. ValueError for an unknown or no role."""
    wanted = {Role(role) for role in roles}
    if not wanted:
        raise ValueError("An invitation is for a role.")
    return [role.value for role in Role if role in wanted]


def _refuse_twice(
    organisation: Organisation, email: str, roles: list[str], now: datetime
) -> None:
    user = account_with(email)
    member = member_of(user, organisation) if user is not None else None
    if member is not None and set(roles) <= set(member.roles):
        raise AlreadyHere
    same = pending_invitations().filter(
        email__iexact=email, roles__overlap=roles, expires_at__gt=now
    )
    if same.exists():
        raise AlreadyInvited


def _held(invitation: Invitation) -> Invitation:
    """The invitation's row, held until the transaction ends."""
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "invited_by__user")
        .get(pk=invitation.pk)
    )


def _send(invitation: Invitation, token: str) -> str:
    organisation = invitation.organisation
    url = settings.BASE_URL + practice_url(organisation, "team:accept", token)
    context = {
        "invitation": invitation,
        "organisation": organisation,
        "is_client": invitation.roles == [Role.CLIENT.value],
        "roles": list_in_words(invitation.roles),
        "url": url,
    }
    notifications.queue(
        "invitation",
        to=invitation.email,
        subject=_("%(practice)s invites you") % {"practice": organisation.name},
        body=render_to_string("team/invitation.txt", context).strip() + "\n",
        organisation=organisation,
    )
    return url


def _record(action: str, invitation: Invitation, by: Member | None) -> None:
    audit.record(
        action,
        by=by,
        on=invitation,
        organisation=invitation.organisation,
        detail={"name": invitation.name, "roles": ", ".join(invitation.roles)},
    )
