"""The list of paths, what matters, where pay is looked at, what is left out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.careers import queries, services
from onward.careers.forms import AreaChoiceForm, FieldsForm, ReturnForm, WeightsForm
from onward.careers.policies import is_closed
from onward.careers.queries import NoWorldYet
from onward.careers.queries.apart import told_apart
from onward.careers.queries.choices import area_of, every_area, left_out
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
        form = FieldsForm(initial=left_out(request.engagement))
        return render(request, "careers/fields.html", {"form": form})
    form = FieldsForm(request.POST)
    if not form.is_valid():
        return render(request, "careers/fields.html", {"form": form}, status=422)
    said = form.cleaned_data
    services.leave_out_groups(request.engagement, said["groups"], by=request.member)
    services.leave_out_kinds(
        request.engagement,
        themes=said["themes"],
        strains=said["strains"],
        by=request.member,
    )
    messages.info(request, _("What to leave out: kept."))
    return redirect(page_url(request, "careers:paths", request.engagement.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def area(request: EngagementRequest) -> HttpResponse:
    """Where pay is looked at."""
    choices, chosen = every_area(), area_of(request.engagement)
    data = request.POST if request.method == "POST" else None
    form = AreaChoiceForm(data, areas=choices, initial=chosen)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "careers/area.html", {"form": form}, status=status)
    try:
        services.look_in_area(
            request.engagement,
            form.cleaned_data["area"],
            only=form.cleaned_data["only"],
            by=request.member,
        )
    except DomainError as refusal:
        form.add_error("area", refusal.message)
        return render(request, "careers/area.html", {"form": form}, status=409)
    messages.info(request, _("Where pay is looked at: kept."))
    return redirect(page_url(request, "careers:paths", request.engagement.pk))


def _paths(
    request: EngagementRequest, *, error: str = "", status: int = 200
) -> HttpResponse:
    try:
        page = queries.paths_for(
            request.engagement, reader=request.member, now=timezone.now()
        )
    except NoWorldYet as refusal:
        return render(request, "careers/no_world.html", {"reason": refusal.message})
    back = ReturnForm(request.GET)
    context = {
        "page": page,
        "open_code": back.code("open"),
        "aside": queries.set_aside(request.engagement, back.code("aside")),
        "error": error,
        "skills_are_closed": is_closed(request),
        "apart": told_apart(request.engagement, request.member),
    }
    return render(request, "careers/paths.html", context, status=status)
