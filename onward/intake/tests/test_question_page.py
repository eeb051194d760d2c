"""One question a page, as client and as coach on the telephone."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.intake import queries, services
from onward.intake.models import Answer, Intake
from onward.intake.services import Said
from onward.notifications.models import Message
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

FIRST = "talents-better-than-expected"
SECOND = "talents-when-stuck"
EIGHTH = "passions-lost-track-of-time"
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


def test_the_page_shows_where_one_is_and_why_it_is_asked(
    cast: Cast, enter: Enter, url: Url
) -> None:
    page = enter(cast.client).get(url(EIGHTH)).content.decode()

    assert "Question 8 of 24" in page
    assert "about 24 minutes left" in page
    assert "<h1>When did you last lose track of time?</h1>" in page
    assert "Small things count: a drawer sorted" in page
    assert "Three or four such moments" in page
    assert "Ruth and me" in page
    assert "Ruth sees that you answered, not what" in page


def test_keeping_leads_to_the_next_question(cast: Cast, enter: Enter, url: Url) -> None:
    answer = enter(cast.client).post(
        url(FIRST), {"text": "The fair.", "visibility": "coach", "act": "keep"}
    )

    assert answer.status_code == 302
    assert answer["Location"] == url(SECOND)
    assert _answers(cast) == {FIRST: ("answered", "The fair.")}


def test_skipping_leads_on_and_is_counted(cast: Cast, enter: Enter, url: Url) -> None:
    browser = enter(cast.client)

    answer = browser.post(url(FIRST), {"visibility": "coach", "act": "skip"})

    assert answer["Location"] == url(SECOND)
    assert _answers(cast) == {FIRST: ("skipped", "")}
    assert "skipped" in browser.get(url(FIRST)).content.decode()


def test_a_question_can_be_put_off_until_the_meeting(
    cast: Cast, enter: Enter, url: Url
) -> None:
    answer = enter(cast.client).post(
        url(FIRST), {"text": "Long story", "visibility": "coach", "act": "in-person"}
    )

    assert answer["Location"] == url(SECOND)
    assert _answers(cast) == {FIRST: ("in-person", "Long story")}


def test_back_keeps_what_was_typed_and_goes_back(
    cast: Cast, enter: Enter, url: Url
) -> None:
    answer = enter(cast.client).post(
        url(SECOND), {"text": "Half a th", "visibility": "coach", "act": "back"}
    )

    assert answer["Location"] == url(FIRST)
    assert _answers(cast) == {SECOND: ("answered", "Half a th")}


@pytest.mark.parametrize("act", ["back", "stop"])
def test_leaving_an_untouched_question_leaves_no_trace(
    cast: Cast, enter: Enter, at: At, url: Url, act: str
) -> None:
    answer = enter(cast.client).post(url(FIRST), {"visibility": "coach", "act": act})

    assert answer["Location"] == at(cast.north, "intake:start", cast.engagement.pk)
    assert _answers(cast) == {}


def test_stopping_does_not_turn_a_question_for_the_meeting_into_an_answer(
    cast: Cast, enter: Enter, url: Url
) -> None:
    browser = enter(cast.client)
    browser.post(url(FIRST), {"visibility": "coach", "act": "in-person"})

    browser.post(url(FIRST), {"text": "Note", "visibility": "coach", "act": "stop"})

    assert _answers(cast) == {FIRST: ("in-person", "Note")}


def test_keeping_nothing_is_refused_beside_the_field(
    cast: Cast, enter: Enter, url: Url
) -> None:
    answer = enter(cast.client).post(url(FIRST), {"visibility": "coach", "act": "keep"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing is written yet" in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize("text", ["x" * 20_001, "nul \x00 byte"])
def test_impossible_text_is_refused_and_stays_on_the_page(
    cast: Cast, enter: Enter, url: Url, text: str
) -> None:
    answer = enter(cast.client).post(
        url(FIRST), {"text": text, "visibility": "coach", "act": "keep"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="answer-text-error"' in page
    assert text[:4] in page
    assert _answers(cast) == {}


def test_script_and_foreign_writing_come_back_as_text(
    cast: Cast, enter: Enter, url: Url
) -> None:
    text = "\U0001f6b2 \u05e9\u05dc\u05d5\u05dd <script>alert(1)</script>"
    browser = enter(cast.client)

    browser.post(url(FIRST), {"text": text, "visibility": "coach", "act": "keep"})
    page = browser.get(url(FIRST)).content.decode()

    assert "<script>alert(1)" not in page
    assert "\u05e9\u05dc\u05d5\u05dd &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_line_ends_are_kept_as_one_sign(cast: Cast, enter: Enter, url: Url) -> None:
    enter(cast.client).post(
        url(FIRST), {"text": "one\r\ntwo", "visibility": "coach", "act": "keep"}
    )

    assert _answers(cast)[FIRST] == ("answered", "one\ntwo")


def test_pressing_twice_keeps_one_answer(cast: Cast, enter: Enter, url: Url) -> None:
    browser = enter(cast.client)
    for _press in range(2):
        answer = browser.post(
            url(FIRST), {"text": "The fair.", "visibility": "coach", "act": "keep"}
        )

    assert answer.status_code == 302
    assert _answers(cast) == {FIRST: ("answered", "The fair.")}


def test_an_unknown_reader_is_refused(cast: Cast, enter: Enter, url: Url) -> None:
    answer = enter(cast.client).post(
        url(FIRST), {"text": "The fair.", "visibility": "sponsor", "act": "keep"}
    )

    assert answer.status_code == 422
    assert _answers(cast) == {}


def test_a_question_that_is_not_there_is_404(
    cast: Cast, enter: Enter, url: Url
) -> None:
    assert enter(cast.client).get(url("nothing")).status_code == 404
    assert enter(cast.client).post(url("nothing"), {}).status_code == 404


def test_the_last_one_leads_to_the_overview(
    cast: Cast, enter: Enter, at: At, url: Url
) -> None:
    with scope(organisation=cast.north):
        for question in queries.bank().questions:
            if question.key != FIRST:
                services.skip(
                    cast.engagement, question.key, by=cast.client, now=cast.now
                )
    browser = enter(cast.client)

    answer = browser.post(
        url(FIRST), {"text": "The fair.", "visibility": "coach"}, follow=True
    )

    assert answer.redirect_chain[-1][0] == at(
        cast.north, "intake:start", cast.engagement.pk
    )
    assert "That was the last one" in answer.content.decode()


def test_a_further_question_has_no_number_and_leads_to_further_ones(
    cast: Cast, enter: Enter, url: Url
) -> None:
    browser = enter(cast.client)

    page = browser.get(url("talents-best-day")).content.decode()
    answer = browser.post(
        url("talents-best-day"), {"text": "Saturday.", "visibility": "coach"}
    )

    assert "One more question" in page
    assert answer["Location"] == url("talents-left-to-rust")


def test_the_circumstance_s_questions_make_a_fifth_bar(
    cast: Cast, enter: Enter, url: Url
) -> None:
    with scope(organisation=cast.north):
        services.choose_circumstances(
            cast.engagement,
            chosen=["returning"],
            primary="",
            by=cast.client,
            now=cast.now,
        )

    page = enter(cast.client).get(url("returning-last-paid-work")).content.decode()

    assert "Question 25 of 32" in page
    assert "Your situation, 0 of 8 done" in page
    assert page.count("<progress") == 5


# --- as typed


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


# --- the help card


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


# --- the coach, on the telephone


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
