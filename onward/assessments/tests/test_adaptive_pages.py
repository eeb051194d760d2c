"""Adaptive: one question after the other, only as many as it takes, nothing lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Administration
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]


@pytest.fixture
def asking(cast: Any, shared_instruments: Path) -> Administration:
    raw = (shared_instruments / "ipip-sapa-25.json").read_bytes()
    with scope(organisation=cast.north):
        services.import_instrument(
            raw,
            file_name="ipip-sapa-25.json",
            right=services.Right("free", "Public domain"),
            by=cast.owner,
            now=cast.now,
        )
        services.send_inventories(
            cast.engagement,
            ["ipip-sapa-25", "own-needs-9"],
            by=cast.coach,
            now=cast.now,
            note=services.Note(adaptive=frozenset({"ipip-sapa-25", "own-needs-9"})),
        )
        return services.begin_administration(
            cast.engagement, instrument="ipip-sapa-25", by=cast.client, now=cast.now
        )


def question(page: Any) -> str:
    (field,) = page.context["form"].questions
    return str(field.name)


def test_only_what_may_be_adaptive_is(cast: Any, asking: Administration) -> None:
    with scope(organisation=cast.north):
        asked = {
            one.instrument: one.is_adaptive
            for one in queries.open_assignments(cast.engagement)
        }

    assert asked == {"ipip-sapa-25": True, "own-needs-9": False}


def test_it_asks_fewer_questions_than_the_whole_and_ends(
    cast: Any, enter: Enter, at: At, asking: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    start = at(cast.north, "assessments:start", cast.engagement.pk, "ipip-sapa-25")
    where = browser.post(start).headers["Location"]
    assert where == address(asking, "next")
    seen = []
    while where == address(asking, "next"):
        page = browser.get(where)
        if page.status_code == 302:
            where = page.headers["Location"]
            break
        name = question(page)
        seen.append(name)
        where = browser.post(where, {name: "4", "go": "on"}).headers["Location"]

    assert where == address(asking, "finish")
    assert len(seen) == len(set(seen))
    assert 15 <= len(seen) < 25
    done = browser.post(where, {"relied_on": "yes"}).headers["Location"]
    result = browser.get(done)
    assert len(result.context["part"].rows) == 5
    assert all(line.bar for line in result.context["part"].rows)
    assert "asked only as many questions as it took" in result.content.decode()


def test_a_skipped_question_is_not_asked_again(
    cast: Any, enter: Enter, asking: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    first = question(browser.get(address(asking, "next")))

    browser.post(address(asking, "next"), {"go": "on"})

    assert question(browser.get(address(asking, "next"))) != first


def test_back_shows_the_question_before_with_its_answer(
    cast: Any, enter: Enter, asking: Administration, address: Address
) -> None:
    browser = enter(cast.client)
    first = question(browser.get(address(asking, "next")))
    browser.post(address(asking, "next"), {first: "2", "go": "on"})

    back = browser.post(address(asking, "next"), {"go": "back"}).headers["Location"]

    page = browser.get(back)
    assert question(page) == first
    assert page.content.decode().count(" checked") == 1
    browser.post(back, {first: "5", "go": "on"})
    with scope(organisation=cast.north):
        assert list(queries.answers_of(asking).values()) == [5]


def test_another_device_goes_on_with_the_same_question(
    cast: Any, enter: Enter, asking: Administration, address: Address
) -> None:
    here, there = enter(cast.client), enter(cast.client)

    seen = question(here.get(address(asking, "next")))

    assert question(there.get(address(asking, "next"))) == seen


def test_a_question_never_asked_is_not_shown(
    cast: Any, enter: Enter, asking: Administration, address: Address
) -> None:
    assert enter(cast.client).get(address(asking, "asked", 3)).status_code == 404


def test_a_whole_inventory_has_no_next(
    cast: Any, enter: Enter, begun: Administration, address: Address
) -> None:
    assert enter(cast.client).get(address(begun, "next")).status_code == 404
