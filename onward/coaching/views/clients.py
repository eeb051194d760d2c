"""Clients: the list, how each is reached and comes in, and the end."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from onward.accounts.queries import latest_code
from onward.coaching import queries
from onward.coaching.core.spelling import spelled
from onward.coaching.forms import ClientForm, EndForm, SearchForm
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.coaching.services import (
    edit_client,
    end_engagement,
    invite_again,
    make_access_code,
    open_closing,
)
from onward.organisations.core.rights import Right, Role
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.ui.core.refusals import DomainError

ROWS = 50


@require_GET
@org_view(can=Right.SEE_CLIENTS)
def clients(request: OrgRequest) -> HttpResponse:
    """One's own clients, or everybody's for those who run the practice."""
    form = SearchForm(request.GET)
    named = form.cleaned_data["q"] if form.is_valid() else ""
    ended = request.GET.get("show") == "ended"
    found = queries.clients_of(request.member, named=named, ended=ended)
    context = {
        "form": form,
        "named": named,
        "ended": ended,
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "keep": urlencode({"q": named, "show": "ended" if ended else "now"}),
        "coaches": request.member.has(Role.COACH),
        "sees_all": request.member.may(Right.RUN_ENQUIRIES),
    }
    return render(request, "coaching/clients.html", context)


@require_GET
@engagement_view(can=Right.SEE_CLIENTS)
def client(request: EngagementRequest) -> HttpResponse:
    """How somebody is reached, how they come in, and what happens next."""
    engagement = request.engagement
    member = engagement.client.member
    has_code = member is not None and not member.user.email
    context = {
        "engagement": engagement,
        "welcome": queries.welcome_of(engagement),
        "invitation": engagement.client.invitation,
        "code": latest_code(member.user) if member and has_code else None,
        "has_code": has_code,
        "is_coach": queries.is_coach_of(request.member, engagement),
        "now": timezone.now(),
    }
    return render(request, "coaching/client.html", context)


@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.SEE_CLIENTS)
def client_edit(request: EngagementRequest) -> HttpResponse:
    engagement = request.engagement
    data = request.POST if request.method == "POST" else None
    form = ClientForm(engagement.client, data)
    if not form.is_valid():
        return _edit_page(request, form, status=422 if form.is_bound else 200)
    try:
        edit_client(engagement, form.details, by=request.member, now=timezone.now())
    except DomainError as refusal:
        form.add_error("email", str(refusal))
        return _edit_page(request, form, status=409)
    messages.success(request, _("Kept."))
    return redirect(page_url(request, "coaching:client", engagement.pk))


def _edit_page(
    request: EngagementRequest, form: ClientForm, *, status: int
) -> HttpResponse:
    context = {"form": form, "engagement": request.engagement}
    return render(request, "coaching/client_edit.html", context, status=status)


@require_POST
@engagement_view(can=Right.SEE_CLIENTS)
def invite(request: EngagementRequest) -> HttpResponse:
    """Send the link again."""
    try:
        invite_again(request.engagement, by=request.member, now=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        address = request.engagement.client.email
        messages.success(request, _("A new link goes to %(to)s.") % {"to": address})
    return redirect(page_url(request, "coaching:client", request.engagement.pk))


@sensitive_variables("code")
@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.SEE_CLIENTS)
def code(request: EngagementRequest) -> HttpResponse:
    """A new access code, shown this once: to be read out, or printed."""
    engagement, status = request.engagement, 200
    member = engagement.client.member
    context: dict[str, object] = {
        "engagement": engagement,
        "latest": latest_code(member.user) if member else None,
    }
    if request.method == "POST":
        try:
            made = make_access_code(engagement, by=request.member, now=timezone.now())
        except DomainError as refusal:
            context["refused"], status = str(refusal), 409
        else:
            context |= {"code": made, "spelled": spelled(made)}
    return render(request, "coaching/code.html", context, status=status)


@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.WRITE_RECORD)
def end(request: EngagementRequest) -> HttpResponse:
    """Closing words, and where to turn next."""
    form = EndForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _end_page(request, form, status=422 if form.is_bound else 200)
    try:
        end_engagement(
            request.engagement,
            **form.cleaned_data,
            by=request.member,
            now=timezone.now(),
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _end_page(request, form, status=409)
    messages.success(request, _("Ended. The closing words are there to be read."))
    return redirect(page_url(request, "coaching:closing", request.engagement.pk))


def _end_page(
    request: EngagementRequest, form: EndForm, *, status: int
) -> HttpResponse:
    context = {"form": form, "engagement": request.engagement}
    return render(request, "coaching/end.html", context, status=status)


@require_GET
@engagement_view(can=Right.READ_RECORD)
def closing(request: EngagementRequest) -> HttpResponse:
    """The last words, for the client and the coach."""
    found = open_closing(request.engagement, by=request.member)
    context = {"engagement": request.engagement, "closing": found}
    return render(request, "coaching/closing.html", context)
