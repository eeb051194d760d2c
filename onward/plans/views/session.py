"""The page of a session: for the coach all that bears on it, for the client what is
theirs, for the practice its time and who came.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from onward.coaching.queries import is_client_of, is_coach_of
from onward.intake.core.limits import in_words
from onward.intake.core.places import US_STATES
from onward.intake.core.words import first_name
from onward.intake.queries import limits, themes_for_record
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.plans import queries, services
from onward.plans.core.steps import State
from onward.plans.core.words import counted
from onward.plans.forms import AttendanceForm, CheckInForm, NoteForm
from onward.plans.models import CheckIn
from onward.plans.services import Told
from onward.plans.views.frame import hands_of, zone_of
from onward.scheduling.models import Session
from onward.scheduling.queries import visible_sessions
from onward.scheduling.services import mark_attendance
from onward.ui.core.refusals import DomainError


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody just wrote and has to see again, and why."""

    note: NoteForm | None = None
    told: CheckInForm | None = None
    attendance: AttendanceForm | None = None
    refusal: str = ""


@require_GET
@org_view(can=Right.SEE_ENGAGEMENT)
def session(request: OrgRequest, session_id: int) -> HttpResponse:
    found = _reached(request, session_id, Right.SEE_ENGAGEMENT)
    services.note_session_opening(found, by=request.member)
    return _show(request, found, Written())


@require_POST
@org_view(can=Right.WRITE_RECORD)
def note(request: OrgRequest, session_id: int) -> HttpResponse:
    found = _reached(request, session_id, Right.WRITE_RECORD)
    form = NoteForm(request.POST, client_name=found.engagement.client.name)
    if not form.is_valid():
        return _show(request, found, Written(note=form), status=422)
    services.keep_note(
        found, author=request.member, now=timezone.now(), **form.cleaned_data
    )
    messages.info(request, "The note is kept.")
    return redirect(page_url(request, "plans:session", found.pk))


@require_POST
@org_view(can=Right.ANSWER)
def check_in(request: OrgRequest, session_id: int) -> HttpResponse:
    """How it went, told by the client before the meeting, or by the coach in it."""
    found = _reached(request, session_id, Right.ANSWER)
    form = _told_form(request, found, queries.check_in_of(found), is_sent=True)
    if not form.is_valid():
        return _show(request, found, Written(told=form), status=422)
    told, is_client = form.told, is_client_of(request.member, found.engagement)
    try:
        services.check_in(
            found.engagement,
            told,
            session=found,
            by=request.member,
            mode="self" if is_client else "phone",
            now=timezone.now(),
        )
    except DomainError as refusal:
        written = Written(told=form, refusal=str(refusal))
        return _show(request, found, written, status=409)
    messages.info(request, _happened(told))
    return redirect(page_url(request, "plans:session", found.pk))


@require_POST
@org_view(can=Right.BOOK)
def attendance(request: OrgRequest, session_id: int) -> HttpResponse:
    found = _reached(request, session_id, Right.BOOK)
    form = AttendanceForm(request.POST)
    if not form.is_valid():
        return _show(request, found, Written(attendance=form), status=422)
    try:
        mark_attendance(found, form.said, by=request.member, now=timezone.now())
    except DomainError as refusal:
        return _show(request, found, Written(refusal=str(refusal)), status=409)
    messages.info(request, f"Attendance: {form.said_in_words}.")
    return redirect(page_url(request, "plans:session", found.pk))


def _reached(request: OrgRequest, session_id: int, right: Right) -> Session:
    """A session the member reaches with this right; 404 when it is not theirs."""
    return get_object_or_404(visible_sessions(request.member, right), pk=session_id)


def _happened(told: Told) -> str:
    said = list(told.outcomes.values())
    parts = [
        f"{counted(said.count(state), 'step', 'steps')} {word}"
        for state, word in (
            (State.DONE, "done"),
            (State.STUCK, "stuck"),
            (State.LATER, "for later"),
        )
        if state in said
    ]
    figures = sum(value is not None for value in told.pulse.values())
    if figures:
        parts.append(f"{counted(figures, 'figure', 'figures')} on the line")
    what = ", ".join(parts)
    return f"The check-in is kept: {what}." if what else "The check-in is kept."


def _told_form(
    request: OrgRequest,
    session: Session,
    before: CheckIn | None,
    *,
    is_sent: bool = False,
) -> CheckInForm:
    return CheckInForm(
        request.POST if is_sent else None,
        steps=queries.steps_in_hand(session.engagement),
        pulse=queries.pulse(),
        before=before,
        figures=queries.pulse_seen(before, reader=request.member),
    )


def _show(
    request: OrgRequest, session: Session, written: Written, *, status: int = 200
) -> HttpResponse:
    engagement, reader, now = session.engagement, request.member, timezone.now()
    is_coach, is_client = (
        is_coach_of(reader, engagement),
        is_client_of(reader, engagement),
    )
    zone = zone_of(engagement, reader)
    context: dict[str, object] = {
        "session": session,
        "engagement": engagement,
        "zone": zone,
        "is_coach": is_coach,
        "is_client": is_client,
        "first_name": first_name(engagement.client.name),
        "link": _safe(session.link),
        "may_move": reader.may(Right.MOVE_SESSION),
        "refusal": written.refusal,
        "is_over": session.ends_at <= now,
    } | _attendance(request, session, written, now)
    if is_coach or is_client:
        context |= _shared(request, session, written, zone=zone, now=now)
    if is_coach:
        context |= _for_coach(request, session, written)
    page = (
        "session" if is_coach else "session_client" if is_client else "session_outline"
    )
    return render(request, f"plans/{page}.html", context, status=status)


def _safe(link: str) -> str:
    return link if link.startswith(("https://", "http://")) else ""


def _attendance(
    request: OrgRequest, session: Session, written: Written, now: datetime
) -> dict[str, object]:
    """The form for who came, from the day itself on, for those who keep the book."""
    today = now.astimezone(session.zone).date()
    is_open = session.is_booked and today >= session.local_start.date()
    may_mark = request.member.may(Right.BOOK) and is_open
    form = written.attendance or AttendanceForm(
        initial={"attendance": session.attendance}, auto_id="came-%s"
    )
    return {"attendance": form if may_mark else None}


def _shared(
    request: OrgRequest,
    session: Session,
    written: Written,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> dict[str, object]:
    """What client and coach both see: notes they may read, steps, the check-in."""
    before = queries.check_in_of(session)
    plan = queries.plan_of(session.engagement)
    page = queries.plan_page(plan, reader=request.member) if plan else None
    return {
        "notes": queries.notes_of_session(session, request.member),
        "since": queries.since(session, request.member),
        "told": before,
        "check_in": written.told or _told_form(request, session, before),
        "page": page,
        "hands": hands_of(page, zone=zone, now=now) if page else [],
    }


def _for_coach(
    request: OrgRequest, session: Session, written: Written
) -> dict[str, object]:
    engagement = session.engagement
    here = session.starts_at.astimezone(ZoneInfo(engagement.client.time_zone))
    return {
        "note": written.note or NoteForm(client_name=engagement.client.name),
        "pulse": queries.pulse_lines(engagement, reader=request.member),
        "themes": themes_for_record(engagement, request.member),
        "limits": in_words(limits(engagement), US_STATES),
        "stalled": queries.stalled(engagement, reader=request.member),
        "client_time": f"{here:%H:%M}"
        if here.utcoffset() != session.starts_at.astimezone(session.zone).utcoffset()
        else None,
    }
