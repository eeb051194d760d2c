"""Changing what members may do, and ending memberships."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from onward.accounts.services import end_sessions, revoke_codes
from onward.audit import services as audit
from onward.organisations.core.rights import Role
from onward.organisations.models import Member, Organisation
from onward.organisations.queries import memberships
from onward.team.queries import active_owners, pending_invitations
from onward.team.signals import membership_ended, roles_changed
from onward.ui.core.refusals import DomainError


class LastOwner(DomainError):
    """A practice always has an owner."""

    message = "This is the practice's only owner. Make somebody else an owner first."


@transaction.atomic
def change_roles(member: Member, *, roles: Iterable[str], by: Member) -> bool:
    """Give a member these roles; being a client is kept, it has a record. False when
    nothing changes. Raises LastOwner; a listener may refuse with a DomainError.
    """
    held = _held(member)
    wanted = {Role(role) for role in roles}
    if held.has(Role.CLIENT):
        wanted.add(Role.CLIENT)
    before, after = held.roles, [role.value for role in Role if role in wanted]
    if set(before) == set(after):
        return False
    if Role.OWNER not in wanted:
        _refuse_last_owner(held)
    held.roles = after
    held.save(update_fields=["roles"])
    audit.record(
        "roles changed",
        by=by,
        on=held,
        detail={"before": ", ".join(before), "after": ", ".join(after)},
    )
    roles_changed.send(sender=Member, member=held, before=before)
    member.roles = after
    return True


@transaction.atomic
def end_membership(member: Member, *, by: Member, now: datetime) -> bool:
    """End a membership: the person is signed out everywhere, links and, where this
    was the only practice, codes end. What they wrote stays. False when it had ended.
    Raises LastOwner; a listener may refuse with a DomainError.
    """
    held = _held(member)
    if not held.is_active:
        return False
    _refuse_last_owner(held)
    held.is_active, held.left_at = False, max(now, held.joined_at)
    held.save(update_fields=["is_active", "left_at"])
    if held.user.email:
        pending = pending_invitations().filter(email__iexact=held.user.email)
        pending.update(revoked_at=now)
    end_sessions(held.user)
    if not memberships(held.user):
        revoke_codes(held.user, now=now)
    audit.record("membership ended", by=by, on=held)
    membership_ended.send(sender=Member, member=held)
    member.is_active, member.left_at = held.is_active, held.left_at
    return True


def _held(member: Member) -> Member:
    """The member's row as it is now; the practice's row is held, so that two owners
    cannot put each other out at the same moment.
    """
    Organisation.objects.select_for_update().get(pk=member.organisation_id)
    return Member.objects.select_related("user", "organisation").get(pk=member.pk)


def _refuse_last_owner(member: Member) -> None:
    if not member.has(Role.OWNER):
        return
    if not active_owners().exclude(pk=member.pk).exists():
        raise LastOwner
