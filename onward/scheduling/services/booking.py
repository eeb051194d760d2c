"""Booking a series or a single session: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.spans import Span
from onward.scheduling.models import Series, Session, as_range
from onward.scheduling.queries import planned_spans, practice_zone
from onward.scheduling.services.checks import (
    held_by_the_database,
    need_agreement,
    need_free,
    take_in_turn,
)
from onward.scheduling.services.letters import tell_booked


@transaction.atomic
def book_series(
    engagement: Engagement,
    arrangement: Arrangement,
    *,
    by: Member | None,
    now: datetime,
    outside_hours: bool = False,
    uid: UUID | None = None,
) -> Series:
    """Book every meeting of a rhythm, or raise and book none.

    Asked twice with one `uid` (a button pressed twice), it books once. Raises
    AgreementMissing, EngagementEnded, SlotTaken, NotOpen or InThePast; the last three
    name the dates and the nearest free times in `clashes`.
    """
    engagement = take_in_turn(engagement)
    uid = uid or uuid4()
    earlier = Series.objects.filter(uid=uid, engagement=engagement).first()
    if earlier is not None:
        return earlier
    spans = _checked(engagement, arrangement, now=now, outside_hours=outside_hours)
    series = Series.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        uid=uid,
        cadence=arrangement.cadence.value,
        count=arrangement.count,
        first_local=arrangement.first_local,
        length_minutes=arrangement.length_minutes,
        time_zone=practice_zone(engagement.organisation).key,
        **_manner(arrangement),
    )
    sessions = _write(engagement, arrangement, spans, series=series)
    audit.record(
        "series booked", by=by, on=series, detail={"count": str(len(sessions))}
    )
    tell_booked(sessions, now=now)
    return series


@transaction.atomic
def book_session(
    engagement: Engagement,
    arrangement: Arrangement,
    *,
    by: Member | None,
    now: datetime,
    outside_hours: bool = False,
    uid: UUID | None = None,
) -> Session:
    """Book the first meeting of an arrangement alone; refuses as `book_series` does."""
    engagement = take_in_turn(engagement)
    uid = uid or uuid4()
    earlier = Session.objects.filter(uid=uid, engagement=engagement).first()
    if earlier is not None:
        return earlier
    spans = _checked(engagement, arrangement, now=now, outside_hours=outside_hours)
    (session,) = _write(engagement, arrangement, spans[:1], uid=uid)
    audit.record("session booked", by=by, on=session)
    tell_booked([session], now=now)
    return session


def _checked(
    engagement: Engagement,
    arrangement: Arrangement,
    *,
    now: datetime,
    outside_hours: bool,
) -> list[Span]:
    need_agreement(engagement)
    spans = planned_spans(arrangement, practice_zone(engagement.organisation))
    need_free(engagement, spans, now=now, outside_hours=outside_hours)
    return spans


def _write(
    engagement: Engagement,
    arrangement: Arrangement,
    spans: Sequence[Span],
    *,
    series: Series | None = None,
    uid: UUID | None = None,
) -> list[Session]:
    booked_before = Session.objects.filter(engagement=engagement).aggregate(
        most=Max("number")
    )["most"]
    sessions = [
        Session(
            organisation=engagement.organisation,
            series=series,
            place_in_series=place if series else None,
            engagement=engagement,
            coach=engagement.coach,
            number=(booked_before or 0) + place,
            uid=uid or uuid4(),
            local_start=start,
            time_zone=practice_zone(engagement.organisation).key,
            during=as_range(span),
            **_manner(arrangement),
        )
        for place, (start, span) in enumerate(
            zip(arrangement.starts(), spans, strict=False), 1
        )
    ]
    with held_by_the_database():
        return Session.objects.bulk_create(sessions)


def _manner(arrangement: Arrangement) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(arrangement.manner).items()}
