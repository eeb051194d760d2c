from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.intake import queries, services
from onward.intake.models import Intake
from onward.intake.services import Said
from onward.organisations.models import Member

if TYPE_CHECKING:
    from onward.intake.tests import Act

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
FIRST, SECOND = "talents-when-stuck", "goals-enough"


@pytest.fixture
def url(cast: Cast, at: At) -> str:
    return at(cast.north, "intake:summary", cast.engagement.pk)


@pytest.fixture
def _answered(cast: Cast) -> None:
    by: Act = {"by": cast.client, "now": cast.now}
    with scope(organisation=cast.north):
        services.choose_circumstances(
            cast.engagement, chosen=["returning"], primary="", **by
        )
        services.save_answer(cast.engagement, FIRST, said=Said("The rota."), **by)
        services.save_answer(
            cast.engagement, SECOND, said=Said("My secret.", "client"), **by
        )


def _intake(cast: Cast) -> Intake:
    with scope(organisation=cast.north):
        return Intake.objects.get(engagement=cast.engagement)


@pytest.mark.usefixtures("_answered")
def test_the_draft_is_in_the_client_s_words_without_what_is_theirs_alone(
    cast: Cast, enter: Enter, url: str
) -> None:
    page = enter(cast.client).get(url).content.decode()

    assert "What I do well\nThe rota." in page
    assert "I come back to work after years at home" in page
    assert "My secret" not in page
    assert "1 answer is yours alone and not in here" in page


@pytest.mark.usefixtures("_answered")
def test_looking_at_a_draft_keeps_nothing(cast: Cast, enter: Enter, url: str) -> None:
    enter(cast.client).get(url)

    assert _intake(cast).summary == ""


def test_with_no_answer_there_is_a_way_to_the_questions(
    cast: Cast, enter: Enter, url: str
) -> None:
    page = enter(cast.client).get(url).content.decode()

    assert "Nothing to sum up yet" in page
    assert "<textarea" not in page


@pytest.mark.usefixtures("_answered")
def test_the_client_changes_and_approves(cast: Cast, enter: Enter, url: str) -> None:
    answer = enter(cast.client).post(url, {"text": "The rota, yes.", "act": "finish"})

    intake = _intake(cast)
    assert answer.status_code == 302
    assert intake.summary == "The rota, yes."
    assert (intake.approved_by, intake.approved_how) == (cast.client, "typed")


@pytest.mark.usefixtures("_answered")
def test_the_coach_reads_it_once_it_is_approved_and_not_before(
    cast: Cast, enter: Enter, url: str
) -> None:
    client, coach = enter(cast.client), enter(cast.coach)
    client.post(url, {"text": "Half a thought", "act": "keep"})
    before = coach.get(url).content.decode()

    client.post(url, {"text": "Half a thought", "act": "finish"})

    assert "Half a thought" not in before
    assert "is still writing it" in before
    assert "Half a thought" in coach.get(url).content.decode()


@pytest.mark.usefixtures("_answered")
def test_the_coach_cannot_write_over_what_the_client_is_writing(
    cast: Cast, enter: Enter, at: At, url: str
) -> None:
    enter(cast.client).post(url, {"text": "Half a thought", "act": "keep"})
    coach = enter(cast.coach)
    typed = at(cast.north, "intake:summary-typed", cast.engagement.pk)

    assert coach.post(url, {"text": "Mine", "act": "keep"}).status_code == 409
    assert coach.post(typed, {"text": "Mine"}).status_code == 409
    assert _intake(cast).summary == "Half a thought"


@pytest.mark.usefixtures("_answered")
def test_a_change_after_approval_asks_for_approval_again(
    cast: Cast, enter: Enter, url: str
) -> None:
    browser = enter(cast.client)
    browser.post(url, {"text": "The rota.", "act": "finish"})

    browser.post(url, {"text": "The rota and more.", "act": "keep"})

    assert not _intake(cast).is_approved


@pytest.mark.usefixtures("_answered")
def test_approving_twice_keeps_the_first_time(
    cast: Cast, enter: Enter, url: str
) -> None:
    browser = enter(cast.client)
    browser.post(url, {"text": "The rota.", "act": "finish"})
    first = _intake(cast).approved_at

    browser.post(url, {"text": "The rota.", "act": "finish"})

    assert _intake(cast).approved_at == first


@pytest.mark.usefixtures("_answered")
def test_by_telephone_the_coach_says_when_it_was_read_aloud(
    cast: Cast, enter: Enter, url: str
) -> None:
    browser = enter(cast.coach)

    without = browser.post(url, {"text": "The rota.", "act": "finish"})
    with_day = browser.post(
        url, {"text": "The rota.", "act": "finish", "read_aloud_on": "2026-03-09"}
    )

    intake = _intake(cast)
    assert without.status_code == 409
    assert "on which day it was read aloud" in without.content.decode()
    assert with_day.status_code == 302
    assert (intake.approved_by, intake.approved_how) == (cast.coach, "phone")
    assert str(intake.read_aloud_on) == "2026-03-09"


@pytest.mark.usefixtures("_answered")
@pytest.mark.parametrize("day", ["2026-02-30", "9999-01-01", "yesterday"])
def test_an_impossible_day_is_refused_and_the_words_stay(
    cast: Cast, enter: Enter, url: str, day: str
) -> None:
    answer = enter(cast.coach).post(
        url, {"text": "My own words", "act": "finish", "read_aloud_on": day}
    )

    assert answer.status_code == 422
    assert "My own words" in answer.content.decode()


@pytest.mark.usefixtures("_answered")
def test_a_client_needs_no_day(cast: Cast, enter: Enter, url: str) -> None:
    assert "read_aloud_on" not in enter(cast.client).get(url).content.decode()
    assert "read_aloud_on" in enter(cast.coach).get(url).content.decode()


def test_an_empty_summary_cannot_be_approved(
    cast: Cast, enter: Enter, url: str
) -> None:
    answer = enter(cast.client).post(url, {"text": "  ", "act": "finish"})

    assert answer.status_code == 409
    assert "There is no summary yet" in answer.content.decode()


@pytest.mark.usefixtures("_answered")
def test_it_can_be_put_together_again(cast: Cast, enter: Enter, url: str) -> None:
    browser = enter(cast.client)
    browser.post(url, {"text": "Wrong.", "act": "keep"})

    browser.post(url, {"text": "Wrong.", "act": "redo"})

    assert "The rota." in _intake(cast).summary


@pytest.mark.usefixtures("_answered")
def test_it_is_kept_as_it_is_typed(cast: Cast, enter: Enter, at: At) -> None:
    typed = at(cast.north, "intake:summary-typed", cast.engagement.pk)

    answer = enter(cast.client).post(typed, {"text": "The ro"})

    assert answer.status_code == 204
    assert _intake(cast).summary == "The ro"
    with scope(organisation=cast.north):
        assert queries.summary(cast.engagement, cast.coach).is_hidden


@pytest.mark.usefixtures("_answered")
def test_what_sounds_heavy_is_not_put_into_a_draft(cast: Cast) -> None:
    with scope(organisation=cast.north):
        services.save_answer(
            cast.engagement,
            "concerns-backs-and-doubts",
            said=Said("Some nights I want to die."),
            by=cast.client,
            now=cast.now,
        )

        assert "die" not in queries.drafted_summary(cast.engagement)
