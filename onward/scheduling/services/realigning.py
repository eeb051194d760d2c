"""When a zone's law changes: the wall time was meant, so the instant moves."""

from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.scheduling.core.walltime import span_from
from onward.scheduling.models import Session, as_range
from onward.scheduling.queries import BOOKED, BY_START, WITH_PEOPLE
from onward.scheduling.services.checks import held_by_the_database, take_in_turn
from onward.scheduling.services.letters import tell_realigned
from onward.scheduling.services.refusals import SlotTaken


def realign_sessions(*, now: datetime) -> tuple[list[Session], list[Session]]:
    """Put every session still to come where its wall time is under today's zone data.

    Returns those that moved and those that could not, because the instant is taken.
    People are told of each; run it after an update of the tzdata package.
    """
    moved, stuck = [], []
    ahead = Session.objects.filter(BOOKED, during__startswith__gt=now)
    for session in ahead.select_related(*WITH_PEOPLE).order_by(*BY_START):
        if _derived(session) == session.during:
            continue
        try:
            moved.append(_realign(session, now=now))
        except SlotTaken:
            stuck.append(session)
    return moved, stuck


def _derived(session: Session) -> object:
    return as_range(
        span_from(session.local_start, session.zone, minutes=session.length_minutes)
    )


@transaction.atomic
def _realign(session: Session, *, now: datetime) -> Session:
    take_in_turn(session.engagement)
    span = span_from(session.local_start, session.zone, minutes=session.length_minutes)
    before, session.during = session.span, as_range(span)
    session.sequence += 1
    with held_by_the_database():
        session.save(update_fields=["during", "sequence"])
    audit.record("session realigned", by=None, on=session)
    tell_realigned(session, before, now=now)
    return session
