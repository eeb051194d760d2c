"""Answering on pages: six questions each, kept at once, back and stop lose nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries
from onward.assessments.models import Administration
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]


def kept(cast: Any, administration: Administration) -> dict[int, int | None]:
    with scope(organisation=cast.north):
        return queries.answers_of(administration)


def test_a_page_keeps_its_answers_and_counts_the_rest_as_skipped(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    answer = enter(cast.client).post(
        address(begun, "questions", 1), {"item_1": "4", "item_3": "2", "go": "on"}
    )

    assert answer.headers["Location"] == address(begun, "questions", 2)
    assert kept(cast, begun) == {1: 4, 2: None, 3: 2, 4: None, 5: None, 6: None}


@pytest.mark.parametrize(("go", "page"), [("back", 1), ("stop", None)])
def test_back_and_stop_keep_what_was_chosen_and_skip_nothing(
    cast: Any,
    enter: Enter,
    home: str,
    begun: Administration,
    address: Address,
    go: str,
    page: int | None,
) -> None:
    answer = enter(cast.client).post(
        address(begun, "questions", 2), {"item_8": "5", "go": go}
    )

    where = home if page is None else address(begun, "questions", page)
    assert answer.headers["Location"] == where
    assert kept(cast, begun) == {8: 5}


def test_back_from_the_first_page_leads_to_the_list(
    cast: Any, enter: Enter, home: str, begun: Administration, address: Address
) -> None:
    answer = enter(cast.client).post(address(begun, "questions", 1), {"go": "back"})

    assert answer.headers["Location"] == home


def test_coming_back_finds_the_answers_marked(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    browser.post(address(begun, "questions", 1), {"item_2": "5", "go": "on"})

    page = browser.get(address(begun, "questions", 1)).content.decode()

    assert page.count(" checked") == 1
    assert (
        'name="item_2" value="5"' in page.partition(" checked")[0].split("<input")[-1]
    )


def test_an_answer_is_kept_on_its_own_without_leaving_the_page(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    answer = enter(cast.client).post(address(begun, "save"), {"item_14": "3"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert kept(cast, begun) == {14: 3}


@pytest.mark.parametrize(
    "told", [{"item_1": "9"}, {"item_1": "five"}, {"item_1": "<script>"}]
)
def test_an_answer_off_the_scale_is_sent_back_and_nothing_is_kept(
    cast: Any,
    enter: Enter,
    begun: Administration,
    address: Address,
    told: dict[str, str],
) -> None:
    browser = enter(cast.client)

    for url in (address(begun, "save"), address(begun, "questions", 1)):
        assert browser.post(url, told).status_code == 422
    assert kept(cast, begun) == {}


@pytest.mark.parametrize("shown", ["", "soon", "nan", "-1", "1e300"])
def test_nonsense_about_the_time_harms_nothing(
    cast: Any, enter: Enter, begun: Administration, address: Address, shown: str
) -> None:
    answer = enter(cast.client).post(
        address(begun, "save"), {"item_1": "2", "shown_at": shown}
    )

    assert answer.status_code == 204
    with scope(organisation=cast.north):
        assert queries.responses_of(begun).get().seconds is None


def test_the_page_times_the_client(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    page = browser.get(address(begun, "questions", 1))
    shown = page.context["form"]["shown_at"].value()

    browser.post(address(begun, "save"), {"item_1": "2", "shown_at": shown})

    with scope(organisation=cast.north):
        seconds = queries.responses_of(begun).get().seconds
        assert seconds is not None
        assert 0 <= seconds < 60


@pytest.mark.parametrize("page", [0, 7, 99])
def test_there_is_no_page_before_the_first_or_after_the_last(
    cast: Any, enter: Enter, begun: Administration, address: Address, page: int
) -> None:
    assert enter(cast.client).get(address(begun, "questions", page)).status_code == 404


def test_the_last_page_of_the_interests_leads_to_the_last_step(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    answer = enter(cast.client).post(address(begun, "questions", 6), {"go": "on"})

    assert answer.headers["Location"] == address(begun, "finish")


def test_the_last_page_of_the_values_leads_to_the_five(
    cast: Any, enter: Enter, values: Administration, address: Address
) -> None:
    answer = enter(cast.client).post(address(values, "questions", 4), {"go": "on"})

    assert answer.headers["Location"] == address(values, "five")


def test_the_five_alone_are_kept_and_the_last_step_leads_to_the_questions(
    cast: Any, enter: Enter, at: At, address: Address
) -> None:
    browser = enter(cast.client)
    start = at(cast.north, "assessments:start", cast.engagement.pk, queries.WORK_VALUES)
    browser.post(start)
    with scope(organisation=cast.north):
        begun = queries.open_administrations(cast.engagement).get()
    browser.post(address(begun, "five"), {"place_0": "4"})

    page = browser.get(address(begun, "finish")).content.decode()

    assert "Nothing is answered yet" not in page
    assert "The five are kept." in page
    assert f'href="{address(begun, "questions", 1)}">To the questions' in page
    assert "Close and see" not in page
