"""Moving and cancelling one session or the rest of a series; who came."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.organisations.models import Member
from onward.scheduling.core.recurrence import Cadence, meetings
from onward.scheduling.core.states import Attendance, Standing, may_become
from onward.scheduling.core.walltime import span_from, wall
from onward.scheduling.models import Session, as_range
from onward.scheduling.queries import WITH_PEOPLE, practice_zone, rest_of
from onward.scheduling.services.checks import (
    held_by_the_database,
    need_free,
    take_in_turn,
)
from onward.scheduling.services.letters import tell_cancelled, tell_moved
from onward.scheduling.services.refusals import SessionIsOver, SessionIsToCome

MOVED = ["local_start", "time_zone", "during", "sequence"]


@transaction.atomic
def move_session(
    session: Session,
    to_local: datetime,
    *,
    by: Member | None,
    now: datetime,
    rest: bool = False,
    outside_hours: bool = False,
) -> list[Session]:
    """Move a session to another wall time, or it and the rest of its series with it.

    The rest keeps its rhythm, counted from the new time. Returns what moved: nothing
    when all stand there already. Raises SessionIsOver, SlotTaken, NotOpen, InThePast.
    """
    session = _taken(session)
    engagement = session.engagement
    if not session.is_booked or session.starts_at <= now:
        raise SessionIsOver
    moving = rest_of(session, now) if rest else [session]
    zone = practice_zone(engagement.organisation)
    starts = _new_starts(moving, to_local)
    if [one.local_start for one in moving] == starts:
        return []
    spans = [
        span_from(start, zone, minutes=one.length_minutes)
        for one, start in zip(moving, starts, strict=True)
    ]
    keys = [one.pk for one in moving]
    need_free(engagement, spans, now=now, outside_hours=outside_hours, but_for=keys)
    before = [one.span for one in moving]
    for one, start, span in zip(moving, starts, spans, strict=True):
        one.local_start, one.time_zone, one.during = start, zone.key, as_range(span)
        one.sequence += 1
    with held_by_the_database():
        Session.objects.bulk_update(moving, MOVED)
    audit.record(
        "session moved", by=by, on=session, detail={"sessions": str(len(moving))}
    )
    tell_moved(moving, before, now=now)
    return moving


@transaction.atomic
def cancel_session(
    session: Session,
    *,
    why: Session.Why,
    by: Member | None,
    now: datetime,
    rest: bool = False,
) -> list[Session]:
    """Cancel a session, or it and the rest of its series. Returns what was cancelled:
    nothing when it is cancelled already. Raises SessionIsOver.
    """
    session = _taken(session)
    if not session.is_booked:
        return []
    allowed = may_become(session.standing, Standing.CANCELLED)
    if session.ends_at <= now or not allowed:
        raise SessionIsOver
    going = rest_of(session, now) if rest else [session]
    for one in going:
        one.state, one.cancelled_why = Session.State.CANCELLED, why
        one.sequence += 1
    Session.objects.bulk_update(going, ["state", "cancelled_why", "sequence"])
    audit.record(
        "session cancelled",
        by=by,
        on=session,
        detail={"sessions": str(len(going)), "why": why.value},
    )
    tell_cancelled(going, now=now)
    return going


@transaction.atomic
def mark_attendance(
    session: Session, attendance: Attendance, *, by: Member | None, now: datetime
) -> Session:
    """Say who came, from the day of the session on; a mark can be put right later.

    Raises SessionIsToCome, or SessionIsOver when it was cancelled.
    """
    session = _taken(session)
    if attendance == session.attendance:
        return session
    if wall(now, session.zone).date() < session.local_start.date():
        raise SessionIsToCome
    if not may_become(session.standing, Standing(attendance.value)):
        raise SessionIsOver
    session.attendance = attendance.value
    session.save(update_fields=["attendance"])
    audit.record(
        "attendance marked", by=by, on=session, detail={"attendance": attendance.value}
    )
    return session


def _taken(session: Session) -> Session:
    """The session as it stands now, while its calendars wait for us."""
    take_in_turn(session.engagement)
    return Session.objects.select_related(
        *WITH_PEOPLE, "engagement__coach__organisation", "engagement__organisation"
    ).get(pk=session.pk)


def _new_starts(moving: Sequence[Session], to_local: datetime) -> list[datetime]:
    """The new time, and for the rest its rhythm from there on, gaps kept."""
    first = moving[0]
    if len(moving) == 1 or first.series is None:
        return [to_local]
    places = [
        (one.place_in_series or 0) - (first.place_in_series or 0) for one in moving
    ]
    rhythm = meetings(to_local, Cadence(first.series.cadence), places[-1] + 1)
    return [rhythm[place] for place in places]
