"""A step another page offers, taken into the plan with one press."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.plans import queries, services
from onward.plans.forms import TakeForm
from onward.plans.models import Plan
from onward.plans.views.frame import UNREADABLE, plan_url, show_plan


@require_POST
@engagement_view(can=Right.ANSWER)
def take(request: EngagementRequest) -> HttpResponse:
    """Add the step; where there is no plan yet, ask whether to make one for it."""
    form = TakeForm(request.POST)
    if not form.is_valid():
        return show_plan(request, status=422, refusal=UNREADABLE)
    back = form.way_back(_practice_path(request)) or plan_url(request)
    plan = queries.plan_of(request.engagement)
    if plan is None and not form.cleaned_data["make"]:
        stays = request.headers.get("HX-Request") == "true"  # a page not to be left
        context = {
            "form": form,
            "words": form.words,
            "way_back": back,
            "stays": stays,
        }
        return render(request, "plans/take.html", context)
    plan = plan or services.make_plan(
        request.engagement, by=request.member, now=timezone.now()
    )
    messages.info(request, _taken(request, plan, form))
    return redirect(back)


def _taken(request: EngagementRequest, plan: Plan, form: TakeForm) -> str:
    step, is_new = services.take_step(plan, form.words, by=request.member)
    told = {"title": step.title}
    if not is_new:
        return _("“%(title)s” is in the plan already.") % told
    return _("“%(title)s” is in the plan, under “To come”.") % told


def _practice_path(request: EngagementRequest) -> str:
    """Where the addresses of this practice begin."""
    return page_url(request, "home:today").removesuffix("today/")
