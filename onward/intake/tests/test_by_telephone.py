"""The coach writes down what the client says."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.intake import services
from onward.intake.models import Answer, Intake
from onward.intake.services import Said
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

FIRST = "talents-better-than-expected"
HEAVY = "Some nights I want to die."


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


def test_a_coach_fills_in_by_telephone(cast: Cast, enter: Enter, url: Url) -> None:
    browser = enter(cast.coach)

    page = browser.get(url(FIRST)).content.decode()
    browser.post(
        url(FIRST), {"text": "The fair.", "visibility": "coach", "mode": "phone"}
    )

    assert "Leila and me" in page
    assert "By telephone" in page
    with scope(organisation=cast.north):
        answer = Answer.objects.get()
        assert (answer.mode, answer.entered_by) == ("phone", cast.coach)
    client_page = enter(cast.client).get(url(FIRST)).content.decode()
    assert "Ruth Adeyemi wrote this down as you said it" in client_page


def test_a_coach_sees_that_an_answer_is_the_client_s_alone_and_cannot_write(
    cast: Cast, enter: Enter, url: Url
) -> None:
    _said(cast, FIRST, Said("Mine alone.", "client"), cast.client)
    browser = enter(cast.coach)

    page = browser.get(url(FIRST)).content.decode()
    answer = browser.post(
        url(FIRST), {"text": "Ours.", "visibility": "coach", "mode": "phone"}
    )

    assert "Mine alone" not in page
    assert "keeps it for themselves" in page
    assert "<textarea" not in page
    assert answer.status_code == 409
    assert "Mine alone" not in answer.content.decode()
    assert _answers(cast)[FIRST] == ("answered", "Mine alone.")


def test_a_coach_opening_an_answer_is_put_on_record_and_a_client_is_not(
    cast: Cast, enter: Enter, url: Url
) -> None:
    _said(cast, FIRST, Said("The fair."), cast.client)

    enter(cast.client).get(url(FIRST))
    enter(cast.coach).get(url(FIRST))

    with scope(organisation=cast.north):
        opened = Entry.objects.filter(action="opened answer")
        assert [line.by for line in opened] == [cast.coach]


def test_a_coach_who_hears_something_heavy_is_told_what_to_do(
    cast: Cast, enter: Enter, url: Url
) -> None:
    answer = enter(cast.coach).post(
        url(FIRST), {"text": HEAVY, "visibility": "coach", "mode": "phone"}, follow=True
    )

    assert "Stay with Leila" in answer.content.decode()


def test_reading_a_question_begins_nothing(cast: Cast, enter: Enter, url: Url) -> None:
    enter(cast.client).get(url(FIRST))

    with scope(organisation=cast.north):
        assert Intake.objects.count() == 0
