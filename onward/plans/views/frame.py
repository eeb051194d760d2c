"""What the pages of a plan share: the plan itself, its steps as shown, ways back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from onward.coaching.core.circumstances import LABELS
from onward.coaching.models import Engagement
from onward.coaching.policies import EngagementRequest
from onward.organisations.core.rights import Right
from onward.organisations.models import Member
from onward.organisations.policies import page_url
from onward.plans import queries
from onward.plans.core.steps import CAUSES
from onward.plans.core.words import counted, hand_words
from onward.plans.forms import BackForm, ReportForm, report_form
from onward.plans.models import Plan, Step
from onward.scheduling.queries import visible_sessions
from onward.ui.core.refusals import DomainError

UNREADABLE = "This was not understood. Nothing is changed."


@dataclass(frozen=True, slots=True)
class Hand:
    """A step in hand as the page shows it, with its inventory and the form that
    reports it.
    """

    step: Step
    when: str
    form: ReportForm
    ask: queries.Ask | None


def zone_of(engagement: Engagement, reader: Member) -> ZoneInfo:
    """The client's own clock, or else the practice's."""
    if engagement.client.member_id == reader.pk:
        return ZoneInfo(engagement.client.time_zone)
    return ZoneInfo(engagement.organisation.time_zone)


def plan_or_404(request: EngagementRequest) -> Plan:
    plan = queries.plan_of(request.engagement)
    if plan is None:
        raise Http404
    return plan


def step_or_404(request: EngagementRequest, step_id: int) -> Step:
    steps = Step.objects.select_related("organisation", "plan__engagement__client")
    return get_object_or_404(steps, pk=step_id, plan__engagement=request.engagement)


def plan_url(request: EngagementRequest) -> str:
    return page_url(request, "plans:plan", request.engagement.pk)


def back(request: EngagementRequest) -> HttpResponse:
    """To the page the form was on: today's, a session's, or the plan."""
    place, session_id = BackForm(request.POST).place
    if place == "today":
        return redirect(page_url(request, "home:today"))
    mine = visible_sessions(request.member, Right.READ_RECORD)
    if session_id and mine.filter(pk=session_id).exists():
        return redirect(page_url(request, "plans:session", session_id))
    return redirect(plan_url(request))


def hands_of(
    page: queries.PlanPage,
    *,
    zone: ZoneInfo,
    now: datetime,
    bound: Mapping[int, ReportForm] | None = None,
) -> list[Hand]:
    today = now.astimezone(zone).date()
    return [
        Hand(
            step,
            hand_words(step.effort_minutes, step.due_on, today=today),
            (bound or {}).get(step.pk) or report_form(step),
            page.asks.get(step.pk),
        )
        for step in page.in_hand
    ]


def show_plan(
    request: EngagementRequest,
    *,
    status: int = 200,
    refusal: str = "",
    bound: Mapping[int, ReportForm] | None = None,
) -> HttpResponse:
    """The plan's page, or the page that makes one; again with what was refused."""
    plan = queries.plan_of(request.engagement)
    zone = zone_of(request.engagement, request.member)
    context = {
        "engagement": request.engagement,
        "zone": zone,
        "is_coach": request.acts_for_client,
        "refusal": refusal,
    }
    if plan is None:
        context |= _before_the_plan(request)
        return render(request, "plans/empty.html", context, status=status)
    page = queries.plan_page(plan, reader=request.member)
    context |= {
        "plan": plan,
        "other_path": queries.other_path(request.engagement, plan),
        "page": page,
        "hands": hands_of(page, zone=zone, now=timezone.now(), bound=bound),
        "coming": counted(len(page.to_come), "step", "steps"),
        "finished": counted(len(page.done), "step", "steps"),
        "stalled": request.acts_for_client
        and queries.stalled(request.engagement, reader=request.member),
        "causes": CAUSES.values(),
    }
    return render(request, "plans/plan.html", context, status=status)


def _before_the_plan(request: EngagementRequest) -> dict[str, object]:
    engagement = request.engagement
    template = queries.template_for(engagement)
    return {
        "template": template,
        "circumstance": LABELS.get(engagement.circumstance, ""),
        "aim": queries.aim_of(engagement, reader=request.member),
        "first": template.steps[0],
    }


def refused(request: EngagementRequest, refusal: DomainError) -> HttpResponse:
    return show_plan(request, status=409, refusal=str(refusal))
