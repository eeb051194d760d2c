"""What a page says after something heavy was written."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.intake.models import Answer
from onward.notifications.models import Message
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

FIRST = "talents-better-than-expected"
SECOND = "talents-when-stuck"
HEAVY = "Some nights I want to die."


@pytest.fixture
def url(cast: Cast, at: At) -> Callable[[str], str]:
    return lambda key: at(cast.north, "intake:question", cast.engagement.pk, key)


Url = Callable[[str], str]


def _answers(cast: Cast) -> dict[str, tuple[str, str]]:
    with scope(organisation=cast.north):
        return {a.question: (a.state, a.text) for a in Answer.objects.all()}


def test_a_heavy_answer_opens_the_next_page_with_the_help_card(
    cast: Cast, enter: Enter, url: Url
) -> None:
    browser = enter(cast.client)

    answer = browser.post(
        url(FIRST), {"text": HEAVY, "visibility": "coach"}, follow=True
    )
    page = answer.content.decode()

    assert "You wrote something that sounds heavy" in page
    assert "555 0100" in page
    assert "Ruth may read this answer and has been asked to look at it" in page
    again = browser.get(url(SECOND)).content.decode()
    assert "sounds heavy" not in again


def test_the_help_card_of_an_answer_for_oneself_says_that_nobody_was_told(
    cast: Cast, enter: Enter, url: Url
) -> None:
    answer = enter(cast.client).post(
        url(FIRST), {"text": HEAVY, "visibility": "client"}, follow=True
    )

    page = answer.content.decode()
    assert "nobody has been told" in page
    assert "555 0100" in page
    with scope(organisation=cast.north):
        assert Message.objects.count() == 0


def test_a_heavy_answer_being_typed_is_not_met_with_silence(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    typed = at(cast.north, "intake:typed", cast.engagement.pk, FIRST)
    browser.post(typed, {"text": HEAVY, "visibility": "client"})

    page = browser.get(at(cast.north, "intake:start", cast.engagement.pk))

    assert "You wrote something that sounds heavy" in page.content.decode()


def test_what_can_wait_gets_a_quieter_card(cast: Cast, enter: Enter, url: Url) -> None:
    answer = enter(cast.client).post(
        url(FIRST),
        {"text": "We are being evicted.", "visibility": "coach"},
        follow=True,
    )

    page = answer.content.decode()
    assert "know it better than a coach" in page
    assert "sounds heavy" not in page


def test_the_assist_never_blocks(cast: Cast, enter: Enter, url: Url) -> None:
    answer = enter(cast.client).post(url(FIRST), {"text": HEAVY, "visibility": "coach"})

    assert answer["Location"] == url(SECOND)
    assert _answers(cast)[FIRST] == ("answered", HEAVY)
