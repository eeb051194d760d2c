"""Every instrument is answered, keyed in, printed and shown, whatever its answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument, Kind
from onward.assessments.models import Administration
from onward.assessments.tests.answers import finished
from onward.assessments.tests.definitions import SHIPPED, shipped
from onward.audit.models import Entry
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]
GIVEN = [name for name in SHIPPED if shipped(name).is_answered_in_figures]


def middling(instrument: Instrument) -> dict[int, int | None]:
    return {
        item.n: 5
        if item.kind is Kind.NUMBER
        else instrument.options_of(item)[len(instrument.options_of(item)) // 2].value
        for item in instrument.items
    }


def posted(answers: dict[int, int | None]) -> dict[str, str]:
    return {f"item_{n}": str(value) for n, value in answers.items()}


@pytest.fixture
def research(cast: Any, shared_instruments: Path) -> list[str]:
    """Everything of the research that is not our own, brought into North."""
    files = [
        path
        for path in sorted(shared_instruments.glob("*.json"))
        if not path.stem.startswith("own-")
    ]
    with scope(organisation=cast.north):
        for path in files:
            services.import_instrument(
                path.read_bytes(),
                file_name=path.name,
                right=services.Right("free", "Its source says so"),
                by=cast.owner,
                now=cast.now,
            )
    return [path.stem for path in files]


def walk(cast: Any, enter: Enter, at: At, name: str) -> str:
    """From start to result in the browser; the address of the result."""
    browser = enter(cast.client)
    with scope(organisation=cast.north):
        instrument = queries.find(name).instrument
        services.send_inventories(cast.engagement, [name], by=cast.coach, now=cast.now)
    url = browser.post(at(cast.north, "assessments:start", cast.engagement.pk, name))
    where = url.headers["Location"]
    answers = posted(middling(instrument))
    for _ in range(instrument.page_count):
        assert browser.get(where).status_code == 200
        where = browser.post(where, answers | {"go": "on"}).headers["Location"]
    assert where.endswith("/five/" if instrument.top_adds else "/finish/")
    if instrument.top_adds:
        where = browser.post(where, {"place_0": "1"}).headers["Location"]
    return str(browser.post(where, {"relied_on": "yes"}).headers["Location"])


@pytest.mark.parametrize("name", GIVEN)
def test_every_own_instrument_is_answered_from_end_to_end(
    cast: Any, enter: Enter, at: At, name: str
) -> None:
    where = walk(cast, enter, at, name)

    page = enter(cast.client).get(where)
    assert page.status_code == 200
    assert "in development" in page.content.decode()


def test_every_instrument_of_the_research_is_answered_from_end_to_end(
    cast: Any, enter: Enter, at: At, research: list[str]
) -> None:
    for name in research:
        page = enter(cast.client).get(walk(cast, enter, at, name))

        assert page.status_code == 200, name
        lines = page.context["part"].rows
        assert lines, name
        assert all(line.bar for line in lines), name
        for rect in (rect for line in lines for rect in line.bar.rects):
            assert rect.x >= 0, name
            assert rect.x + rect.width <= 101.2, name  # a mark may stand on the end


def test_the_short_form_of_onet_is_shown_whole_and_with_its_notice(
    cast: Any, enter: Enter, at: At, research: list[str]
) -> None:
    browser = enter(cast.client)
    with scope(organisation=cast.north):
        form = queries.find("onet-mini-ip-30").instrument
        services.send_inventories(
            cast.engagement,
            [form.id],
            by=cast.coach,
            now=cast.now,
            note=services.Note(adaptive=frozenset([form.id]), language="de"),
        )
    url = at(cast.north, "assessments:start", cast.engagement.pk, form.id)
    where = browser.post(url).headers["Location"]
    seen: list[str] = []
    for page in range(1, form.page_count + 1):
        text = browser.get(where.replace("/1/", f"/{page}/")).content.decode()
        assert "This page includes information from the O*NET" in text
        seen += [item.text for item in form.items if f". {item.text}" in text]

    assert seen == [item.text for item in form.items]
    with scope(organisation=cast.north):
        begun = queries.open_administrations(cast.engagement).get()
        assert not begun.is_adaptive
        assert begun.language == "en"


def test_questions_may_have_answers_of_their_own_on_one_page(
    cast: Any, enter: Enter, at: At, research: list[str]
) -> None:
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument="fevs-iwe-gsi", by=cast.client, now=cast.now
        )
    url = at(cast.north, "assessments:questions", cast.engagement.pk, begun.pk, 2)

    groups = enter(cast.client).get(url).context["form"].groups

    assert [(len(one.questions), one.options[4].label) for one in groups] == [
        (3, "Very satisfied")
    ]


def test_numbers_are_asked_in_their_limits(
    cast: Any, enter: Enter, at: At, address: Address
) -> None:
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument="own-search-14", by=cast.client, now=cast.now
        )
    browser = enter(cast.client)
    url = address(begun, "questions", 4)

    refused = browser.post(url, {"item_13": "-1", "item_14": "101"})
    kept = browser.post(url, {"item_13": "0", "item_14": "100", "go": "on"})

    assert list(refused.context["form"].errors) == ["item_13", "item_14"]
    assert kept.status_code == 302
    with scope(organisation=cast.north):
        assert queries.answers_of(begun) == {13: 0, 14: 100}


def test_answers_that_stand_alone_are_told_and_never_added_up(
    cast: Any, enter: Enter, address: Address
) -> None:
    barriers = shipped("own-barriers-10")
    told = middling(barriers) | {3: 5, 4: None}
    with scope(organisation=cast.north):
        done = finished(
            cast.engagement, barriers.id, told, by=cast.client, now=cast.now
        )

    page = enter(cast.client).get(address(done, "result"))

    assert page.context["part"].rows == []
    assert [one.answer for one in page.context["part"].told][2:4] == [
        "Completely (5)",
        "left out",
    ]
    assert page.context["part"].notices == [
        "What stands most in the way comes first in the plan."
    ]


def test_a_result_says_what_it_is_not_and_who_opened_it_is_written_down(
    cast: Any, enter: Enter, address: Address
) -> None:
    needs = shipped("own-needs-9")
    with scope(organisation=cast.north):
        done = finished(
            cast.engagement, needs.id, middling(needs), by=cast.client, now=cast.now
        )

    text = enter(cast.coach).get(address(done, "result")).content.decode()

    assert "It does not judge you or your workplace." in text
    assert "3 of 5" in text
    with scope(organisation=cast.north):
        opened = Entry.objects.get(action="result opened")
    assert opened.detail == {"instrument": "own-needs-9"}


def test_a_norm_is_told_with_who_the_others_are(
    cast: Any, enter: Enter, at: At, research: list[str], address: Address
) -> None:
    with scope(organisation=cast.north):
        sapa = queries.find("ipip-sapa-25").instrument
        done = finished(
            cast.engagement, sapa.id, middling(sapa), by=cast.client, now=cast.now
        )

    text = enter(cast.client).get(address(done, "result")).content.decode()

    assert "adult volunteers (2,471 people)" in text
    assert "of 100 " in text
    assert "men" not in text.split("adult volunteers (2,471 people)")[1][:10]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("owner", 403),
        ("coordinator", 403),
        ("sponsor", 403),
        ("second_coach", 404),
        ("stranger_client", 404),
    ],
)
def test_nobody_else_sees_a_result(
    cast: Any, enter: Enter, address: Address, who: str, status: int
) -> None:
    needs = shipped("own-needs-9")
    with scope(organisation=cast.north):
        done = finished(
            cast.engagement, needs.id, middling(needs), by=cast.client, now=cast.now
        )

    answer = enter(getattr(cast, who)).get(address(done, "result"))

    assert answer.status_code == status


def test_an_unfinished_inventory_has_no_result(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    assert enter(cast.client).get(address(begun, "result")).status_code == 404
