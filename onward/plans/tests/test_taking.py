"""A step another page offers: one press, one step, and back where one was."""

from typing import Any

import pytest

from onward.audit.models import Entry
from onward.plans.core.steps import State
from onward.plans.models import Plan, Step
from onward.plans.queries import steps_of
from onward.plans.tests.arranging import At, Enter, a_plan

pytestmark = pytest.mark.usefixtures("north_scope")
OFFERED = {
    "title": "Practise reading blood films",
    "kind": "build",
    "why": "It is asked, and not shown yet.",
    "evidence": "Ten films read with somebody.",
}


def take(cast: Any, enter: Enter, at: At, **said: str) -> Any:
    url = at(cast.north, "plans:take", cast.engagement.pk)
    return enter(cast.client).post(url, {**OFFERED, **said})


def titled(cast: Any) -> list[Step]:
    return list(Step.objects.filter(title=OFFERED["title"]))


def test_an_offered_step_stands_last_in_the_plan_and_leads_back(
    cast: Any, enter: Enter, at: At
) -> None:
    plan = a_plan(cast)
    back = at(cast.north, "careers:occupation", cast.engagement.pk, "29-2010")

    answer = take(cast, enter, at, back=back)

    last = list(steps_of(plan))[-1]
    assert (answer.status_code, answer.url) == (302, back)
    assert (last.title, last.why, last.evidence) == (
        OFFERED["title"],
        OFFERED["why"],
        OFFERED["evidence"],
    )
    assert last.state == State.PROPOSED
    assert Entry.objects.filter(action="step added").count() == 1


def test_taken_twice_it_is_one_step(cast: Any, enter: Enter, at: At) -> None:
    a_plan(cast)

    take(cast, enter, at)
    take(cast, enter, at, why="For another reason.")

    assert len(titled(cast)) == 1


def test_dropped_before_it_is_taken_anew(cast: Any, enter: Enter, at: At) -> None:
    a_plan(cast)
    take(cast, enter, at)
    Step.objects.filter(title=OFFERED["title"]).update(state=State.DROPPED)

    take(cast, enter, at)

    assert len(titled(cast)) == 2


def test_without_a_plan_it_is_asked_first_and_then_made_with_the_step(
    cast: Any, enter: Enter, at: At
) -> None:
    asked = take(cast, enter, at)

    assert asked.status_code == 200
    assert "There is no plan yet" in asked.content.decode()
    assert not Plan.objects.exists()

    made = take(cast, enter, at, make="yes")

    assert made.status_code == 302
    assert len(titled(cast)) == 1


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/at/south/today/"]
)
def test_the_way_back_never_leaves_the_practice(
    back: str, cast: Any, enter: Enter, at: At
) -> None:
    a_plan(cast)

    answer = take(cast, enter, at, back=back)

    assert answer.url == at(cast.north, "plans:plan", cast.engagement.pk)


def test_what_is_no_step_is_refused_and_nothing_is_kept(
    cast: Any, enter: Enter, at: At
) -> None:
    plan = a_plan(cast)
    before = plan.steps.count()

    for wrong in ({"title": ""}, {"title": "x" * 10_000}, {"kind": "magic"}):
        assert take(cast, enter, at, **wrong).status_code == 422

    assert plan.steps.count() == before
