"""A coach's week, and whom a session can be booked with."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from onward.coaching.core.stages import Stage
from onward.coaching.models import Coach
from onward.coaching.queries import coach_of, visible_engagements
from onward.organisations.core.rights import Right, Role
from onward.organisations.policies import OrgRequest, org_view
from onward.scheduling.core.weeks import GRID_HOURS, WEEK, monday_of, week_name
from onward.scheduling.forms import AGENDA, CalendarForm
from onward.scheduling.queries import practice_zone, today_in, week_of


@require_GET
@org_view(can=Right.SEE_CALENDAR)
def calendar(request: OrgRequest) -> HttpResponse:
    now = timezone.now()
    coaches = _coaches(request)
    form = CalendarForm(request.GET, coaches=coaches)
    if "coach" in form.errors:
        raise Http404
    coach = form.chosen_coach or coach_of(request.member) or next(iter(coaches), None)
    if coach is None:
        return render(request, "scheduling/no_coach.html")
    today = today_in(practice_zone(request.organisation), now)
    monday = monday_of(form.week_name, today)
    context = {
        "coach": coach,
        "coaches": coaches,
        "form": form,
        "is_own": coach.member_id == request.member.pk,
        "as_list": form.as_list,
        "week": week_of(coach, monday, now),
        "ways": _ways(coach, monday, as_list=form.as_list),
        "hours": [f"{hour:02}:00" for hour in GRID_HOURS],
    }
    return render(request, "scheduling/calendar.html", context)


@require_GET
@org_view(can=Right.BOOK)
def book(request: OrgRequest) -> HttpResponse:
    engagements = (
        visible_engagements(request.member, Right.BOOK)
        .exclude(stage=Stage.ENDED)
        .order_by("client__name", "pk")
    )
    return render(request, "scheduling/book.html", {"engagements": engagements})


def _ways(coach: Coach, monday: date, *, as_list: bool) -> dict[str, str]:
    """The queries that lead from a week to the others and to its other view."""
    view = AGENDA if as_list else ""

    def way(day: date | None, view: str) -> str:
        week = week_name(day) if day else ""
        return urlencode({"coach": coach.pk, "week": week, "view": view})

    return {
        "before": way(monday - WEEK, view),
        "today": way(None, view),
        "after": way(monday + WEEK, view),
        "grid": way(monday, ""),
        "agenda": way(monday, AGENDA),
    }


def _coaches(request: OrgRequest) -> list[Coach]:
    """Whose calendars a member sees: a coordinator everybody's, a coach their own."""
    if request.member.has(Role.COORDINATOR):
        active = Coach.objects.filter(member__is_active=True)
        return list(
            active.select_related("member__user", "organisation").order_by(
                "member__user__name", "pk"
            )
        )
    own = coach_of(request.member)
    return [own] if own else []
