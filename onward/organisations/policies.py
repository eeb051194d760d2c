"""Whose page it is and who may see it. Every view is declared by one of these;
a view that is not does not run (RefuseUndeclaredViews).
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, cast
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django_htmx.middleware import HtmxDetails
from django_scopes import scope

from onward.accounts.models import User
from onward.accounts.policies import to_sign_in
from onward.organisations.core.rights import Right
from onward.organisations.models import Member, Organisation
from onward.organisations.queries import member_of


class PracticeRequest(HttpRequest):
    """A request for a page of one practice, by somebody known or unknown."""

    organisation: Organisation
    htmx: HtmxDetails


class OrgRequest(PracticeRequest):
    """A request by a member of the practice, with the right the view asks for."""

    user: User
    member: Member


P = ParamSpec("P")
OrgView: TypeAlias = Callable[Concatenate[OrgRequest, P], HttpResponse]
Mounted: TypeAlias = Callable[..., HttpResponseBase]


def org_view(*, can: Right) -> Callable[[OrgView[P]], Mounted]:
    """Sign in, find the member, open the scope, ask for the right, mark the view.

    Not a member of the practice: 404, as if it did not exist. A member without
    the right: 403.
    """

    def declare(view: OrgView[P]) -> Mounted:
        @wraps(view)
        def guarded(
            request: OrgRequest, /, slug: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request, _way_back(request))
            organisation = _practice(slug)
            member = member_of(request.user, organisation)
            if member is None:
                raise Http404
            request.organisation, request.member = organisation, member
            with scope(organisation=organisation):
                if not member.may(can):
                    raise PermissionDenied
                response = view(request, *args, **kwargs)
                patch_cache_control(response, no_store=True, private=True)
                return response

        guarded.onward_right = can  # type: ignore[attr-defined]  # the mark itself
        return cast("Mounted", guarded)

    return declare


def public_org_view(
    view: Callable[Concatenate[PracticeRequest, P], HttpResponse],
) -> Mounted:
    """A page of the practice for anybody; the scope is open."""

    @wraps(view)
    def opened(
        request: PracticeRequest, /, slug: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        request.organisation = _practice(slug)
        with scope(organisation=request.organisation):
            return view(request, *args, **kwargs)

    opened.onward_open = True  # type: ignore[attr-defined]  # the mark itself
    return cast("Mounted", opened)


def _way_back(request: HttpRequest) -> str:
    """Where to go after signing in: the page, or for a form the page it stood on."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if request.method != "GET" and came_from.netloc == request.get_host():
        return came_from.path
    return request.get_full_path()


def _practice(slug: str) -> Organisation:
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise Http404
    return organisation


def page_url(request: PracticeRequest, name: str, *args: object) -> str:
    """The address of a page of this practice."""
    return practice_url(request.organisation, name, *args)


def practice_url(organisation: Organisation, name: str, *args: object) -> str:
    return reverse(name, args=[organisation.slug, *args])


class RefuseUndeclaredViews:
    """Silence is refused: a view that does not say who may see it does not run."""

    # Sign-in, second factor and session list come from allauth, which guards them.
    GUARDED_ELSEWHERE = (
        "allauth.",
        "django.views.static",
        "django.contrib.staticfiles",
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],  # noqa: ARG002 - a signature that is given
        kwargs: dict[str, object],  # noqa: ARG002 - a signature that is given
    ) -> None:
        if not is_declared(view):
            name = f"{view.__module__}.{view.__name__}"
            raise RuntimeError(f"{name} does not say who may see it.")


def is_declared(view: Callable[..., HttpResponseBase]) -> bool:
    marked = hasattr(view, "onward_right") or hasattr(view, "onward_open")
    return marked or view.__module__.startswith(RefuseUndeclaredViews.GUARDED_ELSEWHERE)
