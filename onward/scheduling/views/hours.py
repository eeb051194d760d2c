"""A coach's own week and time off."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from onward.coaching.models import Coach
from onward.coaching.queries import coach_of
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.scheduling.core.spans import Span
from onward.scheduling.core.words import span_words, town
from onward.scheduling.forms import HoursForm, TimeOffForm
from onward.scheduling.models import TimeOff
from onward.scheduling.queries import (
    practice_zone,
    sessions_between,
    time_off_ahead,
    weekly_hours_of,
)
from onward.scheduling.services import (
    add_time_off,
    remove_time_off,
    set_weekly_hours,
)


@require_http_methods(["GET", "HEAD", "POST"])
@org_view(can=Right.SET_HOURS)
def hours(request: OrgRequest) -> HttpResponse:
    coach, now = _coach(request), timezone.now()
    if request.method != "POST":
        return _page(request, coach, now)
    form = HoursForm(request.POST)
    if not form.is_valid():
        return _page(request, coach, now, week=form, status=422)
    set_weekly_hours(coach, form.hours, by=request.member)
    messages.info(request, _("Opening hours kept. What is booked stays booked."))
    return redirect(page_url(request, "scheduling:hours"))


@require_POST
@org_view(can=Right.SET_HOURS)
def away(request: OrgRequest) -> HttpResponse:
    coach, now = _coach(request), timezone.now()
    form = TimeOffForm(request.POST, zone=practice_zone(request.organisation), now=now)
    if not form.is_valid():
        return _page(request, coach, now, off=form, status=422)
    span = form.cleaned_data["span"]
    add_time_off(coach, span, by=request.member, why=form.cleaned_data["why"])
    _say_kept(request, coach, span)
    return redirect(page_url(request, "scheduling:hours"))


@require_POST
@org_view(can=Right.SET_HOURS)
def away_remove(request: OrgRequest, off_id: int) -> HttpResponse:
    off = get_object_or_404(TimeOff.objects.filter(coach=_coach(request)), pk=off_id)
    remove_time_off(off, by=request.member)
    messages.info(request, _("Time off removed; these hours are open again."))
    return redirect(page_url(request, "scheduling:hours"))


def _say_kept(request: OrgRequest, coach: Coach, span: Span) -> None:
    booked = sessions_between(coach, span).count()
    if not booked:
        messages.info(request, _("Time off kept."))
        return
    words = ngettext(
        "Time off kept. %(count)s booked session lies in it: move or cancel it.",
        "Time off kept. %(count)s booked sessions lie in it: move or cancel them.",
        booked,
    )
    messages.warning(request, words % {"count": booked})


def _coach(request: OrgRequest) -> Coach:
    coach = coach_of(request.member)
    if coach is None:
        raise Http404
    return coach


def _page(
    request: OrgRequest,
    coach: Coach,
    now: datetime,
    *,
    week: HoursForm | None = None,
    off: TimeOffForm | None = None,
    status: int = 200,
) -> HttpResponse:
    zone = practice_zone(request.organisation)
    ahead = [
        (one, span_words(one.span, zone, this_year=now.year))
        for one in time_off_ahead(coach, now)
    ]
    context = {
        "town": town(zone),
        "week": week or HoursForm.of(weekly_hours_of(coach)),
        "off": off or TimeOffForm(zone=zone, now=now),
        "ahead": ahead,
    }
    return render(request, "scheduling/hours.html", context, status=status)
