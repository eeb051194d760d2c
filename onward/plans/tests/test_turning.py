"""Another path is chosen: the plan says so, and is turned with one press."""

from typing import Any

import pytest

from onward.audit.models import Entry
from onward.careers.models import PathMark
from onward.plans.models import Plan
from onward.plans.queries import steps_of
from onward.plans.tests.arranging import At, Enter, a_plan

pytestmark = pytest.mark.usefixtures("north_scope")
TITLE = "Chemical Technicians"
ANOTHER = "The path for now is another one"


def choose(cast: Any, code: str, title: str) -> None:
    PathMark.objects.filter(engagement=cast.engagement).update(chosen=False)
    PathMark.objects.create(
        organisation=cast.north,
        engagement=cast.engagement,
        occupation_code=code,
        title=title,
        mark=PathMark.Mark.KEPT,
        chosen=True,
        marked_at=cast.now,
        by=cast.client,
        release="none",
    )


def test_a_plan_drawn_towards_another_path_says_so_and_is_turned(
    cast: Any, enter: Enter, at: At
) -> None:
    choose(cast, "29-2010", "Laboratory Technicians")
    plan = a_plan(cast)
    before = list(steps_of(plan))
    page = at(cast.north, "plans:plan", cast.engagement.pk)
    browser = enter(cast.client)
    assert ANOTHER not in browser.get(page).content.decode()
    choose(cast, "19-4031", TITLE)

    told = browser.get(page).content.decode()
    assert ANOTHER in told
    assert f"another one: {TITLE}" in told
    turned = browser.post(at(cast.north, "plans:turn", cast.engagement.pk), follow=True)

    html = turned.content.decode()
    assert f"The plan goes towards “{TITLE}” now" in html
    assert ANOTHER not in html
    assert list(steps_of(plan))[: len(before)] == before
    assert Plan.objects.get().path_code == "19-4031"
    assert Entry.objects.filter(action="plan turned").count() == 1


def test_turned_again_nothing_happens(cast: Any, enter: Enter, at: At) -> None:
    choose(cast, "19-4031", TITLE)
    a_plan(cast)

    enter(cast.client).post(at(cast.north, "plans:turn", cast.engagement.pk))

    assert not Entry.objects.filter(action="plan turned").exists()


def test_a_path_set_aside_leaves_a_word_on_the_plan(
    cast: Any, enter: Enter, at: At
) -> None:
    choose(cast, "19-4031", TITLE)
    a_plan(cast)
    PathMark.objects.update(chosen=False)

    html = (
        enter(cast.client)
        .get(at(cast.north, "plans:plan", cast.engagement.pk))
        .content.decode()
    )

    assert f"{TITLE} is the path for now no longer" in html
