"""Whom to reach at once; what a coach does then; that concerns were noted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.coaching.queries import is_coach_of
from onward.intake import queries, services
from onward.intake.core.red_flags import Urgency
from onward.intake.forms import ConcernForm
from onward.intake.views.frame import contacts, page
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.READ_RECORD)
def get_help(request: EngagementRequest) -> HttpResponse:
    if not is_coach_of(request.member, request.engagement):
        context: dict[str, object] = {"contacts": contacts(), "help_url": ""}
        return page(request, "intake/help.html", context)
    if request.method != "POST":
        return _for_coach(request, ConcernForm())
    form = ConcernForm(request.POST)
    if not form.is_valid():
        return _for_coach(request, form, status=422)
    services.note_concern(
        request.engagement,
        kind=form.cleaned_data["kind"],
        note=form.cleaned_data["note"],
        by=request.member,
        now=timezone.now(),
    )
    messages.info(request, _("Noted. Speak with your supervisor within 24 hours."))
    return redirect(page_url(request, "intake:help", request.engagement.pk))


def _for_coach(
    request: EngagementRequest, form: ConcernForm, *, status: int = 200
) -> HttpResponse:
    signals = queries.red_flags().signals
    context = {
        "contacts": contacts(),
        "help_url": "",
        "form": form,
        "urgent": [each for each in signals if each.urgency is Urgency.NOW],
        "others": [each for each in signals if each.urgency is not Urgency.NOW],
        "concerns": queries.concerns(request.engagement, request.member),
    }
    return page(request, "intake/help_coach.html", context, status=status)


@require_GET
@org_view(can=Right.MANAGE_PRACTICE)
def concerns(request: OrgRequest) -> HttpResponse:
    found = queries.concerns_of_practice(request.member)
    return render(request, "intake/concerns.html", {"concerns": found})
