"""The intake meeting: what was agreed, beside what was written."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.core.stages import Stage
from onward.coaching.models import Engagement
from onward.coaching.services import move
from onward.intake.models import Agreed, Intake
from onward.intake.queries import bank
from onward.intake.services.beginning import begin_intake
from onward.intake.services.refusals import NoSuchQuestion
from onward.organisations.models import Member


@transaction.atomic
def record_agreed(
    engagement: Engagement, key: str, *, text: str, by: Member, now: datetime
) -> bool:
    """Write down what was agreed on a question; whether anything changed."""
    if bank().find(key) is None:
        raise NoSuchQuestion
    intake = begin_intake(engagement, by=by, now=now)
    row = Agreed.objects.filter(intake=intake, question=key).first()
    if text == (row.text if row else ""):
        return False
    is_new = row is None
    row = row or Agreed(
        organisation=engagement.organisation, intake=intake, question=key
    )
    row.text, row.by, row.at = text, by, now
    row.save()
    if is_new:
        audit.record(
            "agreed in the meeting",
            by=by,
            on=row,
            engagement=engagement.pk,
            detail={"question": key},
        )
    return True


@transaction.atomic
def record_meeting(
    engagement: Engagement, *, texts: Mapping[str, str], by: Member, now: datetime
) -> int:
    """Write down what was agreed on several questions; how many changed."""
    return sum(
        record_agreed(engagement, key, text=text, by=by, now=now)
        for key, text in texts.items()
    )


@transaction.atomic
def finish_meeting(
    engagement: Engagement,
    *,
    texts: Mapping[str, str],
    by: Member,
    now: datetime,
) -> Intake:
    """Close the intake meeting, once, and go over to coaching; pressed again it
    changes nothing but what was agreed.
    """
    record_meeting(engagement, texts=texts, by=by, now=now)
    intake = begin_intake(engagement, by=by, now=now)
    if intake.is_met:
        return intake
    intake.met_at = now
    intake.save(update_fields=["met_at"])
    audit.record("intake meeting finished", by=by, on=intake)
    if engagement.stage == Stage.INTAKE:
        move(engagement, Stage.COACHING, by=by, now=now)
    return intake
