"""Acts on accounts: making, using and ending access codes."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from onward.accounts.core import codes
from onward.accounts.models import AccessCode, User
from onward.accounts.queries import code_hash

CODE_LASTS = timedelta(days=120)


@transaction.atomic
def make_code(user: User, *, by: User, now: datetime) -> str:
    """A new code for a person; the one before it no longer works.

    The code is returned once and never again: only its hash is kept.
    """
    revoke_codes(user, now=now)
    code = codes.make(secrets.choice)
    AccessCode.objects.create(
        user=user,
        code_hash=code_hash(code),
        made_by=by,
        made_at=now,
        expires_at=now + CODE_LASTS,
    )
    return code


def revoke_codes(user: User, *, now: datetime) -> None:
    AccessCode.objects.filter(user=user, revoked_at=None).update(revoked_at=now)


def use_code(code: AccessCode, *, now: datetime) -> User:
    code.last_used_at = now
    code.save(update_fields=["last_used_at"])
    return code.user
