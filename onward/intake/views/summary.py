"""The summary in the client's words: drafted, mended, approved."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.intake import queries, services
from onward.intake.forms import ActForm, SummaryForm
from onward.intake.views.frame import page
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def summary(request: EngagementRequest) -> HttpResponse:
    if request.method != "POST":
        return _opened(request)
    now = timezone.now()
    act = ActForm(request.POST).pressed()
    form = SummaryForm(request.POST, today=now.date())
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        done = _act(request, act, form, now)
    except DomainError as refusal:
        field = (
            "read_aloud_on" if isinstance(refusal, services.NotReadAloud) else "text"
        )
        form.add_error(field, refusal.message)
        return _page(request, form, status=409)
    messages.info(request, done)
    there = "intake:summary" if act == "redo" else "intake:start"
    return redirect(page_url(request, there, request.engagement.pk))


def _act(request: EngagementRequest, act: str, form: SummaryForm, now: datetime) -> str:
    """Do what the pressed button says; the sentence that tells of it."""
    engagement, by, text = request.engagement, request.member, form.cleaned_data["text"]
    if act == "redo":
        services.draft_summary(engagement, by=by, now=now)
        return _("Put together again from the answers.")
    if act == "finish":
        aloud = form.cleaned_data["read_aloud_on"]
        services.approve_summary(
            engagement, text=text, by=by, now=now, read_aloud_on=aloud
        )
        return _("Summary approved.")
    services.save_summary(engagement, text=text, by=by, now=now)
    return _("Kept. It is not approved yet.")


@require_POST
@engagement_view(can=Right.ANSWER)
def summary_typed(request: EngagementRequest) -> HttpResponse:
    """The summary as it is typed, sent by the page itself."""
    now = timezone.now()
    form = SummaryForm(request.POST, today=now.date())
    if not form.is_valid():
        return HttpResponse(status=422)
    text = form.cleaned_data["text"]
    try:
        services.save_summary(request.engagement, text=text, by=request.member, now=now)
    except DomainError:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _opened(request: EngagementRequest) -> HttpResponse:
    found = queries.summary(request.engagement, request.member)
    if found.text:
        services.note_opening(
            "opened summary", engagement=request.engagement, by=request.member
        )
    form = SummaryForm(initial={"text": found.text}, today=timezone.now().date())
    return _page(request, form)


def _page(
    request: EngagementRequest, form: SummaryForm, *, status: int = 200
) -> HttpResponse:
    if request.acts_for_client:
        form.fields["read_aloud_on"].required = True  # shown so; the service insists
    else:
        form.fields.pop("read_aloud_on", None)
    lines = queries.told_of(
        request.engagement, queries.bank().questions, request.member
    )
    context = {
        "form": form,
        "summary": queries.summary(request.engagement, request.member),
        "left_out": sum(line.is_private and line.is_answered for line in lines),
    }
    return page(request, "intake/summary.html", context, status=status)
