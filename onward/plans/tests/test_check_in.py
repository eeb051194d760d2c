"""Checking in: told once, told again, and what it says about the plan."""

from datetime import timedelta
from typing import Any

import pytest

from onward.assessments.models import Administration
from onward.assessments.queries import pulse_series
from onward.assessments.services import keep_to_oneself
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import CheckIn, StepReport
from onward.plans.queries import check_ins, pulse_lines, pulse_seen, stalled
from onward.plans.services import SessionCancelled, StepRefused, Told
from onward.plans.tests.arranging import a_plan, a_session, free, in_hand, state_of
from onward.scheduling.models import Session

pytestmark = pytest.mark.usefixtures("north_scope")


def tell(
    cast: Any, told: Told, *, week: int = 0, session: Session | None = None
) -> CheckIn:
    return services.check_in(
        cast.engagement,
        told,
        session=session,
        by=cast.client,
        mode="self",
        now=cast.now + timedelta(weeks=week),
    )


def progress(cast: Any) -> list[int]:
    return [one.value for one in pulse_series(cast.engagement)[0].answers]


def test_what_is_told_moves_the_steps_and_the_line(cast: Any) -> None:
    done, stuck = in_hand(cast, 2)

    told = Told(
        outcomes={done.pk: State.DONE, stuck.pk: State.STUCK},
        because={stuck.pk: "no-time"},
        pulse={1: 6, 2: None},
        win="I rang them",
        lesson="earlier in the day",
    )
    one = tell(cast, told)

    stuck.refresh_from_db()
    assert (state_of(done), stuck.state, stuck.stuck_because) == (
        State.DONE,
        State.STUCK,
        "no-time",
    )
    [read] = check_ins(cast.engagement)
    assert (read.pk, read.win, read.lesson) == (
        one.pk,
        "I rang them",
        "earlier in the day",
    )
    assert {(r.step_id, r.outcome) for r in read.reports.all()} == {
        (done.pk, "done"),
        (stuck.pk, "stuck"),
    }
    assert progress(cast) == [6]


def test_told_again_at_one_session_the_figures_are_replaced(cast: Any) -> None:
    session = a_session(cast.engagement, cast.coach_profile, cast.now)

    tell(cast, Told(pulse={1: 6}, win="first"), session=session)
    tell(cast, Told(pulse={1: 6}, win="second"), session=session)
    assert Administration.objects.count() == 1
    tell(cast, Told(pulse={1: 8}, win="third"), session=session)

    assert [one.win for one in check_ins(cast.engagement)] == ["third"]
    assert progress(cast) == [8]


def test_figures_left_out_the_second_time_stay(cast: Any) -> None:
    session = a_session(cast.engagement, cast.coach_profile, cast.now)
    tell(cast, Told(pulse={1: 6}), session=session)

    tell(cast, Told(win="only words"), session=session)

    assert progress(cast) == [6]


def test_a_refused_step_takes_the_whole_check_in_back(cast: Any) -> None:
    plan = a_plan(cast)
    later = free(plan)[0]

    with pytest.raises(StepRefused):
        tell(cast, Told(outcomes={later.pk: State.STUCK}, pulse={1: 3}, win="x"))

    assert (CheckIn.objects.count(), Administration.objects.count()) == (0, 0)


def test_for_a_cancelled_session_nothing_is_told(cast: Any) -> None:
    session = a_session(cast.engagement, cast.coach_profile, cast.now)
    session.state, session.attendance = "cancelled", ""
    session.save()

    with pytest.raises(SessionCancelled):
        tell(cast, Told(win="x"), session=session)


def test_a_step_finished_between_two_check_ins_keeps_the_plan_moving(
    cast: Any,
) -> None:
    [step] = in_hand(cast, 1)
    tell(cast, Told(), week=1)
    services.report_step(
        step, State.DONE, by=cast.client, now=cast.now + timedelta(days=10)
    )
    tell(cast, Told(), week=2)

    assert stalled(cast.engagement, reader=None) == ""
    tell(cast, Told(), week=3)
    tell(cast, Told(), week=4)
    assert (
        stalled(cast.engagement, reader=None)
        == "Two check-ins without a finished step."
    )


def test_little_progress_felt_twice_is_told_even_with_steps_done(cast: Any) -> None:
    steps = in_hand(cast, 2)
    for week, step in enumerate(steps, 1):
        told = Told(outcomes={step.pk: State.DONE}, pulse={1: 2})
        tell(cast, told, week=week)

    assert (
        stalled(cast.engagement, reader=None) == "Little progress felt, twice in a row."
    )


def test_the_lines_show_only_what_was_answered(cast: Any) -> None:
    tell(cast, Told(pulse={1: 3, 6: 8}), week=0)
    tell(cast, Told(pulse={1: 6, 6: 8}), week=1)

    lines = {
        line.title: line.note for line in pulse_lines(cast.engagement, reader=None)
    }

    assert lines == {
        "Progress": "0 to 10. Up 3 at the last check-in.",
        "Strain": "0 to 10, more is heavier. No more than the usual ups and downs.",
    }


def test_another_clients_steps_are_not_told_of(cast: Any) -> None:
    other = services.make_plan(
        cast.second_engagement, by=cast.second_client, now=cast.now
    )
    theirs = other.steps.first()
    assert theirs is not None

    with pytest.raises(type(theirs).DoesNotExist):
        tell(cast, Told(outcomes={theirs.pk: State.DONE}))
    assert StepReport.objects.count() == 0


def test_figures_the_client_keeps_are_on_no_line_of_the_coach(cast: Any) -> None:
    tell(cast, Told(pulse={1: 6, 6: 8}), week=1)
    keep_to_oneself(cast.engagement, "own-pulse-6", by=cast.client, now=cast.now)
    told = CheckIn.objects.select_related("engagement").get()

    assert pulse_lines(cast.engagement, reader=cast.coach) == []
    assert pulse_lines(cast.engagement, reader=cast.client)
    assert pulse_seen(told, reader=cast.coach) == {}
    assert pulse_seen(told, reader=cast.client)[1] == 6
