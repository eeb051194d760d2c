"""Beginning an intake: circumstances, limits and wishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from onward.audit import services as audit
from onward.coaching.core.circumstances import Circumstance
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.intake.core.limits import DAYS, HardLimits
from onward.intake.models import Intake, Limits, Preferences
from onward.intake.services.refusals import NoneChosen, PrimaryNotChosen
from onward.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Wishes:
    """What would be welcome, as the form gathers it."""

    workplaces: tuple[str, ...] = ()
    team: str = ""
    pace: str = ""
    company: tuple[str, ...] = ()
    text: str = ""


@transaction.atomic
def begin_intake(engagement: Engagement, *, by: Member, now: datetime) -> Intake:
    """The intake of an engagement, begun if it was not, and locked for writing."""
    intake, is_new = Intake.objects.get_or_create(
        engagement=engagement,
        defaults={"organisation": engagement.organisation, "started_at": now},
    )
    if is_new:
        audit.record("intake begun", by=by, on=intake)
    return Intake.objects.select_for_update().get(pk=intake.pk)


@transaction.atomic
def choose_circumstances(
    engagement: Engagement,
    *,
    chosen: Sequence[str],
    primary: str,
    by: Member,
    now: datetime,
) -> Intake:
    """Keep what brings the client, in the order of the nine; `primary` may be ""
    when only one is chosen.
    """
    wanted = {Circumstance(key) for key in chosen}
    if not wanted:
        raise NoneChosen
    first = primary or (next(iter(wanted)) if len(wanted) == 1 else "")
    if first not in wanted:
        raise PrimaryNotChosen
    intake = begin_intake(engagement, by=by, now=now)
    intake.circumstances = [key.value for key in Circumstance if key in wanted]
    intake.primary = Circumstance(first).value
    intake.save(update_fields=["circumstances", "primary"])
    engagement.circumstance = intake.primary
    engagement.save(update_fields=["circumstance"])
    audit.record("circumstances chosen", by=by, on=intake)
    return intake


@transaction.atomic
def set_limits(
    engagement: Engagement,
    *,
    limits: HardLimits,
    health: str = "",
    caring: str = "",
    by: Member,
    now: datetime,
) -> Limits:
    intake = begin_intake(engagement, by=by, now=now)
    row = Limits.objects.filter(intake=intake).first() or Limits(
        organisation=engagement.organisation, intake=intake
    )
    row.hours_max = limits.hours_max
    row.days = [day for day in DAYS if day in limits.days]
    row.place_state, row.place = limits.place_state, limits.place
    row.minimum_hourly_pay = limits.minimum_hourly_pay
    row.longest_training = limits.longest_training
    row.no_licence, row.no_shifts = limits.no_licence, limits.no_shifts
    row.health, row.caring = health, caring
    row.saved_at = now
    row.save()
    audit.record("limits kept", by=by, on=row, engagement=engagement.pk)
    return row


@transaction.atomic
def set_preferences(
    engagement: Engagement, *, wishes: Wishes, by: Member, now: datetime
) -> Preferences:
    intake = begin_intake(engagement, by=by, now=now)
    row = Preferences.objects.filter(intake=intake).first() or Preferences(
        organisation=engagement.organisation, intake=intake
    )
    row.workplaces, row.company = list(wishes.workplaces), list(wishes.company)
    row.team, row.pace, row.text = wishes.team, wishes.pace, wishes.text
    row.saved_at = now
    row.save()
    audit.record("wishes kept", by=by, on=row, engagement=engagement.pk)
    return row


def note_opening(
    what: str, *, engagement: Engagement, by: Member, on: models.Model | None = None
) -> None:
    """Put on record that somebody other than the client opened their words."""
    if not is_client_of(by, engagement):
        audit.record(what, by=by, on=on or engagement, engagement=engagement.pk)
