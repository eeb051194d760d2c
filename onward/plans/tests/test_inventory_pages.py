"""What the pages of a plan say of a step's inventory, to whom, and its choice."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from onward.assessments.models import Assignment
from onward.assessments.services import keep_to_oneself
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import Step
from onward.plans.queries import steps_of
from onward.plans.tests.arranging import (
    At,
    Enter,
    a_plan,
    answer,
    asking,
    here,
    state_of,
)
from onward.scheduling.models import Session

pytestmark = pytest.mark.usefixtures("north_scope")

INTERVIEWS = "own-interview-8"
OPEN = "Confidence in interviews</a>, about 1 minute"
ANSWERED = "Confidence in interviews</a>, answered on"


def in_hand_asking(cast: Any) -> Step:
    step = asking(a_plan(cast), INTERVIEWS)
    return services.set_state(step, State.ACTIVE, by=cast.client, now=cast.now)


def pages(cast: Any, enter: Enter, at: At, who: Any) -> list[str]:
    return [
        enter(who)
        .get(at(cast.north, f"plans:{name}", cast.engagement.pk))
        .content.decode()
        for name in ("plan", "paper")
    ]


def test_a_step_in_hand_leads_to_its_inventory_and_says_how_long_it_takes(
    cast: Any, enter: Enter, at: At
) -> None:
    in_hand_asking(cast)
    there = at(cast.north, "assessments:inventories", cast.engagement.pk)

    for who in (cast.client, cast.coach):
        for page in pages(cast, enter, at, who):
            assert f'href="{there}#{INTERVIEWS}"' in page
            assert OPEN in page
    assert f'id="{INTERVIEWS}"' in enter(cast.client).get(there).content.decode()


def test_a_step_to_come_says_what_it_will_ask_for(
    cast: Any, enter: Enter, at: At
) -> None:
    asking(a_plan(cast), INTERVIEWS)

    page, _ = pages(cast, enter, at, cast.client)

    assert "it asks for “Confidence in interviews”, about 1 minute." in page
    assert f"#{INTERVIEWS}" not in page


def test_answered_it_says_when_and_leaves_done_to_the_client(
    cast: Any, enter: Enter, at: At
) -> None:
    step = in_hand_asking(cast)
    answer(cast.engagement, INTERVIEWS, by=cast.client, now=cast.now)

    for who in (cast.client, cast.coach):
        page, paper = pages(cast, enter, at, who)
        assert f"{ANSWERED} 10 March" in page
        assert "If that was the step, it is done." in page
        assert f"{ANSWERED} 10 March" in paper
    assert state_of(step) == State.ACTIVE
    enter(cast.client).post(
        at(cast.north, "plans:report", cast.engagement.pk, step.pk), {"outcome": "done"}
    )
    assert state_of(step) == State.DONE


def test_answered_before_the_step_began_it_is_still_to_answer(
    cast: Any, enter: Enter, at: At
) -> None:
    before = cast.now - timedelta(days=1)
    answer(cast.engagement, INTERVIEWS, by=cast.client, now=before)
    in_hand_asking(cast)

    page, _ = pages(cast, enter, at, cast.client)

    assert OPEN in page
    assert ANSWERED not in page


def test_kept_to_oneself_it_looks_to_the_coach_as_if_it_were_open(
    cast: Any, enter: Enter, at: At
) -> None:
    in_hand_asking(cast)
    before = pages(cast, enter, at, cast.coach)
    keep_to_oneself(cast.engagement, INTERVIEWS, by=cast.client, now=cast.now)
    answer(cast.engagement, INTERVIEWS, by=cast.client, now=cast.now)

    after = pages(cast, enter, at, cast.coach)

    for page, earlier in zip(after, before, strict=True):
        assert page.count(OPEN) == earlier.count(OPEN) == 1
        assert ANSWERED not in page
        assert "All is answered." not in page
    assert ANSWERED in pages(cast, enter, at, cast.client)[0]


def test_no_longer_asked_for_the_step_leads_nowhere(
    cast: Any, enter: Enter, at: At
) -> None:
    in_hand_asking(cast)
    Assignment.objects.filter(instrument=INTERVIEWS).update(withdrawn_at=cast.now)

    for who in (cast.client, cast.coach):
        assert f"#{INTERVIEWS}" not in pages(cast, enter, at, who)[0]


def test_the_page_of_a_session_leads_to_it_too(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    in_hand_asking(cast)

    for who in (cast.client, cast.coach):
        assert OPEN in enter(who).get(here(cast, at, session)).content.decode()


@pytest.mark.parametrize("who", ["client", "coach"])
def test_an_inventory_is_chosen_for_a_step_and_kept(
    cast: Any, enter: Enter, at: At, who: str
) -> None:
    plan = a_plan(cast)
    browser = enter(getattr(cast, who))
    told = {"title": "Say it aloud", "kind": "practise", "inventory": INTERVIEWS}

    browser.post(at(cast.north, "plans:add", cast.engagement.pk), told)

    step = steps_of(plan)[-1]
    assert (step.title, step.inventory) == ("Say it aloud", INTERVIEWS)
    address = at(cast.north, "plans:edit", cast.engagement.pk, step.pk)
    page = browser.get(address).content.decode()
    assert f'<option value="{INTERVIEWS}" selected>' in page
    browser.post(address, told | {"inventory": ""})
    step.refresh_from_db()
    assert step.inventory == ""


@pytest.mark.parametrize("name", ["add", "edit"])
@pytest.mark.parametrize(
    "wrong", ["own-strength-spotting", "nobody-has-it", "x" * 10_000, "a\x00b"]
)
def test_what_is_not_on_offer_is_refused_and_the_rest_stands(
    cast: Any, enter: Enter, at: At, name: str, wrong: str
) -> None:
    plan = a_plan(cast)
    key = [steps_of(plan)[0].pk] if name == "edit" else []
    before = plan.steps.count()

    answer = enter(cast.client).post(
        at(cast.north, f"plans:{name}", cast.engagement.pk, *key),
        {"title": "Say it aloud", "kind": "practise", "inventory": wrong},
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "This one is not on offer here. Choose another." in text
    assert 'value="Say it aloud"' in text
    assert plan.steps.count() == before


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("client", 25), ("coach", 29)])
def test_three_inventories_cost_the_page_no_more_than_one(
    cast: Any, enter: Enter, at: At, count: int, who: str, queries: int, request: Any
) -> None:
    held = request.getfixturevalue("django_assert_num_queries")
    plan = a_plan(cast)
    services.set_state(
        steps_of(plan)[0], State.DONE, by=cast.client, now=timezone.now()
    )
    for inventory in (INTERVIEWS, "own-jobsat-6", "own-search-14")[:count]:
        step = asking(plan, inventory)
        services.set_state(step, State.ACTIVE, by=cast.client, now=cast.now)
    answer(cast.engagement, INTERVIEWS, by=cast.client, now=cast.now)
    browser = enter(getattr(cast, who))
    address = at(cast.north, "plans:plan", cast.engagement.pk)
    browser.get(address)

    with held(queries):
        browser.get(address)
