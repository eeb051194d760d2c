"""Single steps: what is refused, what happens once, who may do it."""

from typing import Any

import pytest

from onward.audit.models import Entry
from onward.coaching.core.circumstances import Circumstance
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import Step, StepWord
from onward.plans.queries import steps_of
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
