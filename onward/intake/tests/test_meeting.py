from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.coaching.models import Engagement
from onward.intake import queries, services
from onward.intake.models import Agreed, Intake
from onward.intake.services import Said
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
KEY, OTHER = "talents-when-stuck", "goals-enough"
HEAVY = "Some nights I want to die."


@pytest.fixture
def url(cast: Cast, at: At) -> str:
    return at(cast.north, "intake:meeting", cast.engagement.pk)


def _save(cast: Cast, key: str, said: Said) -> None:
    with scope(organisation=cast.north):
        services.save_answer(
            cast.engagement, key, said=said, by=cast.client, now=cast.now
        )


def test_before_any_answer_the_page_offers_every_question(
    cast: Cast, enter: Enter, url: str
) -> None:
    page = enter(cast.coach).get(url).content.decode()

    assert page.count("<textarea") == 24
    assert page.count("6 not answered") == 4
    assert "Not chosen yet" in page
    assert "None set yet" in page


def test_words_stand_beside_what_is_agreed(cast: Cast, enter: Enter, url: str) -> None:
    _save(cast, KEY, Said("The rota.\n<b>Bold</b>"))
    browser = enter(cast.coach)

    answer = browser.post(url, {KEY: "She plans in public.", "act": "keep"})
    page = browser.get(url).content.decode()

    assert answer.status_code == 302
    assert "The rota.<br>&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "She plans in public." in page
    with scope(organisation=cast.north):
        told = queries.told(cast.engagement, KEY, cast.client)
        assert told is not None
        assert (told.text, told.agreed) == (
            "The rota.\n<b>Bold</b>",
            "She plans in public.",
        )


def test_one_keep_keeps_every_box_on_the_page(
    cast: Cast, enter: Enter, url: str
) -> None:
    enter(cast.coach).post(url, {KEY: "One.", OTHER: "Two.", "act": "keep"})

    with scope(organisation=cast.north):
        found = {row.question: row.text for row in Agreed.objects.all()}
    assert found == {KEY: "One.", OTHER: "Two."}


def test_what_is_agreed_is_put_on_record_once_a_question(
    cast: Cast, enter: Enter, at: At
) -> None:
    typed = at(cast.north, "intake:meeting-typed", cast.engagement.pk)
    browser = enter(cast.coach)

    statuses = [
        browser.post(typed, {KEY: text}).status_code for text in ("S", "She", "She.")
    ]

    assert statuses == [204, 204, 204]
    with scope(organisation=cast.north):
        lines = Entry.objects.filter(action="agreed in the meeting")
        assert [line.detail for line in lines] == [{"question": KEY}]
        assert Agreed.objects.get().text == "She."


def test_questions_for_the_meeting_come_first(
    cast: Cast, enter: Enter, url: str
) -> None:
    with scope(organisation=cast.north):
        services.ask_in_person(cast.engagement, OTHER, by=cast.client, now=cast.now)

    page = enter(cast.coach).get(url).content.decode()

    assert page.index("To be asked in person") < page.index(f"q-{OTHER}")
    assert page.index(f"q-{OTHER}") < page.index(f"q-{KEY}")


def test_a_further_question_that_was_answered_is_gone_through_too(
    cast: Cast, enter: Enter, url: str
) -> None:
    _save(cast, "talents-best-day", Said("Saturdays."))

    assert "Saturdays." in enter(cast.coach).get(url).content.decode()


def test_follow_ups_and_what_lies_outside_coaching_are_at_hand(
    cast: Cast, enter: Enter, url: str
) -> None:
    page = enter(cast.coach).get(url).content.decode()

    assert "What do they try before they come to you?" in page
    assert "Only accredited advisers." in page


def test_a_heavy_answer_stands_on_top_for_the_coach(
    cast: Cast, enter: Enter, url: str
) -> None:
    _save(cast, KEY, Said(HEAVY))

    page = enter(cast.coach).get(url).content.decode()

    assert "please read this answer before anything else" in page
    assert page.index("before anything else") < page.index(HEAVY)


def test_a_heavy_answer_for_the_client_alone_leaves_no_mark_on_the_page(
    cast: Cast, enter: Enter, url: str
) -> None:
    _save(cast, KEY, Said("The weather.", "client"))
    calm = enter(cast.coach).get(url).content.decode()
    _save(cast, KEY, Said(HEAVY, "client"))

    page = enter(cast.coach).get(url).content.decode()

    assert "before anything else" not in page
    assert "Suicidal" not in page
    assert len(page) == len(calm)


def test_finishing_is_done_once_and_leads_on(
    cast: Cast, enter: Enter, at: At, url: str
) -> None:
    browser = enter(cast.coach)

    answer = browser.post(url, {KEY: "One.", "act": "finish"}, follow=True)
    with scope(organisation=cast.north):
        first = Intake.objects.get().met_at
    browser.post(url, {KEY: "One.", "act": "finish"})

    page = answer.content.decode()
    assert "What comes after" in page
    assert at(cast.north, "assessments:inventories", cast.engagement.pk) in page
    with scope(organisation=cast.north):
        assert Intake.objects.get().met_at == first
        assert Engagement.objects.get(pk=cast.engagement.pk).stage == "coaching"
        done = Entry.objects.filter(action="intake meeting finished")
        assert done.count() == 1


def test_too_long_a_text_is_refused_and_stays_on_the_page(
    cast: Cast, enter: Enter, at: At, url: str
) -> None:
    browser = enter(cast.coach)
    typed = at(cast.north, "intake:meeting-typed", cast.engagement.pk)
    text = "y" * 20_001

    answer = browser.post(url, {KEY: text, OTHER: "Two."})

    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert browser.post(typed, {KEY: text}).status_code == 422
    with scope(organisation=cast.north):
        assert Agreed.objects.count() == 0


def test_opening_the_meeting_is_put_on_record(
    cast: Cast, enter: Enter, url: str
) -> None:
    enter(cast.coach).get(url)

    with scope(organisation=cast.north):
        line = Entry.objects.get(action="opened intake meeting")
    assert (line.by, line.engagement) == (cast.coach, cast.engagement.pk)
