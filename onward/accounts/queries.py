"""Reads about accounts."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.utils.crypto import salted_hmac

from onward.accounts.core import codes, devices
from onward.accounts.models import AccessCode, User


def code_hash(typed: str) -> str:
    """What is kept of a code: useless without the secret key."""
    return salted_hmac(
        "onward.access-code", codes.plain(typed), algorithm="sha256"
    ).hexdigest()


def code_in_force(typed: str, *, now: datetime) -> AccessCode | None:
    if not codes.looks_right(typed):
        return None
    return (
        AccessCode.objects.filter(
            code_hash=code_hash(typed),
            revoked_at=None,
            expires_at__gt=now,
            user__is_active=True,
        )
        .select_related("user")
        .first()
    )


def latest_code(user: User) -> AccessCode | None:
    return AccessCode.objects.filter(user=user).order_by("-made_at").first()


def account_with(email: str) -> User | None:
    """The account an address belongs to, as its first or a further confirmed one."""
    if not email:
        return None
    first = User.objects.filter(email__iexact=email).first()
    if first is not None:
        return first
    further = EmailAddress.objects.filter(email__iexact=email, verified=True)
    return User.objects.filter(pk__in=further.values("user")).first()


def owns_address(user: User, email: str) -> bool:
    found = account_with(email)
    return found is not None and found.pk == user.pk


@dataclass(frozen=True, slots=True)
class Device:
    """One place where a person is signed in."""

    pk: int
    words: str
    address: str
    since: datetime
    seen_at: datetime
    is_this_one: bool


def devices_of(user: User, *, session_key: str | None) -> list[Device]:
    """Where a person is signed in, this place first; ended sessions are swept away."""
    found = [
        Device(
            pk=session.pk,
            words=devices.in_words(session.user_agent),
            address=session.ip,
            since=session.created_at,
            seen_at=session.last_seen_at,
            is_this_one=session.session_key == session_key,
        )
        for session in UserSession.objects.purge_and_list(user)
    ]
    found.sort(key=lambda device: (device.is_this_one, device.seen_at), reverse=True)
    return found
