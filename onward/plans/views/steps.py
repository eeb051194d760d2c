"""Single steps: reporting, beginning, adding, changing, moving, dropping, sending."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.plans import queries, services
from onward.plans.core.steps import State
from onward.plans.forms import (
    DirectionForm,
    DropForm,
    StepForm,
    report_form,
    step_initial,
)
from onward.plans.models import Step
from onward.plans.views.frame import (
    UNREADABLE,
    back,
    plan_or_404,
    plan_url,
    refused,
    show_plan,
    step_or_404,
)
from onward.ui.core.refusals import DomainError

HAPPENED = {
    State.DONE: "“{title}” is done.",
    State.STUCK: "“{title}” is stuck. It is looked at together when you meet.",
    State.LATER: "“{title}” waits under “To come” now.",
}


@require_POST
@engagement_view(can=Right.ANSWER)
def report(request: EngagementRequest, step_id: int) -> HttpResponse:
    step = step_or_404(request, step_id)
    form = report_form(step, request.POST)
    if not form.is_valid():
        refusal = (
            "" if step.is_in_hand and form.errors.keys() == {"words"} else UNREADABLE
        )
        return show_plan(request, status=422, refusal=refusal, bound={step.pk: form})
    outcome = form.outcome_state
    try:
        services.report_step(
            step,
            outcome,
            by=request.member,
            now=timezone.now(),
            because=form.cleaned_data["because"],
            words=form.cleaned_data["words"],
        )
    except services.StepRefused as refusal:
        return refused(request, refusal)
    messages.info(request, HAPPENED[outcome].format(title=step.title))
    return back(request)


@require_POST
@engagement_view(can=Right.ANSWER)
def start(request: EngagementRequest, step_id: int) -> HttpResponse:
    """Take a step in hand: to come, no longer stuck, or marked done too soon."""
    step = step_or_404(request, step_id)
    try:
        services.set_state(step, State.ACTIVE, by=request.member, now=timezone.now())
    except services.StepRefused as refusal:
        return refused(request, refusal)
    messages.info(request, f"“{step.title}” is in hand.")
    return back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def add(request: EngagementRequest) -> HttpResponse:
    plan = plan_or_404(request)
    form = _step_form(request)
    if request.method != "POST":
        return _step_page(request, form)
    if not form.is_valid():
        return _step_page(request, form, status=422)
    step = services.add_step(plan, form.words, by=request.member)
    messages.info(request, f"“{step.title}” is added, under “To come”.")
    return redirect(plan_url(request))


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def edit(request: EngagementRequest, step_id: int) -> HttpResponse:
    step = step_or_404(request, step_id)
    form = _step_form(request, step)
    if request.method != "POST":
        return _step_page(request, form, step=step)
    if not form.is_valid():
        return _step_page(request, form, step=step, status=422)
    services.edit_step(step, form.words, by=request.member, now=timezone.now())
    messages.info(request, f"“{step.title}” is changed.")
    return redirect(plan_url(request))


def _step_form(request: EngagementRequest, step: Step | None = None) -> StepForm:
    return StepForm(
        request.POST if request.method == "POST" else None,
        inventories=queries.inventories_for(request.engagement),
        initial=step_initial(step) if step else None,
    )


def _step_page(
    request: EngagementRequest,
    form: StepForm,
    *,
    step: Step | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"engagement": request.engagement, "form": form, "step": step}
    return render(request, "plans/step.html", context, status=status)


@require_POST
@engagement_view(can=Right.ANSWER)
def move(request: EngagementRequest, step_id: int) -> HttpResponse:
    step, form = step_or_404(request, step_id), DirectionForm(request.POST)
    if not form.is_valid():
        return show_plan(request, status=422, refusal=UNREADABLE)
    services.move_step(step, up=form.cleaned_data["way"] == "up", by=request.member)
    return redirect(plan_url(request))


@require_POST
@engagement_view(can=Right.ANSWER)
def drop(request: EngagementRequest, step_id: int) -> HttpResponse:
    """Drop a step, or put a dropped one back among those to come."""
    step, form = step_or_404(request, step_id), DropForm(request.POST)
    if not form.is_valid():
        return show_plan(request, status=422, refusal=UNREADABLE)
    is_back = form.cleaned_data["back"]
    try:
        services.set_state(
            step,
            State.PROPOSED if is_back else State.DROPPED,
            by=request.member,
            now=timezone.now(),
        )
    except services.StepRefused as refusal:
        return refused(request, refusal)
    messages.info(
        request,
        f"“{step.title}” is back, under “To come”."
        if is_back
        else f"“{step.title}” is dropped. It can be put back.",
    )
    return redirect(plan_url(request))


@require_POST
@engagement_view(can=Right.ANSWER)
def send(request: EngagementRequest, step_id: int) -> HttpResponse:
    step = step_or_404(request, step_id)
    try:
        services.remind_step(step, by=request.member, now=timezone.now())
    except DomainError as refusal:
        return refused(request, refusal)
    address = request.engagement.client.email
    messages.info(request, f"“{step.title}” is on its way to {address}.")
    return redirect(plan_url(request))
