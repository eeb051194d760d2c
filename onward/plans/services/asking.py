"""The inventory of a step: asked for when it is begun, no longer when it is put by."""

from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onward.assessments.models import Sending
from onward.assessments.queries import NotThere, finished, open_assignments
from onward.assessments.services import (
    Note,
    NothingToSend,
    send_inventories,
    withdraw_assignment,
)
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.core.words import cut
from onward.plans.models import Step
from onward.plans.queries import IN_HAND

LONGEST_NAME = 80  # of a sending


def ask_for_inventory(step: Step, *, by: Member | None, now: datetime) -> None:
    """Ask the client for the inventory of a step in hand, unless it is open already or
    was answered since the step began.

    A step is begun whether or not its inventory can be asked for. Nobody named, as from
    a letter's link, it is asked for on the coach's behalf.
    """
    engagement = step.plan.engagement
    if not step.inventory or _is_answered(engagement, step):
        return
    with suppress(NothingToSend, NotThere):
        send_inventories(
            engagement,
            [step.inventory],
            by=by or engagement.coach.member,
            now=now,
            note=Note(
                name=cut(step.title, LONGEST_NAME),
                due_on=_to_come(step, engagement, now),
                source=Sending.Source.PLAN,
            ),
        )


def _is_answered(engagement: Engagement, step: Step) -> bool:
    times = finished(engagement).filter(instrument=step.inventory)
    return (
        step.begun_at is not None
        and times.filter(finished_at__gte=step.begun_at).exists()
    )


def _to_come(step: Step, engagement: Engagement, now: datetime) -> date | None:
    today = now.astimezone(ZoneInfo(engagement.client.time_zone)).date()
    return step.due_on if step.due_on and step.due_on >= today else None


def ask_no_longer(
    step: Step, inventory: str, *, by: Member | None, now: datetime
) -> None:
    """Withdraw what the plan asked for and nobody opened yet. What another step in hand
    asks for as well stays, and so does what the coach sent.
    """
    others = step.plan.steps.filter(inventory=inventory, state__in=IN_HAND)
    if not inventory or others.exclude(pk=step.pk).exists():
        return
    engagement = step.plan.engagement
    asked = open_assignments(engagement).filter(
        instrument=inventory,
        sending__source=Sending.Source.PLAN,
        administration=None,
    )
    for one in asked:
        withdraw_assignment(one, by=by or engagement.coach.member, now=now)
