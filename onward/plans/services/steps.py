"""Acts on single steps."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.core.steps import (
    MOST_IN_HAND,
    State,
    StuckBecause,
    in_hand,
    leaning_on,
    may_move,
    waits_for,
)
from onward.plans.models import Plan, Step, StepWord
from onward.plans.services.asking import ask_for_inventory, ask_no_longer
from onward.ui.core.refusals import DomainError


class StepRefused(DomainError):
    """A step may not move there now; the message says why."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a person says of a step when they add or edit it."""

    title: str
    kind: str
    why: str = ""
    start_when: str = ""
    effort_minutes: int | None = None
    due_on: date | None = None
    evidence: str = ""
    inventory: str = ""


@transaction.atomic
def add_step(plan: Plan, words: StepWords, *, by: Member) -> Step:
    """A step to come, behind the others. Sent twice in a row, it is added once."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    last = plan.steps.order_by("-position", "-pk").first()
    if last is not None and _written(last) == words and last.state == State.PROPOSED:
        return last
    most = plan.steps.aggregate(most=Max("position"))["most"]
    step = Step(
        organisation=plan.organisation,
        plan=plan,
        position=0 if most is None else most + 1,
    )
    _write(step, words)
    audit.record("step added", by=by, on=step, engagement=plan.engagement_id)
    return step


@transaction.atomic
def take_step(plan: Plan, words: StepWords, *, by: Member) -> tuple[Step, bool]:
    """A step offered by another page; True where it is new. A step of the same title
    that was not dropped is left as it is.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    there = (
        plan.steps.filter(title=words.title)
        .exclude(state=State.DROPPED)
        .order_by("pk")
        .first()
    )
    if there is not None:
        return there, False
    return add_step(plan, words, by=by), True


@transaction.atomic
def edit_step(step: Step, words: StepWords, *, by: Member, now: datetime) -> Step:
    """New words for a step. In hand, another inventory is asked for in place of the
    one before.
    """
    _hold(step)
    step.refresh_from_db(fields=["state", "inventory", "begun_at"])
    before = step.inventory
    _write(step, words)
    audit.record("step changed", by=by, on=step, engagement=step.plan.engagement_id)
    if step.is_in_hand and step.inventory != before:
        ask_no_longer(step, before, by=by, now=now)
        ask_for_inventory(step, by=by, now=now)
    return step


def _hold(step: Step) -> None:
    """Lock in the order of check-ins and sendings: the engagement, then its plan."""
    Engagement.objects.select_for_update(of=("self",)).get(pk=step.plan.engagement_id)
    Plan.objects.select_for_update().get(pk=step.plan_id)


WRITTEN = StepWords.__slots__


def _written(step: Step) -> StepWords:
    return StepWords(**{name: getattr(step, name) for name in WRITTEN})


def _write(step: Step, words: StepWords) -> None:
    for name in WRITTEN:
        setattr(step, name, getattr(words, name))
    if step.pk is None:
        step.save()
        return
    step.save(update_fields=WRITTEN)


@transaction.atomic
def move_step(step: Step, *, up: bool, by: Member) -> None:
    """Change places with the neighbour shown beside it; at an end nothing happens."""
    Plan.objects.select_for_update().get(pk=step.plan_id)
    step.refresh_from_db(fields=["state"])
    shown = [
        one
        for one in step.plan.steps.order_by("position", "pk")
        if _shelf(one) == _shelf(step)
    ]
    here = next(i for i, one in enumerate(shown) if one.pk == step.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(shown):
        return
    places = [one.position for one in shown]
    shown[here], shown[there] = shown[there], shown[here]
    for one, place in zip(shown, places, strict=True):
        one.position = place
    Step.objects.bulk_update(shown, ["position"])
    audit.record("steps reordered", by=by, on=step.plan)


def _shelf(step: Step) -> str:
    """Where the plan shows it: in hand, to come, done or dropped."""
    if step.is_in_hand:
        return State.ACTIVE
    return State.PROPOSED if step.state == State.LATER else step.state


MOVED = ["state", "stuck_because", "begun_at", "done_at"]
PUT_BY = (State.LATER, State.DROPPED, State.PROPOSED)


@transaction.atomic
def set_state(
    step: Step,
    state: State,
    *,
    by: Member | None,
    now: datetime,
    because: str = "",
) -> Step:
    """Move a step along the table of core.steps.

    Refused: a fourth step in hand; a step whose forerunner is not done; taking back
    a step others went on from; a move the table does not know. Said twice, it
    changes nothing. Begun, it asks for its inventory; put by, no longer.
    """
    _hold(step)
    step.refresh_from_db(fields=[*MOVED, "inventory"])
    cause = StuckBecause(because).value if because and state is State.STUCK else ""
    if step.state == state and cause in ("", step.stuck_because):
        return step
    if step.state != state:
        _refuse(step, state)
    is_begun = state is State.ACTIVE and not step.is_in_hand
    step.state = state
    step.begun_at = _begun_at(step, state, now)
    step.done_at = now if state is State.DONE else None
    step.stuck_because = cause
    step.save(update_fields=MOVED)
    audit.record(
        f"step {state.value}",
        by=by,
        on=step,
        organisation=step.organisation,
        engagement=step.plan.engagement_id,
    )
    if is_begun:
        ask_for_inventory(step, by=by, now=now)
    elif state in PUT_BY:
        ask_no_longer(step, step.inventory, by=by, now=now)
    return step


def _begun_at(step: Step, state: State, now: datetime) -> datetime | None:
    """When it was first taken in hand; a step put back after it was dropped was not."""
    if state is State.PROPOSED:
        return None
    return step.begun_at or (now if state is State.ACTIVE else None)


def _refuse(step: Step, state: State) -> None:
    if not may_move(State(step.state), state):
        raise StepRefused(
            f"“{step.title}” is {step.get_state_display()} now, so this was not done."
        )
    if state not in (State.ACTIVE, State.DONE):
        return
    steps = {one.pk: one for one in step.plan.steps.all()}
    standings = {key: one.standing for key, one in steps.items()}
    before = waits_for(step.standing, standings)
    if before is not None:
        raise StepRefused(f"“{steps[before].title}” comes first. {_how(steps[before])}")
    after = leaning_on(step.pk, standings.values())
    if step.state == State.DONE and after is not None:
        raise StepRefused(f"“{steps[after].title}” goes on from here already.")
    comes_in = state is State.ACTIVE and not step.is_in_hand
    if comes_in and in_hand(standings.values()) >= MOST_IN_HAND:
        raise StepRefused(
            "Three steps are in hand already. Finish one, or put one off, and take "
            "this one then."
        )


def _how(before: Step) -> str:
    if before.state == State.DROPPED:
        return "It was dropped: put it back to go on."
    return "It is not done yet."


@transaction.atomic
def report_step(
    step: Step,
    outcome: State,
    *,
    by: Member | None,
    now: datetime,
    because: str = "",
    words: str = "",
) -> Step:
    """Done, stuck or later, with what the client writes beside it. The same words
    sent twice in a row are kept once.
    """
    set_state(step, outcome, by=by, now=now, because=because)
    last = StepWord.objects.filter(step=step).order_by("at").last()
    if words and (last is None or last.text != words):
        StepWord.objects.create(
            organisation=step.organisation, step=step, text=words, at=now, by=by
        )
    return step
