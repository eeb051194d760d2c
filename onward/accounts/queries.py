"""Reads about accounts."""

from datetime import datetime

from django.utils.crypto import salted_hmac

from onward.accounts.core import codes
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
