"""The plan: made, read, agreed, and who may do any of it."""

from datetime import timedelta
from typing import Any

import pytest

from onward.audit.models import Entry
from onward.coaching.core.circumstances import Circumstance
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import Plan
from onward.plans.queries import plan_of, steps_of
from onward.plans.tests.arranging import (
    At,
    Enter,
    a_plan,
    in_hand,
)

pytestmark = pytest.mark.usefixtures("north_scope")

PLAN_QUERIES = 25
PAGES = ["plan", "make", "goal", "agree", "paper", "add"]


def test_before_there_is_a_plan_the_page_says_what_it_would_be_made_from(
    cast: Any, enter: Enter, at: At
) -> None:
    cast.engagement.circumstance = Circumstance.RETURNING
    cast.engagement.save()

    page = enter(cast.client).get(at(cast.north, "plans:plan", cast.engagement.pk))

    assert page.status_code == 200
    text = page.content.decode()
    assert "Returning to work" in text
    assert "A table of what I ran at home" in text
    assert text.count("button primary") == 1
    assert plan_of(cast.engagement) is None


def test_one_press_makes_the_plan_and_a_second_one_changes_nothing(
    cast: Any, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    address = at(cast.north, "plans:make", cast.engagement.pk)

    first, second = browser.post(address), browser.post(address)

    assert [first.status_code, second.status_code] == [302, 302]
    [plan] = Plan.objects.all()
    assert [step.is_in_hand for step in steps_of(plan)].count(True) == 1
    page = browser.get(at(cast.north, "plans:plan", cast.engagement.pk))
    assert page.status_code == 200
    assert page.content.decode().count("button primary") == 1


def test_reading_a_plan_is_written_down(cast: Any, enter: Enter, at: At) -> None:
    a_plan(cast)

    enter(cast.coach).get(at(cast.north, "plans:plan", cast.engagement.pk))

    entry = Entry.objects.filter(action="plan opened").latest("number")
    assert (entry.by, entry.engagement) == (cast.coach, cast.engagement.pk)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("second_client", 404),
        ("second_coach", 404),
        ("stranger_coach", 404),
        ("stranger_client", 404),
        ("coordinator", 403),
        ("owner", 403),
        ("sponsor", 403),
    ],
)
@pytest.mark.parametrize("name", PAGES)
def test_a_plan_is_between_client_and_coach(
    cast: Any, enter: Enter, at: At, name: str, who: str, status: int
) -> None:
    a_plan(cast)
    address = at(cast.north, f"plans:{name}", cast.engagement.pk)
    browser = enter(getattr(cast, who))

    answer = (
        browser.post(address) if name in ("make", "agree") else browser.get(address)
    )

    assert answer.status_code == status


def test_without_a_plan_its_parts_are_not_there(
    cast: Any, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)

    for name in ("goal", "paper", "add"):
        address = at(cast.north, f"plans:{name}", cast.engagement.pk)
        assert browser.get(address).status_code == 404


def test_both_agree_each_for_themselves(cast: Any, enter: Enter, at: At) -> None:
    a_plan(cast)
    address = at(cast.north, "plans:agree", cast.engagement.pk)

    enter(cast.client).post(address)
    enter(cast.coach).post(address)

    plan = Plan.objects.get()
    assert plan.agreed_by_client_at is not None
    assert plan.agreed_by_coach_at is not None


def test_the_coach_records_a_yes_told_by_telephone(
    cast: Any, enter: Enter, at: At
) -> None:
    a_plan(cast)

    enter(cast.coach).post(
        at(cast.north, "plans:agree", cast.engagement.pk), {"for_client": "yes"}
    )

    plan = Plan.objects.get()
    assert plan.agreed_by_client_at is not None
    assert plan.agreed_by_coach_at is None
    assert Entry.objects.get(action="plan agreed").detail == {"said": "by telephone"}


def test_a_client_cannot_agree_in_place_of_the_coach(
    cast: Any, enter: Enter, at: At
) -> None:
    a_plan(cast)
    address = at(cast.north, "plans:agree", cast.engagement.pk)

    enter(cast.client).post(address, {"for_client": "yes"})
    enter(cast.client).post(address)

    assert Plan.objects.get().agreed_by_coach_at is None


def test_the_first_yes_stands(cast: Any) -> None:
    plan = a_plan(cast)
    later = cast.now + timedelta(days=1)

    services.agree_plan(plan, by=cast.client, for_client=False, now=cast.now)
    services.agree_plan(plan, by=cast.client, for_client=False, now=later)

    assert Plan.objects.get().agreed_by_client_at == cast.now
    assert Entry.objects.filter(action="plan agreed").count() == 1


def test_the_goal_and_the_bad_week_are_kept(cast: Any, enter: Enter, at: At) -> None:
    a_plan(cast)
    told = {
        "goal": "Paid hours that fit",
        "if_week_goes_wrong": "When a child is ill, I will move the steps.",
        "who_helps": "Marta",
    }

    enter(cast.client).post(at(cast.north, "plans:goal", cast.engagement.pk), told)

    page = enter(cast.coach).get(at(cast.north, "plans:plan", cast.engagement.pk))
    text = page.content.decode()
    for words in told.values():
        assert words in text


def test_a_goal_that_is_missing_keeps_the_rest_as_typed(
    cast: Any, enter: Enter, at: At
) -> None:
    a_plan(cast)

    answer = enter(cast.client).post(
        at(cast.north, "plans:goal", cast.engagement.pk),
        {"goal": "", "if_week_goes_wrong": "I will begin again."},
    )

    assert answer.status_code == 422
    assert "I will begin again." in answer.content.decode()
    assert "Please fill this in." in answer.content.decode()


def test_only_the_coach_is_told_that_a_plan_stands_still(
    cast: Any, enter: Enter, at: At
) -> None:
    a_plan(cast)
    for week in (1, 2):
        services.check_in(
            cast.engagement,
            services.Told(win="slept"),
            session=None,
            by=cast.client,
            mode="self",
            now=cast.now + timedelta(weeks=week),
        )
    address = at(cast.north, "plans:plan", cast.engagement.pk)

    for_coach = enter(cast.coach).get(address).content.decode()
    for_client = enter(cast.client).get(address).content.decode()

    assert "Two check-ins without a finished step." in for_coach
    assert "without a finished step" not in for_client


def test_the_paper_holds_every_step_to_come(cast: Any, enter: Enter, at: At) -> None:
    plan = a_plan(cast)

    page = enter(cast.client).get(at(cast.north, "plans:paper", cast.engagement.pk))

    text = page.content.decode()
    assert all(step.title.replace("'", "&#x27;") in text for step in steps_of(plan))


@pytest.mark.parametrize("steps", [1, 3])
def test_the_page_costs_the_same_for_one_step_in_hand_as_for_three(
    cast: Any, enter: Enter, at: At, steps: int, django_assert_num_queries: Any
) -> None:
    for step in in_hand(cast, steps):
        services.report_step(
            step, State.STUCK, by=cast.client, now=cast.now, words="hm"
        )
    browser = enter(cast.client)
    address = at(cast.north, "plans:plan", cast.engagement.pk)

    browser.get(address)

    with django_assert_num_queries(PLAN_QUERIES):
        browser.get(address)


def test_a_page_tells_what_a_step_waits_for(cast: Any, enter: Enter, at: At) -> None:
    cast.engagement.circumstance = Circumstance.LEAVING_TO_FOUND
    cast.engagement.save()
    a_plan(cast)

    page = enter(cast.client).get(at(cast.north, "plans:plan", cast.engagement.pk))

    assert "opens when “The money gate" in page.content.decode()
