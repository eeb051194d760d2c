"""The plan as a whole: making it, reading it, agreeing it, its goal, its paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.plans import queries, services
from onward.plans.core.words import counted
from onward.plans.forms import AgreeForm, GoalForm, goal_initial
from onward.plans.views.frame import (
    UNREADABLE,
    hands_of,
    plan_or_404,
    plan_url,
    show_plan,
    zone_of,
)


@require_GET
@engagement_view(can=Right.READ_RECORD)
def plan(request: EngagementRequest) -> HttpResponse:
    found = queries.plan_of(request.engagement)
    if found is not None:
        services.note_opening(found, by=request.member)
    return show_plan(request)


@require_POST
@engagement_view(can=Right.ANSWER)
def make(request: EngagementRequest) -> HttpResponse:
    made = services.make_plan(request.engagement, by=request.member, now=timezone.now())
    path = f" and “{made.path_title}”" if made.path_title else ""
    messages.info(
        request,
        f"The plan is drawn from the circumstance{path}. Its first step is in hand; "
        "change whatever does not fit.",
    )
    return redirect(plan_url(request))


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def goal(request: EngagementRequest) -> HttpResponse:
    found = plan_or_404(request)
    if request.method != "POST":
        return _goal_page(request, GoalForm(initial=goal_initial(found)))
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _goal_page(request, form, status=422)
    services.edit_goal(found, form.aims, by=request.member, now=timezone.now())
    messages.info(request, "What the plan is for is kept.")
    return redirect(plan_url(request))


def _goal_page(
    request: EngagementRequest, form: GoalForm, *, status: int = 200
) -> HttpResponse:
    context = {"engagement": request.engagement, "form": form}
    return render(request, "plans/goal.html", context, status=status)


@require_POST
@engagement_view(can=Right.ANSWER)
def agree(request: EngagementRequest) -> HttpResponse:
    found, form = plan_or_404(request), AgreeForm(request.POST)
    if not form.is_valid():
        return show_plan(request, status=422, refusal=UNREADABLE)
    for_client = request.acts_for_client and form.cleaned_data["for_client"]
    services.agree_plan(
        found, by=request.member, for_client=for_client, now=timezone.now()
    )
    name = request.engagement.client.name
    messages.info(
        request,
        f"The yes of {name} is recorded, as told by telephone."
        if for_client
        else "Your yes to the plan is recorded. It can still be changed by both.",
    )
    return redirect(plan_url(request))


@require_POST
@engagement_view(can=Right.ANSWER)
def turn(request: EngagementRequest) -> HttpResponse:
    """The plan goes towards the path that is chosen now."""
    found = plan_or_404(request)
    added = services.turn_plan(found, by=request.member)
    steps = (
        counted(len(added), "step", "steps") if added else "nothing, it is all there"
    )
    if found.path_title:
        messages.info(
            request,
            f"The plan goes towards “{found.path_title}” now. Added to what is to "
            f"come: {steps}. Drop what no longer fits.",
        )
    return redirect(plan_url(request))


@require_GET
@engagement_view(can=Right.READ_RECORD)
def paper(request: EngagementRequest) -> HttpResponse:
    """Everything on a sheet, for the printer."""
    found = plan_or_404(request)
    services.note_opening(found, by=request.member)
    page = queries.plan_page(found, reader=request.member)
    zone = zone_of(request.engagement, request.member)
    context = {
        "engagement": request.engagement,
        "plan": found,
        "page": page,
        "hands": hands_of(page, zone=zone, now=timezone.now()),
        "zone": zone,
    }
    return render(request, "plans/paper.html", context)
