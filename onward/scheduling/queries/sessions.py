"""Reads about calendars: what is booked, what is open, what is free."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from onward.coaching.models import Coach, Engagement
from onward.coaching.queries import visible_engagements
from onward.organisations.core.rights import Right
from onward.organisations.models import Member, Organisation
from onward.scheduling.core.slots import Diary, OpenHours
from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import instant, wall
from onward.scheduling.models import LONGEST, Session, TimeOff, WeeklyHours, as_range

WITH_PEOPLE = (
    "organisation",
    "series",
    "engagement__client__member__user",
    "coach__member__user",
)
BOOKED = Q(state=Session.State.BOOKED)
BY_START = (F("during__startswith").asc(), "pk")


def touching(span: Span) -> Q:
    """Sessions that share an instant with a span, found by their start."""
    return Q(
        during__startswith__gt=span.start - LONGEST,
        during__startswith__lt=span.end,
        during__endswith__gt=span.start,
    )


def practice_zone(organisation: Organisation) -> ZoneInfo:
    """The clock a practice lives by: opening hours and sessions are kept on it."""
    return ZoneInfo(organisation.time_zone)


def day_span(day: date, zone: ZoneInfo, *, days: int = 1) -> Span:
    """From midnight to midnight on a zone's clock."""
    midnight = datetime.combine(day, time())
    return Span(instant(midnight, zone), instant(midnight + timedelta(days), zone))


def visible_sessions(member: Member, right: Right) -> QuerySet[Session]:
    """Sessions of the engagements a member reaches with a right."""
    reached = visible_engagements(member, right).values("pk")
    return Session.objects.filter(engagement__in=reached).select_related(*WITH_PEOPLE)


def sessions_of(engagement: Engagement) -> QuerySet[Session]:
    """Every session of an engagement, cancelled ones too, in order."""
    return (
        Session.objects.filter(engagement=engagement)
        .select_related(*WITH_PEOPLE)
        .order_by(*BY_START)
    )


def next_session(engagement: Engagement, now: datetime) -> Session | None:
    """The one going on, or else the next one booked."""
    return sessions_of(engagement).filter(BOOKED, during__endswith__gt=now).first()


def previous_session(session: Session) -> Session | None:
    """The booked one before it in the same engagement."""
    return (
        sessions_of(session.engagement)
        .filter(BOOKED, during__startswith__lt=session.starts_at)
        .last()
    )


def sessions_between(coach: Coach, span: Span) -> QuerySet[Session]:
    """What a coach has booked that touches a span, in order."""
    return (
        Session.objects.filter(BOOKED, touching(span), coach=coach)
        .select_related(*WITH_PEOPLE)
        .order_by(*BY_START)
    )


def sessions_on(coach: Coach, day: date) -> QuerySet[Session]:
    """What a coach has booked on a day of the practice's clock, in order."""
    return sessions_between(coach, day_span(day, practice_zone(coach.organisation)))


def rest_of(session: Session, now: datetime) -> list[Session]:
    """A session and the later ones of its series that are still to come."""
    if session.series is None:
        return [session]
    return list(
        Session.objects.filter(
            BOOKED,
            Q(pk=session.pk) | Q(during__startswith__gt=now),
            series=session.series,
            place_in_series__gte=session.place_in_series,
        )
        .select_related(*WITH_PEOPLE)
        .order_by("place_in_series")
    )


def weekly_hours_of(coach: Coach) -> list[WeeklyHours]:
    return list(
        WeeklyHours.objects.filter(coach=coach).order_by("weekday", "starts_at")
    )


def time_off_of(coach: Coach, within: Span) -> list[TimeOff]:
    touching = TimeOff.objects.filter(coach=coach, during__overlap=as_range(within))
    return list(touching.order_by("during"))


def time_off_ahead(coach: Coach, now: datetime) -> list[TimeOff]:
    """What is left of it, soonest first."""
    left = TimeOff.objects.filter(coach=coach, during__endswith__gt=now)
    return list(left.order_by("during"))


def diary_of(
    coach: Coach,
    within: Span,
    *,
    engagement: Engagement | None = None,
    but_for: Collection[int] = (),
) -> Diary:
    """A coach's calendar over a span; with an engagement, its client's sessions too.

    `but_for` are keys of sessions that are about to be moved away.
    """
    whose = Q(coach=coach) | Q(engagement=engagement) if engagement else Q(coach=coach)
    booked = Session.objects.filter(BOOKED, touching(within), whose)
    return Diary(
        zone=practice_zone(coach.organisation),
        hours=[
            OpenHours(hours.weekday, hours.starts_at, hours.ends_at)
            for hours in weekly_hours_of(coach)
        ],
        away=[off.span for off in time_off_of(coach, within)],
        busy=[session.span for session in booked.exclude(pk__in=but_for)],
    )


def today_in(zone: ZoneInfo, now: datetime) -> date:
    return wall(now, zone).date()
