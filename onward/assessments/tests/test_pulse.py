"""The pulse: six figures at each check-in, each drawn on its own."""

from datetime import timedelta
from typing import Any

import pytest

from onward.assessments import queries, services
from onward.coaching.models import Engagement

pytestmark = pytest.mark.usefixtures("north_scope")


def record(
    cast: Any, answers: dict[int, int | None], *, week: int = 0, mode: str = "self"
) -> None:
    services.record_pulse(
        cast.engagement,
        answers=answers,
        by=cast.client if mode == "self" else cast.coach,
        mode=mode,
        now=cast.now + timedelta(weeks=week),
    )


def figures(engagement: Engagement) -> dict[str, list[int]]:
    return {
        one.scale.key: [answer.value for answer in one.answers]
        for one in queries.pulse_series(engagement)
    }


def test_each_question_is_a_series_of_its_own_by_date(cast: Any) -> None:
    record(cast, {1: 3, 2: 5, 6: 8})
    record(cast, {1: 6, 2: None, 6: 4}, week=1)

    assert figures(cast.engagement) == {
        "progress": [3, 6],
        "confidence": [5],
        "clarity": [],
        "happy": [],
        "productive": [],
        "strain": [8, 4],
    }
    progress, *_rest, strain = queries.pulse_series(cast.engagement)
    assert [one.on for one in progress.answers] == [
        cast.now,
        cast.now + timedelta(weeks=1),
    ]
    assert (progress.more_is_heavier, strain.more_is_heavier) == (False, True)
    assert (progress.last_change, strain.last_change) == (3, -4)
    assert progress.slope_a_week is None


def test_five_figures_have_a_slope(cast: Any) -> None:
    for week in range(5):
        record(cast, {1: 2 + week}, week=week)

    [progress, *_rest] = queries.pulse_series(cast.engagement)

    assert progress.slope_a_week == pytest.approx(1.0)


def test_by_telephone_the_coach_is_on_record(cast: Any) -> None:
    record(cast, {1: 0}, mode="phone")

    pulse = queries.latest(cast.engagement, queries.PULSE)
    assert pulse is not None
    assert (pulse.mode, pulse.entered_by) == ("phone", cast.coach)


@pytest.mark.parametrize("answers", [{}, {1: None, 2: None}])
def test_an_empty_pulse_is_refused(cast: Any, answers: dict[int, int | None]) -> None:
    with pytest.raises(services.NothingAnswered):
        record(cast, answers)


@pytest.mark.parametrize("answers", [{1: 11}, {7: 3}, {1: -1}])
def test_a_figure_off_the_scale_is_refused(
    cast: Any, answers: dict[int, int | None]
) -> None:
    with pytest.raises(ValueError, match="has no item"):
        record(cast, answers)


def test_another_clients_pulse_does_not_show(cast: Any) -> None:
    record(cast, {1: 9})

    assert not any(figures(cast.second_engagement).values())


@pytest.mark.parametrize("weeks", [1, 3])
def test_reading_the_series_costs_one_query(
    cast: Any, weeks: int, django_assert_num_queries: Any
) -> None:
    for week in range(weeks):
        record(cast, {1: 5, 2: 5}, week=week)

    with django_assert_num_queries(1):
        queries.pulse_series(cast.engagement)
