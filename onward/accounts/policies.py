"""How a person proves who they are, besides a password or a passkey."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, cast

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from onward.accounts.models import User


class AccessCodeBackend(BaseBackend):
    """Keeps sessions that began with an access code; the code page begins them."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django's own signature
        **credentials: object,  # noqa: ARG002 - a signature that is given
    ) -> User | None:
        return None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()


class SignedInRequest(HttpRequest):
    """A request by a person with an account, outside any practice."""

    user: User


P = ParamSpec("P")
SignedInView: TypeAlias = Callable[Concatenate[SignedInRequest, P], HttpResponse]
Mounted: TypeAlias = Callable[..., HttpResponseBase]


def signed_in_view(view: SignedInView[P]) -> Mounted:
    """A page about one's own account, for everybody who is signed in."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    guarded.onward_open = True  # type: ignore[attr-defined]  # the mark itself
    return cast("Mounted", guarded)
