"""Turning a plan towards another path than the one it was drawn for."""

from django.db import transaction

from onward.audit import services as audit
from onward.organisations.models import Member
from onward.plans.core.templates import MOST_GAPS, closing
from onward.plans.models import Plan, Step
from onward.plans.queries import aim_of
from onward.plans.services.steps import StepWords, take_step


@transaction.atomic
def turn_plan(plan: Plan, *, by: Member) -> list[Step]:
    """The chosen path becomes what the plan is towards; the steps it asks are added to
    what is to come, and those are given back. Nothing that stands is dropped.
    """
    aim = aim_of(plan.engagement, reader=by)
    if aim is None or aim.code == plan.path_code:
        return []
    plan.path_code, plan.path_title = aim.code, aim.title
    plan.save(update_fields=["path_code", "path_title"])
    taken = []
    for gap in aim.gaps[:MOST_GAPS]:
        step = closing(gap, plan.until_on)
        words = StepWords(
            title=step.title,
            kind=step.kind,
            why=step.why,
            start_when=step.start,
            effort_minutes=step.minutes,
            due_on=step.due_on,
            evidence=step.evidence,
        )
        taken.append(take_step(plan, words, by=by))
    audit.record("plan turned", by=by, on=plan)
    return [step for step, is_new in taken if is_new]
