"""All kinds of work: looked for, sieved, ordered."""

import pytest
from django.test import Client as Browser
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.core.shelves import NAMES
from onward.careers.queries import paths_for
from onward.careers.queries.explore import ON_A_PAGE, Wanted, explore
from onward.careers.services import keep_path, veto_path
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement


def look(
    browser: Browser, at: At, cast: Cast, told: Engagement, query: str = ""
) -> str:
    response = browser.get(at(cast.north, "careers:explore", told.pk) + query)
    assert response.status_code == 200
    return response.content.decode()


def codes(told: Engagement, cast: Cast, wanted: Wanted) -> list[str]:
    return [one.code for one in explore(told, wanted, reader=None, now=cast.now).kinds]


def test_what_is_typed_with_a_slip_is_found_and_says_what_it_was_found_as(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = look(enter(cast.client), at, cast, told, "?q=sofware+devloper")

    assert "Software developers" in html
    assert html.index("Software developers") == min(
        html.index(title)
        for title in ("Software developers", "Phlebotomists")
        if title in html
    )
    assert "the likest first" in html


def test_the_page_says_the_order_that_holds(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)

    by_pay = look(browser, at, cast, told, "?q=technician&order=pay")
    by_name = look(browser, at, cast, told, "?q=technician&order=title")

    assert "like “technician”, the best paid first" in by_pay
    assert "like “technician”, by name" in by_name
    like_nothing = explore(told, Wanted(order="likeness"), reader=None, now=cast.now)
    best = explore(told, Wanted(), reader=None, now=cast.now)
    assert like_nothing.kinds == best.kinds


def test_one_kind_of_work_is_one(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep_path(told, "29-2010", by=cast.client, now=cast.now)

    html = look(enter(cast.client), at, cast, told, "?mark=kept")

    assert "1 kind of work<" in html


def test_what_is_wrong_with_a_figure_is_brought_to_the_page_while_typing(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:explore", told.pk)

    answer = enter(cast.client).get(url + "?pay=-5", headers={"HX-Request": "true"})

    html = answer.content.decode()
    search = html[html.index('aria-label="Kinds of work"') - 200 :]
    assert answer.status_code == 422
    # A browser that judges by itself sends nothing, and htmx says nothing.
    assert "novalidate" in search[:300]
    assert "#wrong:innerHTML" in search
    assert '<a href="#id_pay">' in search[search.index('id="wrong"') :]


def test_letters_struck_at_random_find_nothing_and_the_page_says_so(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = look(enter(cast.client), at, cast, told, "?q=zzzzqqq")

    assert "Nothing here is called like “zzzzqqq”" in html
    assert "Nothing found" in html


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("sofware devloper", "15-1252"),
        ("SWE", "15-1252"),
        ("flebotomist", "31-9097"),
        ("lab tecnician", "29-2010"),
    ],
)
def test_what_is_mistyped_or_cut_short_is_still_found(
    told: Engagement, cast: Cast, typed: str, code: str
) -> None:
    assert code in codes(told, cast, Wanted(typed=typed))


def test_all_kinds_of_work_are_as_many_as_are_listed(
    told: Engagement, cast: Cast
) -> None:
    found = explore(told, Wanted(), reader=None, now=cast.now)

    assert found.total == found.count


def test_without_a_word_the_best_fit_stands_first_and_pages_go_on(
    told: Engagement, cast: Cast
) -> None:
    first = explore(told, Wanted(), reader=None, now=cast.now)
    second = explore(told, Wanted(page=2), reader=None, now=cast.now)

    numbers = [one.number for one in first.kinds if one.number is not None]
    assert len(first.kinds) == ON_A_PAGE
    assert numbers == sorted(numbers, reverse=True)
    assert {one.code for one in first.kinds}.isdisjoint(
        one.code for one in second.kinds
    )
    assert (
        explore(told, Wanted(page=900), reader=None, now=cast.now).page == first.pages
    )


def test_a_sieve_for_pay_and_preparation_lets_nothing_else_through(
    told: Engagement, cast: Cast
) -> None:
    found = explore(
        told, Wanted(pay=30, zone=2, order="pay"), reader=None, now=cast.now
    )

    assert 0 < found.count < found.total
    assert {one.zone for one in found.kinds} <= {
        "little preparation",
        "some preparation",
    }


def test_a_field_and_a_mark_are_sieves_too(told: Engagement, cast: Cast) -> None:
    keep_path(told, "29-2010", by=cast.client, now=cast.now)
    veto_path(told, "31-9097", why="Blood", by=cast.client, now=cast.now)

    assert codes(told, cast, Wanted(mark="kept")) == ["29-2010"]
    assert codes(told, cast, Wanted(mark="vetoed")) == ["31-9097"]
    assert "29-2010" not in codes(told, cast, Wanted(mark="open", field="29"))
    assert {c[:2] for c in codes(told, cast, Wanted(field="29"))} == {"29"}


def test_a_sieve_no_figure_answers_takes_nothing_away_and_says_so(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = look(enter(cast.client), at, cast, told, "?weeks=25")

    everything = explore(told, Wanted(), reader=None, now=cast.now)
    assert (
        explore(told, Wanted(part_time=0.25), reader=None, now=cast.now).count
        == everything.count
    )
    assert "it is not known how many work short weeks" in html


def test_what_lies_outside_the_limits_is_marked_and_says_what_would_change_it(
    told: Engagement, cast: Cast
) -> None:
    page = paths_for(told, reader=None, now=cast.now)
    found = explore(told, Wanted(order="pay"), reader=None, now=cast.now)
    last = explore(
        told, Wanted(order="pay", page=found.pages), reader=None, now=cast.now
    )

    laid = {card.code for shelf in page.shelves for card in shelf.cards}
    states = {one.code: one.state for one in (*found.kinds, *last.kinds)}
    assert "limits" in {one.state for one in last.kinds}
    assert {c for c, s in states.items() if s in NAMES.values()} <= laid


def test_nothing_found_says_what_to_do_next(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = look(enter(cast.client), at, cast, told, "?mark=kept")

    assert "Nothing passes all of these" in html
    assert "Open one of the sieves." in html


def test_what_cannot_be_read_is_said_beside_its_field_and_asks_for_nothing(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:explore", told.pk)

    for query in ("?pay=plenty", "?zone=9", "?area=ZZ", "?q=" + "x" * 9000):
        answer = enter(cast.client).get(url + query)

        assert answer.status_code == 422
        assert 'class="error"' in answer.content.decode()


def test_a_page_that_is_none_is_the_first(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:explore", told.pk)

    for number in ("-1", "many", "9" * 400, "٣"):
        assert enter(cast.client).get(url, {"page": number}).status_code == 200


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "مرحبا", "🧭🧭", "%", "'; drop table x"]
)
def test_any_words_may_be_typed(
    typed: str, told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:explore", told.pk)

    answer = enter(cast.client).get(url, {"q": typed})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_keeping_from_the_list_leads_back_to_the_list(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    here = at(cast.north, "careers:explore", told.pk) + "?field=29"
    keep = at(cast.north, "careers:keep", told.pk, "29-2010")

    kept = enter(cast.client).post(keep, {"back": here})
    astray = enter(cast.client).post(keep, {"back": "https://elsewhere.example/"})

    assert kept["Location"] == here
    assert astray["Location"].startswith(at(cast.north, "careers:paths", told.pk))


def test_who_opened_the_list_is_written_down(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    look(enter(cast.coach), at, cast, told)

    assert Entry.objects.filter(action="paths opened", by=cast.coach).count() == 1


@pytest.mark.parametrize("kept", [1, 4])
def test_the_cost_does_not_grow_with_what_is_kept(
    kept: int,
    told: Engagement,
    cast: Cast,
    enter: Enter,
    at: At,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for code in ("29-2010", "31-9097", "15-1252", "29-2072")[:kept]:
        keep_path(told, code, by=cast.client, now=cast.now)
    browser = enter(cast.client)
    look(browser, at, cast, told)

    with django_assert_max_num_queries(37):
        look(browser, at, cast, told)
