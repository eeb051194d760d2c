"""Every page of signing in wears our look and says our words."""

import re
from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import Settings

from conftest import Cast
from onward.accounts.models import User

Enter = Callable[..., Browser]
pytestmark = pytest.mark.django_db
VISITOR_PAGES = [
    ("account_login", [], "Sign in"),
    ("account_signup", [], "Accounts come by invitation"),
    ("account_inactive", [], "This account is closed"),
    ("account_reset_password", [], "A new password"),
    ("account_reset_password_done", [], "Look into your mailbox"),
    ("account_reset_password_from_key", ["1", "bad-key"], "This link has ended"),
    ("account_reset_password_from_key_done", [], "Your password is changed"),
    ("account_email_verification_sent", [], "Confirm your address first"),
    ("account_confirm_email", ["no-such-key"], "This link has ended"),
    ("accounts:code", [], "Sign in with a code"),
]
MEMBER_PAGES = [
    ("accounts:details", "My details"),
    ("account_email", "E-mail"),
    ("account_change_password", "Password"),
    ("account_reauthenticate", "Is it you?"),
    ("account_logout", "Sign out?"),
    ("mfa_index", "Second factor"),
    ("mfa_list_webauthn", "Passkeys"),
    ("usersessions_list", "Where I am signed in"),
]
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\sstyle=|\son[a-z]+=",
    re.IGNORECASE,
)


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return found.group(1).strip() if found else ""


def looks_like_ours(page: str) -> bool:
    return "ui/tokens.css" in page and not INLINE.search(page)


@pytest.mark.parametrize(("name", "args", "title"), VISITOR_PAGES)
def test_a_visitor_s_page_is_ours(
    client: Browser, name: str, args: list[str], title: str
) -> None:
    page = client.get(reverse(name, args=args), follow=True).content.decode()

    assert heading(page) == title
    assert looks_like_ours(page)


@pytest.mark.parametrize(("name", "title"), MEMBER_PAGES)
def test_a_member_s_page_is_ours(
    cast: Cast, enter: Enter, name: str, title: str
) -> None:
    page = enter(cast.coach).get(reverse(name), follow=True).content.decode()

    assert heading(page) == title
    assert looks_like_ours(page)


@pytest.mark.parametrize(("name", "title"), MEMBER_PAGES)
def test_a_member_s_page_sends_a_visitor_to_sign_in(
    client: Browser, name: str, title: str
) -> None:
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert response["Location"].startswith(("/accounts/login/", "/"))
    assert title not in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_set_password",
        "accounts:sessions",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    ],
)
def test_a_person_without_an_address_sees_no_form_that_needs_one(name: str) -> None:
    otto = User.objects.create_user(None, name="Otto Klein")
    browser = Browser()
    browser.force_login(otto, backend="onward.accounts.policies.AccessCodeBackend")

    response = browser.get(reverse(name))
    page = response.content.decode()

    assert response.status_code == 200
    assert 'type="email"' not in page
    assert 'type="password"' not in page
    assert 'name="action_add"' not in page


def test_nobody_opens_an_account_without_an_invitation(client: Browser) -> None:
    before = User.objects.count()

    client.post(
        reverse("account_signup"),
        {"email": "new@north.example", "password1": "correct horse battery"},
    )

    assert User.objects.count() == before


def test_sign_in_says_one_thing_for_a_wrong_password_and_an_unknown_address(
    cast: Cast, client: Browser
) -> None:
    answers = [
        client.post(
            reverse("account_login"), {"login": login, "password": "wrong wrong"}
        ).content.decode()
        for login in (cast.coach.user.email, "nobody@north.example")
    ]

    assert all("E-mail and password do not fit together." in page for page in answers)


def test_guessing_passwords_is_stopped_in_plain_words(
    cast: Cast, client: Browser, settings: Settings
) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "guesses",
        }
    }
    guess = {"login": cast.coach.user.email, "password": "wrong wrong"}
    pages = [
        client.post(reverse("account_login"), guess).content.decode() for _ in range(6)
    ]

    assert "Too many tries." not in pages[4]
    assert "Too many tries." in pages[5]


def test_a_page_asked_for_too_often_says_so_in_our_look(
    client: Browser, settings: Settings
) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "resets",
        }
    }
    url = reverse("account_reset_password")
    answers = [client.post(url, {"email": f"{n}@a.example"}) for n in range(40)]

    assert answers[-1].status_code == 429
    assert looks_like_ours(answers[-1].content.decode())
