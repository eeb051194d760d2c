"""Making and agreeing a plan."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.organisations.models import Member
from onward.plans.core.steps import State
from onward.plans.core.templates import Draft, draft
from onward.plans.models import Plan, Step
from onward.plans.queries import aim_of, known_already, plan_of, template_for
from onward.plans.services.asking import ask_for_inventory


@transaction.atomic
def make_plan(engagement: Engagement, *, by: Member, now: datetime) -> Plan:
    """A first plan: the circumstance's template merged with the chosen path's gaps.

    Asked twice, it answers with the plan there is. The first step is in hand, and its
    inventory is asked for.
    """
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    standing = plan_of(engagement)
    if standing is not None:
        return standing
    template, aim = template_for(engagement), aim_of(engagement, reader=by)
    today = now.astimezone(ZoneInfo(engagement.client.time_zone)).date()
    plan = Plan.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        goal=engagement.main_outcome or template.goal,
        begun_on=today,
        until_on=today + timedelta(weeks=template.weeks),
        template=template.circumstance,
        template_version=template.version,
        path_code=aim.code if aim else "",
        path_title=aim.title if aim else "",
    )
    drafts = draft(template, aim.gaps if aim else (), today=today)
    first = _lay(plan, drafts, known=known_already(engagement, reader=by), now=now)
    audit.record("plan made", by=by, on=plan, detail={"template": plan.template})
    ask_for_inventory(first, by=by, now=now)
    return plan


def _lay(
    plan: Plan, drafts: Sequence[Draft], *, known: Collection[str], now: datetime
) -> Step:
    """The first step, which is in hand; the others are to come. What is known is not
    asked for.
    """
    laid: list[Step] = []
    for place, one in enumerate(drafts):
        step = Step.objects.create(
            organisation=plan.organisation,
            plan=plan,
            position=place,
            title=one.title,
            kind=one.kind,
            why=one.why,
            start_when=one.start,
            effort_minutes=one.minutes,
            due_on=one.due_on,
            evidence=one.evidence,
            state=State.PROPOSED if laid else State.ACTIVE,
            inventory="" if one.inventory in known else one.inventory,
            begun_at=None if laid else now,
            depends_on=laid[one.after] if one.after is not None else None,
        )
        laid.append(step)
    return laid[0]


@dataclass(frozen=True, slots=True)
class Aims:
    """What a person writes above and beside the steps."""

    goal: str
    if_week_goes_wrong: str = ""
    who_helps: str = ""


@transaction.atomic
def edit_goal(plan: Plan, aims: Aims, *, by: Member, now: datetime) -> Plan:
    if plan.if_week_goes_wrong != aims.if_week_goes_wrong:
        plan.week_written_at = now
    plan.goal = aims.goal
    plan.if_week_goes_wrong = aims.if_week_goes_wrong
    plan.who_helps = aims.who_helps
    plan.save()
    audit.record("plan changed", by=by, on=plan)
    return plan


@transaction.atomic
def agree_plan(plan: Plan, *, by: Member, for_client: bool, now: datetime) -> Plan:
    """Client or coach says yes; a coach may say it for the client, by telephone.
    Said again, the first yes stands.
    """
    said_by_client = for_client or is_client_of(by, plan.engagement)
    name = "agreed_by_client_at" if said_by_client else "agreed_by_coach_at"
    if getattr(plan, name) is not None:
        return plan
    setattr(plan, name, now)
    plan.save(update_fields=[name])
    audit.record(
        "plan agreed",
        by=by,
        on=plan,
        detail={"said": "by telephone"} if for_client else None,
    )
    return plan


def note_opening(plan: Plan, *, by: Member) -> None:
    """A plan is confidential: who opened it is written down."""
    audit.record("plan opened", by=by, on=plan)
