"""Signing in with an access code."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from conftest import Cast
from onward.accounts.models import AccessCode, User
from onward.accounts.services import make_code, revoke_codes

pytestmark = pytest.mark.django_db
WORDS = "This code does not open anything, or not any more."


@pytest.fixture
def otto() -> User:
    """A person without an e-mail address."""
    return User.objects.create_user(None, name="Otto Klein")


@pytest.fixture
def code(otto: User, cast: Cast) -> str:
    return make_code(otto, by=cast.coach.user, now=timezone.now())


def who(browser: Browser) -> User | None:
    request = HttpRequest()
    request.session = browser.session
    user = get_user(request)
    return user if isinstance(user, User) else None


def test_a_code_signs_its_person_in_however_it_is_typed(
    client: Browser, otto: User, code: str
) -> None:
    response = client.post(
        reverse("accounts:code"), {"code": f" {code.lower().replace('-', ' ')} "}
    )

    assert (response.status_code, response["Location"]) == (302, "/")
    assert who(client) == otto
    assert AccessCode.objects.get(user=otto).last_used_at is not None


def test_wrong_expired_and_ended_codes_are_told_alike(
    client: Browser, otto: User, cast: Cast
) -> None:
    now = timezone.now()
    expired = make_code(otto, by=cast.coach.user, now=now - timedelta(days=200))
    ended = make_code(cast.client.user, by=cast.coach.user, now=now)
    revoke_codes(cast.client.user, now=now)
    closed = make_code(cast.second_client.user, by=cast.coach.user, now=now)
    User.objects.filter(pk=cast.second_client.user.pk).update(is_active=False)

    answers = [
        client.post(reverse("accounts:code"), {"code": typed})
        for typed in ("7KQ4-MNP2-XR8D", "what", expired, ended, closed)
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert all(WORDS in answer.content.decode() for answer in answers)
    assert who(client) is None


def test_a_new_code_ends_the_one_before(
    client: Browser, otto: User, code: str, cast: Cast
) -> None:
    newer = make_code(otto, by=cast.coach.user, now=timezone.now())

    first = client.post(reverse("accounts:code"), {"code": code})
    second = client.post(reverse("accounts:code"), {"code": newer})

    assert (first.status_code, second.status_code) == (422, 302)
    kept = AccessCode.objects.filter(user=otto).order_by("pk")
    assert [one.revoked_at is None for one in kept] == [False, True]


def test_the_code_itself_is_never_kept(code: str, otto: User) -> None:
    kept = AccessCode.objects.get(user=otto)

    assert code not in str(vars(kept))
    assert code.replace("-", "") not in str(vars(kept))


def test_an_eleventh_try_in_ten_minutes_is_refused_even_with_the_right_code(
    client: Browser, code: str, settings: Settings
) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "tries",
        }
    }
    url = reverse("accounts:code")
    wrong = [client.post(url, {"code": "7KQ4-MNP2-XR8D"}) for _ in range(10)]

    response = client.post(url, {"code": code})

    assert {answer.status_code for answer in wrong} == {422}
    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()
    assert who(client) is None


def test_a_code_leads_on_to_where_the_person_was_going(
    client: Browser, code: str
) -> None:
    response = client.post(reverse("accounts:code"), {"code": code, "next": "/me/"})

    assert response["Location"] == "/me/"


def test_a_code_never_leads_to_another_site(client: Browser, code: str) -> None:
    response = client.post(
        reverse("accounts:code"), {"code": code, "next": "https://evil.example/"}
    )

    assert response["Location"] == "/"


def test_a_code_does_not_stand_in_for_a_second_factor(
    client: Browser, code: str, otto: User
) -> None:
    Authenticator.objects.create(
        user=otto, type=Authenticator.Type.TOTP, data={"secret": "kept"}
    )

    response = client.post(reverse("accounts:code"), {"code": code})

    assert response["Location"] == reverse("mfa_authenticate")
    assert who(client) is None


@pytest.mark.parametrize("typed", ["", "x" * 10_000, "\x00", "<script>", "מילה סודית"])
def test_nonsense_is_answered_beside_the_field(client: Browser, typed: str) -> None:
    response = client.post(reverse("accounts:code"), {"code": typed})

    assert response.status_code == 422


def test_pressed_twice_it_signs_in_twice_and_nothing_breaks(
    client: Browser, code: str, otto: User
) -> None:
    answers = [client.post(reverse("accounts:code"), {"code": code}) for _ in "12"]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert who(client) == otto


def test_the_login_page_leads_to_the_code_page_and_keeps_the_way(
    client: Browser,
) -> None:
    page = client.get(reverse("account_login"), {"next": "/me/"}).content.decode()

    assert f'href="{reverse("accounts:code")}?next=/me/"' in page


def test_a_session_begun_with_a_code_ends_when_the_account_is_closed(
    client: Browser, code: str, otto: User
) -> None:
    client.post(reverse("accounts:code"), {"code": code})
    User.objects.filter(pk=otto.pk).update(is_active=False)

    assert who(client) is None
