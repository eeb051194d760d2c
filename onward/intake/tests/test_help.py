from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.intake import queries
from onward.intake.models import Concern
from onward.organisations.models import CrisisContact, Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
NOTE = {"kind": "danger-to-self", "note": "Said it twice; called the line together."}


@pytest.fixture
def url(cast: Cast, at: At) -> str:
    return at(cast.north, "intake:help", cast.engagement.pk)


def test_a_client_finds_whom_to_call(cast: Cast, enter: Enter, url: str) -> None:
    page = enter(cast.client).get(url).content.decode()

    assert "If you are in danger now" in page
    assert "555 0100" in page
    assert "Note a concern" not in page
    assert "not reported to anybody" in page


def test_opening_help_leaves_no_trace(cast: Cast, enter: Enter, url: str) -> None:
    enter(cast.client).get(url)

    with scope(organisation=cast.north):
        assert Entry.objects.count() == 0


def test_a_practice_without_a_crisis_contact_still_sends_to_somebody(
    cast: Cast, enter: Enter, url: str
) -> None:
    with scope(organisation=cast.north):
        CrisisContact.objects.all().delete()

    assert "Call the emergency services of your country" in (
        enter(cast.client).get(url).content.decode()
    )


def test_a_coach_finds_what_to_do_as_well(cast: Cast, enter: Enter, url: str) -> None:
    page = enter(cast.coach).get(url).content.decode()

    assert "Ask directly and calmly" in page
    assert "supervisor within 24 hours" in page
    assert "555 0100" in page
    assert "Note a concern" in page


def test_a_concern_is_read_by_its_writer(cast: Cast, enter: Enter, url: str) -> None:
    answer = enter(cast.coach).post(url, NOTE, follow=True)

    assert "called the line together" in answer.content.decode()
    with scope(organisation=cast.north):
        assert Concern.objects.get().noticed_by == cast.coach


def test_noting_twice_leaves_one_concern(cast: Cast, enter: Enter, url: str) -> None:
    browser = enter(cast.coach)
    browser.post(url, NOTE)
    browser.post(url, NOTE)

    with scope(organisation=cast.north):
        assert Concern.objects.count() == 1


def test_a_client_cannot_note_or_read_a_concern(
    cast: Cast, enter: Enter, url: str
) -> None:
    enter(cast.coach).post(url, NOTE)

    page = enter(cast.client).post(url, NOTE).content.decode()

    assert "called the line" not in page
    with scope(organisation=cast.north):
        assert Concern.objects.count() == 1


def test_the_audit_of_the_engagement_does_not_tell_of_it(
    cast: Cast, enter: Enter, url: str
) -> None:
    enter(cast.coach).post(url, NOTE)

    with scope(organisation=cast.north):
        line = Entry.objects.get(action="concern noted")
    assert line.engagement is None


def test_the_owner_sees_that_there_is_one_and_not_what_it_says(
    cast: Cast, enter: Enter, at: At, url: str
) -> None:
    enter(cast.coach).post(url, NOTE)
    concerns = at(cast.north, "intake:concerns")

    page = enter(cast.owner).get(concerns).content.decode()

    assert "Ruth Adeyemi" in page
    assert "Leila Haddad" in page
    assert "called the line" not in page
    assert "Suicidal" not in page


@pytest.mark.parametrize("who", ["coach", "coordinator", "client", "sponsor"])
def test_nobody_else_sees_the_list(cast: Cast, enter: Enter, at: At, who: str) -> None:
    answer = enter(getattr(cast, who)).get(at(cast.north, "intake:concerns"))

    assert answer.status_code == 403


def test_an_owner_of_another_practice_finds_no_list(
    cast: Cast, enter: Enter, at: At
) -> None:
    answer = enter(cast.stranger_owner).get(at(cast.north, "intake:concerns"))

    assert answer.status_code == 404


def test_only_its_writer_gets_the_words_of_a_concern(
    cast: Cast, enter: Enter, url: str
) -> None:
    enter(cast.coach).post(url, NOTE)

    with scope(organisation=cast.north):
        assert queries.concerns(cast.engagement, cast.second_coach) == ()
        (line,) = queries.concerns_of_practice(cast.owner)
    assert (line.note, line.kind, line.is_own) == ("", "", False)


@pytest.mark.parametrize(
    "wrong", [{"note": ""}, {"kind": "mood"}, {"note": "x" * 20_001}]
)
def test_an_empty_or_unknown_concern_is_refused(
    cast: Cast, enter: Enter, url: str, wrong: dict[str, str]
) -> None:
    answer = enter(cast.coach).post(url, {**NOTE, **wrong})

    assert answer.status_code == 422
    with scope(organisation=cast.north):
        assert Concern.objects.count() == 0
