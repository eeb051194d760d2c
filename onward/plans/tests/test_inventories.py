"""A step that asks for an inventory: when it is asked for, taken back, answered."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from onward.assessments.models import Assignment, Sending
from onward.assessments.queries import open_assignments, own_instruments
from onward.assessments.services import begin_administration, send_inventories
from onward.coaching.core.circumstances import Circumstance
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import Plan, Step
from onward.plans.queries import steps_of, templates
from onward.plans.tests.arranging import a_plan, answer, asking, state_of

pytestmark = pytest.mark.usefixtures("north_scope")

INTERVIEWS, JOB = "own-interview-8", "own-jobsat-6"
MOST_A_TEMPLATE = 2


def planned(cast: Any, circumstance: Circumstance) -> Plan:
    cast.engagement.circumstance = circumstance
    cast.engagement.save()
    return a_plan(cast)


def to(cast: Any, step: Step, state: State, *, at: datetime | None = None) -> Step:
    return services.set_state(step, state, by=cast.client, now=at or cast.now)


def opened(cast: Any) -> list[str]:
    return [one.instrument for one in open_assignments(cast.engagement)]


def sent(cast: Any) -> list[tuple[str, str]]:
    rows = Assignment.objects.filter(engagement=cast.engagement)
    return list(rows.order_by("pk").values_list("instrument", "sending__source"))


@pytest.mark.parametrize("circumstance", list(Circumstance))
def test_what_a_template_asks_for_exists_and_a_client_may_fill_it_in(
    circumstance: Circumstance,
) -> None:
    there = {one.id: one for one in own_instruments()}

    asked = [step.inventory for step in templates()[circumstance].steps]
    named = [there[key] for key in asked if key]

    assert 1 <= len(named) <= MOST_A_TEMPLATE
    assert all("client" in one.roles for one in named)
    assert all(one.is_answered_in_figures for one in named)


def test_the_first_steps_inventory_is_asked_for_when_the_plan_is_made(
    cast: Any,
) -> None:
    plan = planned(cast, Circumstance.DISSATISFIED)

    first = steps_of(plan)[0]
    [one] = open_assignments(cast.engagement)
    assert (first.inventory, first.begun_at) == (JOB, cast.now)
    assert one.instrument == JOB
    assert one.sending.source == Sending.Source.PLAN
    assert (one.sending.name, one.sending.due_on) == (first.title, first.due_on)


def test_interests_that_are_known_are_not_asked_for_again(cast: Any) -> None:
    answer(cast.engagement, "own-riasec-36", by=cast.client, now=cast.now)

    planned(cast, Circumstance.NO_CLEAR_PATH)

    assert sent(cast) == []


def test_a_step_begun_asks_once_and_not_for_what_is_open(cast: Any) -> None:
    plan = a_plan(cast)
    step, again = asking(plan, INTERVIEWS), asking(plan, INTERVIEWS)
    send_inventories(cast.engagement, [JOB], by=cast.coach, now=cast.now)
    other = asking(plan, JOB)
    before = len(sent(cast))

    for one in (step, step):
        to(cast, one, State.ACTIVE)
    to(cast, other, State.ACTIVE)
    to(cast, steps_of(plan)[0], State.DONE)
    to(cast, again, State.ACTIVE)

    assert sent(cast)[before:] == [(INTERVIEWS, "plan")]


def test_no_longer_stuck_does_not_ask_for_what_the_coach_took_back(cast: Any) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)
    to(cast, step, State.STUCK)
    Assignment.objects.filter(instrument=INTERVIEWS).update(withdrawn_at=cast.now)

    to(cast, step, State.ACTIVE)

    assert INTERVIEWS not in opened(cast)


def test_answered_since_the_step_began_it_is_not_asked_for_again(cast: Any) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)
    answer(cast.engagement, INTERVIEWS, by=cast.client, now=cast.now)

    for state in (State.LATER, State.ACTIVE, State.DONE, State.ACTIVE):
        to(cast, step, state, at=cast.now + timedelta(days=1))

    assert INTERVIEWS not in opened(cast)


def test_dropped_put_back_and_begun_anew_it_is_asked_for_anew(cast: Any) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)
    answer(cast.engagement, INTERVIEWS, by=cast.client, now=cast.now)

    for state in (State.DROPPED, State.PROPOSED, State.ACTIVE):
        to(cast, step, state, at=cast.now + timedelta(days=1))

    assert INTERVIEWS in opened(cast)


@pytest.mark.parametrize("gone", ["brought-in-once", "own-strength-spotting"])
def test_what_cannot_be_asked_for_does_not_hold_the_step_up(
    cast: Any, gone: str
) -> None:
    step = asking(a_plan(cast), gone)

    to(cast, step, State.ACTIVE)

    assert state_of(step) == State.ACTIVE
    assert gone not in opened(cast)


def test_a_day_that_is_over_and_a_long_title_do_not_hold_it_up(cast: Any) -> None:
    step = asking(a_plan(cast), INTERVIEWS)
    step.title, step.due_on = "t" * 160, cast.now.date() - timedelta(days=1)
    step.save()

    to(cast, step, State.ACTIVE)

    sending = Sending.objects.order_by("sent_at", "pk").get(name__startswith="ttt")
    assert (len(sending.name), sending.due_on) == (80, None)


def test_begun_by_nobody_named_it_is_asked_for_on_the_coachs_behalf(cast: Any) -> None:
    step = asking(a_plan(cast), INTERVIEWS)

    services.set_state(step, State.ACTIVE, by=None, now=cast.now)

    [one] = open_assignments(cast.engagement).filter(instrument=INTERVIEWS)
    assert one.sending.sent_by == cast.coach


@pytest.mark.parametrize("state", [State.LATER, State.DROPPED])
def test_a_step_put_by_no_longer_asks_for_what_nobody_opened(
    cast: Any, state: State
) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)

    to(cast, step, state)

    assert INTERVIEWS not in opened(cast)


def test_put_off_from_a_letter_it_is_no_longer_asked_for(cast: Any) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)

    services.set_state(step, State.LATER, by=None, now=cast.now)

    assert INTERVIEWS not in opened(cast)


def test_what_was_opened_stays_open_when_the_step_is_dropped(cast: Any) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)
    begin_administration(
        cast.engagement, instrument=INTERVIEWS, by=cast.client, now=cast.now
    )

    to(cast, step, State.DROPPED)

    assert INTERVIEWS in opened(cast)


def test_what_the_coach_sent_stays_when_the_step_is_dropped(cast: Any) -> None:
    step = asking(a_plan(cast), INTERVIEWS)
    send_inventories(cast.engagement, [INTERVIEWS], by=cast.coach, now=cast.now)
    to(cast, step, State.ACTIVE)

    to(cast, step, State.DROPPED)

    assert INTERVIEWS in opened(cast)


def test_what_another_step_in_hand_asks_for_too_stays(cast: Any) -> None:
    plan = a_plan(cast)
    one, other = asking(plan, INTERVIEWS), asking(plan, INTERVIEWS)
    for step in (one, other):
        to(cast, step, State.ACTIVE)

    to(cast, one, State.DROPPED)
    assert INTERVIEWS in opened(cast)
    to(cast, other, State.DROPPED)

    assert INTERVIEWS not in opened(cast)


def test_another_inventory_for_a_step_in_hand_takes_the_place_of_the_first(
    cast: Any,
) -> None:
    step = to(cast, asking(a_plan(cast), INTERVIEWS), State.ACTIVE)
    words = services.StepWords(title=step.title, kind=step.kind, inventory=JOB)

    services.edit_step(step, words, by=cast.coach, now=cast.now)

    assert INTERVIEWS not in opened(cast)
    assert JOB in opened(cast)


def test_another_inventory_for_a_step_to_come_waits_until_it_is_begun(
    cast: Any,
) -> None:
    step = asking(a_plan(cast), INTERVIEWS)
    words = services.StepWords(title=step.title, kind=step.kind, inventory=JOB)

    services.edit_step(step, words, by=cast.coach, now=cast.now)

    assert JOB not in opened(cast)
