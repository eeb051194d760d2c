"""How a person proves who they are, besides a password or a passkey."""

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from onward.accounts.models import User


class AccessCodeBackend(BaseBackend):
    """Keeps sessions that began with an access code; the code page begins them."""

    def authenticate(
        self, request: HttpRequest | None, **credentials: object
    ) -> User | None:
        return None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
