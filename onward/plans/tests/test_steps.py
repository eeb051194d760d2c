"""Single steps: what is refused, what happens once, who may do it."""

from datetime import date, timedelta
from typing import Any

import pytest

from onward.audit.models import Entry
from onward.coaching.core.circumstances import Circumstance
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import Step, StepWord
from onward.plans.queries import plan_page, reminders, step_now, steps_of
from onward.plans.services import StepRefused
from onward.plans.tests.arranging import At, Enter, a_plan, free, in_hand, state_of

pytestmark = pytest.mark.usefixtures("north_scope")

HARD = "🧭 ‮مرحبا‬ <script>alert(1)</script>"


def founding(cast: Any) -> dict[str, Step]:
    """The founder's plan; steps by the first word of their titles."""
    cast.engagement.circumstance = Circumstance.LEAVING_TO_FOUND
    cast.engagement.save()
    return {step.title.split()[0]: step for step in steps_of(a_plan(cast))}


def to(cast: Any, step: Step, state: State) -> Step:
    return services.set_state(step, state, by=cast.client, now=cast.now)


def test_the_resignation_waits_for_the_money_gate(cast: Any) -> None:
    steps = founding(cast)

    with pytest.raises(StepRefused, match="comes first"):
        to(cast, steps["Decide"], State.ACTIVE)
    with pytest.raises(StepRefused, match="comes first"):
        to(cast, steps["Decide"], State.DONE)
    assert state_of(steps["Decide"]) == State.PROPOSED


def test_dropping_the_gate_does_not_open_it(cast: Any) -> None:
    steps = founding(cast)
    gate = next(step for step in steps.values() if "money gate" in step.title)
    to(cast, gate, State.DROPPED)

    with pytest.raises(StepRefused, match="It was dropped: put it back"):
        to(cast, steps["Decide"], State.ACTIVE)


def test_beyond_the_gate_the_resignation_may_be_weighed(cast: Any) -> None:
    steps = founding(cast)
    gate = next(step for step in steps.values() if "money gate" in step.title)
    for before in (steps["Fifteen"], steps["One"], steps["Sell"], gate):
        to(cast, before, State.DONE)

    assert to(cast, steps["Decide"], State.ACTIVE).state == State.ACTIVE
    with pytest.raises(StepRefused, match="goes on from here already"):
        to(cast, gate, State.ACTIVE)


def test_a_fourth_step_in_hand_is_refused(cast: Any, enter: Enter, at: At) -> None:
    plan = in_hand(cast, 3)[0].plan
    fourth = free(plan)[0]

    answer = enter(cast.client).post(
        at(cast.north, "plans:start", cast.engagement.pk, fourth.pk)
    )

    assert answer.status_code == 409
    assert "Three steps are in hand already." in answer.content.decode()
    assert state_of(fourth) == State.PROPOSED


def test_a_stuck_step_of_three_can_be_taken_up_again(cast: Any) -> None:
    step = in_hand(cast, 3)[0]
    to(cast, step, State.STUCK)

    assert to(cast, step, State.ACTIVE).state == State.ACTIVE


