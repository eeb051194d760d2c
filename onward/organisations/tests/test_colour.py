"""The practice's colour as a style sheet of its own."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser

from conftest import Cast
from onward.organisations.models import Organisation

pytestmark = pytest.mark.django_db
At = Callable[..., str]


def test_anybody_gets_the_colour_as_css(cast: Cast, client: Browser, at: At) -> None:
    response = client.get(at(cast.north, "organisations:colour"))

    assert response["Content-Type"].startswith("text/css")
    assert response.content == b":root{--practice-colour:#1d6a5a}\n"
    assert response["Cache-Control"] == "public, no-cache"


def test_an_unchanged_colour_is_not_sent_again(
    cast: Cast, client: Browser, at: At
) -> None:
    url = at(cast.north, "organisations:colour")
    tag = client.get(url)["ETag"]

    same = client.get(url, headers={"if-none-match": tag})
    Organisation.objects.filter(pk=cast.north.pk).update(practice_colour="#7a2e5d")
    changed = client.get(url, headers={"if-none-match": tag})

    assert (same.status_code, changed.status_code) == (304, 200)
    assert b"#7a2e5d" in changed.content


def test_a_colour_named_in_the_address_may_be_kept_for_good(
    cast: Cast, client: Browser, at: At
) -> None:
    url = at(cast.north, "organisations:colour")

    assert "immutable" in client.get(url, {"v": "1d6a5a"})["Cache-Control"]
    assert "immutable" not in client.get(url, {"v": "7a2e5d"})["Cache-Control"]


def test_a_practice_that_is_not_there_has_no_colour(client: Browser) -> None:
    assert client.get("/at/nowhere/colour.css").status_code == 404
