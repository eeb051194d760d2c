"""The page an invitation's link leads to."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from onward.accounts.queries import account_with, owns_address
from onward.organisations.models import Member
from onward.organisations.policies import PracticeRequest, page_url, public_org_view
from onward.team.core.invitations import Fate
from onward.team.forms import AcceptForm
from onward.team.models import Invitation
from onward.team.queries import invitation_with
from onward.team.services import InvitationClosed, accept_invitation
from onward.ui.core.refusals import DomainError
from onward.ui.core.words import list_in_words


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
@public_org_view
def accept(request: PracticeRequest, token: str) -> HttpResponse:
    invitation = invitation_with(token)
    if invitation is None or invitation.fate(timezone.now()) is not Fate.OPEN:
        return _closed(request, invitation)
    if request.user.is_authenticated or account_with(invitation.email) is not None:
        return _accept_known(request, invitation, token)
    return _accept_new(request, invitation, token)


def _accept_new(
    request: PracticeRequest, invitation: Invitation, token: str
) -> HttpResponse:
    form = AcceptForm(invitation, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return _page(request, invitation, {"form": form}, status=status)
    try:
        member = accept_invitation(token, now=timezone.now(), **form.cleaned_data)
    except InvitationClosed:
        return _closed(request, invitation_with(token))
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, invitation, {"form": form}, status=409)
    perform_login(request, member.user, email_verification="none")
    return _welcome(request, member)


def _accept_known(
    request: PracticeRequest, invitation: Invitation, token: str
) -> HttpResponse:
    user = request.user
    if not user.is_authenticated:
        return _page(request, invitation, {"must_sign_in": True}, status=200)
    may = owns_address(user, invitation.email) or not user.email
    context: dict[str, object] = {"may_accept": may}
    if request.method != "POST":
        return _page(request, invitation, context, status=200)
    try:
        member = accept_invitation(token, now=timezone.now(), user=user)
    except InvitationClosed:
        return _closed(request, invitation_with(token))
    except DomainError as refusal:
        context["refused"] = str(refusal)
        return _page(request, invitation, context, status=409)
    return _welcome(request, member)


def _welcome(request: PracticeRequest, member: Member) -> HttpResponse:
    words = _("Welcome to %(practice)s, %(name)s.")
    practice = request.organisation.name
    messages.success(request, words % {"practice": practice, "name": member.name})
    return redirect(page_url(request, "home:today"))


def _closed(request: PracticeRequest, invitation: Invitation | None) -> HttpResponse:
    """Used, taken back, expired or unknown: what that means and what to do."""
    if invitation is None:
        return render(request, "team/closed.html", {"fate": "unknown"}, status=404)
    fate = invitation.fate(timezone.now())
    accepted_by = invitation.accepted_by
    if accepted_by is not None and accepted_by.user_id == request.user.pk:
        return redirect(page_url(request, "home:today"))
    context = {"fate": fate.value, "invitation": invitation}
    return render(request, "team/closed.html", context, status=410)


def _page(
    request: PracticeRequest,
    invitation: Invitation,
    context: dict[str, object],
    *,
    status: int,
) -> HttpResponse:
    context |= {"invitation": invitation, "roles": list_in_words(invitation.roles)}
    return render(request, "team/accept.html", context, status=status)
