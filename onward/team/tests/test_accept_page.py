"""The page an invitation leads to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from conftest import Cast
from onward.accounts.models import User
from onward.organisations.models import Member
from onward.organisations.policies import practice_url
from onward.team.models import Invitation
from onward.team.services import invite, revoke

pytestmark = pytest.mark.usefixtures("north_scope")
Enter = Callable[..., Browser]
GOOD = {"name": "Peter Kohl", "password": "three quiet boats"}


def link_for(
    cast: Cast, email: str = "peter@north.example", role: str = "coach"
) -> str:
    """The path of a link."""
    _invitation, url = invite(
        cast.north,
        name="Peter Kohl",
        email=email,
        roles=[role],
        by=cast.owner,
        now=timezone.now(),
    )
    return "/at/" + url.partition("/at/")[2]


@pytest.fixture
def link(cast: Cast) -> str:
    return link_for(cast)


def test_the_page_says_who_invites_to_what(client: Browser, link: str) -> None:
    page = client.get(link).content.decode()

    assert "Nora Winter invites you to North, as coach." in page
    assert "peter@north.example" in page


def test_a_name_and_a_password_open_the_account(
    client: Browser, cast: Cast, link: str
) -> None:
    response = client.post(link, GOOD)

    assert response["Location"] == practice_url(cast.north, "home:today")
    assert client.get("/me/").status_code == 200
    assert Member.objects.get(user__email="peter@north.example").roles == ["coach"]


def test_the_password_chosen_opens_the_account_later(
    client: Browser, link: str
) -> None:
    client.post(link, GOOD)
    browser = Browser()

    response = browser.post(
        "/accounts/login/",
        {"login": "peter@north.example", "password": GOOD["password"]},
    )

    assert response["Location"] == "/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": ""},
        {"password": "short"},
        {"password": "1234567890"},
        {"password": "password123"},
        {"password": "peter@north.example"},
        {"password": "x" * 10_000},
        {"name": ""},
        {"name": "x" * 10_000},
        {"name": "Peter\x00"},
    ],
)
def test_a_weak_password_or_no_name_is_said_and_the_link_stays_good(
    client: Browser, link: str, wrong: dict[str, str]
) -> None:
    refused = client.post(link, GOOD | wrong)
    accepted = client.post(link, GOOD)

    assert (refused.status_code, accepted.status_code) == (422, 302)


def test_pressed_twice_there_is_one_account_and_no_error(
    client: Browser, cast: Cast, link: str
) -> None:
    first, second = client.post(link, GOOD), client.post(link, GOOD)

    today = practice_url(cast.north, "home:today")
    assert [first["Location"], second["Location"]] == [today, today]
    assert User.objects.filter(email="peter@north.example").count() == 1


def test_a_used_link_says_so_kindly(client: Browser, link: str) -> None:
    client.post(link, GOOD)

    response = Browser().get(link)

    assert response.status_code == 410
    assert "accepted already" in response.content.decode()


def test_an_expired_link_says_what_to_do(client: Browser, link: str) -> None:
    past = timezone.now() - timedelta(days=20)
    Invitation.objects.update(made_at=past, expires_at=past + timedelta(days=14))

    response = client.get(link)

    assert response.status_code == 410
    assert "Ask North to send it again" in response.content.decode()
    assert client.post(link, GOOD).status_code == 410


def test_a_link_taken_back_says_so(client: Browser, cast: Cast, link: str) -> None:
    revoke(Invitation.objects.get(), by=cast.owner, now=timezone.now())

    response = client.get(link)

    assert response.status_code == 410
    assert "taken back" in response.content.decode()


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("token", ["nonsense", "x" * 5_000, "%F0%9F%98%80"])
def test_an_unknown_link_says_what_may_have_happened(
    client: Browser, token: str
) -> None:
    response = client.get(f"/at/north/invitations/{token}/")

    assert response.status_code == 404
    assert "This link leads nowhere" in response.content.decode()


def test_a_link_opens_nothing_at_another_practice(client: Browser, link: str) -> None:
    assert client.get(link.replace("/north/", "/south/")).status_code == 404


def test_who_has_an_account_signs_in_and_comes_back(
    client: Browser, cast: Cast
) -> None:
    link = link_for(cast, str(cast.stranger_coach.user.email))

    page = client.get(link).content.decode()
    tried = client.post(link, GOOD)

    assert f"/accounts/login/?next={link}" in page
    assert 'type="password"' not in page
    assert tried.status_code == 200
    assert not Member.objects.filter(user=cast.stranger_coach.user).exists()


def test_a_signed_in_person_accepts_with_one_press(cast: Cast, enter: Enter) -> None:
    link = link_for(cast, str(cast.stranger_coach.user.email))
    browser = enter(cast.stranger_coach)

    page = browser.get(link).content.decode()
    response = browser.post(link)

    assert "You are signed in as Sam Torres" in page
    assert response["Location"] == practice_url(cast.north, "home:today")
    assert Member.objects.get(user=cast.stranger_coach.user).roles == ["coach"]


def test_somebody_else_is_told_whose_link_it_is(
    cast: Cast, enter: Enter, link: str
) -> None:
    browser = enter(cast.second_client)

    page = browser.get(link).content.decode()
    response = browser.post(link)

    assert "The invitation went to peter@north.example" in page
    assert response.status_code == 409
    assert "sent to another address" in response.content.decode()


def test_the_page_is_kept_nowhere_and_tells_no_other_site(
    client: Browser, link: str
) -> None:
    response = client.get(link)

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
