"""A step reported from a letter, without signing in. Looking changes nothing."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from onward.organisations.policies import PracticeRequest, public_org_view
from onward.plans import queries, services
from onward.plans.core.steps import State
from onward.plans.forms import ReportForm, report_form
from onward.plans.models import StepLink


@require_http_methods(["GET", "HEAD", "POST"])
@public_org_view
def step_link(request: PracticeRequest, token: str) -> HttpResponse:
    link, now = queries.step_link(token), timezone.now()
    if link is None:
        raise Http404
    if not queries.link_is_open(link, now):
        return _gone(request)
    if request.method != "POST":
        return _page(request, link, report_form(link.step))
    form = report_form(link.step, request.POST)
    if not form.is_valid():
        return _page(request, link, form, status=422)
    outcome = form.outcome_state
    try:
        services.report_by_link(
            link,
            outcome,
            now=now,
            because=form.cleaned_data["because"],
            words=form.cleaned_data["words"],
        )
    except services.NotTwice:
        return _gone(request)
    except services.StepRefused as refusal:
        return _page(request, link, form, status=409, refusal=str(refusal))
    return _thanks(request, link, outcome)


def _page(
    request: PracticeRequest,
    link: StepLink,
    form: ReportForm,
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    context = {"step": link.step, "form": form, "refusal": refusal}
    return _private(render(request, "plans/link.html", context, status=status))


def _thanks(request: PracticeRequest, link: StepLink, outcome: State) -> HttpResponse:
    context = {
        "step": link.step,
        "outcome": outcome.value,
        "coach": link.step.plan.engagement.coach.member.name,
    }
    return _private(render(request, "plans/link_thanks.html", context))


def _gone(request: PracticeRequest) -> HttpResponse:
    return _private(render(request, "plans/link_gone.html", status=410))


def _private(response: HttpResponse) -> HttpResponse:
    """What a link opens is for its reader: no cache, no trace in other sites."""
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    return response
