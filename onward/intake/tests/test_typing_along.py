"""Words kept as they are typed, and what a lost session leaves."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.intake import services
from onward.intake.models import Answer
from onward.intake.services import Said
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

FIRST = "talents-better-than-expected"


@pytest.fixture
def url(cast: Cast, at: At) -> Callable[[str], str]:
    return lambda key: at(cast.north, "intake:question", cast.engagement.pk, key)


Url = Callable[[str], str]


def _said(cast: Cast, key: str, said: Said, by: Member) -> None:
    with scope(organisation=cast.north):
        services.save_answer(cast.engagement, key, said=said, by=by, now=cast.now)


def _answers(cast: Cast) -> dict[str, tuple[str, str]]:
    with scope(organisation=cast.north):
        return {a.question: (a.state, a.text) for a in Answer.objects.all()}


def test_words_are_kept_as_they_are_typed(cast: Cast, enter: Enter, at: At) -> None:
    typed = at(cast.north, "intake:typed", cast.engagement.pk, FIRST)

    answer = enter(cast.client).post(typed, {"text": "The fa", "visibility": "coach"})

    assert answer.status_code == 204
    assert _answers(cast) == {FIRST: ("answered", "The fa")}


def test_typing_too_much_is_said_and_changes_nothing(
    cast: Cast, enter: Enter, at: At
) -> None:
    typed = at(cast.north, "intake:typed", cast.engagement.pk, FIRST)

    answer = enter(cast.client).post(
        typed, {"text": "x" * 20_001, "visibility": "coach"}
    )

    assert answer.status_code == 422
    assert _answers(cast) == {}


def test_typing_on_an_old_page_is_a_conflict(cast: Cast, enter: Enter, at: At) -> None:
    _said(cast, FIRST, Said("Whole."), cast.client)
    typed = at(cast.north, "intake:typed", cast.engagement.pk, FIRST)

    answer = enter(cast.client).post(
        typed, {"text": "Who", "visibility": "coach", "opened": "1"}
    )

    assert answer.status_code == 409
    assert _answers(cast)[FIRST] == ("answered", "Whole.")


def test_a_lost_session_leads_to_sign_in_and_back_to_the_question(
    cast: Cast, enter: Enter, url: Url
) -> None:
    answer = enter(None).post(url(FIRST), {"text": "The fair.", "visibility": "coach"})
    page = enter(cast.client).get(url(FIRST)).content.decode()

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={url(FIRST)}")
    assert 'data-keep="answer"' in page
    assert f'data-autosave="{url(FIRST)}typed/"' in page
