"""What signing in sends by mail: our words, through the outbox."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import Settings

from conftest import Cast
from onward.accounts.models import User
from onward.accounts.services import create_account
from onward.notifications.models import Message

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def ada() -> User:
    return create_account("ada@north.example", name="Ada Ek", password=PASSWORD)


def only_letter() -> Message:
    return Message.objects.get()


def link_in(letter: Message) -> str:
    found = re.search(r"http://[^/\s]+(/\S+)", letter.body)
    assert found is not None
    return found.group(1)


def test_a_forgotten_password_is_replaced_through_the_letter_once(
    client: Browser, ada: User
) -> None:
    client.post(reverse("account_reset_password"), {"email": ada.email})
    letter = only_letter()
    form = client.get(link_in(letter), follow=True)
    new = {"password1": "purple monkey table", "password2": "purple monkey table"}
    done = client.post(form.request["PATH_INFO"], new, follow=True)

    assert (letter.recipient, letter.subject) == (ada.email, "A new password")
    assert "successfully" not in letter.body
    assert "Your password is changed" in done.content.decode()
    assert User.objects.get(pk=ada.pk).check_password("purple monkey table")
    again = Browser().get(link_in(letter), follow=True).content.decode()
    assert "This link has ended" in again


def test_an_unknown_address_gets_a_letter_that_says_so_and_the_page_does_not(
    client: Browser, ada: User
) -> None:
    known = client.post(reverse("account_reset_password"), {"email": ada.email})
    unknown = Browser().post(
        reverse("account_reset_password"), {"email": "who@north.example"}
    )

    letter = Message.objects.get(recipient="who@north.example")
    assert "No account signs in with this address" in letter.body
    assert (known.status_code, known["Location"]) == (
        unknown.status_code,
        unknown["Location"],
    )


def test_a_second_address_is_confirmed_through_its_letter(
    client: Browser, ada: User
) -> None:
    client.post(reverse("account_login"), {"login": ada.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(
        reverse("account_email"), {"action_add": "yes", "email": "ek@north.example"}
    )
    page = client.get(link_in(only_letter())).content.decode()
    client.post(link_in(only_letter()))

    assert "Is this your address?" in page
    assert EmailAddress.objects.get(email="ek@north.example").verified


def test_a_changed_password_is_told_to_its_owner(
    client: Browser, ada: User, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    client.post(reverse("account_login"), {"login": ada.email, "password": PASSWORD})
    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "purple monkey table",
            "password2": "purple monkey table",
        },
    )

    assert only_letter().subject == "Your password was changed"
    assert "If that was you, all is well." in only_letter().body


def test_changing_the_password_signs_out_everywhere(
    cast: Cast, enter: Callable[..., Browser]
) -> None:
    here, there = enter(cast.coach), enter(cast.coach)
    here.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "purple monkey table",
            "password2": "purple monkey table",
        },
    )

    pages = [browser.get(reverse("accounts:details")) for browser in (here, there)]

    assert [page.status_code for page in pages] == [302, 302]
