"""Short ways to say what a test needs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client as Browser

from onward.assessments.queries import instrument
from onward.assessments.services import (
    begin_administration,
    finish_administration,
    save_responses,
)
from onward.coaching.models import Coach, Engagement
from onward.organisations.models import Member
from onward.plans import services
from onward.plans.core.steps import Kind, State
from onward.plans.models import Plan, Step
from onward.plans.queries import steps_of
from onward.scheduling.core.spans import Span
from onward.scheduling.models import Session, as_range

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def a_plan(cast: Any) -> Plan:
    """The plan of the cast's client, made by the client; its first step is in hand."""
    return services.make_plan(cast.engagement, by=cast.client, now=cast.now)


def in_hand(cast: Any, count: int) -> list[Step]:
    """A plan with that many steps in hand."""
    plan = a_plan(cast)
    for step in free(plan)[: count - 1]:
        services.set_state(step, State.ACTIVE, by=cast.client, now=cast.now)
    return [step for step in steps_of(plan) if step.is_in_hand]


def free(plan: Plan) -> list[Step]:
    """The steps to come that wait for nothing."""
    return [
        step
        for step in steps_of(plan)
        if step.state == State.PROPOSED and step.depends_on_id is None
    ]


def a_session(
    engagement: Engagement, coach: Coach, starts_at: datetime, *, number: int = 1
) -> Session:
    span = Span(starts_at, starts_at + timedelta(minutes=50))
    zone = ZoneInfo(engagement.organisation.time_zone)
    return Session.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        coach=coach,
        number=number,
        time_zone=engagement.organisation.time_zone,
        local_start=starts_at.astimezone(zone).replace(tzinfo=None),
        during=as_range(span),
        mode="phone",
        phone="555 0142",
    )


def state_of(step: Step) -> str:
    return Step.objects.values_list("state", flat=True).get(pk=step.pk)


def here(cast: Any, at: At, session: Session, name: str = "session") -> str:
    return at(cast.north, f"plans:{name}", session.pk)


def asking(plan: Plan, inventory: str) -> Step:
    """One more step to come, which asks for an inventory."""
    last = plan.steps.order_by("position").last()
    return Step.objects.create(
        organisation=plan.organisation,
        plan=plan,
        position=last.position + 1 if last else 0,
        title=f"Say it aloud, {plan.steps.count()}",
        kind=Kind.PRACTISE.value,
        inventory=inventory,
    )


def answer(engagement: Engagement, key: str, *, by: Member, now: datetime) -> None:
    """Everything of an inventory answered and finished, as low as it goes."""
    begun = begin_administration(engagement, instrument=key, by=by, now=now)
    asked = instrument(key)
    answers = {item.n: asked.bottom_of(item) for item in asked.items}
    save_responses(begun, answers, by=by, now=now)
    finish_administration(begun, by=by, now=now)
