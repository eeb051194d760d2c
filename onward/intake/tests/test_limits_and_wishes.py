from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.intake import queries
from onward.intake.core.limits import HardLimits
from onward.intake.models import Limits, Preferences
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

FULL = {
    "hours_max": "22",
    "days": ["mon", "tue", "wed", "thu"],
    "place_state": "MN",
    "place": "Duluth, half an hour by bus",
    "minimum_hourly_pay": "18.50",
    "longest_training": "year",
    "no_shifts": "on",
    "health": "A bad knee.",
    "caring": "School until half past two.",
}


def test_limits_are_kept_and_shown_again(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "intake:limits", cast.engagement.pk)
    browser = enter(cast.client)

    answer = browser.post(url, FULL)

    assert answer.status_code == 302
    with scope(organisation=cast.north):
        assert queries.limits(cast.engagement) == HardLimits(
            hours_max=22,
            days=("mon", "tue", "wed", "thu"),
            place_state="MN",
            place="Duluth, half an hour by bus",
            minimum_hourly_pay=Decimal("18.50"),
            longest_training="year",
            no_shifts=True,
        )
    page = browser.get(url).content.decode()
    assert "A bad knee." in page
    assert 'value="18.50"' in page


def test_open_limits_are_open(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "intake:limits", cast.engagement.pk)
    browser = enter(cast.client)
    browser.post(url, FULL)

    browser.post(url, {})

    with scope(organisation=cast.north):
        assert queries.limits(cast.engagement).is_empty
        assert Limits.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours_max": "169"},
        {"hours_max": "0"},
        {"hours_max": "many"},
        {"minimum_hourly_pay": "-1"},
        {"minimum_hourly_pay": "1e9"},
        {"minimum_hourly_pay": "NaN"},
        {"days": ["someday"]},
        {"place_state": "ZZ"},
        {"place": "x" * 121},
        {"longest_training": "forever"},
        {"health": "x" * 2001},
        {"caring": "nul \x00"},
    ],
)
def test_impossible_limits_are_refused_and_stay_on_the_page(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, object]
) -> None:
    url = at(cast.north, "intake:limits", cast.engagement.pk)

    answer = enter(cast.client).post(url, {**FULL, **wrong})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What you typed is still here" in page
    with scope(organisation=cast.north):
        assert Limits.objects.count() == 0


def test_wishes_are_kept_apart_from_limits(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "intake:preferences", cast.engagement.pk)

    answer = enter(cast.client).post(
        url,
        {
            "workplaces": ["remote", "outdoors"],
            "team": "small",
            "pace": "steady",
            "company": ["things"],
            "text": "Daylight \U0001f31e",
        },
    )

    assert answer.status_code == 302
    with scope(organisation=cast.north):
        wishes = queries.preferences(cast.engagement)
        assert wishes is not None
        assert wishes.workplaces == ["remote", "outdoors"]
        assert (wishes.team, wishes.pace, wishes.company) == (
            "small",
            "steady",
            ["things"],
        )
        assert wishes.text == "Daylight \U0001f31e"
        assert queries.limits(cast.engagement).is_empty


@pytest.mark.parametrize("wrong", [{"team": "crowd"}, {"text": "x" * 2001}])
def test_impossible_wishes_are_refused(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, str]
) -> None:
    url = at(cast.north, "intake:preferences", cast.engagement.pk)

    assert enter(cast.client).post(url, wrong).status_code == 422
    with scope(organisation=cast.north):
        assert Preferences.objects.count() == 0


def test_keeping_twice_leaves_one_of_each(cast: Cast, enter: Enter, at: At) -> None:
    browser = enter(cast.coach)
    for _press in range(2):
        browser.post(at(cast.north, "intake:limits", cast.engagement.pk), FULL)
        browser.post(at(cast.north, "intake:preferences", cast.engagement.pk), {})

    with scope(organisation=cast.north):
        assert (Limits.objects.count(), Preferences.objects.count()) == (1, 1)
