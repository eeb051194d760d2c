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


def record_agreed(
    engagement: Engagement, key: str, *, text: str, by: Member, now: datetime
) -> bool:
    """Write down what was agreed on a question; whether anything changed."""
    return record_meeting(engagement, texts={key: text}, by=by, now=now) == 1


@transaction.atomic
def record_meeting(
    engagement: Engagement, *, texts: Mapping[str, str], by: Member, now: datetime
) -> int:
    """Write down what was agreed, by question; how many texts changed."""
    if any(bank().find(key) is None for key in texts):
        raise NoSuchQuestion
    intake = begin_intake(engagement, by=by, now=now)
    rows = {row.question: row for row in Agreed.objects.filter(intake=intake)}
    changed = {
        key: text
        for key, text in texts.items()
        if text != (rows[key].text if key in rows else "")
    }
    for key, text in changed.items():
        row = rows.get(key) or Agreed(
            organisation=engagement.organisation, intake=intake, question=key
        )
        row.text, row.by, row.at = text, by, now
        row.save()
        if key not in rows:
            _put_on_record(row, engagement)
    return len(changed)


def _put_on_record(row: Agreed, engagement: Engagement) -> None:
    """Once a question, however often it is changed afterwards."""
    audit.record(
        "agreed in the meeting",
        by=row.by,
        on=row,
        engagement=engagement.pk,
        detail={"question": row.question},
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
