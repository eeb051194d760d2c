"""Passkeys, in a real browser with an authenticator made of software."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from onward.accounts.models import User
from onward.accounts.services import create_account

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
T = TypeVar("T")
PASSWORD = "correct horse battery"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def ada() -> User:
    return create_account("ada@north.example", name="Ada Ek", password=PASSWORD)


def in_browser(story: Callable[[Page], T]) -> T:
    """Live a story on a device that knows its owner by a touch.

    In a thread of its own: the browser's driver keeps an event loop there.
    """
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None and os.environ.get("ONWARD_BROWSER_REQUIRED"):
        pytest.fail("No Chromium or Chrome here, and this run must not skip.")
    if program is None:
        pytest.skip("No Chromium or Chrome here: apt-get install chromium brings one.")
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_live, story, program).result()


def _live(story: Callable[[Page], T], program: str) -> T:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        page = browser.new_page(reduced_motion="reduce")
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        told = story(page)
        browser.close()
        return told


def sign_in(page: Page, server: LiveServer) -> None:
    page.goto(server.url + reverse("account_login"))
    page.locator("#id_login").fill("ada@north.example")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page: Page, server: LiveServer) -> None:
    page.goto(server.url + reverse("mfa_add_webauthn"))
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.locator("#id_name").fill("My telephone")
    page.locator("input[name=passwordless]").check()
    page.get_by_role("button", name="Add this device or key").click()
    page.wait_for_url("**/recovery-codes/")


def test_a_passkey_is_added_and_then_opens_the_account_alone(
    live_server: LiveServer, ada: User
) -> None:
    def story(page: Page) -> str:
        sign_in(page, live_server)
        add_passkey(page, live_server)
        page.context.clear_cookies()
        page.goto(f"{live_server.url}{reverse('account_login')}?next=/me/")
        page.get_by_role("button", name="With a passkey").click()
        page.wait_for_url("**/me/")
        return page.locator(".eyebrow").inner_text()

    assert in_browser(story) == "Ada Ek"
    key = Authenticator.objects.get(user=ada, type=Authenticator.Type.WEBAUTHN)
    assert (key.wrap().name, key.wrap().is_passwordless) == ("My telephone", True)


@pytest.mark.usefixtures("ada")
def test_a_passkey_is_a_second_factor_beside_the_password(
    live_server: LiveServer,
) -> None:
    def story(page: Page) -> str:
        sign_in(page, live_server)
        add_passkey(page, live_server)
        page.context.clear_cookies()
        sign_in(page, live_server)
        page.get_by_role("button", name="With a passkey").click()
        page.wait_for_url(f"{live_server.url}/")
        page.goto(live_server.url + reverse("accounts:details"))
        return page.locator("h1").inner_text()

    assert in_browser(story) == "My details"


@pytest.mark.usefixtures("ada")
def test_a_device_without_a_passkey_is_told_what_to_do(live_server: LiveServer) -> None:
    def story(page: Page) -> None:
        page.goto(live_server.url + reverse("account_login"))
        page.get_by_role("button", name="With a passkey").click()
        told = page.get_by_role("alert").filter(has_text="Nothing happened")
        expect(told).to_be_visible(timeout=30_000)

    in_browser(story)


@pytest.mark.usefixtures("ada")
def test_the_pages_of_passkeys_are_without_a_finding(live_server: LiveServer) -> None:
    def story(page: Page) -> dict[str, list[str]]:
        sign_in(page, live_server)
        add_passkey(page, live_server)
        findings = {}
        for name in ("mfa_view_recovery_codes", "mfa_list_webauthn", "mfa_index"):
            page.goto(live_server.url + reverse(name))
            found = Axe().run(page).response["violations"]
            findings[name] = [finding["id"] for finding in found]
        return findings

    assert {name: ids for name, ids in in_browser(story).items() if ids} == {}
