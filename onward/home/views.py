"""The first page of each role, and the record of an engagement."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from onward.audit import services as audit
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.coaching.queries import (
    coach_of,
    is_client_of,
    is_coach_of,
    own_engagement,
)
from onward.home.queries.client import client_today
from onward.home.queries.coach import coach_today
from onward.home.queries.practice import practice_today
from onward.home.queries.record import outline_of, record_of
from onward.organisations.core.rights import Right, Role
from onward.organisations.models import Organisation
from onward.organisations.policies import OrgRequest, org_view, practice_url
from onward.organisations.queries import memberships
from onward.ui.policies import open_view


@require_GET
@open_view
def front(request: HttpRequest) -> HttpResponse:
    """The door: to the one practice a person belongs to, or a choice among them."""
    if not request.user.is_authenticated:
        shown = Organisation.objects.filter(takes_enquiries=True).order_by("name")
        return render(
            request, "home/door.html", {"practices": shown, "demo": settings.DEMO}
        )
    mine = memberships(request.user)
    if len(mine) == 1:
        return redirect(practice_url(mine[0].organisation, "home:today"))
    return render(request, "home/choose.html", {"memberships": mine})


@require_GET
@org_view(can=Right.SEE_TODAY)
def today(request: OrgRequest) -> HttpResponse:
    """One page for each role; somebody with two roles sees the coach's day first."""
    member, now = request.member, timezone.now()
    context: dict[str, object] = {"now": now}
    if member.has(Role.COACH) and (coach := coach_of(member)):
        context |= {"day": coach_today(coach, now), "coach": coach}
        if member.may(Right.RUN_ENQUIRIES):
            context["practice_day"] = practice_today(request.organisation, member, now)
        return render(request, "home/coach.html", context)
    if member.may(Right.RUN_ENQUIRIES):
        context["practice_day"] = practice_today(request.organisation, member, now)
        return render(request, "home/practice.html", context)
    if member.has(Role.CLIENT) and (engagement := own_engagement(member)):
        context |= {
            "engagement": engagement,
            "today": client_today(engagement, member, now),
        }
        return render(request, "home/client.html", context)
    return render(request, "home/sponsor.html", context)


@require_GET
@engagement_view(can=Right.SEE_ENGAGEMENT)
def record(request: EngagementRequest) -> HttpResponse:
    """One engagement on one page. Only its client and its coach read what was said."""
    engagement, member = request.engagement, request.member
    inside = is_coach_of(member, engagement) or is_client_of(member, engagement)
    context: dict[str, object] = {
        "engagement": engagement,
        "outline": outline_of(engagement, timezone.now()),
        "record": record_of(engagement, member) if inside else None,
        "is_coach": is_coach_of(member, engagement),
    }
    audit.record(
        "record opened" if inside else "outline opened", by=member, on=engagement
    )
    return render(request, "home/record.html", context)
