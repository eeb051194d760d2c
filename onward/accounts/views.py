"""Signing in with a code, and one's own details."""

from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from onward.accounts.forms import CodeForm, DetailsForm
from onward.accounts.policies import SignedInRequest, signed_in_view
from onward.accounts.queries import code_in_force, devices_of, latest_code
from onward.accounts.services import (
    change_details,
    end_session,
    end_sessions,
    use_code,
)
from onward.ui.policies import open_view

CODE_TRIES = "10/10m/ip"
BACKEND = "onward.accounts.policies.AccessCodeBackend"


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@open_view
@never_cache
def code(request: HttpRequest) -> HttpResponseBase:
    """Sign in with a code. Wrong, expired and ended codes are told alike."""
    if request.method != "POST":
        return _code_page(request, CodeForm(), status=200)
    form = CodeForm(request.POST)
    if not _may_try(request):
        form.add_error(None, _("Too many tries. Wait ten minutes, then try again."))
        return _code_page(request, form, status=429)
    if not form.is_valid():
        return _code_page(request, form, status=422)
    now = timezone.now()
    found = code_in_force(form.cleaned_data["code"], now=now)
    if found is None:
        form.add_error("code", _("This code does not open anything, or not any more."))
        return _code_page(request, form, status=422)
    user = use_code(found, now=now)
    user.backend = BACKEND  # how Django is told
    answer: HttpResponseBase = perform_login(request, user, email_verification="none")
    return answer


def _may_try(request: HttpRequest) -> bool:
    limits = {"access-code": CODE_TRIES}
    used = ratelimit.consume(
        request, app="onward.accounts", action="access-code", config=limits
    )
    return used is not None


def _code_page(request: HttpRequest, form: CodeForm, *, status: int) -> HttpResponse:
    context = {"form": form, "next_url": get_next_redirect_url(request)}
    return render(request, "accounts/code.html", context, status=status)


@require_http_methods(["GET", "POST"])
@signed_in_view
def details(request: SignedInRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = DetailsForm(request.user, data)
    if not form.is_valid():
        return _details_page(request, form, status=422 if form.is_bound else 200)
    change_details(request.user, **form.cleaned_data)
    messages.success(request, _("Kept."))
    return redirect("accounts:details")


def _details_page(
    request: SignedInRequest, form: DetailsForm, *, status: int
) -> HttpResponse:
    last = latest_code(request.user)
    in_force = last is not None and last.is_in_force(timezone.now())
    context = {"form": form, "code": last if in_force else None}
    return render(request, "accounts/details.html", context, status=status)


@require_GET
@signed_in_view
def sessions(request: SignedInRequest) -> HttpResponse:
    """Where I am signed in."""
    key = request.session.session_key
    context = {"devices": devices_of(request.user, session_key=key)}
    return render(request, "accounts/sessions.html", context)


@require_POST
@signed_in_view
def sessions_end_others(request: SignedInRequest) -> HttpResponse:
    ended = end_sessions(request.user, but=request.session.session_key)
    words = ngettext(
        "Signed out on %d other device.", "Signed out on %d other devices.", ended
    )
    messages.success(request, words % ended)
    return redirect("accounts:sessions")


@require_POST
@signed_in_view
def session_end(request: SignedInRequest, session_id: int) -> HttpResponse:
    if end_session(request.user, session_id):
        messages.success(request, _("Signed out there."))
    return redirect("accounts:sessions")
