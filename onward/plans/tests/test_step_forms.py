"""Adding, changing, moving and dropping steps."""

from datetime import date, timedelta
from typing import Any

import pytest

from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import Step
from onward.plans.queries import plan_page, reminders, step_now, steps_of
from onward.plans.tests.arranging import At, Enter, a_plan, in_hand, state_of

pytestmark = pytest.mark.usefixtures("north_scope")

HARD = "🧭 ‮مرحبا‬ <script>alert(1)</script>"


def to(cast: Any, step: Step, state: State) -> Step:
    return services.set_state(step, state, by=cast.client, now=cast.now)


def test_a_step_of_ones_own_is_added_once_and_waits(
    cast: Any, enter: Enter, at: At
) -> None:
    plan = a_plan(cast)
    before = len(steps_of(plan))
    told = {"title": HARD, "kind": "network", "due_on": "2026-03-20"}
    browser = enter(cast.client)

    for _ in range(2):
        browser.post(at(cast.north, "plans:add", cast.engagement.pk), told)

    steps = steps_of(plan)
    assert len(steps) == before + 1
    assert (steps[-1].title, steps[-1].state) == (HARD, State.PROPOSED)
    assert steps[-1].due_on == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("title", "", "Please fill this in."),
        ("title", "t" * 10_000, "Too long"),
        ("title", "a\x00b", "no keyboard writes"),
        ("due_on", "2026-02-30", "There is no such day."),
        ("kind", "magic", "magic"),
        ("effort_minutes", "-5", "Please write 1 or more."),
    ],
)
def test_a_form_says_what_is_wrong_and_keeps_the_rest(
    cast: Any, enter: Enter, at: At, name: str, typed: str, said: str
) -> None:
    a_plan(cast)
    told = {"title": "Ask", "kind": "network", "start_when": "When I wake"}

    answer = enter(cast.client).post(
        at(cast.north, "plans:add", cast.engagement.pk), told | {name: typed}
    )

    assert answer.status_code == 422
    text = answer.content.decode()
    assert said in text
    assert "When I wake" in text


def test_changing_a_step_leaves_where_it_stands(
    cast: Any, enter: Enter, at: At
) -> None:
    [step] = in_hand(cast, 1)
    address = at(cast.north, "plans:edit", cast.engagement.pk, step.pk)
    browser = enter(cast.coach)
    assert step.title in browser.get(address).content.decode()

    answer = browser.post(address, {"title": "Smaller", "kind": "craft"})

    step.refresh_from_db()
    assert answer.status_code == 302
    assert (step.title, step.state, step.due_on) == ("Smaller", State.ACTIVE, None)


def test_a_step_changes_places_with_the_one_shown_beside_it(
    cast: Any, enter: Enter, at: At
) -> None:
    plan = in_hand(cast, 2)[0].plan
    shown = plan_page(plan, reader=cast.client).to_come
    first, second = shown[0][0], shown[1][0]
    browser = enter(cast.client)

    address = at(cast.north, "plans:move", cast.engagement.pk, second.pk)
    browser.post(address, {"way": "up"})
    browser.post(address, {"way": "up"})

    after = [step.pk for step, *_ in plan_page(plan, reader=cast.client).to_come]
    assert after[:2] == [second.pk, first.pk]
    assert browser.post(address, {"way": "sideways"}).status_code == 422


def test_a_dropped_step_can_be_put_back(cast: Any, enter: Enter, at: At) -> None:
    [step] = in_hand(cast, 1)
    address = at(cast.north, "plans:drop", cast.engagement.pk, step.pk)
    browser = enter(cast.client)

    browser.post(address)
    assert state_of(step) == State.DROPPED
    browser.post(address, {"back": "yes"})

    assert state_of(step) == State.PROPOSED


def test_a_step_that_is_done_is_not_dropped(cast: Any, enter: Enter, at: At) -> None:
    [step] = in_hand(cast, 1)
    to(cast, step, State.DONE)

    answer = enter(cast.client).post(
        at(cast.north, "plans:drop", cast.engagement.pk, step.pk)
    )

    assert answer.status_code == 409


def test_done_by_mistake_is_taken_back(cast: Any) -> None:
    [step] = in_hand(cast, 1)
    to(cast, step, State.DONE)
    assert step.done_at == cast.now

    to(cast, step, State.ACTIVE)

    step.refresh_from_db()
    assert state_of(step) == State.ACTIVE
    assert step.done_at is None


def test_the_step_that_matters_now_is_the_one_due_first(cast: Any) -> None:
    steps = in_hand(cast, 3)
    last = steps[-1]
    last.due_on = cast.now.date() - timedelta(days=1)
    last.save()

    assert step_now(cast.engagement) == last
    assert reminders([cast.engagement, cast.second_engagement]) == {
        cast.engagement.pk: f"In hand: {last.title}."
    }
