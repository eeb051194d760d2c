"""Who reaches which page, and whose words leave it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from conftest import Cast
from onward.intake import queries, services
from onward.intake.core.limits import HardLimits
from onward.intake.services import Said
from onward.organisations.models import Member

if TYPE_CHECKING:
    from onward.intake.tests import Act

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

OPEN, ALONE, AGREED = "The school rota.", "Nobody knows this.", "She plans in public."
KEY, PRIVATE_KEY = "talents-when-stuck", "concerns-talk-yourself-out"
PAGES = [
    "start",
    "circumstances",
    "limits",
    "preferences",
    "summary",
    "meeting",
    "help",
]


@pytest.fixture
def _told(cast: Cast) -> None:
    by: Act = {"by": cast.client, "now": cast.now}
    with scope(organisation=cast.north):
        services.save_answer(cast.engagement, KEY, said=Said(OPEN), **by)
        services.save_answer(
            cast.engagement, PRIVATE_KEY, said=Said(ALONE, "client"), **by
        )
        services.record_agreed(
            cast.engagement, KEY, text=AGREED, by=cast.coach, now=cast.now
        )
        services.set_limits(
            cast.engagement, limits=HardLimits(hours_max=22), health="A bad knee.", **by
        )


def _urls(cast: Cast, at: At) -> list[str]:
    pk = cast.engagement.pk
    pages = [at(cast.north, f"intake:{page}", pk) for page in PAGES]
    keys = [KEY, PRIVATE_KEY]
    return pages + [at(cast.north, "intake:question", pk, key) for key in keys]


@pytest.mark.usefixtures("_told")
def test_the_client_reads_every_word(cast: Cast, enter: Enter, at: At) -> None:
    pages = [enter(cast.client).get(url) for url in _urls(cast, at)]

    words = "".join(p.content.decode() for p in pages if p.status_code == 200)
    assert [p.status_code for p in pages] == [200] * 5 + [403] + [200] * 3
    assert OPEN in words
    assert ALONE in words
    assert "A bad knee." in words


@pytest.mark.usefixtures("_told")
def test_the_coach_reads_what_is_open_and_never_what_is_not(
    cast: Cast, enter: Enter, at: At
) -> None:
    pages = [enter(cast.coach).get(url) for url in _urls(cast, at)]

    words = "".join(page.content.decode() for page in pages)
    assert [page.status_code for page in pages] == [200] * 9
    assert OPEN in words
    assert AGREED in words
    assert "A bad knee." in words
    assert ALONE not in words


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize("who", ["owner", "coordinator", "sponsor"])
def test_the_house_reaches_no_page_of_an_intake(
    cast: Cast, enter: Enter, at: At, who: str
) -> None:
    browser = enter(getattr(cast, who))

    answers = [browser.get(url) for url in _urls(cast, at)]

    assert {answer.status_code for answer in answers} == {403}


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    "who", ["second_client", "second_coach", "stranger_coach", "stranger_client"]
)
def test_for_others_there_is_no_such_intake(
    cast: Cast, enter: Enter, at: At, who: str
) -> None:
    browser = enter(getattr(cast, who))

    answers = [browser.get(url) for url in _urls(cast, at)]

    statuses = {answer.status_code for answer in answers}
    assert statuses <= {404, 403}
    assert 200 not in statuses
    assert [a.status_code for a in answers if a.status_code == 403] in ([], [403])


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize("who", ["second_client", "second_coach", "stranger_coach"])
@pytest.mark.parametrize("page", ["typed", "question"])
def test_others_cannot_write_either(
    cast: Cast, enter: Enter, at: At, who: str, page: str
) -> None:
    url = at(cast.north, f"intake:{page}", cast.engagement.pk, KEY)

    answer = enter(getattr(cast, who)).post(
        url, {"text": "Overwritten", "visibility": "coach"}
    )

    assert answer.status_code == 404
    with scope(organisation=cast.north):
        told = queries.told(cast.engagement, KEY, cast.client)
        assert told is not None
        assert told.text == OPEN


@pytest.mark.parametrize("page", ["meeting", "meeting-typed"])
def test_a_client_cannot_write_what_was_agreed(
    cast: Cast, enter: Enter, at: At, page: str
) -> None:
    url = at(cast.north, f"intake:{page}", cast.engagement.pk)

    assert enter(cast.client).post(url, {KEY: "Mine"}).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_sign_in(
    cast: Cast, enter: Enter, at: At, page: str
) -> None:
    url = at(cast.north, f"intake:{page}", cast.engagement.pk)

    answer = enter(None).get(url)

    assert answer.status_code == 302
    assert "/login/" in answer["Location"]


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    "who", ["owner", "coordinator", "sponsor", "second_coach", "second_client"]
)
def test_the_reads_give_no_words_to_anybody_else(cast: Cast, who: str) -> None:
    reader = getattr(cast, who)

    with scope(organisation=cast.north):
        assert queries.themes_for_record(cast.engagement, reader) == ()
        assert queries.meeting_lines(cast.engagement, reader) == ()
        assert queries.told(cast.engagement, KEY, reader) is None
        assert queries.summary(cast.engagement, reader).text == ""


@pytest.mark.usefixtures("_told")
def test_the_record_shows_each_reader_their_part(cast: Cast) -> None:
    with scope(organisation=cast.north):
        to_client = queries.themes_for_record(cast.engagement, cast.client)
        to_coach = queries.themes_for_record(cast.engagement, cast.coach)

    def lines(themes: tuple[queries.Theme, ...]) -> list[tuple[str, bool, str]]:
        return [
            (line.text, line.is_hidden, line.agreed)
            for theme in themes
            for line in theme.lines
        ]

    assert [theme.group.key for theme in to_coach] == ["talents", "concerns"]
    assert lines(to_client) == [(OPEN, False, AGREED), (ALONE, False, "")]
    assert lines(to_coach) == [(OPEN, False, AGREED), ("", True, "")]


@pytest.mark.usefixtures("_told")
def test_a_search_learns_of_hours_and_nothing_of_health(cast: Cast) -> None:
    with scope(organisation=cast.north):
        limits = queries.limits(cast.engagement)

    assert limits == HardLimits(hours_max=22)
    assert "knee" not in repr(limits)


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize("page", ["start", "meeting", "summary"])
def test_a_page_asks_the_database_as_often_for_many_answers_as_for_few(
    cast: Cast, enter: Enter, at: At, page: str
) -> None:
    url = at(cast.north, f"intake:{page}", cast.engagement.pk)
    browser = enter(cast.coach)
    browser.get(url)
    with CaptureQueriesContext(connection) as few:
        browser.get(url)
    with scope(organisation=cast.north):
        for question in queries.bank().questions[:20]:
            services.save_answer(
                cast.engagement,
                question.key,
                said=Said("Much."),
                by=cast.client,
                now=cast.now,
            )

    with CaptureQueriesContext(connection) as many:
        browser.get(url)

    assert len(many) == len(few)
