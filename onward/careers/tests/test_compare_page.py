"""Up to four kinds of work side by side, from the address alone."""

import pytest
from django.test import Client as Browser
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from onward.careers.queries.compare import compare
from onward.careers.services import keep_path, rate_path
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement

FIVE = ["29-2010", "31-9097", "29-2072", "15-1252", "39-9011"]


def page(
    browser: Browser, at: At, cast: Cast, told: Engagement, codes: list[str]
) -> str:
    url = at(cast.north, "careers:compare", told.pk)
    response = browser.get(url, {"code": codes})
    assert response.status_code == 200
    return response.content.decode()


def test_each_line_has_a_cell_for_each_side_in_the_order_of_the_address(
    told: Engagement, cast: Cast
) -> None:
    found = compare(told, ["31-9097", "29-2010"], reader=None, now=cast.now)

    assert found.codes == ("31-9097", "29-2010")
    assert {len(line.cells) for line in found.lines} == {2}
    assert [title for title, _ in found.lines[0].cells] == [
        side.title for side in found.sides
    ]
    assert all(words for line in found.lines for _, words in line.cells)


def test_the_fifth_is_left_out_and_the_page_says_so(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = page(enter(cast.client), at, cast, told, FIVE)

    assert "Four have room; the first four are shown." in html
    assert html.count('role="columnheader"') == 4


def test_the_same_twice_and_what_nobody_knows_are_passed_over(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    codes = ["29-2010", "29-2010", "99-9999", "<script>", "x" * 5000]

    html = page(enter(cast.client), at, cast, told, codes)

    assert html.count('role="columnheader"') == 1


def test_nothing_yet_says_what_to_do_and_offers_what_was_kept(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    empty = page(enter(cast.client), at, cast, told, [])
    keep_path(told, "29-2010", by=cast.client, now=cast.now)
    offered = page(enter(cast.client), at, cast, told, ["31-9097"])

    assert "Nothing to lay side by side yet" in empty
    assert '<option value="29-2010">' in offered


def test_a_rating_of_ones_own_stands_beside_the_number(
    told: Engagement, cast: Cast
) -> None:
    rate_path(told, "29-2010", 9, by=cast.client, now=cast.now)

    found = compare(told, ["29-2010", "31-9097"], reader=None, now=cast.now)

    rated = next(line for line in found.lines if line.name == "Your own rating")
    assert [words for _, words in rated.cells] == ["9 of 10", "not yet"]


@pytest.mark.parametrize("many", [1, 4])
def test_four_cost_no_more_than_one(
    many: int,
    told: Engagement,
    cast: Cast,
    enter: Enter,
    at: At,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = enter(cast.client)
    page(browser, at, cast, told, FIVE[:many])

    with django_assert_max_num_queries(34):
        page(browser, at, cast, told, FIVE[:many])