@pytest.mark.parametrize("outcome", ["done", "stuck", "later"])
def test_one_press_reports_a_step_and_a_second_changes_nothing(
    cast: Any, enter: Enter, at: At, outcome: str
) -> None:
    [step] = in_hand(cast, 1)
    address = at(cast.north, "plans:report", cast.engagement.pk, step.pk)
    browser = enter(cast.client)

    answers = [browser.post(address, {"outcome": outcome}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert state_of(step) == outcome
    assert Entry.objects.filter(action=f"step {outcome}").count() == 1


def test_what_is_in_the_way_is_kept_with_the_words_once(
    cast: Any, enter: Enter, at: At
) -> None:
    [step] = in_hand(cast, 1)
    address = at(cast.north, "plans:report", cast.engagement.pk, step.pk)
    told = {"outcome": "stuck", "because": "too-big", "words": HARD}

    for _ in range(2):
        enter(cast.client).post(address, told)

    assert [word.text for word in StepWord.objects.all()] == [HARD]
    page = enter(cast.coach).get(at(cast.north, "plans:plan", cast.engagement.pk))
    text = page.content.decode()
    assert "It is too big" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


def test_words_that_are_too_long_are_still_there(
    cast: Any, enter: Enter, at: At
) -> None:
    [step] = in_hand(cast, 1)
    long = "w" * 10_000

    answer = enter(cast.client).post(
        at(cast.north, "plans:report", cast.engagement.pk, step.pk),
        {"outcome": "stuck", "words": long},
    )

    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert "Too long" in answer.content.decode()
    assert state_of(step) == State.ACTIVE


@pytest.mark.parametrize(
    "told", [{}, {"outcome": "won"}, {"outcome": "done", "words": "a\x00b"}]
)
def test_what_cannot_be_read_changes_nothing(
    cast: Any, enter: Enter, at: At, told: dict[str, str]
) -> None:
    [step] = in_hand(cast, 1)

    answer = enter(cast.client).post(
        at(cast.north, "plans:report", cast.engagement.pk, step.pk), told
    )

    assert answer.status_code == 422
    assert state_of(step) == State.ACTIVE


def test_from_the_first_page_one_comes_back_to_it(
    cast: Any, enter: Enter, at: At
) -> None:
    [step] = in_hand(cast, 1)

    answer = enter(cast.client).post(
        at(cast.north, "plans:report", cast.engagement.pk, step.pk),
        {"outcome": "done", "next": "today"},
    )

    assert answer.headers["Location"] == at(cast.north, "home:today")


def test_a_step_of_another_engagement_is_not_there(
    cast: Any, enter: Enter, at: At
) -> None:
    other = services.make_plan(
        cast.second_engagement, by=cast.second_client, now=cast.now
    )
    theirs = steps_of(other)[0]

    for name in ("report", "start", "move", "drop", "send", "edit"):
        address = at(cast.north, f"plans:{name}", cast.engagement.pk, theirs.pk)
        assert enter(cast.client).post(address).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("second_client", 404),
        ("second_coach", 404),
        ("stranger_coach", 404),
        ("coordinator", 403),
        ("owner", 403),
        ("sponsor", 403),
    ],
)
def test_steps_are_between_client_and_coach(
    cast: Any, enter: Enter, at: At, who: str, status: int
) -> None:
    [step] = in_hand(cast, 1)

    for name in ("report", "start", "move", "drop", "send", "edit"):
        address = at(cast.north, f"plans:{name}", cast.engagement.pk, step.pk)
        assert enter(getattr(cast, who)).post(address).status_code == status


def test_looking_at_an_act_does_nothing(cast: Any, enter: Enter, at: At) -> None:
    [step] = in_hand(cast, 1)

    for name in ("report", "start", "move", "drop", "send"):
        address = at(cast.north, f"plans:{name}", cast.engagement.pk, step.pk)
        assert enter(cast.client).get(address).status_code == 405


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
    shown = plan_page(plan).to_come
    first, second = shown[0][0], shown[1][0]
    browser = enter(cast.client)

    address = at(cast.north, "plans:move", cast.engagement.pk, second.pk)
    browser.post(address, {"way": "up"})
    browser.post(address, {"way": "up"})

    after = [step.pk for step, _ in plan_page(plan).to_come]
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
    assert (step.state, step.done_at) == (State.ACTIVE, None)


def test_the_step_that_matters_now_is_the_one_due_first(cast: Any) -> None:
    steps = in_hand(cast, 3)
    last = steps[-1]
    last.due_on = cast.now.date() - timedelta(days=1)
    last.save()

    assert step_now(cast.engagement) == last
    assert reminders([cast.engagement, cast.second_engagement]) == {
        cast.engagement.pk: f"In hand: {last.title}."
    }
