"""One's own details: name, light or dark."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from conftest import Cast
from onward.accounts.models import User
from onward.accounts.services import make_code

Enter = Callable[..., Browser]
DETAILS = "/me/"


def test_a_name_and_a_theme_are_kept_and_seen(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.coach)

    response = browser.post(
        DETAILS, {"name": "Ruth Ọlá Adeyemi 🙂", "theme": "dark"}, follow=True
    )

    user = User.objects.get(pk=cast.coach.user.pk)
    assert (user.name, user.theme) == ("Ruth Ọlá Adeyemi 🙂", "dark")
    assert 'data-theme="dark"' in response.content.decode()


def test_as_the_device_leaves_the_theme_open(cast: Cast, enter: Enter) -> None:
    User.objects.filter(pk=cast.coach.user.pk).update(theme="dark")

    enter(cast.coach).post(DETAILS, {"name": "Ruth", "theme": "device"})

    assert User.objects.get(pk=cast.coach.user.pk).theme == ""


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "theme": "dark"},
        {"name": "x" * 10_000, "theme": "dark"},
        {"name": "Ruth\x00", "theme": "dark"},
        {"name": "Ruth", "theme": "pink"},
        {},
    ],
)
def test_what_cannot_be_kept_is_said_and_the_words_stay(
    cast: Cast, enter: Enter, data: dict[str, str]
) -> None:
    response = enter(cast.coach).post(DETAILS, data)

    assert response.status_code == 422
    assert User.objects.get(pk=cast.coach.user.pk).name == "Ruth Adeyemi"


def test_a_script_in_a_name_is_only_a_name(cast: Cast, enter: Enter) -> None:
    response = enter(cast.coach).post(
        DETAILS, {"name": "<script>alert(1)</script>", "theme": "light"}, follow=True
    )

    assert "<script>alert" not in response.content.decode()


def test_a_visitor_signs_in_first(client: Browser) -> None:
    response = client.get(DETAILS)

    assert response["Location"] == f"{reverse('account_login')}?next={DETAILS}"


def test_a_part_of_a_page_takes_the_whole_page_to_sign_in(client: Browser) -> None:
    part = {"HX-Request": "true", "HX-Current-URL": "http://testserver/me/?a=1"}

    ours = client.post(DETAILS, headers=part)
    typed = client.get(
        f"{DETAILS}?q=nurse",
        headers=part | {"HX-Current-URL": f"http://testserver{DETAILS}"},
    )
    astray = client.get(
        DETAILS, headers=part | {"HX-Current-URL": "http://elsewhere.example/x/"}
    )

    sign_in = reverse("account_login")
    assert ours.status_code == 200
    assert ours["HX-Redirect"] == f"{sign_in}?next=/me/%3Fa%3D1"
    assert typed["HX-Redirect"] == f"{sign_in}?next={DETAILS}%3Fq%3Dnurse"
    assert astray["HX-Redirect"] == f"{sign_in}?next={DETAILS}"


def test_the_page_is_kept_by_no_browser_or_proxy(cast: Cast, enter: Enter) -> None:
    assert "no-store" in enter(cast.coach).get(DETAILS)["Cache-Control"]


def test_a_person_without_an_address_reads_how_they_sign_in(cast: Cast) -> None:
    otto = User.objects.create_user(None, name="Otto Klein")
    make_code(otto, by=cast.coach.user, now=timezone.now())
    browser = Browser()
    browser.force_login(otto, backend="onward.accounts.policies.AccessCodeBackend")

    page = browser.get(DETAILS).content.decode()

    assert "Your account has no e-mail address" in page
    assert "Your code is good until" in page
    assert reverse("account_email") not in page
    assert reverse("account_change_password") not in page
