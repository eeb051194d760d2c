"""One question a page, as the client meets it."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.intake import queries, services
from onward.intake.models import Answer
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

FIRST = "talents-better-than-expected"
SECOND = "talents-when-stuck"
EIGHTH = "passions-lost-track-of-time"


@pytest.fixture
def url(cast: Cast, at: At) -> Callable[[str], str]:
    return lambda key: at(cast.north, "intake:question", cast.engagement.pk, key)


Url = Callable[[str], str]


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
