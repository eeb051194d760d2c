"""What a client's skills are held against: chosen, read from a vacancy, let go."""

from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.careers.core.gaps import Asked
from onward.careers.core.rating import MOST_TARGETS, rows_of
from onward.careers.models import SkillTarget
from onward.careers.queries.world import current_release, world_of
from onward.careers.services.releases import UnknownOccupation
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError


class TargetsEnough(DomainError):
    message = "Four are enough at a time. Let one go before you add another."


@transaction.atomic
def add_occupation_target(
    engagement: Engagement, code: str, *, by: Member, now: datetime
) -> SkillTarget:
    """An occupation of the release in force; one that is there already stays.

    Raises UnknownOccupation, TargetsEnough.
    """
    world = world_of(current_release())
    row = world.row_of(code)
    if row is None:
        raise UnknownOccupation
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    before = SkillTarget.objects.filter(engagement=engagement)
    there = before.filter(occupation_code=world.codes[row]).first()
    if there is not None:
        return there
    _refuse_a_fifth(before.count())
    target = SkillTarget.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        occupation_code=world.codes[row],
        title=world.titles[row],
        added_at=now,
        by=by,
    )
    detail = {"path": target.occupation_code}
    audit.record("skills held against", by=by, on=target, detail=detail)
    return target


@transaction.atomic
def add_vacancy_target(
    engagement: Engagement, asked: Asked, *, text: str = "", by: Member, now: datetime
) -> SkillTarget:
    """A vacancy by what it asks; its text only where it is to be kept.

    Raises TargetsEnough.
    """
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    _refuse_a_fifth(SkillTarget.objects.filter(engagement=engagement).count())
    target = SkillTarget.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        title=asked.title,
        text=text,
        asked=rows_of(asked),
        added_at=now,
        by=by,
    )
    audit.record("skills held against a vacancy", by=by, on=target)
    return target


def _refuse_a_fifth(before: int) -> None:
    if before >= MOST_TARGETS:
        raise TargetsEnough


@transaction.atomic
def remove_target(target: SkillTarget, *, by: Member) -> None:
    """What was said of skills stays."""
    audit.record("skills no longer held against", by=by, on=target)
    target.delete()
