"""How a person proves who they are, besides a password or a passkey."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, cast
from urllib.parse import urlsplit

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

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
            return to_sign_in(request, request.get_full_path())
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    guarded.onward_open = True  # type: ignore[attr-defined]  # the mark itself
    return cast("Mounted", guarded)


def to_sign_in(request: HttpRequest, way_back: str) -> HttpResponseBase:
    """To the sign-in page and back; a part of a page takes the whole page there.

    Then the way back is that page, if it is ours.
    """
    sign_in = redirect_to_login(way_back)
    htmx = HtmxDetails(request)
    if not htmx:
        return sign_in
    page = htmx.current_url_abs_path
    # A part of the page's own address has what was typed last in it.
    is_own = request.method == "GET" and urlsplit(page or "").path == request.path
    if page and not is_own:
        sign_in = redirect_to_login(page)
    return HttpResponseClientRedirect(sign_in.url)
