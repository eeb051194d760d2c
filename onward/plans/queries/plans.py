"""A plan and its steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.core.steps import MOST_IN_HAND, State, waits_for
from onward.plans.models import Plan, Step
from onward.plans.queries.asking import Ask, asks_of
from onward.ui.core.charts import StepsLine, steps_line

IN_HAND = [State.ACTIVE.value, State.STUCK.value]


def plan_of(engagement: Engagement) -> Plan | None:
    found = Plan.objects.filter(engagement=engagement).first()
    if found is not None:
        found.engagement = engagement  # known already: not read again
    return found


def steps_of(plan: Plan) -> list[Step]:
    """Every step, dropped ones too, in the plan's order."""
    return list(
        Step.objects.filter(plan=plan)
        .select_related("depends_on")
        .prefetch_related("words")
        .order_by("position", "pk")
    )


def step_now(engagement: Engagement) -> Step | None:
    """The one step that matters now: in hand, due first."""
    return (
        Step.objects.filter(plan__engagement=engagement, state__in=IN_HAND)
        .order_by("due_on", "position", "pk")
        .first()
    )


def steps_in_hand(engagement: Engagement) -> list[Step]:
    return list(
        Step.objects.filter(plan__engagement=engagement, state__in=IN_HAND).order_by(
            "position", "pk"
        )
    )


def reminders(engagements: Iterable[Engagement]) -> dict[int, str]:
    """One line on each engagement for a coach's day, in one query."""
    keys = [engagement.pk for engagement in engagements]
    said: dict[int, str] = {}
    found = Step.objects.filter(plan__engagement__in=keys, state__in=IN_HAND).order_by(
        "due_on", "position", "pk"
    )
    for key, title, state in found.values_list("plan__engagement", "title", "state"):
        lead = "Stuck" if state == State.STUCK else "In hand"
        said.setdefault(key, f"{lead}: {title}.")
    return said


class Coming(NamedTuple):
    """A step to come, the one it waits for, and the inventory it will ask for."""

    step: Step
    before: Step | None
    ask: Ask | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as its page shows it; `asks` are the inventories of its steps, by step."""

    plan: Plan
    in_hand: tuple[Step, ...]
    done: tuple[Step, ...]  # the last one first
    to_come: tuple[Coming, ...]
    dropped: tuple[Step, ...]
    asks: Mapping[int, Ask]

    @property
    def has_room(self) -> bool:
        return len(self.in_hand) < MOST_IN_HAND

    @property
    def free(self) -> list[Step]:
        """Those to come whose way is free."""
        return [one.step for one in self.to_come if one.before is None]

    @property
    def line(self) -> StepsLine:
        return steps_line(
            "The steps of the plan",
            done=len(self.done),
            now=len(self.in_hand),
            ahead=len(self.to_come),
        )


def plan_page(plan: Plan, *, reader: Member | None) -> PlanPage:
    steps = steps_of(plan)
    by_key = {step.pk: step for step in steps}
    standings = {step.pk: step.standing for step in steps}
    done = [step for step in steps if step.state == State.DONE]
    coming = [s for s in steps if s.state in (State.PROPOSED, State.LATER)]
    in_hand = tuple(step for step in steps if step.is_in_hand)
    asks = asks_of(plan.engagement, [*in_hand, *coming], reader=reader)
    return PlanPage(
        plan=plan,
        in_hand=in_hand,
        done=tuple(sorted(done, key=_finished, reverse=True)),
        to_come=tuple(
            Coming(
                step,
                by_key.get(waits_for(step.standing, standings) or 0),
                asks.get(step.pk),
            )
            for step in coming
        ),
        dropped=tuple(step for step in steps if step.state == State.DROPPED),
        asks=asks,
    )


def _finished(step: Step) -> float:
    return step.done_at.timestamp() if step.done_at else 0
