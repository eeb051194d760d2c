"""The list of paths, what matters, fields left out, and one occupation."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.careers import queries, services
from onward.careers.forms import FieldsForm, ReturnForm, WeightsForm
from onward.careers.queries import NoWorldYet
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_GET
@engagement_view(can=Right.READ_RECORD)
def paths(request: EngagementRequest) -> HttpResponse:
    services.note_opening(request.engagement, by=request.member)
    return _paths(request)


@require_POST
@engagement_view(can=Right.ANSWER)
def weights(request: EngagementRequest) -> HttpResponse:
    form = WeightsForm(request.POST)
    if not form.is_valid():
        return _paths(request, error=_("Each can weigh from 0 to 30."), status=422)
    try:
        if form.is_back:
            services.forget_weights(request.engagement, by=request.member)
        else:
            services.set_weights(request.engagement, form.weights, by=request.member)
    except DomainError as refusal:
        return _paths(request, error=str(refusal), status=409)
    return redirect(
        page_url(request, "careers:paths", request.engagement.pk) + "#matters"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def fields(request: EngagementRequest) -> HttpResponse:
    if request.method != "POST":
        chosen = queries.left_out_groups(request.engagement)
        return render(
            request, "careers/fields.html", {"form": FieldsForm(initial=chosen)}
        )
    form = FieldsForm(request.POST)
    if not form.is_valid():
        return render(request, "careers/fields.html", {"form": form}, status=422)
    groups = form.cleaned_data["groups"]
    services.leave_out_groups(request.engagement, groups, by=request.member)
    messages.info(request, _("Fields to leave out: kept."))
    return redirect(page_url(request, "careers:paths", request.engagement.pk))


@require_GET
@engagement_view(can=Right.READ_RECORD)
def occupation(request: EngagementRequest, code: str) -> HttpResponse:
    try:
        page = queries.occupation_page(request.engagement, code, now=timezone.now())
    except NoWorldYet:
        page = None
    if page is None:
        raise Http404
    services.note_opening(request.engagement, by=request.member)
    return render(request, "careers/occupation.html", {"page": page, "view": page.view})


def _paths(
    request: EngagementRequest, *, error: str = "", status: int = 200
) -> HttpResponse:
    try:
        page = queries.paths_for(request.engagement, now=timezone.now())
    except NoWorldYet as refusal:
        return render(request, "careers/no_world.html", {"reason": refusal.message})
    back = ReturnForm(request.GET)
    context = {
        "page": page,
        "open_code": back.code("open"),
        "aside": queries.set_aside(request.engagement, back.code("aside")),
        "error": error,
    }
    return render(request, "careers/paths.html", context, status=status)
