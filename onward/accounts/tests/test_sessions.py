"""Where a person is signed in, and ending it."""

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.test import Client as Browser
from django.urls import reverse

from conftest import Cast
from onward.accounts.services import end_sessions

Enter = Callable[..., Browser]
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0"
SESSIONS = "accounts:sessions"


def is_in(browser: Browser) -> bool:
    return browser.get(reverse("accounts:details")).status_code == 200


def test_every_device_is_told_in_words_and_this_one_is_marked(
    cast: Cast, enter: Enter
) -> None:
    here, there = enter(cast.coach), enter(cast.coach)
    there.get(reverse(SESSIONS), headers={"user-agent": FIREFOX})

    page = here.get(reverse(SESSIONS)).content.decode()

    assert "Firefox on Windows" in page
    assert page.count("Sign out there<") == 1
    assert "Sign out everywhere else" in page


def test_signing_out_everywhere_else_keeps_this_device(
    cast: Cast, enter: Enter
) -> None:
    here, there, stranger = enter(cast.coach), enter(cast.coach), enter(cast.client)
    assert all(is_in(browser) for browser in (here, there, stranger))

    response = here.post(reverse("accounts:sessions-end-others"), follow=True)

    assert "Signed out on 1 other device." in response.content.decode()
    assert [is_in(b) for b in (here, there, stranger)] == [True, False, True]


def test_one_device_can_be_signed_out(cast: Cast, enter: Enter) -> None:
    here, there = enter(cast.coach), enter(cast.coach)
    assert is_in(here)
    assert is_in(there)
    other = UserSession.objects.get(session_key=there.session.session_key)

    here.post(reverse("accounts:session-end", args=[other.pk]))

    assert (is_in(here), is_in(there)) == (True, False)


def test_nobody_ends_somebody_else_s_session(cast: Cast, enter: Enter) -> None:
    coach, client = enter(cast.coach), enter(cast.client)
    assert is_in(coach)
    theirs = UserSession.objects.get(session_key=coach.session.session_key)

    client.post(reverse("accounts:session-end", args=[theirs.pk]))

    assert is_in(coach)


def test_a_person_can_be_signed_out_everywhere(cast: Cast, enter: Enter) -> None:
    browsers = [enter(cast.coach), enter(cast.coach)]
    assert all(is_in(browser) for browser in browsers)

    assert end_sessions(cast.coach.user) == 2
    assert not any(is_in(browser) for browser in browsers)
