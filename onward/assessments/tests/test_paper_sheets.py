"""On paper: a sheet with a code, keyed in once or twice."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope
from pypdf import PdfReader

from onward.assessments import queries, services
from onward.assessments.models import Administration, Response
from onward.assessments.tests.definitions import SHIPPED, shipped
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]
GIVEN = [name for name in SHIPPED if shipped(name).is_answered_in_figures]


@pytest.mark.parametrize("name", ["own-search-14", "own-work-values-21", "own-pulse-6"])
def test_the_sheet_of_paper_has_every_line_a_code_and_no_name(
    cast: Any, enter: Enter, at: At, name: str
) -> None:
    url = at(cast.north, "assessments:paper-pdf", cast.engagement.pk, name)

    answer = enter(cast.coach).get(url)

    assert answer.headers["Content-Type"] == "application/pdf"
    text = " ".join(
        " ".join(page.extract_text().split())
        for page in PdfReader(BytesIO(answer.content)).pages
    )
    instrument = shipped(name)
    for item in instrument.items:
        assert item.text in text
    code = f"{cast.engagement.pk}-{len(instrument.items)}-{instrument.version}"
    assert f"Code {code}" in text
    assert cast.client.name not in text
    assert ("Which five would you not trade?" in text) is bool(instrument.top_adds)


@pytest.fixture
def sheet(cast: Any) -> Administration:
    with scope(organisation=cast.north):
        return services.begin_administration(
            cast.engagement,
            instrument="own-needs-9",
            mode="paper",
            by=cast.coach,
            now=cast.now,
        )


def kept(cast: Any, administration: Administration) -> dict[int, int | None]:
    with scope(organisation=cast.north):
        return queries.answers_of(administration)


def test_a_sheet_is_keyed_in_on_one_page(
    cast: Any, enter: Enter, sheet: Administration, address: Address
) -> None:
    told = {f"item_{n}": "4" for n in range(1, 9)}

    answer = enter(cast.coach).post(address(sheet, "key-in"), told | {"go": "on"})

    assert answer.headers["Location"] == address(sheet, "finish")
    assert kept(cast, sheet) == dict.fromkeys(range(1, 9), 4) | {9: None}
    with scope(organisation=cast.north):
        assert not Response.objects.exclude(seconds=None).exists()


@pytest.mark.parametrize("value", ["0", "6", "x", "3.5", "44"])
def test_a_figure_that_is_no_answer_is_named_beside_its_line(
    cast: Any, enter: Enter, sheet: Administration, address: Address, value: str
) -> None:
    answer = enter(cast.coach).post(address(sheet, "key-in"), {"item_2": value})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["item_2"]
    assert kept(cast, sheet) == {}


def test_keyed_twice_asks_about_lines_that_differ(
    cast: Any, enter: Enter, sheet: Administration, address: Address
) -> None:
    browser = enter(cast.coach)
    told = {f"item_{n}": "4" for n in range(1, 10)}
    first = browser.post(address(sheet, "key-in"), told | {"go": "again"})
    assert first.headers["Location"] == address(sheet, "key-again")
    assert ' value="4"' not in browser.get(address(sheet, "key-again")).content.decode()

    differs = browser.post(address(sheet, "key-again"), told | {"item_5": "2"})

    assert differs.status_code == 422
    assert list(differs.context["form"].errors) == ["item_5"]
    assert "Keyed first as 4, now as 2" in differs.content.decode()
    settled = browser.post(
        address(sheet, "key-again"), told | {"item_5": "2", "settles": "on"}
    )
    assert settled.headers["Location"] == address(sheet, "finish")
    assert kept(cast, sheet)[5] == 2
    sheet.refresh_from_db()
    assert sheet.keyed_twice


@pytest.fixture
def keyed(cast: Any, enter: Enter, sheet: Administration, address: Address) -> Browser:
    """The coach's browser, all nine lines keyed in once."""
    browser = enter(cast.coach)
    told = {f"item_{n}": "4" for n in range(1, 10)}
    browser.post(address(sheet, "key-in"), told | {"go": "again"})
    return browser


def test_stopping_the_second_time_leaves_the_first_as_it_was(
    cast: Any,
    keyed: Browser,
    sheet: Administration,
    address: Address,
    home: str,
) -> None:
    told = {"item_1": "4", "item_2": "1", "go": "stop"}

    answer = keyed.post(address(sheet, "key-again"), told, follow=True)

    assert answer.request["PATH_INFO"] == home
    assert "What was keyed first stays as it was." in answer.content.decode()
    assert kept(cast, sheet) == dict.fromkeys(range(1, 10), 4)
    sheet.refresh_from_db()
    assert not sheet.keyed_twice


def test_lines_left_out_the_second_time_are_empty_only_when_that_is_said(
    cast: Any, keyed: Browser, sheet: Administration, address: Address
) -> None:
    url, told = address(sheet, "key-again"), {f"item_{n}": "4" for n in range(1, 9)}

    for settles in ({}, {"settles": "on"}):
        answer = keyed.post(url, told | settles)

        assert answer.status_code == 422
        assert "Keyed first as 4, now as nothing" in answer.content.decode()
        assert 'name="empty_on_paper"' in answer.content.decode()
        assert kept(cast, sheet)[9] == 4
    keyed.post(url, told | {"settles": "on", "empty_on_paper": "on"})

    assert kept(cast, sheet)[9] is None


def test_changed_after_the_comparison_it_is_no_longer_keyed_twice(
    keyed: Browser, sheet: Administration, address: Address
) -> None:
    told = {f"item_{n}": "4" for n in range(1, 10)}
    for name, changes, twice in (
        ("key-again", {}, True),
        ("key-in", {}, True),
        ("key-in", {"item_5": "2"}, False),
    ):
        keyed.post(address(sheet, name), told | changes)

        sheet.refresh_from_db()
        assert sheet.keyed_twice is twice


def test_half_a_sheet_is_no_first_keying_to_compare_with(
    cast: Any, enter: Enter, sheet: Administration, address: Address
) -> None:
    browser = enter(cast.coach)
    browser.post(address(sheet, "key-in"), {"item_1": "4", "go": "stop"})

    again = browser.get(address(sheet, "key-again"))

    assert again.headers["Location"] == address(sheet, "key-in")
    assert kept(cast, sheet) == {1: 4}


def test_a_client_goes_on_with_no_sheet_the_coach_keys_in(
    cast: Any,
    enter: Enter,
    page: Callable[..., str],
    sheet: Administration,
    address: Address,
    home: str,
) -> None:
    browser = enter(cast.client)
    refused = [
        browser.get(address(sheet, "questions", 1), follow=True),
        browser.get(address(sheet, "finish"), follow=True),
        browser.post(page("start", "own-needs-9"), follow=True),
    ]

    for answer in refused:
        assert answer.request["PATH_INFO"] == home
        said = answer.content.decode()
        assert said.count("Your coach keys in what you wrote on paper.") == 2
        assert "Go on" not in said
    assert browser.post(address(sheet, "save"), {"item_1": "4"}).status_code == 409
    assert kept(cast, sheet) == {}


def test_a_client_keys_in_no_sheet_and_the_screen_is_no_sheet(
    cast: Any,
    enter: Enter,
    sheet: Administration,
    begun: Administration,
    address: Address,
) -> None:
    assert enter(cast.client).get(address(sheet, "key-in")).status_code == 403
    assert enter(cast.coach).get(address(begun, "key-in")).status_code == 404
