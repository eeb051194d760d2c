"""A second factor: an authenticator app, recovery codes, and how both are kept."""

import base64
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import Settings

from onward.accounts.models import User
from onward.accounts.services import create_account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def app_shows(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238: SHA-1, six digits, 30 s)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    count = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.digest(key, count, "sha1")
    start = mac[-1] & 15
    number = int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def test_the_app_of_this_test_shows_what_the_standard_prints() -> None:
    key = b"12345678901234567890"
    mac = hmac.digest(key, struct.pack(">Q", 59 // 30), "sha1")
    start = mac[-1] & 15

    number = int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF

    assert number % 10**8 == 94287082  # RFC 6238, appendix B, at 59 seconds


@pytest.fixture(autouse=True)
def _as_configured(settings: Settings) -> None:
    settings.MFA_ADAPTER = "onward.organisations.services.SecondFactors"
    settings.MFA_TOTP_TOLERANCE = 1


@pytest.fixture
def ada() -> User:
    return create_account("ada@north.example", name="Ada Ek", password=PASSWORD)


def sign_in(browser: Browser, user: User) -> str:
    response = browser.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD}
    )
    return str(response["Location"])


def enrol(browser: Browser, user: User) -> str:
    """Sign in, say the password again, set up the app; its secret."""
    sign_in(browser, user)
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r'id="secret"[^>]*value="([A-Z2-7]+)"', page)
    assert found is not None
    secret = found.group(1)
    browser.post(reverse("mfa_activate_totp"), {"code": app_shows(secret)})
    return secret


def test_an_app_is_set_up_and_asked_for_from_then_on(
    client: Browser, ada: User
) -> None:
    secret = enrol(client, ada)

    browser = Browser()
    assert sign_in(browser, ada) == reverse("mfa_authenticate")
    response = browser.post(reverse("mfa_authenticate"), {"code": app_shows(secret)})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert browser.get(reverse("accounts:details")).status_code == 200


def test_without_the_second_factor_a_password_opens_nothing(
    client: Browser, ada: User
) -> None:
    enrol(client, ada)
    browser = Browser()
    sign_in(browser, ada)

    page = browser.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert "This code does not fit." in page.content.decode()
    assert browser.get(reverse("accounts:details")).status_code == 302


def test_a_wrong_code_sets_up_nothing(client: Browser, ada: User) -> None:
    sign_in(client, ada)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))

    client.post(reverse("mfa_activate_totp"), {"code": "12345"})

    assert not Authenticator.objects.filter(user=ada).exists()


def test_a_recovery_code_opens_the_account_once(client: Browser, ada: User) -> None:
    enrol(client, ada)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", page)
    first, second = Browser(), Browser()
    sign_in(first, ada)
    sign_in(second, ada)

    used = first.post(reverse("mfa_authenticate"), {"code": codes[0]})
    again = second.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert len(codes) == 10
    assert (used.status_code, again.status_code) == (302, 200)


def test_secrets_of_second_factors_do_not_stand_open_in_the_database(
    client: Browser, ada: User
) -> None:
    secret = enrol(client, ada)

    kept = [str(factor.data) for factor in Authenticator.objects.filter(user=ada)]

    assert len(kept) == 2
    assert all(secret not in data for data in kept)
    assert all("k1:" not in data for data in kept)  # base64 of the sealed text


def test_the_app_can_be_stopped_and_the_password_is_enough_again(
    client: Browser, ada: User
) -> None:
    enrol(client, ada)

    client.post(reverse("mfa_deactivate_totp"))

    assert sign_in(Browser(), ada) == "/"


def test_changing_second_factors_asks_for_the_password_again(
    client: Browser, ada: User
) -> None:
    sign_in(client, ada)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()

    response = client.get(reverse("mfa_activate_totp"))

    assert response["Location"].startswith(reverse("account_reauthenticate"))
