"""Acts on accounts: making one, its details, access codes, ending its sessions."""

import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
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


@transaction.atomic
def create_account(email: str, *, name: str, password: str | None) -> User:
    """An account whose address is known to be its owner's. Without a password the
    owner sets one through "I forgot my password".
    """
    user = User.objects.create_user(email, name=name, password=password)
    _confirm_address(user)
    return user


@transaction.atomic
def give_address(user: User, email: str) -> None:
    """Let a person who signed in with codes so far sign in with an address too."""
    user.email = email.lower()
    user.save(update_fields=["email"])
    _confirm_address(user)


def _confirm_address(user: User) -> None:
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def change_details(user: User, *, name: str, theme: str) -> None:
    user.name, user.theme = name, User.Theme(theme)
    user.save(update_fields=["name", "theme"])


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign a person out everywhere, `but` in the session of that key; how often."""
    sessions = UserSession.objects.filter(user=user)
    if but is not None:
        sessions = sessions.exclude(session_key=but)
    ended = list(sessions)
    for session in ended:
        session.end()
    return len(ended)


def end_session(user: User, session_id: int) -> bool:
    """Sign a person out on one device of theirs; False when it is not there."""
    session = UserSession.objects.filter(user=user, pk=session_id).first()
    if session is None:
        return False
    session.end()
    return True
