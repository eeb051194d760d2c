"""What an answered inventory leads to, and what is not given to whom."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.tests.answers import finished
from onward.assessments.tests.definitions import definition
from onward.coaching.models import Consent
from onward.organisations.models import Member, Organisation

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def brought_in(cast: Any, raw: bytes, name: str = "file.json") -> None:
    with scope(organisation=cast.north):
        services.import_instrument(
            raw,
            file_name=name,
            right=services.Right("free", "Its holder"),
            by=cast.owner,
            now=cast.now,
        )


def main(browser: Browser, url: str) -> str:
    text = browser.get(url).content.decode()
    return " ".join(text[text.index('<main id="main"') :].split())


@pytest.fixture
def both_forms(cast: Any, shared_instruments: Path) -> None:
    for name in (queries.SHORT_FORM, queries.LONG_FORM):
        brought_in(cast, (shared_instruments / f"{name}.json").read_bytes())


def short_form(cast: Any, **levels: int) -> None:
    with scope(organisation=cast.north):
        asked = queries.find(queries.SHORT_FORM).instrument
        services.send_inventories(
            cast.engagement, [asked.id], by=cast.coach, now=cast.now
        )
        told: dict[int, int | None] = {i.n: levels[i.scale] for i in asked.items}
        finished(cast.engagement, asked.id, told, by=cast.client, now=cast.now)


@pytest.mark.parametrize(
    ("levels", "is_offered"),
    [
        ({"R": 3, "I": 3, "A": 3, "S": 3, "E": 3, "C": 3}, True),  # flat
        ({"R": 5, "I": 5, "A": 4, "S": 4, "E": 1, "C": 1}, True),  # third is tied
        ({"R": 5, "I": 4, "A": 4, "S": 1, "E": 1, "C": 1}, False),  # three stand out
    ],
)
def test_a_short_form_that_leaves_it_open_leads_to_the_long_one(
    cast: Any,
    enter: Enter,
    at: At,
    both_forms: None,
    levels: dict[str, int],
    *,
    is_offered: bool,
) -> None:
    short_form(cast, **levels)
    browser = enter(cast.client)
    listed = main(
        browser, at(cast.north, "assessments:inventories", cast.engagement.pk)
    )
    profile = main(browser, at(cast.north, "assessments:profile", cast.engagement.pk))

    for text in (listed, profile):
        assert ("its order is open" in text) is is_offered
    start = at(cast.north, "assessments:start", cast.engagement.pk, queries.LONG_FORM)
    assert browser.post(start).status_code == (302 if is_offered else 404)


def test_once_the_long_form_is_answered_it_is_offered_no_more(
    cast: Any, both_forms: None
) -> None:
    short_form(cast, R=3, I=3, A=3, S=3, E=3, C=3)
    with scope(organisation=cast.north):
        assert list(queries.longer_form(cast.engagement)) == [queries.LONG_FORM]
        asked = queries.find(queries.LONG_FORM).instrument
        told: dict[int, int | None] = dict.fromkeys((i.n for i in asked.items), 3)
        finished(cast.engagement, asked.id, told, by=cast.client, now=cast.now)

        assert queries.longer_form(cast.engagement) == {}


def test_without_the_long_form_nothing_is_offered(
    cast: Any, shared_instruments: Path
) -> None:
    brought_in(cast, (shared_instruments / f"{queries.SHORT_FORM}.json").read_bytes())
    short_form(cast, R=3, I=3, A=3, S=3, E=3, C=3)

    with scope(organisation=cast.north):
        assert queries.longer_form(cast.engagement) == {}


@pytest.fixture
def touchy(cast: Any) -> str:
    """An inventory that asks about religion or politics."""
    data = definition() | {"id": "creed-2", "off_when_sponsored": True}
    brought_in(cast, json.dumps(data).encode())
    return "creed-2"


def sponsored(cast: Any, how: str) -> None:
    with scope(organisation=cast.north):
        if how == "employer":
            Organisation.objects.filter(pk=cast.north.pk).update(
                kind=Organisation.Kind.COMPANY
            )
            cast.engagement.organisation.refresh_from_db()
            return
        Consent.objects.create(
            organisation=cast.north,
            engagement=cast.engagement,
            kind="sponsor",
            version=1,
            given_at=cast.now,
            given_how="typed",
        )


@pytest.mark.parametrize("how", ["employer", "consent"])
def test_what_asks_about_creed_is_off_where_somebody_else_pays(
    cast: Any, enter: Enter, at: At, touchy: str, how: str
) -> None:
    start = at(cast.north, "assessments:start", cast.engagement.pk, touchy)
    send = at(cast.north, "assessments:send", cast.engagement.pk)
    coach = enter(cast.coach)
    assert f'value="{touchy}"' in coach.get(send).content.decode()

    sponsored(cast, how)

    assert f'value="{touchy}"' not in coach.get(send).content.decode()
    assert coach.post(start, {"mode": "phone"}).status_code == 404
    with scope(organisation=cast.north):
        with pytest.raises(queries.NotThere):
            services.send_inventories(
                cast.engagement, [touchy], by=cast.coach, now=cast.now
            )
        with pytest.raises(queries.NotThere):
            services.begin_administration(
                cast.engagement, instrument=touchy, by=cast.client, now=cast.now
            )


def test_sheets_that_say_so_are_off_for_sponsored_clients(
    cast: Any, shared_instruments: Path
) -> None:
    names = ("ipip-neo-120", "ipip-via-r-96", "twivi-20", "mini-ipip-20")
    for name in names:
        brought_in(cast, (shared_instruments / f"{name}.json").read_bytes())

    with scope(organisation=cast.north):
        off = [n for n in names if queries.find(n).instrument.off_when_sponsored]
    assert off == ["ipip-neo-120", "ipip-via-r-96", "twivi-20"]


def test_a_long_title_is_short_on_pages_and_stands_in_full_once(
    cast: Any, enter: Enter, at: At
) -> None:
    full = "GARDEN INVENTORY (GI-2)"
    brought_in(cast, json.dumps(definition() | {"title": full}).encode())
    with scope(organisation=cast.north):
        done = finished(
            cast.engagement, "small-2", {1: 3, 2: 4}, by=cast.client, now=cast.now
        )

    url = at(cast.north, "assessments:result", cast.engagement.pk, done.pk)
    text = main(enter(cast.client), url)
    profile = main(
        enter(cast.client), at(cast.north, "assessments:profile", cast.engagement.pk)
    )

    assert text.count("(GI-2)") == 1
    assert "In full: GARDEN INVENTORY (GI-2)." in text
    assert "Garden inventory</h3>" in profile
    assert "(GI-2)" not in profile
