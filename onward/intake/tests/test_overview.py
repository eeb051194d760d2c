from collections.abc import Callable
from typing import TYPE_CHECKING

from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.intake import queries, services
from onward.intake.services import Said
from onward.organisations.models import Member

if TYPE_CHECKING:
    from onward.intake.tests import Act

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def test_a_new_client_is_told_how_long_it_takes_and_where_to_begin(
    cast: Cast, enter: Enter, at: At
) -> None:
    page = enter(cast.client).get(at(cast.north, "intake:start", cast.engagement.pk))

    text = page.content.decode()
    assert "24 questions before you meet Ruth, about 24 minutes in all" in text
    assert at(cast.north, "intake:circumstances", cast.engagement.pk) in text
    assert text.count("button primary") == 1


def test_half_way_the_next_question_is_one_press_away(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        services.choose_circumstances(
            cast.engagement,
            chosen=["returning"],
            primary="",
            by=cast.client,
            now=cast.now,
        )
        for question in queries.bank().questions[:1]:
            services.save_answer(
                cast.engagement,
                question.key,
                said=Said("Yes."),
                by=cast.client,
                now=cast.now,
            )

    page = enter(cast.client).get(at(cast.north, "intake:start", cast.engagement.pk))

    text = page.content.decode()
    assert "You are 1 of 32 questions in" in text
    assert "About 31 minutes left" in text
    following = at(
        cast.north, "intake:question", cast.engagement.pk, "talents-when-stuck"
    )
    assert f'href="{following}">Go on' in text
    assert text.count("button primary") == 1


def test_progress_counts_answers_skips_and_what_waits_for_the_meeting(
    cast: Cast,
) -> None:
    keys = [question.key for question in queries.bank().questions if question.is_short]
    by: Act = {"by": cast.client, "now": cast.now}
    with scope(organisation=cast.north):
        services.save_answer(cast.engagement, keys[0], said=Said("Yes."), **by)
        services.save_answer(cast.engagement, "talents-best-day", said=Said("Y"), **by)
        services.skip(cast.engagement, keys[1], **by)
        services.ask_in_person(cast.engagement, keys[2], **by)

        progress = queries.progress(cast.engagement)

    assert (progress.answered, progress.skipped, progress.in_person) == (1, 1, 1)
    assert (progress.done, progress.total, progress.minutes_left) == (3, 24, 21)
    assert progress.next_question is not None
    assert progress.next_question.key == keys[3]
    assert [theme.done for theme in progress.themes] == [3, 0, 0, 0]


def test_nothing_begun_is_nothing_done(cast: Cast) -> None:
    with scope(organisation=cast.north):
        progress = queries.progress(cast.engagement)

    assert not progress.is_begun
    assert progress.done == 0


def test_the_coach_sees_the_coach_s_version(cast: Cast, enter: Enter, at: At) -> None:
    page = enter(cast.coach).get(at(cast.north, "intake:start", cast.engagement.pk))

    text = page.content.decode()
    assert "Leila has not begun" in text
    assert at(cast.north, "intake:meeting", cast.engagement.pk) in text
    assert text.count("button primary") == 1
    with scope(organisation=cast.north):
        assert Entry.objects.get(action="opened intake").by == cast.coach


def test_an_unsigned_agreement_is_mentioned(cast: Cast, enter: Enter, at: At) -> None:
    signed = enter(cast.client).get(at(cast.north, "intake:start", cast.engagement.pk))
    unsigned = enter(cast.second_client).get(
        at(cast.north, "intake:start", cast.second_engagement.pk)
    )

    assert "not signed by both" not in signed.content.decode()
    assert "not signed by both" in unsigned.content.decode()


def test_everything_can_be_opened_again(cast: Cast, enter: Enter, at: At) -> None:
    page = enter(cast.client).get(at(cast.north, "intake:start", cast.engagement.pk))

    links = page.content.decode().count("/intake/questions/")
    assert links == 24 + 14
