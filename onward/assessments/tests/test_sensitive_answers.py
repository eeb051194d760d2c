"""What a client keeps to themselves, and what asks for help."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Administration
from onward.assessments.tests.definitions import SHIPPED, shipped
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]
GIVEN = [name for name in SHIPPED if shipped(name).is_answered_in_figures]


@pytest.fixture
def strain(cast: Any) -> Administration:
    told: dict[int, int | None] = dict.fromkeys(range(1, 7), 4)
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument="own-exhaustion-6", by=cast.client, now=cast.now
        )
        services.save_responses(begun, told, by=cast.client, now=cast.now)
    return begun


@pytest.mark.parametrize(("tick", "status"), [({}, 404), ({"coach_sees": "on"}, 200)])
def test_sensitive_answers_reach_the_coach_only_with_a_tick(
    cast: Any,
    enter: Enter,
    strain: Administration,
    address: Address,
    tick: dict[str, str],
    status: int,
) -> None:
    client = enter(cast.client)
    assert (
        "My coach may see what it says"
        in client.get(address(strain, "finish")).content.decode()
    )

    client.post(address(strain, "finish"), tick)

    assert client.get(address(strain, "result")).status_code == 200
    coach = enter(cast.coach)
    assert coach.get(address(strain, "result")).status_code == status
    assert coach.get(address(strain, "questions", 1)).status_code in {status, 302}
    listed = coach.get(
        address(strain, "finish").split("inventories/")[0] + "inventories/"
    )
    assert (address(strain, "result") in listed.content.decode()) is (status == 200)


def test_while_a_client_answers_alone_the_coach_looks_at_nothing(
    cast: Any, enter: Enter, at: At, strain: Administration, address: Address
) -> None:
    coach = enter(cast.coach)

    for name in ("questions", "finish", "save", "take-back"):
        url = address(strain, name, *([1] if name == "questions" else []))
        assert coach.post(url).status_code == 404
    start = at(cast.north, "assessments:start", cast.engagement.pk, strain.instrument)
    page = coach.post(start, {"mode": "phone"}, follow=True).content.decode()
    assert "answered by the client alone" in page


def test_how_we_work_together_is_never_read_out(
    cast: Any, enter: Enter, at: At
) -> None:
    url = at(cast.north, "assessments:start", cast.engagement.pk, "own-alliance-9")

    page = enter(cast.coach).post(url, {"mode": "phone"}, follow=True)

    assert "answered by the client alone" in page.content.decode()
    with scope(organisation=cast.north):
        assert not queries.open_administrations(cast.engagement).exists()


def test_heavy_strain_names_help_whatever_the_mean(
    cast: Any, enter: Enter, strain: Administration, address: Address
) -> None:
    client = enter(cast.client)
    client.post(address(strain, "save"), {"item_3": "5", "item_6": "1"})
    client.post(address(strain, "finish"))

    page = client.get(address(strain, "result"))

    assert any("Rest no longer" in one for one in page.context["part"].notices)
    assert "/help/" in page.content.decode()
