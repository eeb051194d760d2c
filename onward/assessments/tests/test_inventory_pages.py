"""Round the questions: the list, the start, the five, the last step, paper, access."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Administration
from onward.assessments.tests.answers import finished, interests
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]
LEADING = interests(R=1, I=5, A=2, S=4, E=1, C=5)


def kept(cast: Any, administration: Administration) -> dict[int, int | None]:
    with scope(organisation=cast.north):
        return queries.answers_of(administration)


def start(cast: Any, at: At, instrument: str = queries.INTERESTS) -> str:
    return at(cast.north, "assessments:start", cast.engagement.pk, instrument)


def test_the_list_says_what_each_is_for_and_not_for_and_how_long(
    cast: Any, enter: Enter, home: str
) -> None:
    page = enter(cast.client).get(home).content.decode()

    assert "Shows which kinds of work draw you" in page
    assert "It does not say what you are good at" in page
    assert "36 questions, about 4 minutes" in page
    assert "21 questions, about 5 minutes" in page
    assert page.count("Not begun") == 2
    assert page.count('class="button primary"') == 1


def test_starting_leads_to_the_first_page_and_again_to_where_one_was(
    cast: Any, enter: Enter, at: At, home: str
) -> None:
    browser = enter(cast.client)
    first = browser.post(start(cast, at)).headers["Location"]
    assert first.endswith("/1/")
    browser.post(first, {"item_1": "4", "go": "on"})

    again = browser.post(start(cast, at)).headers["Location"]

    assert again.endswith("/2/")
    assert "1 of 36 answered" in browser.get(home).content.decode()


@pytest.mark.parametrize("instrument", [queries.PULSE, "mbti", "own-riasec-37"])
def test_only_what_is_offered_can_be_started(
    cast: Any, enter: Enter, at: At, instrument: str
) -> None:
    url = start(cast, at, instrument)

    assert enter(cast.client).post(url).status_code == 404


def test_what_was_called_essential_stands_first_among_the_five(
    cast: Any, enter: Enter, values: Administration, address: Address
) -> None:
    page = enter(cast.client).get(address(values, "five"))

    first = [value for value, _ in page.context["form"].fields["place_0"].choices]
    assert first[:4] == ["", "1", "21", "2"]


def test_the_five_close_up_and_keep_their_order(
    cast: Any, enter: Enter, values: Administration, address: Address
) -> None:
    answer = enter(cast.client).post(
        address(values, "five"), {"place_0": "21", "place_2": "4", "go": "on"}
    )

    assert answer.headers["Location"] == address(values, "finish")
    with scope(organisation=cast.north):
        assert queries.top_five_of(values) == (21, 4)


def test_the_same_need_twice_is_named_beside_the_second(
    cast: Any, enter: Enter, values: Administration, address: Address
) -> None:
    told = {"place_0": "21", "place_1": "4", "place_2": "21", "place_3": "21"}

    answer = enter(cast.client).post(address(values, "five"), told)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["place_2", "place_3"]
    assert 'value="4" selected' in answer.content.decode()


AUTOSAVE = {"X-Autosave": "yes"}


def test_the_five_are_kept_as_they_are_chosen(
    cast: Any, enter: Enter, values: Administration, address: Address
) -> None:
    browser, url = enter(cast.client), address(values, "five")
    assert f'data-autosave="{url}"' in browser.get(url).content.decode()

    chosen = browser.post(url, {"place_0": "21"}, headers=AUTOSAVE)
    doubled = browser.post(
        url, dict.fromkeys(("place_0", "place_1"), "4"), headers=AUTOSAVE
    )

    assert (chosen.status_code, chosen.content, doubled.status_code) == (204, b"", 422)
    with scope(organisation=cast.north):
        assert queries.top_five_of(values) == (21,)


def test_the_interests_have_no_five(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    assert enter(cast.client).get(address(begun, "five")).status_code == 404


def test_the_last_step_names_what_was_left_out_and_closes(
    cast: Any, enter: Enter, at: At, begun: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    told = {n: v for n, v in LEADING.items() if n != 17}
    with scope(organisation=cast.north):
        services.save_responses(begun, told, by=cast.client, now=cast.now)
    page = browser.get(address(begun, "finish")).content.decode()
    assert "35 of 36 answered" in page
    assert "Open a new shop, service or business line" in page
    assert address(begun, "questions", 3) in page

    answer = browser.post(address(begun, "finish"), {"relied_on": "partly"})

    profile = at(cast.north, "assessments:profile", cast.engagement.pk)
    assert answer.headers["Location"] == profile
    begun.refresh_from_db()
    assert (begun.relied_on, begun.finished_at is not None) == ("partly", True)


def test_closing_with_nothing_answered_is_refused_in_words(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    page = enter(cast.client).get(address(begun, "finish")).content.decode()
    answer = enter(cast.client).post(address(begun, "finish"))

    assert "Nothing is answered yet" in page
    assert "Close and see" not in page
    assert "then you see" not in page
    assert answer.status_code == 409
    assert "so there is nothing to add up" in answer.content.decode()


def test_closed_answers_cannot_be_changed_from_a_page_left_open(
    cast: Any, enter: Enter, at: At, address: Address
) -> None:
    with scope(organisation=cast.north):
        done = finished(
            cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now
        )
    browser = enter(cast.client)

    for url in (address(done, "questions", 1), address(done, "save")):
        answer = browser.post(url, {"item_1": "5"})
        assert answer.status_code == 409
        assert "These answers are closed." in answer.content.decode()
    profile = at(cast.north, "assessments:profile", cast.engagement.pk)
    assert browser.get(address(done, "finish")).headers["Location"] == profile
    assert kept(cast, done) == LEADING


def test_starting_afresh_asks_first_and_leaves_the_old_answers(
    cast: Any, enter: Enter, at: At, begun: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    browser.post(address(begun, "save"), {"item_1": "5"})
    url = address(begun, "take-back")
    assert "start afresh?" in browser.get(url).content.decode()

    browser.post(url)

    assert browser.get(address(begun, "questions", 1)).status_code == 404
    fresh = browser.post(start(cast, at)).headers["Location"]
    assert fresh.endswith("/1/")
    assert fresh != address(begun, "questions", 1)


def test_a_coach_reads_out_by_telephone_with_words_for_it(
    cast: Any, enter: Enter, at: At
) -> None:
    browser = enter(cast.coach)

    answer = browser.post(start(cast, at), {"mode": "phone"}, follow=True)

    assert f"You read aloud for {cast.client.name}." in answer.content.decode()
    with scope(organisation=cast.north):
        found = queries.open_administrations(cast.engagement).get()
        assert (found.mode, found.entered_by) == ("phone", cast.coach)


def test_a_coach_keys_in_a_paper_copy(cast: Any, enter: Enter, at: At) -> None:
    answer = enter(cast.coach).post(start(cast, at), {"mode": "paper"}, follow=True)

    assert f"what {cast.client.name} wrote on paper" in answer.content.decode()


@pytest.mark.parametrize("mode", ["phone", "paper", "telepathy", ""])
def test_a_client_always_answers_alone(
    cast: Any, enter: Enter, at: At, mode: str
) -> None:
    enter(cast.client).post(start(cast, at), {"mode": mode})

    with scope(organisation=cast.north):
        assert queries.open_administrations(cast.engagement).get().mode == "self"


@pytest.mark.parametrize(
    ("instrument", "lines"), [(queries.INTERESTS, 36), (queries.WORK_VALUES, 21)]
)
def test_the_paper_has_every_line_a_code_and_no_name(
    cast: Any, enter: Enter, at: At, instrument: str, lines: int
) -> None:
    url = at(cast.north, "assessments:paper", cast.engagement.pk, instrument)

    page = enter(cast.client).get(url)

    text = page.content.decode()
    body = text[text.index('<main id="main"') :]
    assert body.count('<th scope="row">') == lines
    assert f"code {cast.engagement.pk}-{lines}" in body
    assert cast.client.name not in body


ADDRESSES = ["questions", "save", "five", "finish", "take-back"]


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("owner", 403),
        ("coordinator", 403),
        ("sponsor", 403),
        ("second_coach", 404),
        ("second_client", 404),
        ("stranger_coach", 404),
        ("stranger_client", 404),
    ],
)
def test_nobody_else_answers(
    cast: Any,
    enter: Enter,
    values: Administration,
    address: Address,
    name: str,
    who: str,
    status: int,
) -> None:
    url = address(values, name, *([1] if name == "questions" else []))

    assert enter(getattr(cast, who)).post(url).status_code == status


def test_an_administration_of_another_client_is_not_reached_through_ones_own(
    cast: Any, enter: Enter, at: At, begun: Administration
) -> None:
    url = at(cast.north, "assessments:save", cast.second_engagement.pk, begun.pk)

    assert enter(cast.second_client).post(url, {"item_1": "1"}).status_code == 404


def test_the_cost_of_the_list_does_not_grow_with_history(
    cast: Any, enter: Enter, home: str
) -> None:
    browser = enter(cast.client)
    costs = []
    for _ in range(3):
        with scope(organisation=cast.north):
            finished(
                cast.engagement,
                queries.INTERESTS,
                LEADING,
                by=cast.client,
                now=cast.now,
            )
        with CaptureQueriesContext(connection) as spent:
            browser.get(home)
        costs.append(len(spent))

    assert costs[1] == costs[2]
