"""Who listens to the live process."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils.crypto import constant_time_compare

from onward.accounts.models import User
from onward.notifications.core.live import Reader
from onward.organisations.core.rights import Right
from onward.organisations.models import Organisation
from onward.organisations.queries import member_of

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase


def live_reader(session_key: str, slug: str) -> Reader | None:
    """The member behind a session cookie, in one practice; None for anybody else."""
    user = _user_of(session_key) if session_key else None
    organisation = Organisation.objects.filter(slug=slug).first()
    if user is None or organisation is None:
        return None
    member = member_of(user, organisation)
    if member is None:
        return None
    rights = frozenset(right.name for right in Right if member.may(right))
    return Reader(organisation.pk, member.pk, rights)


def _user_of(session_key: str) -> User | None:
    """The user a session belongs to, as the web process would see it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    session = cast("SessionBase", store(session_key=session_key))
    if SESSION_KEY not in session or BACKEND_SESSION_KEY not in session:
        return None
    user = User.objects.filter(pk=session[SESSION_KEY], is_active=True).first()
    if user is None:
        return None
    kept = str(session.get(HASH_SESSION_KEY, ""))
    return user if constant_time_compare(kept, user.get_session_auth_hash()) else None
