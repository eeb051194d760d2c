"""What a client has done: who sees it, how it is written down and corrected."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from onward.audit.models import Entry
from onward.experience import queries, services
from onward.experience.core.jobs import JobFacts
from onward.experience.models import Job
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
WORK = {
    "title": "Laboratory technician",
    "kind": "paid",
    "employer": "St Anne's",
    "started_year": "2009",
    "ended_year": "2018",
    "what_i_did": "Ran the analyser with only its handbook.",
}


@pytest.fixture
def home(cast: Any, at: At) -> str:
    return at(cast.north, "experience:list", cast.engagement.pk)


@pytest.fixture
def add_url(cast: Any, at: At) -> str:
    return at(cast.north, "experience:add", cast.engagement.pk)


def a_job(cast: Any, **changes: Any) -> Job:
    facts: dict[str, Any] = {
        "title": "Treasurer",
        "kind": "unpaid",
        "started_year": 2015,
    } | changes
    return services.add_job(
        cast.engagement, JobFacts(**facts), by=cast.client, now=cast.now
    )


def test_the_empty_page_says_what_to_do_next(
    cast: Any, enter: Enter, home: str
) -> None:
    page = enter(cast.client).get(home).content.decode()

    assert "Nothing here yet" in page
    assert "Unpaid work and care count" in page


def test_a_client_writes_down_a_post_and_finds_it_in_the_list(
    cast: Any, enter: Enter, home: str, add_url: str
) -> None:
    browser = enter(cast.client)

    answer = browser.post(add_url, WORK, follow=True)

    assert answer.redirect_chain == [(home, 302)]
    page = answer.content.decode()
    assert "Added: Laboratory technician." in page
    assert "2009 to 2018" in page
    assert "Ran the analyser with only its handbook." in page


def test_the_coach_writes_it_down_for_a_client_on_the_telephone(
    cast: Any, enter: Enter, add_url: str
) -> None:
    answer = enter(cast.coach).post(add_url, WORK, follow=True)

    assert f"What {cast.engagement.client.name} has done" in answer.content.decode()
    with scope(organisation=cast.north):
        assert [job.title for job in queries.jobs(cast.engagement)] == [WORK["title"]]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"started_year": "1929"}, "started_year"),
        ({"started_year": "2999"}, "started_year"),
        ({"started_year": "last summer"}, "started_year"),
        ({"ended_year": "2001"}, "ended_year"),
        ({"kind": "slavery"}, "kind"),
    ],
)
def test_a_slip_is_named_beside_its_field_and_nothing_typed_is_lost(
    cast: Any, enter: Enter, add_url: str, changes: dict[str, str], field: str
) -> None:
    answer = enter(cast.client).post(add_url, WORK | changes)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    assert f'id="id_{field}-error"' in page
    assert WORK["what_i_did"] in page
    with scope(organisation=cast.north):
        assert not queries.jobs(cast.engagement).exists()


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "👩‍🔬 ouvrière", "מורה לחיים", "O'Neill & Söhne"],
)
def test_words_of_any_kind_are_kept_and_shown_as_words(
    cast: Any, enter: Enter, add_url: str, words: str
) -> None:
    told = WORK | {"title": words, "what_i_did": words}

    page = enter(cast.client).post(add_url, told, follow=True).content.decode()

    assert "<script>alert" not in page
    with scope(organisation=cast.north):
        kept = queries.jobs(cast.engagement).get()
        assert (kept.title, kept.what_i_did) == (words, words)


def test_an_entry_is_changed(cast: Any, enter: Enter, at: At, home: str) -> None:
    with scope(organisation=cast.north):
        job = a_job(cast, what_i_did="Kept the books.")
    url = at(cast.north, "experience:edit", cast.engagement.pk, job.pk)
    browser = enter(cast.client)
    assert "Kept the books." in browser.get(url).content.decode()

    answer = browser.post(url, WORK)

    assert (answer.status_code, answer.headers["Location"]) == (302, home)
    with scope(organisation=cast.north):
        assert queries.jobs(cast.engagement).get().title == WORK["title"]


def test_a_slip_while_changing_keeps_the_old_entry(
    cast: Any, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        job = a_job(cast)
    url = at(cast.north, "experience:edit", cast.engagement.pk, job.pk)

    assert enter(cast.client).post(url, WORK | {"title": ""}).status_code == 422

    with scope(organisation=cast.north):
        assert queries.jobs(cast.engagement).get().title == "Treasurer"


def test_removing_asks_first(cast: Any, enter: Enter, at: At) -> None:
    with scope(organisation=cast.north):
        job = a_job(cast)
    url = at(cast.north, "experience:remove", cast.engagement.pk, job.pk)
    browser = enter(cast.client)

    assert "Remove “Treasurer”?" in browser.get(url).content.decode()
    assert browser.post(url, follow=True).status_code == 200
    assert browser.post(url).status_code == 404

    with scope(organisation=cast.north):
        assert not queries.jobs(cast.engagement).exists()


def test_schooling_is_kept_and_can_be_said_anew(
    cast: Any, enter: Enter, at: At
) -> None:
    url = at(cast.north, "experience:schooling", cast.engagement.pk)
    browser = enter(cast.client)

    for level in ("school", "degree"):
        browser.post(url, {"level": level})

    with scope(organisation=cast.north):
        assert queries.education_zone(cast.engagement) == 4


def test_no_choice_of_schooling_is_answered_beside_the_field(
    cast: Any, enter: Enter, at: At
) -> None:
    url = at(cast.north, "experience:schooling", cast.engagement.pk)

    answer = enter(cast.client).post(url, {})

    assert answer.status_code == 422
    assert 'id="id_level-error"' in answer.content.decode()


@pytest.mark.usefixtures("north_scope")
def test_schooling_is_unknown_until_said(cast: Any) -> None:
    assert queries.education_zone(cast.engagement) is None


@pytest.mark.usefixtures("north_scope")
def test_what_goes_on_comes_first_then_what_ended_last(cast: Any) -> None:
    for title, started, ended in (
        ("Cook", 1999, 2004),
        ("Nurse", 2004, 2020),
        ("Carer", 2018, None),
        ("Choir", 2021, None),
    ):
        a_job(cast, title=title, started_year=started, ended_year=ended)

    titles = [job.title for job in queries.jobs(cast.engagement)]

    assert titles == ["Choir", "Carer", "Nurse", "Cook"]


@pytest.mark.usefixtures("north_scope")
def test_impossible_years_are_refused_by_the_rule_too(cast: Any) -> None:
    with pytest.raises(services.ImpossibleYears, match="1930"):
        a_job(cast, started_year=2031)


@pytest.mark.parametrize("who", ["owner", "coordinator", "sponsor"])
def test_those_who_run_or_pay_for_the_practice_do_not_read_it(
    cast: Any, enter: Enter, home: str, who: str
) -> None:
    assert enter(getattr(cast, who)).get(home).status_code == 403


@pytest.mark.parametrize(
    "who",
    [
        "stranger_coach",
        "stranger_client",
        "stranger_owner",
        "second_coach",
        "second_client",
    ],
)
def test_for_everybody_else_it_does_not_exist(
    cast: Any, enter: Enter, home: str, add_url: str, who: str
) -> None:
    browser = enter(getattr(cast, who))

    assert browser.get(home).status_code == 404
    assert browser.post(add_url, WORK).status_code == 404


def test_an_entry_of_another_client_cannot_be_reached_through_ones_own(
    cast: Any, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        job = a_job(cast)
    url = at(cast.north, "experience:remove", cast.second_engagement.pk, job.pk)

    assert enter(cast.second_client).post(url).status_code == 404


def test_every_opening_and_every_change_is_written_down(
    cast: Any, enter: Enter, home: str, add_url: str
) -> None:
    browser = enter(cast.coach)

    browser.post(add_url, WORK)
    browser.get(home)

    with scope(organisation=cast.north):
        lines = Entry.objects.filter(engagement=cast.engagement.pk).order_by("number")
        assert [(line.action, line.by_id) for line in lines] == [
            ("experience added", cast.coach.pk),
            ("experience opened", cast.coach.pk),
        ]
        assert WORK["what_i_did"] not in str(list(lines.values()))


@pytest.mark.usefixtures("north_scope")
def test_what_was_written_is_sealed_in_the_database(cast: Any) -> None:
    job = a_job(cast, what_i_did="Kept the books.")

    [raw] = Job.objects.filter(pk=job.pk).values_list("what_i_did", flat=True)

    assert b"books" not in bytes(raw)


def test_the_cost_of_the_list_does_not_grow(cast: Any, enter: Enter, home: str) -> None:
    browser = enter(cast.client)
    costs = []
    for _ in range(3):
        with scope(organisation=cast.north):
            a_job(cast, what_i_did="A thing.")
        with CaptureQueriesContext(connection) as spent:
            browser.get(home)
        costs.append(len(spent))

    assert costs[1] == costs[2]
