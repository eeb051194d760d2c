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


def test_a_client_keys_in_no_sheet_and_the_screen_is_no_sheet(
    cast: Any,
    enter: Enter,
    sheet: Administration,
    begun: Administration,
    address: Address,
) -> None:
    assert enter(cast.client).get(address(sheet, "key-in")).status_code == 403
    assert enter(cast.coach).get(address(begun, "key-in")).status_code == 404
