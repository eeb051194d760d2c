"""Checking in: how steps went, the pulse, one win, one lesson."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from onward.assessments.services import record_pulse, withdraw_administration
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.core.steps import State
from onward.plans.models import CheckIn, Step, StepReport
from onward.plans.queries import pulse_told
from onward.plans.services.steps import set_state
from onward.scheduling.models import Session
from onward.ui.core.refusals import DomainError


class SessionCancelled(DomainError):
    message = "This session was cancelled, so there is nothing to check in for."


@dataclass(frozen=True, slots=True)
class Told:
    """What is told at a check-in. Every part may be left out."""

    outcomes: Mapping[int, State] = field(default_factory=dict)  # step key: how it went
    because: Mapping[int, str] = field(default_factory=dict)  # step key: why stuck
    pulse: Mapping[int, int | None] = field(default_factory=dict)  # item: 0..10
    win: str = ""
    lesson: str = ""


@transaction.atomic
def check_in(
    engagement: Engagement,
    told: Told,
    *,
    session: Session | None,
    by: Member,
    mode: str,
    now: datetime,
) -> CheckIn:
    """Record a check-in; at a session there is one, told again it is replaced."""
    if session is not None and not session.is_booked:
        raise SessionCancelled
    Engagement.objects.select_for_update(of=("self",)).get(pk=engagement.pk)
    found = CheckIn.objects.filter(session=session).first() if session else None
    one = found or CheckIn(
        organisation=engagement.organisation, engagement=engagement, session=session
    )
    one.at, one.by, one.win, one.lesson = now, by, told.win, told.lesson
    _take_pulse(one, told, by=by, mode=mode, now=now)
    one.save()
    for key, outcome in told.outcomes.items():
        step = Step.objects.select_related("plan", "organisation").get(
            pk=key, plan__engagement=engagement
        )
        set_state(step, outcome, by=by, now=now, because=told.because.get(key, ""))
        StepReport.objects.update_or_create(
            organisation=engagement.organisation,
            check_in=one,
            step=step,
            defaults={"outcome": outcome},
        )
    audit.record("check-in", by=by, on=one, engagement=engagement.pk)
    return one


def _take_pulse(
    one: CheckIn, told: Told, *, by: Member, mode: str, now: datetime
) -> None:
    """Record the figures; told otherwise before, the earlier ones are taken back."""
    given = {n: value for n, value in told.pulse.items() if value is not None}
    before = {n: value for n, value in pulse_told(one).items() if value is not None}
    if not given or given == before:
        return
    if one.administration is not None:
        withdraw_administration(one.administration, by=by, now=now)
    one.administration = record_pulse(
        one.engagement, answers=told.pulse, by=by, mode=mode, now=now
    )
