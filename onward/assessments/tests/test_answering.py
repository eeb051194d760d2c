"""Rules of answering: one at a time, nothing lost, closed is closed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from onward.assessments import queries, services
from onward.assessments.models import Administration, Response, Result, TopFive
from onward.assessments.tests.answers import answered, finished, interests
from onward.audit.models import Entry
from onward.notifications.models import Message

pytestmark = pytest.mark.usefixtures("north_scope")
LEADING = interests(R=1, I=5, A=2, S=4, E=1, C=5)


@pytest.fixture
def begun(cast: Any) -> Administration:
    return services.begin_administration(
        cast.engagement, instrument=queries.INTERESTS, by=cast.client, now=cast.now
    )


def test_beginning_twice_goes_on_with_the_first(
    cast: Any, begun: Administration
) -> None:
    again = services.begin_administration(
        cast.engagement, instrument=queries.INTERESTS, by=cast.coach, now=cast.now
    )

    assert again == begun
    assert list(queries.open_administrations(cast.engagement)) == [begun]


def test_the_database_keeps_it_at_one_unfinished(
    cast: Any, begun: Administration
) -> None:
    with pytest.raises(IntegrityError, match="one_unfinished"), transaction.atomic():
        Administration.objects.create(
            organisation=cast.north,
            engagement=cast.engagement,
            instrument=begun.instrument,
            version=begun.version,
            started_at=cast.now,
        )


def test_who_keys_in_for_a_client_is_on_record(cast: Any) -> None:
    phoned = services.begin_administration(
        cast.engagement,
        instrument=queries.INTERESTS,
        mode="phone",
        by=cast.coach,
        now=cast.now,
    )

    assert (phoned.mode, phoned.entered_by) == ("phone", cast.coach)


def test_a_client_who_answers_alone_has_nobody_entering(begun: Administration) -> None:
    assert (begun.mode, begun.entered_by) == ("self", None)


def test_an_answer_can_be_changed_until_the_end(
    cast: Any, begun: Administration
) -> None:
    for value in (2, 4):
        services.save_responses(begun, {7: value}, by=cast.client, now=cast.now)

    assert queries.answers_of(begun) == {7: 4}


def test_a_skip_is_kept_but_never_wipes_out_an_answer(
    cast: Any, begun: Administration
) -> None:
    services.save_responses(begun, {1: 5, 2: None}, by=cast.client, now=cast.now)

    saved = services.save_responses(
        begun, {1: None, 2: None}, by=cast.client, now=cast.now
    )

    assert saved == 0
    assert queries.answers_of(begun) == {1: 5, 2: None}


@pytest.mark.parametrize("answers", [{37: 3}, {0: 3}, {1: 6}, {1: 0}])
def test_an_answer_to_nothing_or_off_the_scale_is_refused(
    cast: Any, begun: Administration, answers: dict[int, int | None]
) -> None:
    with pytest.raises(ValueError, match="has no item"):
        services.save_responses(begun, answers, by=cast.client, now=cast.now)


def test_the_first_answer_is_timed_from_the_page_and_the_next_from_the_last(
    cast: Any, begun: Administration
) -> None:
    for n, after in ((1, 4), (2, 9)):
        services.save_responses(
            begun,
            {n: 3},
            by=cast.client,
            now=cast.now + timedelta(seconds=after),
            shown_at=cast.now,
        )

    seconds = Response.objects.order_by("item").values_list("seconds", flat=True)
    assert list(seconds) == [4.0, 5.0]


def test_answers_that_come_together_share_the_time(
    cast: Any, begun: Administration
) -> None:
    services.save_responses(
        begun,
        {1: 3, 2: 4, 3: 1},
        by=cast.client,
        now=cast.now + timedelta(seconds=12),
        shown_at=cast.now,
    )

    assert {row.seconds for row in queries.responses_of(begun)} == {4.0}


@pytest.mark.parametrize("minutes", [-5, 11])
def test_a_walk_or_a_wrong_clock_is_not_a_time(
    cast: Any, begun: Administration, minutes: int
) -> None:
    services.save_responses(
        begun,
        {1: 3},
        by=cast.client,
        now=cast.now + timedelta(minutes=minutes),
        shown_at=cast.now,
    )

    assert queries.responses_of(begun).get().seconds is None


def test_a_coach_who_keys_in_is_not_timed(cast: Any, begun: Administration) -> None:
    services.save_responses(
        begun,
        {1: 3},
        by=cast.coach,
        now=cast.now + timedelta(seconds=1),
        shown_at=cast.now,
    )

    assert queries.responses_of(begun).get().seconds is None


def test_finishing_adds_up_and_closes(cast: Any) -> None:
    administration = finished(
        cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now
    )

    profile = queries.interest_profile(cast.engagement)
    assert profile is not None
    assert profile.means == (1, 5, 2, 4, 1, 5)
    assert administration.result.version == "1.0.0"
    with pytest.raises(services.AlreadyFinished):
        services.save_responses(administration, {1: 1}, by=cast.client, now=cast.now)


def test_finishing_twice_is_finishing_once(cast: Any) -> None:
    administration = answered(
        cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now
    )

    first, second = (
        services.finish_administration(administration, by=cast.client, now=cast.now)
        for _ in range(2)
    )

    assert first == second
    assert Result.objects.count() == 1
    assert Message.objects.count() == 1


def test_nothing_answered_cannot_be_finished(cast: Any, begun: Administration) -> None:
    services.save_responses(begun, {1: None}, by=cast.client, now=cast.now)

    with pytest.raises(services.NothingAnswered):
        services.finish_administration(begun, by=cast.client, now=cast.now)

    begun.refresh_from_db()
    assert begun.finished_at is None


def test_the_coach_hears_that_a_client_is_through_and_not_what_they_said(
    cast: Any,
) -> None:
    finished(cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now)

    letter = Message.objects.get()
    assert letter.recipient == cast.coach.user.email
    assert cast.client.name not in letter.subject + letter.body
    assert f"/at/north/engagements/{cast.engagement.pk}/profile/" in letter.body


def test_a_coach_who_keyed_it_in_gets_no_letter(cast: Any) -> None:
    finished(cast.engagement, queries.INTERESTS, LEADING, by=cast.coach, now=cast.now)

    assert not Message.objects.exists()


def test_the_latest_answers_count_and_taken_back_ones_do_not(cast: Any) -> None:
    finished(cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now)
    later = cast.now + timedelta(days=9)
    again = finished(
        cast.engagement,
        queries.INTERESTS,
        interests(R=5, I=1, A=1, S=1, E=1, C=1),
        by=cast.client,
        now=later,
    )
    profile = queries.interest_profile(cast.engagement)
    assert profile is not None
    assert profile.code == "RAC"

    services.withdraw_administration(again, by=cast.client, now=later)

    profile = queries.interest_profile(cast.engagement)
    assert profile is not None
    assert profile.code == "CIS"


def test_before_anything_is_finished_there_is_no_profile(
    cast: Any, begun: Administration
) -> None:
    assert begun.finished_at is None
    assert queries.interest_profile(cast.engagement) is None
    assert queries.value_profile(cast.engagement) is None


def test_the_five_that_matter_most_are_kept_in_their_order(cast: Any) -> None:
    ratings: dict[int, int | None] = dict.fromkeys(range(1, 22), 3)
    administration = answered(
        cast.engagement, queries.WORK_VALUES, ratings, by=cast.client, now=cast.now
    )
    for chosen in ([1, 2], [5, 1, 19, 20, 13]):
        services.choose_top_five(administration, chosen, by=cast.client, now=cast.now)
    services.finish_administration(administration, by=cast.client, now=cast.now)

    found = queries.value_profile(cast.engagement)

    assert found is not None
    assert found.must_haves == (5, 1, 19, 20, 13)
    # worked by hand in test_core_scores
    assert found.values == pytest.approx(
        (0.4778, 0.3444, -0.3222, -0.3222, -0.1889, 0.0111), abs=1e-4
    )


def test_a_need_cannot_stand_in_two_places(cast: Any, begun: Administration) -> None:
    TopFive.objects.create(
        organisation=cast.north, administration=begun, position=1, item=4
    )

    with pytest.raises(IntegrityError, match="a_need_is_chosen_once"):
        TopFive.objects.create(
            organisation=cast.north, administration=begun, position=2, item=4
        )


def test_going_on_starts_at_the_first_page_not_reached(
    cast: Any, begun: Administration
) -> None:
    instrument = queries.instrument(queries.INTERESTS)
    places = []
    for last in (0, 6, 8, 36):
        told: dict[int, int | None] = dict.fromkeys(range(1, last + 1), 2)
        services.save_responses(begun, told, by=cast.client, now=cast.now)
        answers = queries.answers_of(begun)
        places.append(queries.page_to_go_on(instrument, answers))

    assert places == [1, 2, 2, 7]


def test_every_act_is_written_down_without_the_answers(cast: Any) -> None:
    administration = finished(
        cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now
    )
    services.withdraw_administration(administration, by=cast.coach, now=cast.now)

    lines = Entry.objects.filter(engagement=cast.engagement.pk).order_by("number")
    assert [(line.action, line.by_id) for line in lines] == [
        ("inventory begun", cast.client.pk),
        ("answers kept", cast.client.pk),
        ("inventory finished", cast.client.pk),
        ("inventory taken back", cast.coach.pk),
    ]
