"""A client's details, and their ways in: an invitation, or an access code."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from onward.accounts.models import User
from onward.accounts.services import make_code
from onward.audit import services as audit
from onward.coaching.models import Agreement, Client, Engagement
from onward.coaching.services import refusals
from onward.organisations.core.rights import Role
from onward.organisations.models import Member
from onward.team import services as team


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientDetails:
    """How a client is called and reached. One of `email` and `phone` is given."""

    name: str
    email: str
    phone: str
    prefers: str
    reachable_when: str
    time_zone: str


@transaction.atomic
def open_way_in(client: Client, *, by: Member, now: datetime) -> None:
    """An invitation for a client with an address, the one before ends; for a client
    without one, an account that an access code opens (make_access_code).
    """
    pending = client.invitation
    if pending is not None and pending.email != client.email.lower():
        team.revoke(pending, by=by, now=now)
        pending = None
    if not client.email:
        client.member = _account_without_mail(client, by=by, now=now)
    elif pending is not None and pending.revoked_at is None:
        team.renew(pending, by=by, now=now)
    else:
        pending, _url = team.invite(
            client.organisation,
            name=client.name,
            email=client.email,
            roles=[Role.CLIENT],
            by=by,
            now=now,
        )
    client.invitation = pending
    client.save(update_fields=["invitation", "member"])


def _account_without_mail(client: Client, *, by: Member, now: datetime) -> Member:
    user = User.objects.create_user(None, name=client.name)
    member = Member.objects.create(
        organisation=client.organisation,
        user=user,
        roles=[Role.CLIENT.value],
        joined_at=now,
    )
    audit.record("account opened without e-mail", by=by, on=member)
    return member


@transaction.atomic
def edit_client(
    engagement: Engagement, details: ClientDetails, *, by: Member, now: datetime
) -> Client:
    """Change what is known of a client. With another address goes another way in, as
    long as they have not come in; with another name, an agreement that only one side
    has signed is begun again.
    """
    client = engagement.client
    said = asdict(details).items()
    changed = [name for name, value in said if getattr(client, name) != value]
    for name, value in said:
        setattr(client, name, value)
    client.save()
    if "name" in changed:
        _rename(client)
        _begin_agreement_again(engagement, by=by)
    if "email" in changed and client.member is None:
        open_way_in(client, by=by, now=now)
    audit.record(
        "client details edited",
        by=by,
        on=client,
        engagement=engagement.pk,
        detail={"changed": ", ".join(changed)},
    )
    return client


def _rename(client: Client) -> None:
    """An account without e-mail has no name but this; others keep their own."""
    if client.member is not None and not client.member.user.email:
        client.member.user.name = client.name
        client.member.user.save(update_fields=["name"])


def _begin_agreement_again(engagement: Engagement, *, by: Member) -> None:
    half_signed = Agreement.objects.filter(
        Q(client_signed_at=None) | Q(coach_signed_at=None), engagement=engagement
    )
    if half_signed.exists():
        half_signed.delete()
        audit.record("agreement begun again", by=by, on=engagement)


@transaction.atomic
def invite_again(engagement: Engagement, *, by: Member, now: datetime) -> None:
    """A fresh link for a client who has not come in yet; the one before ends."""
    if engagement.client.member is not None:
        raise refusals.IsInAlready
    open_way_in(engagement.client, by=by, now=now)


@transaction.atomic
def make_access_code(engagement: Engagement, *, by: Member, now: datetime) -> str:
    """A new code for a client without e-mail; the one before stops. Said once."""
    client = engagement.client
    if client.member is None or client.member.user.email:
        raise refusals.SignsInByMail
    code = make_code(client.member.user, by=by.user, now=now)
    audit.record("access code made", by=by, on=engagement)
    return code
