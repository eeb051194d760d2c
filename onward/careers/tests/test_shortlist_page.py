"""The shortlist: kept with reasons, set aside with a way back, on paper too."""

from io import BytesIO

import pytest
from django.test import Client as Browser
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.core.venture import VENTURE
from onward.careers.models import PathMark
from onward.careers.services import choose_path, keep_path, rate_path, veto_path
from onward.careers.services.notes import add_note
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement


def page(browser: Browser, at: At, cast: Cast, told: Engagement) -> str:
    response = browser.get(at(cast.north, "careers:shortlist", told.pk))
    assert response.status_code == 200
    return response.content.decode()


def keep(told: Engagement, cast: Cast, *codes: str) -> None:
    for code in codes:
        keep_path(told, code, by=cast.client, now=cast.now)


def test_what_was_kept_stands_with_reasons_rating_and_notes(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep(told, cast, "29-2010")
    rate_path(told, "29-2010", 8, by=cast.client, now=cast.now)
    add_note(told, "29-2010", "Ask about nights.", by=cast.coach, now=cast.now)

    for reader in (cast.client, cast.coach):
        html = page(enter(reader), at, cast, told)

        assert "Clinical laboratory technologists and technicians" in html
        assert "your own rating <b>8</b> of 10" in html
        assert "Ask about nights." in html
        assert 'class="ticks cautions"' in html


def test_the_chosen_path_stands_first_and_leads_to_the_plan(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep(told, cast, "29-2010", "31-9097")
    choose_path(told, "29-2010", by=cast.client, now=cast.now)

    html = page(enter(cast.client), at, cast, told)

    assert html.index("Clinical laboratory") < html.index("Phlebotomists")
    assert html.count('class="button primary"') == 1
    assert "Go to the plan" in html


def test_working_for_oneself_is_kept_beside_occupations(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep(told, cast, VENTURE)

    html = page(enter(cast.client), at, cast, told)

    assert "Working for yourself" in html
    assert "A path of its own, without a number." in html


def test_a_reason_in_ones_own_words_is_kept_sealed_and_put_on_record(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep(told, cast, "29-2010")
    url = at(cast.north, "careers:why", told.pk, "29-2010")

    answer = enter(cast.client).post(url, {"why": "I miss the bench. 🧪 <b>"})

    html = page(enter(cast.client), at, cast, told)
    assert answer.status_code == 302
    assert "I miss the bench. 🧪 &lt;b&gt;" in html
    entry = Entry.objects.get(action="reason for a path kept")
    assert "bench" not in str(entry.detail)


def test_a_reason_for_what_is_not_kept_has_no_place(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    veto_path(told, "31-9097", why="Blood", by=cast.client, now=cast.now)
    url = at(cast.north, "careers:why", told.pk, "31-9097")

    assert enter(cast.client).post(url, {"why": "No"}).status_code == 409
    assert PathMark.objects.get(occupation_code="31-9097").why == "Blood"


def test_too_long_a_reason_is_refused_by_its_field_and_stays_as_typed(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep(told, cast, "29-2010")
    url = at(cast.north, "careers:why", told.pk, "29-2010")

    answer = enter(cast.client).post(url, {"why": "x" * 9000})

    assert answer.status_code == 422
    assert "Too long: 600 letters have room here" in answer.content.decode()


def test_what_was_set_aside_can_be_brought_back_from_here(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    veto_path(told, "31-9097", why="Not blood.", by=cast.client, now=cast.now)

    html = page(enter(cast.client), at, cast, told)

    assert "Not blood." in html
    assert at(cast.north, "careers:undo", told.pk, "31-9097") in html


def test_before_anything_is_kept_it_says_what_to_do(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    assert "Nothing kept yet" in page(enter(cast.client), at, cast, told)


def test_on_paper_it_says_what_was_kept_and_why_and_the_printing_is_on_record(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep(told, cast, "29-2010")
    veto_path(told, "31-9097", why="Not blood.", by=cast.client, now=cast.now)

    answer = enter(cast.coach).get(at(cast.north, "careers:paper", told.pk))

    text = " ".join(
        one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages
    )
    assert answer["Content-Type"] == "application/pdf"
    assert "Clinical laboratory technologists" in text
    assert "Not blood." in text
    assert "Bureau of Labor Statistics" in text
    assert Entry.objects.filter(action="shortlist printed", by=cast.coach).exists()


@pytest.mark.parametrize("many", [1, 4])
def test_the_cost_does_not_grow_with_what_is_kept(
    many: int,
    told: Engagement,
    cast: Cast,
    enter: Enter,
    at: At,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    keep(told, cast, *["29-2010", "31-9097", "29-2072", "15-1252"][:many])
    browser = enter(cast.client)
    page(browser, at, cast, told)

    with django_assert_max_num_queries(37):
        page(browser, at, cast, told)
