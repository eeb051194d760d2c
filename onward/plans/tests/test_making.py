"""A first plan: from the circumstance, and from what the chosen path asks."""

from datetime import timedelta
from typing import Any

import pytest

from onward.careers.models import PathMark
from onward.coaching.core.circumstances import Circumstance
from onward.plans.models import Plan
from onward.plans.queries import aim_of, steps_of
from onward.plans.queries.drafting import CLOSES
from onward.plans.tests.arranging import a_plan

pytestmark = pytest.mark.usefixtures("north_scope")


@pytest.mark.parametrize("circumstance", list(Circumstance))
def test_each_circumstance_becomes_a_plan_that_begins_within_three_days(
    cast: Any, circumstance: Circumstance
) -> None:
    cast.engagement.circumstance = circumstance
    cast.engagement.save()

    plan = a_plan(cast)

    first, *others = steps_of(plan)
    assert first.is_in_hand
    assert first.due_on is not None
    assert first.due_on - plan.begun_on <= timedelta(days=3)
    assert not any(step.is_in_hand for step in others)
    assert all(step.due_on and step.due_on <= plan.until_on for step in others)


def test_without_a_circumstance_the_plan_is_that_of_no_clear_path(cast: Any) -> None:
    assert a_plan(cast).template == Circumstance.NO_CLEAR_PATH


def test_the_agreed_outcome_is_the_goal(cast: Any) -> None:
    cast.engagement.main_outcome = "Paid hours that fit"
    cast.engagement.save()

    assert a_plan(cast).goal == "Paid hours that fit"


def test_days_are_counted_on_the_clients_clock(cast: Any) -> None:
    cast.engagement.client.time_zone = "Pacific/Kiritimati"

    assert a_plan(cast).begun_on == cast.now.date() + timedelta(days=1)


def test_the_chosen_path_is_named_even_before_the_world_is_there(cast: Any) -> None:
    PathMark.objects.create(
        organisation=cast.north,
        engagement=cast.engagement,
        occupation_code="19-4031",
        title="Chemical Technicians",
        mark=PathMark.Mark.KEPT,
        chosen=True,
        marked_at=cast.now,
        by=cast.client,
        release="none",
    )

    plan = a_plan(cast)

    assert (plan.path_code, plan.path_title) == ("19-4031", "Chemical Technicians")
    assert Plan.objects.count() == 1


def test_without_a_path_there_is_no_aim(cast: Any) -> None:
    assert aim_of(cast.engagement, reader=None) is None


def test_whatever_a_path_asks_has_a_kind_of_step() -> None:
    asked = ("training", "licence", "skills", "pay", "unknown", "talk", "interview")

    assert all(kind in CLOSES for kind in asked)
