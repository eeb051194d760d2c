"""Moving and cancelling: by the coach, a coordinator, or the client."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onward.coaching.queries import is_client_of
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.scheduling.core.words import elsewhere_words, moment_words, span_words
from onward.scheduling.forms import CancelForm, MoveForm
from onward.scheduling.models import Session
from onward.scheduling.queries import practice_zone, rest_of, visible_sessions
from onward.scheduling.services import cancel_session, move_session
from onward.scheduling.views.clocks import CLIENT, PRACTICE, Shown
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "HEAD", "POST"])
@org_view(can=Right.MOVE_SESSION)
def move(request: OrgRequest, session_id: int) -> HttpResponse:
    session, now = _session(request, session_id), timezone.now()
    given = request.POST if request.method == "POST" else None
    by_client = is_client_of(request.member, session.engagement)
    form = MoveForm(
        given,
        has_rest=len(rest_of(session, now)) > 1,
        zone=practice_zone(request.organisation),
        now=now,
        by_hand=not by_client,
    )
    if given is None:
        return _move_page(request, session, form, now)
    if not form.is_valid():
        return _move_page(request, session, form, now, status=422)
    return _move(request, session, form, now)


def _move(
    request: OrgRequest, session: Session, form: MoveForm, now: datetime
) -> HttpResponse:
    local = form.cleaned_data["local_start"]
    try:
        moved = move_session(
            session,
            local,
            by=request.member,
            now=now,
            rest=form.takes_the_rest,
            outside_hours=form.cleaned_data.get("outside_hours", False),
        )
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _move_page(request, session, form, now, status=409)
    words = _("%(count)s sessions moved; the first is on %(when)s.")
    if len(moved) < 2:  # noqa: PLR2004 - one, or it stood there already
        words = _("Moved to %(when)s.")
    when = moment_words(local, this_year=now.year)
    messages.info(request, words % {"count": len(moved), "when": when})
    return _to_meetings(request, session)


def _move_page(
    request: OrgRequest,
    session: Session,
    form: MoveForm,
    now: datetime,
    *,
    status: int = 200,
) -> HttpResponse:
    by_client = is_client_of(request.member, session.engagement)
    shown = Shown(
        request.GET,
        session.engagement,
        now=now,
        length=session.length_minutes,
        clock=CLIENT if by_client else PRACTICE,
    )
    found = shown.openings(but_for=[session.pk])
    context = {
        "session": session,
        "engagement": session.engagement,
        "when": _when(request, session, now),
        "form": form,
        "shown": shown,
        "openings": found,
        "chosen": str(form["start"].value() or ""),
        "kept": shown.kept(form.chosen, found),
        "is_over": not session.is_booked or session.starts_at <= now,
    }
    return render(request, "scheduling/move.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@org_view(can=Right.MOVE_SESSION)
def cancel(request: OrgRequest, session_id: int) -> HttpResponse:
    session, now = _session(request, session_id), timezone.now()
    given = request.POST if request.method == "POST" else None
    rest = rest_of(session, now)
    form = CancelForm(
        given,
        has_rest=len(rest) > 1,
        by_client=is_client_of(request.member, session.engagement),
    )
    if given is not None and form.is_valid():
        return _cancel(request, session, form, now)
    return _cancel_page(request, session, form, now, status=422 if given else 200)


def _cancel(
    request: OrgRequest, session: Session, form: CancelForm, now: datetime
) -> HttpResponse:
    try:
        gone = cancel_session(
            session,
            why=Session.Why(form.cleaned_data["why"]),
            by=request.member,
            now=now,
            rest=form.takes_the_rest,
        )
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _cancel_page(request, session, form, now, status=409)
    words = _("Session cancelled.")
    if len(gone) > 1:
        words = _("%(count)s sessions cancelled.")
    messages.info(request, words % {"count": len(gone)})
    return _to_meetings(request, session)


def _cancel_page(
    request: OrgRequest,
    session: Session,
    form: CancelForm,
    now: datetime,
    *,
    status: int,
) -> HttpResponse:
    context = {
        "session": session,
        "engagement": session.engagement,
        "when": _when(request, session, now),
        "form": form,
        "is_over": not session.is_booked or session.ends_at <= now,
    }
    return render(request, "scheduling/cancel.html", context, status=status)


def _when(request: OrgRequest, session: Session, now: datetime) -> str:
    """When it is, first on the clock of who reads this."""
    client = session.engagement.client
    clocks = [practice_zone(request.organisation), ZoneInfo(client.time_zone)]
    if is_client_of(request.member, session.engagement):
        clocks.reverse()
    words = span_words(session.span, clocks[0], this_year=now.year)
    elsewhere = elsewhere_words(session.starts_at, *clocks)
    return f"{words} ({elsewhere})" if elsewhere else words


def _session(request: OrgRequest, session_id: int) -> Session:
    seen = visible_sessions(request.member, Right.MOVE_SESSION)
    return get_object_or_404(seen, pk=session_id)


def _to_meetings(request: OrgRequest, session: Session) -> HttpResponse:
    return redirect(page_url(request, "scheduling:meetings", session.engagement_id))
