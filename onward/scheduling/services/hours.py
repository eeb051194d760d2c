"""When a coach is there."""

from collections.abc import Sequence

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Coach
from onward.organisations.models import Member
from onward.scheduling.core.slots import OpenHours
from onward.scheduling.core.spans import Span
from onward.scheduling.models import TimeOff, WeeklyHours, as_range


@transaction.atomic
def set_weekly_hours(
    coach: Coach, hours: Sequence[OpenHours], *, by: Member | None
) -> list[WeeklyHours]:
    """Replace a coach's week. What is booked stays booked."""
    Coach.objects.select_for_update(no_key=True, of=("self",)).get(pk=coach.pk)
    WeeklyHours.objects.filter(coach=coach).delete()
    rows = WeeklyHours.objects.bulk_create(
        WeeklyHours(
            organisation=coach.organisation,
            coach=coach,
            weekday=open_.weekday,
            starts_at=open_.starts_at,
            ends_at=open_.ends_at,
        )
        for open_ in hours
    )
    audit.record("weekly hours set", by=by, on=coach)
    return rows


@transaction.atomic
def add_time_off(
    coach: Coach, span: Span, *, by: Member | None, why: str = ""
) -> TimeOff:
    """Close a coach's calendar for a while. What is booked in it stays booked."""
    off = TimeOff.objects.create(
        organisation=coach.organisation, coach=coach, during=as_range(span), why=why
    )
    audit.record("time off added", by=by, on=off)
    return off


@transaction.atomic
def remove_time_off(off: TimeOff, *, by: Member | None) -> None:
    audit.record("time off removed", by=by, on=off)
    off.delete()
