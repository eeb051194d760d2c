"""Booking: choose a first time and a rhythm, see every date, book."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onward.coaching.models import Engagement, Mode
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.coaching.queries import agreement_is_signed, is_coach_of
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.scheduling.forms import BOOK, CHANGE, SeriesForm, manner_values
from onward.scheduling.queries import planned_lines, practice_zone, sessions_of
from onward.scheduling.services import TimeRefused, book_series, book_session
from onward.scheduling.views.clocks import USUAL_LENGTH, Shown
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.BOOK)
def series(request: EngagementRequest) -> HttpResponse:
    now = timezone.now()
    zone = practice_zone(request.organisation)
    if request.method != "POST":
        initial = _usual(request.engagement)
        return _choose(request, SeriesForm(initial=initial, zone=zone, now=now), now)
    form = SeriesForm(request.POST, zone=zone, now=now)
    if not form.is_valid():
        return _choose(request, form, now, status=422)
    if form.cleaned_data["step"] == CHANGE:
        return _choose(request, form, now)
    if form.cleaned_data["step"] == BOOK:
        return _book(request, form, now)
    return _dates(request, form, now)


def _book(request: EngagementRequest, form: SeriesForm, now: datetime) -> HttpResponse:
    act = book_session if form.is_once else book_series
    try:
        act(
            request.engagement,
            form.arrangement,
            by=request.member,
            now=now,
            outside_hours=form.cleaned_data["outside_hours"],
            uid=form.cleaned_data["token"],
        )
    except TimeRefused as refusal:
        return _dates(request, form, now, refused=refusal.message, status=409)
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _choose(request, form, now, status=409)
    count = form.arrangement.count
    words = _("Session booked.") if count == 1 else _("%(count)s sessions booked.")
    messages.info(request, words % {"count": count})
    return redirect(page_url(request, "scheduling:meetings", request.engagement.pk))


def _choose(
    request: EngagementRequest, form: SeriesForm, now: datetime, *, status: int = 200
) -> HttpResponse:
    engagement = request.engagement
    length = int(str(form["length"].value() or USUAL_LENGTH))
    shown = Shown(request.GET, engagement, now=now, length=length)
    found = shown.openings()
    form.mark_needed()
    return render(
        request,
        "scheduling/series.html",
        {
            "engagement": engagement,
            "form": form,
            "shown": shown,
            "openings": found,
            "chosen": str(form["start"].value() or ""),
            "kept": shown.kept(form.chosen, found),
            "is_signed": agreement_is_signed(engagement),
            "is_own": is_coach_of(request.member, engagement),
        },
        status=status,
    )


def _dates(
    request: EngagementRequest,
    form: SeriesForm,
    now: datetime,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    outside_hours = form.cleaned_data["outside_hours"]
    arrangement = form.arrangement
    lines = planned_lines(
        request.engagement, arrangement, now=now, outside_hours=outside_hours
    )
    clashing = [line.place for line in lines if line.clash]
    return render(
        request,
        "scheduling/dates.html",
        {
            "engagement": request.engagement,
            "arrangement": arrangement,
            "where": arrangement.manner.where(
                coach=request.engagement.coach.member.name,
                client=request.engagement.client.name,
            ),
            "form": form,
            "lines": lines,
            "clashing": clashing,
            "carried": form.carried(clashing),
            "refused": refused,
        },
        status=status,
    )


def _usual(engagement: Engagement) -> dict[str, object]:
    """As last time; before the first time, as the client likes to be reached."""
    usual: dict[str, object] = {
        "length": USUAL_LENGTH,
        "place": engagement.organisation.address,
        "phone": engagement.client.phone,
        "mode": Mode.PHONE if engagement.client.prefers == "phone" else Mode.IN_PERSON,
        "who_calls": "coach",
    }
    last = sessions_of(engagement).last()
    if last is None:
        return usual
    kept = {name: value for name, value in manner_values(last.manner).items() if value}
    return {**usual, **kept}
